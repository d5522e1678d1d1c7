package io.millrace.ops.backtest;

import static io.millrace.model.fixed.FixedPoint.NONE;

/** A price that will value its instrument when its event has ended; one object for a whole run. */
final class SeenPrice {

    private int instrument = -1;
    private long high = NONE;
    private long low = NONE;
    private long close = NONE;

    void set(int id, long newHigh, long newLow, long newClose) {
        instrument = id;
        high = newHigh;
        low = newLow;
        close = newClose;
    }

    void clear() {
        set(-1, NONE, NONE, NONE);
    }

    /** Number of the instrument; -1 for none. */
    int instrument() {
        return instrument;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** Not positive where there is none. */
    long close() {
        return close;
    }
}
