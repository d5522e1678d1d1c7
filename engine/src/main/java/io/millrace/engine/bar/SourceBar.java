package io.millrace.engine.bar;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.time.Timeframe;

import org.agrona.MutableDirectBuffer;

/** A bar that came from a source, with its end. A movable view. */
public final class SourceBar {

    private final BarFlyweight view = new BarFlyweight();

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public SourceBar wrap(MutableDirectBuffer buffer, int payloadOffset) {
        view.wrap(buffer, payloadOffset);
        return this;
    }

    /**
     * The record itself.
     *
     * @return view that moves with this one
     */
    public BarFlyweight record() {
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
     * First price.
     *
     * @return fixed point
     */
    public long open() {
        return view.open();
    }

    /**
     * Highest price.
     *
     * @return fixed point
     */
    public long high() {
        return view.high();
    }

    /**
     * Lowest price.
     *
     * @return fixed point
     */
    public long low() {
        return view.low();
    }

    /**
     * Last price.
     *
     * @return fixed point
     */
    public long close() {
        return view.close();
    }

    /**
     * Size traded.
     *
     * @return fixed point
     */
    public long volume() {
        return view.volume();
    }

    /**
     * Ticks in the bar.
     *
     * @return 0 when the source does not tell
     */
    public int tickCount() {
        return view.tradeCount();
    }
}
