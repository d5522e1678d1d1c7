package io.millrace.bench.report;

/** On which side of a target a measured value must be. */
public enum Relation {
    /** The target or less. */
    AT_MOST("<="),
    /** Less than the target. */
    BELOW("<"),
    /** The target or more. */
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    /** {@return as in a table} */
    public String sign() {
        return sign;
    }

    /**
     * Judges a value.
     *
     * @param measured what was found
     * @param target what was wanted
     * @return whether it is reached; a value that is no number reaches nothing
     */
    public boolean isMet(double measured, double target) {
        return switch (this) {
            case AT_MOST -> measured <= target;
            case BELOW -> measured < target;
            case AT_LEAST -> measured >= target;
        };
    }

    /**
     * How much worse a value became.
     *
     * @param before earlier value, above 0
     * @param now value of today
     * @return a part of the earlier value; 0.1 is ten percent worse, below 0 is better
     */
    public double worsening(double before, double now) {
        return this == AT_LEAST ? before / now - 1 : now / before - 1;
    }
}
