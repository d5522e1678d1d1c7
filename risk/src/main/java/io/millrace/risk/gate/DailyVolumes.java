package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
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

    private final Row[] rows;

    /** The days of one instrument. */
    private static final class Row {

        private final long told;
        private final boolean hasVolume;
        private final long[] days = new long[DAYS];
        private int known;
        private int next;
        private long dayStartNs = NO_DAY;
        private long volume;
        private boolean isWhole;
        private long average;

        Row(Instrument instrument) {
            told = instrument.terms().dailyVolume();
            hasVolume = instrument.hasVolume();
        }

        void endDay() {
            if (isWhole) {
                days[next] = volume;
                next = (next + 1) % DAYS;
                known = Math.min(known + 1, DAYS);
                average = mean();
            }
        }

        long mean() {
            long sum = 0;
            for (int day = 0; day < known; day++) {
                sum = FixedPoint.add(sum, days[day]);
            }
            return sum == FixedPoint.NONE ? sum : sum / known;
        }

        void save(StateSink sink) {
            sink.putLong(dayStartNs);
            sink.putLong(volume);
            sink.putBoolean(isWhole);
            sink.putInt(known);
            sink.putInt(next);
            for (int day = 0; day < known; day++) {
                sink.putLong(days[day]);
            }
        }

        void load(StateSource source) {
            dayStartNs = source.takeLong();
            volume = source.takeLong();
            isWhole = source.takeBoolean();
            known = source.takeCount("days with a volume", DAYS);
            next = source.takeCount("place of the next day", DAYS - 1);
            for (int day = 0; day < known; day++) {
                days[day] = source.takeLong();
            }
            average = known == 0 ? 0 : mean();
        }
    }

    /**
     * Volumes of the instruments of a run.
     *
     * @param instruments whose volumes
     */
    public DailyVolumes(InstrumentTable instruments) {
        rows = new Row[instruments.size()];
        for (int id = 0; id < rows.length; id++) {
            rows[id] = new Row(instruments.get(id));
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
        Row row = rows[instrument];
        if (startNs != row.dayStartNs) {
            row.endDay();
            row.isWhole = row.dayStartNs != NO_DAY;
            row.dayStartNs = startNs;
            row.volume = 0;
        }
        row.volume = FixedPoint.add(row.volume, traded);
    }

    /**
     * Whether there is an average.
     *
     * @param instrument id
     * @return false when the instrument has no volume, and before the first whole day
     */
    public boolean isKnown(int instrument) {
        Row row = rows[instrument];
        return row.told > 0 || (row.hasVolume && row.known > 0);
    }

    /**
     * Average daily volume.
     *
     * @param instrument id, of which it is known
     * @return fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long average(int instrument) {
        Row row = rows[instrument];
        return row.told > 0 ? row.told : row.average;
    }

    /**
     * Writes the days.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("daily-volumes");
        for (Row row : rows) {
            row.save(sink);
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
        for (Row row : rows) {
            row.load(source);
        }
    }
}
