package io.millrace.engine.bar;

import io.millrace.model.time.Timeframe;

/**
 * One bar while it is handed down the stages. Reused; valid during the call. Prices and volume in
 * fixed point.
 */
public final class Bar {

    int instrument;
    Timeframe timeframe = Timeframe.M1;
    long startNs;
    long open;
    long high;
    long low;
    long close;
    long volume;
    int tickCount;

    /**
     * Instrument of the bar.
     *
     * @return id
     */
    public int instrument() {
        return instrument;
    }

    /**
     * Length of the bar.
     *
     * @return timeframe
     */
    public Timeframe timeframe() {
        return timeframe;
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
     * First price.
     *
     * @return fixed point
     */
    public long open() {
        return open;
    }

    /**
     * Highest price.
     *
     * @return fixed point
     */
    public long high() {
        return high;
    }

    /**
     * Lowest price.
     *
     * @return fixed point
     */
    public long low() {
        return low;
    }

    /**
     * Last price.
     *
     * @return fixed point
     */
    public long close() {
        return close;
    }

    /**
     * Size traded.
     *
     * @return fixed point
     */
    public long volume() {
        return volume;
    }

    /**
     * Ticks in the bar.
     *
     * @return 1 or more; 0 when the source does not tell
     */
    public int tickCount() {
        return tickCount;
    }
}
