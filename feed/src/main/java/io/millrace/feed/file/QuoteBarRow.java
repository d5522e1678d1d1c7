package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.time.Timeframe;

/**
 * One bar of bid and ask on its way from a file to a sink; its event comes at its end. Reused for
 * each row; one thread.
 */
public final class QuoteBarRow {

    private final QuoteBarFlyweight bar = new QuoteBarFlyweight();
    private final int instrumentId;
    private final Timeframe timeframe;
    private final long[] bid = new long[4];
    private final long[] ask = new long[4];
    private long startNs;

    /**
     * A row of an instrument.
     *
     * @param instrumentId id in the instrument table
     * @param timeframe length of the bars
     */
    public QuoteBarRow(int instrumentId, Timeframe timeframe) {
        this.instrumentId = instrumentId;
        this.timeframe = timeframe;
    }

    /**
     * Begins a bar.
     *
     * @param firstNs first instant, ns since 1970-01-01 UTC
     * @return this
     */
    public QuoteBarRow begin(long firstNs) {
        startNs = firstNs;
        return this;
    }

    /**
     * Bids of the bar, in fixed point, above 0; no bid is above high or below low.
     *
     * @param first first bid
     * @param highest highest bid
     * @param lowest lowest bid
     * @param last last bid
     * @return this
     */
    public QuoteBarRow bids(long first, long highest, long lowest, long last) {
        set(bid, first, highest, lowest, last);
        return this;
    }

    /**
     * Asks of the bar, in fixed point, above 0; no ask is above high or below low.
     *
     * @param first first ask
     * @param highest highest ask
     * @param lowest lowest ask
     * @param last last ask
     * @return this
     */
    public QuoteBarRow asks(long first, long highest, long lowest, long last) {
        set(ask, first, highest, lowest, last);
        return this;
    }

    private static void set(long[] side, long first, long highest, long lowest, long last) {
        side[0] = first;
        side[1] = highest;
        side[2] = lowest;
        side[3] = last;
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
        int offset =
                sink.claim(EventType.QUOTE_BAR, instrumentId, QuoteBarFlyweight.LENGTH, endNs());
        if (offset == EventSink.CLOSED) {
            return false;
        }
        bar.wrap(sink.buffer(), offset)
                .startNs(startNs)
                .bidOpen(bid[0])
                .bidHigh(bid[1])
                .bidLow(bid[2])
                .bidClose(bid[3])
                .askOpen(ask[0])
                .askHigh(ask[1])
                .askLow(ask[2])
                .askClose(ask[3])
                .quoteCount(0)
                .timeframe(timeframe.code());
        sink.commit();
        return true;
    }
}
