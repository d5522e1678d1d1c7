package io.millrace.feed.file;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.time.Timeframe;

/**
 * One bar of prices on its way from a file to a sink; its event comes at its end. Reused for each
 * row; one thread.
 */
public final class BarRow {

    private final BarFlyweight bar = new BarFlyweight();
    private final int instrumentId;
    private final Timeframe timeframe;
    private long startNs;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /**
     * A row of an instrument.
     *
     * @param instrumentId id in the instrument table
     * @param timeframe length of the bars
     */
    public BarRow(int instrumentId, Timeframe timeframe) {
        this.instrumentId = instrumentId;
        this.timeframe = timeframe;
    }

    /**
     * Begins a bar: no prices, no volume.
     *
     * @param firstNs first instant, ns since 1970-01-01 UTC
     * @return this
     */
    public BarRow begin(long firstNs) {
        startNs = firstNs;
        volume = 0;
        return this;
    }

    /**
     * Prices of the bar, in fixed point, above 0; no price is above high or below low.
     *
     * @param first first price
     * @param highest highest price
     * @param lowest lowest price
     * @param last last price
     * @return this
     */
    public BarRow prices(long first, long highest, long lowest, long last) {
        open = first;
        high = highest;
        low = lowest;
        close = last;
        return this;
    }

    /**
     * How much was traded.
     *
     * @param fixedSize fixed point, 0 or above
     * @return this
     */
    public BarRow volume(long fixedSize) {
        volume = fixedSize;
        return this;
    }

    /**
     * First instant.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long startNs() {
        return startNs;
    }

    /**
     * First instant after the bar.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long endNs() {
        return startNs + timeframe.lengthNs();
    }

    /**
     * Offers the row.
     *
     * @param sink where to put it
     * @return false when the sink is closed
     */
    public boolean writeTo(EventSink sink) {
        int offset = sink.claim(EventType.BAR, instrumentId, BarFlyweight.LENGTH, endNs());
        if (offset == EventSink.CLOSED) {
            return false;
        }
        bar.wrap(sink.buffer(), offset)
                .startNs(startNs)
                .open(open)
                .high(high)
                .low(low)
                .close(close)
                .volume(volume)
                .tradeCount(0)
                .timeframe(timeframe.code());
        sink.commit();
        return true;
    }
}
