package io.millrace.ops.backtest;

/** What a sum of squared distances from the mean is divided by. */
public enum Deviation {
    /** The count: the returns are all there are. */
    POPULATION(0),
    /** The count less one: the returns are a sample. */
    SAMPLE(1);

    private final int less;

    Deviation(int less) {
        this.less = less;
    }

    /** What is taken from the count. */
    int less() {
        return less;
    }
}
