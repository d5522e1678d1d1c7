package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Average daily volume of each instrument, for check 13: that of the instrument table; where it
 * tells none, the mean of the last 20 whole trading days of closed bars. The day in which the data
 * begins may be a part of one and does not count.
 */
public final class DailyVolumes {

    private static final int DAYS = 20;
    private static final long NO_DAY = Long.MIN_VALUE;

    private final long[] told;
    private final boolean[] hasVolume;
    private final long[][] days;
    private final int[] known;
    private final int[] next;
    private final long[] dayStartNs;
    private final long[] volume;
    private final boolean[] isWhole;
    private final long[] average;

    /**
     * Volumes of the instruments of a run.
     *
     * @param instruments whose volumes
     */
    public DailyVolumes(InstrumentTable instruments) {
        int count = instruments.size();
        told = new long[count];
        hasVolume = new boolean[count];
        days = new long[count][DAYS];
        known = new int[count];
        next = new int[count];
        dayStartNs = new long[count];
        volume = new long[count];
        isWhole = new boolean[count];
        average = new long[count];
        for (int id = 0; id < count; id++) {
            told[id] = instruments.get(id).terms().dailyVolume();
            hasVolume[id] = instruments.get(id).hasVolume();
            dayStartNs[id] = NO_DAY;
        }
    }

    /**
     * Takes a closed bar.
     *
     * @param instrument id
     * @param startNs start of its trading day, not before that of the bar before
     * @param traded fixed point, size traded in it
     */
    public void onBar(int instrument, long startNs, long traded) {
        if (startNs != dayStartNs[instrument]) {
            endDay(instrument);
            isWhole[instrument] = dayStartNs[instrument] != NO_DAY;
            dayStartNs[instrument] = startNs;
            volume[instrument] = 0;
        }
        volume[instrument] = FixedPoint.add(volume[instrument], traded);
    }

    private void endDay(int instrument) {
        if (isWhole[instrument]) {
            days[instrument][next[instrument]] = volume[instrument];
            next[instrument] = (next[instrument] + 1) % DAYS;
            known[instrument] = Math.min(known[instrument] + 1, DAYS);
            average[instrument] = mean(instrument);
        }
    }

    /**
     * Whether there is an average.
     *
     * @param instrument id
     * @return false when the instrument has no volume, and before the first whole day
     */
    public boolean isKnown(int instrument) {
        return told[instrument] > 0 || (hasVolume[instrument] && known[instrument] > 0);
    }

    /**
     * Average daily volume.
     *
     * @param instrument id, of which it is known
     * @return fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long average(int instrument) {
        return told[instrument] > 0 ? told[instrument] : average[instrument];
    }

    private long mean(int instrument) {
        long sum = 0;
        for (int day = 0; day < known[instrument]; day++) {
            sum = FixedPoint.add(sum, days[instrument][day]);
        }
        return sum == FixedPoint.NONE ? sum : sum / known[instrument];
    }

    /**
     * Writes the days.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("daily-volumes");
        for (int id = 0; id < known.length; id++) {
            sink.putLong(dayStartNs[id]);
            sink.putLong(volume[id]);
            sink.putBoolean(isWhole[id]);
            sink.putInt(known[id]);
            sink.putInt(next[id]);
            for (int day = 0; day < known[id]; day++) {
                sink.putLong(days[id][day]);
            }
        }
    }

    /**
     * Takes over saved days.
     *
     * @param source holds the state of the same instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("daily-volumes");
        for (int id = 0; id < known.length; id++) {
            dayStartNs[id] = source.takeLong();
            volume[id] = source.takeLong();
            isWhole[id] = source.takeBoolean();
            known[id] = source.takeCount("days with a volume", DAYS);
            next[id] = source.takeCount("place of the next day", DAYS - 1);
            for (int day = 0; day < known[id]; day++) {
                days[id][day] = source.takeLong();
            }
            average[id] = known[id] == 0 ? 0 : mean(id);
        }
    }
}
