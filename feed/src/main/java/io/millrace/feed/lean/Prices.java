package io.millrace.feed.lean;

/** Reads the four prices of a bar that stand side by side. One thread, nothing is allocated. */
final class Prices {

    private static final int COUNT = 4;

    private final LeanReader reader;
    private final int column;
    private long open;
    private long high;
    private long low;
    private long close;

    /**
     * Prices in four columns.
     *
     * @param reader of the rows
     * @param column of the open; high, low and close follow
     */
    Prices(LeanReader reader, int column) {
        this.reader = reader;
        this.column = column;
    }

    /** Reads all four. */
    void read() {
        open = reader.price(column);
        high = reader.price(column + 1);
        low = reader.price(column + 2);
        close = reader.price(column + 3);
        if (high < open || high < close || high < low) {
            throw reader.refusal(column + 1, "it must not be below open, low and close");
        }
        if (low > open || low > close) {
            throw reader.refusal(column + 2, "it must not be above open, high and close");
        }
    }

    /** Reads all four; where all of them are absent, the last close stands for each. */
    boolean readOrKeep() {
        int absent = 0;
        for (int i = 0; i < COUNT; i++) {
            absent += reader.isAbsent(column + i) ? 1 : 0;
        }
        if (absent < COUNT) {
            read();
            return true;
        }
        open = close;
        high = close;
        low = close;
        return false;
    }

    /** Whether prices were read yet. */
    boolean isKnown() {
        return close > 0;
    }

    long open() {
        return open;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    long close() {
        return close;
    }
}
