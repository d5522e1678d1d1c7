package io.millrace.engine.bar;

import io.millrace.model.state.StateHash;
import io.millrace.model.time.Timeframe;

/**
 * Hop 4 of a tick: ticks and shorter bars become bars of one timeframe, per instrument.
 *
 * <p>Bars are aligned to 1970-01-01 UTC and cut by venue time. A bar closes on the first event at
 * or after its end, or on a timer, whichever comes first. An instant without a tick has no bar. A
 * tick older than the open bar, or than the last closed one, is counted and dropped; it never
 * reopens a bar.
 *
 * <p>Single writer: the engine's thread. Allocates nothing.
 */
public final class BarStage {

    private static final long NO_BAR = Long.MIN_VALUE;

    private final Timeframe timeframe;
    private final BarHandler handler;
    private final Bar[] open;
    private final long[] start;
    private final long[] closedUntil;
    private long closed;
    private long late;

    /**
     * A stage without bars.
     *
     * @param timeframe length of the bars to build
     * @param instruments how many instruments there are
     * @param handler who takes closed bars
     */
    public BarStage(Timeframe timeframe, int instruments, BarHandler handler) {
        this.timeframe = timeframe;
        this.handler = handler;
        open = new Bar[instruments];
        start = new long[instruments];
        closedUntil = new long[instruments];
        for (int i = 0; i < instruments; i++) {
            open[i] = new Bar();
            open[i].instrument = i;
            open[i].timeframe = timeframe;
            start[i] = NO_BAR;
            closedUntil[i] = NO_BAR;
        }
    }

    /**
     * Takes a tick.
     *
     * @param instrument id
     * @param venueTimeNs ns since 1970-01-01 UTC
     * @param price fixed point, above 0
     * @param size fixed point, 0 or above
     */
    public void onTick(int instrument, long venueTimeNs, long price, long size) {
        if (!admit(instrument, venueTimeNs)) {
            return;
        }
        Bar bar = open[instrument];
        if (start[instrument] == NO_BAR) {
            begin(instrument, venueTimeNs, price, price, price);
        }
        bar.high = Math.max(bar.high, price);
        bar.low = Math.min(bar.low, price);
        bar.close = price;
        bar.volume = sum(bar.volume, size);
        bar.tickCount++;
    }

    /**
     * Takes a bar that is as long as ours or shorter.
     *
     * @param instrument id
     * @param source start, prices and volume
     */
    public void onBar(int instrument, SourceBar source) {
        assert source.endNs() - source.startNs() <= timeframe.lengthNs() : "source bar too long";

        if (!admit(instrument, source.startNs())) {
            return;
        }
        Bar bar = open[instrument];
        if (start[instrument] == NO_BAR) {
            begin(instrument, source.startNs(), source.open(), source.high(), source.low());
        }
        bar.high = Math.max(bar.high, source.high());
        bar.low = Math.min(bar.low, source.low());
        bar.close = source.close();
        bar.volume = sum(bar.volume, source.volume());
        bar.tickCount += source.tickCount();
        onTime(instrument, source.endNs());
    }

    private boolean admit(int instrument, long timeNs) {
        if (timeNs < closedUntil[instrument] || timeNs < start[instrument]) {
            late++;
            return false;
        }
        onTime(instrument, timeNs);
        return true;
    }

    private void begin(int instrument, long timeNs, long first, long high, long low) {
        Bar bar = open[instrument];
        start[instrument] = timeframe.startOf(timeNs);
        bar.startNs = start[instrument];
        bar.open = first;
        bar.high = high;
        bar.low = low;
        bar.volume = 0;
        bar.tickCount = 0;
    }

    /** Sum of two volumes, the largest long on overflow. */
    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /**
     * Takes a timer: closes every bar that has ended.
     *
     * @param timeNs ns since 1970-01-01 UTC
     */
    public void onTimer(long timeNs) {
        for (int i = 0; i < open.length; i++) {
            onTime(i, timeNs);
        }
    }

    /**
     * Takes the time of an instrument, without a price: closes its bar when that has ended.
     *
     * @param instrument id
     * @param timeNs ns since 1970-01-01 UTC
     */
    public void onTime(int instrument, long timeNs) {
        long begun = start[instrument];
        if (begun == NO_BAR || timeNs < begun + timeframe.lengthNs()) {
            return;
        }
        closedUntil[instrument] = begun + timeframe.lengthNs();
        start[instrument] = NO_BAR;
        closed++;
        handler.onBar(open[instrument]);
    }

    /**
     * How many bars were closed.
     *
     * @return 0 or more
     */
    public long closed() {
        return closed;
    }

    /**
     * How many ticks came too late for their bar.
     *
     * @return 0 or more
     */
    public long late() {
        return late;
    }

    /**
     * Adds the open bars.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        hash.putText("bars");
        hash.putLong(closed);
        hash.putLong(late);
        for (int i = 0; i < open.length; i++) {
            hash.putLong(start[i]);
            hash.putLong(closedUntil[i]);
            if (start[i] != NO_BAR) {
                hash.putLong(open[i].open);
                hash.putLong(open[i].high);
                hash.putLong(open[i].low);
                hash.putLong(open[i].close);
                hash.putLong(open[i].volume);
                hash.putInt(open[i].tickCount);
            }
        }
    }
}
