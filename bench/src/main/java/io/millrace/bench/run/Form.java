package io.millrace.bench.run;

/** How long a suite measures. */
public enum Form {
    /** At most a minute for most parts, by time. */
    QUICK,
    /** A quarter of an hour for everything, by counts. */
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
