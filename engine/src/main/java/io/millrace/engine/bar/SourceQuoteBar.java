package io.millrace.engine.bar;

import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.time.Timeframe;

import org.agrona.MutableDirectBuffer;

/** A bar of bid and ask that came from a source, with its end. A movable view. */
public final class SourceQuoteBar {

    private final QuoteBarFlyweight view = new QuoteBarFlyweight();

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public SourceQuoteBar wrap(MutableDirectBuffer buffer, int payloadOffset) {
        view.wrap(buffer, payloadOffset);
        return this;
    }

    /**
     * The record itself.
     *
     * @return view that moves with this one
     */
    public QuoteBarFlyweight record() {
        return view;
    }

    /**
     * First instant.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long startNs() {
        return view.startNs();
    }

    /**
     * Length of the bar.
     *
     * @return the source's timeframe
     */
    public Timeframe timeframe() {
        return Timeframe.ofCode(view.timeframe());
    }

    /**
     * First instant after the bar.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long endNs() {
        return view.startNs() + timeframe().lengthNs();
    }

    /**
     * Last bid.
     *
     * @return fixed point
     */
    public long bidClose() {
        return view.bidClose();
    }

    /**
     * Last ask.
     *
     * @return fixed point
     */
    public long askClose() {
        return view.askClose();
    }

    /**
     * Price between the last bid and the last ask.
     *
     * @return fixed point
     */
    public long middleClose() {
        return view.middleClose();
    }

    void beginIn(Bar bar) {
        bar.bids.begin(view.bidOpen(), view.bidHigh(), view.bidLow());
        bar.asks.begin(view.askOpen(), view.askHigh(), view.askLow());
    }

    void addTo(Bar bar) {
        bar.bids.add(view.bidHigh(), view.bidLow(), view.bidClose());
        bar.asks.add(view.askHigh(), view.askLow(), view.askClose());
        bar.tickCount += view.quoteCount();
    }
}
