package io.millrace.bench.run;

/** How long a suite measures. */
public enum Form {
    /** A minute for everything. */
    QUICK,
    /** Twenty minutes for everything. */
    FULL;

    /**
     * Chooses.
     *
     * @param quick for the short form
     * @param full for the long one
     * @return one of the two
     */
    public int pick(int quick, int full) {
        return this == QUICK ? quick : full;
    }

    /** {@return in small letters} */
    public String label() {
        return this == QUICK ? "quick" : "full";
    }
}
