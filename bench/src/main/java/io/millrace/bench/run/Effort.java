package io.millrace.bench.run;

/**
 * How much a part measures: so many rounds, and no longer than its time.
 *
 * @param form quick or full
 * @param budget time from its first line on; without end in the long form
 */
public record Effort(Form form, Budget budget) {

    /** Rounds that a median is taken of, at least, however slow the machine. */
    public static final int LEAST = 3;

    /**
     * Chooses.
     *
     * @param quick for the short form
     * @param full for the long one
     * @return one of the two
     */
    public int pick(int quick, int full) {
        return form.pick(quick, full);
    }

    /** {@return whether it is the short form} */
    public boolean isQuick() {
        return form == Form.QUICK;
    }

    /**
     * Rounds that take no longer than a share of the time that is left now, but for the {@value
     * #LEAST} that there must be.
     *
     * @param share above 0, at most 1
     * @param warmUp rounds that are not counted, at most
     * @param counted rounds that are, at most
     * @return rounds, to be run at once
     */
    public Rounds rounds(double share, int warmUp, int counted) {
        return new Rounds(warmUp, LEAST, counted, budget.share(share));
    }
}
