package io.millrace.engine.bar;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Open, high, low and close of one side of the market, in fixed point. Reused; one writer. */
public final class PriceRange {

    private long open;
    private long high;
    private long low;
    private long close;

    void set(PriceRange other) {
        open = other.open;
        high = other.high;
        low = other.low;
        close = other.close;
    }

    /** Begins with one price. */
    void begin(long price) {
        begin(price, price, price);
    }

    /** Begins with the first bar of several. */
    void begin(long first, long highest, long lowest) {
        open = first;
        high = highest;
        low = lowest;
    }

    /** Takes one price. */
    void add(long price) {
        add(price, price, price);
    }

    /** Takes a bar. */
    void add(long highest, long lowest, long last) {
        high = Math.max(high, highest);
        low = Math.min(low, lowest);
        close = last;
    }

    void save(StateSink sink) {
        sink.putLong(open);
        sink.putLong(high);
        sink.putLong(low);
        sink.putLong(close);
    }

    void load(StateSource source) {
        open = source.takeLong();
        high = source.takeLong();
        low = source.takeLong();
        close = source.takeLong();
    }

    /** Becomes the mean of two sides, each of the four prices for itself. */
    void setMean(PriceRange bid, PriceRange ask) {
        open = middle(bid.open, ask.open);
        high = middle(bid.high, ask.high);
        low = middle(bid.low, ask.low);
        close = middle(bid.close, ask.close);
    }

    private static long middle(long bid, long ask) {
        return bid + (ask - bid) / 2;
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
}
