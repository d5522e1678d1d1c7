package io.millrace.bench.run;

import java.util.function.LongSupplier;

/** Time that may be used; without end where things are counted. Immutable but for its clock. */
public final class Budget {

    private static final Budget ENDLESS = new Budget(() -> 0, Long.MAX_VALUE);

    private final LongSupplier clock;
    private final long endNs;

    private Budget(LongSupplier clock, long endNs) {
        this.clock = clock;
        this.endNs = endNs;
    }

    /** {@return time without end} */
    public static Budget endless() {
        return ENDLESS;
    }

    /**
     * Time from now on.
     *
     * @param clock monotonic, ns
     * @param lengthNs how long, ns; 0 or less is over at once
     * @return the budget
     */
    public static Budget of(LongSupplier clock, long lengthNs) {
        return new Budget(clock, clock.getAsLong() + lengthNs);
    }

    /** {@return whether it never ends} */
    public boolean isEndless() {
        return endNs == Long.MAX_VALUE;
    }

    /** {@return ns that are left, 0 or more} */
    public long leftNs() {
        return isEndless() ? endNs : Math.max(0, endNs - clock.getAsLong());
    }

    /** {@return whether nothing is left} */
    public boolean isOver() {
        return leftNs() == 0;
    }

    /**
     * A part of what is left now; it begins now.
     *
     * @param share above 0, at most 1
     * @return a budget that ends no later than this one
     */
    public Budget share(double share) {
        return isEndless() ? this : of(clock, (long) (leftNs() * share));
    }
}
