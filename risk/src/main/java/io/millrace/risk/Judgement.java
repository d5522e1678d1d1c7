package io.millrace.risk;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.Verdict;

/**
 * What the gate found: the failing check with the lowest number gives the verdict, whatever the
 * order in which they were evaluated, a mask names all, and each check leaves what it looked at.
 * Preallocated and reused.
 */
public final class Judgement {

    /** Operands and limits as they stand in a record; what is not judged is made zero late. */
    private final long[] image = new long[OrderFlyweight.CHECKS * 2];

    private Verdict verdict = Verdict.PASS;
    private int first = Integer.MAX_VALUE;
    private int failed;
    private int judged;
    private int stale;
    private int matrix;

    void clear() {
        stale |= judged;
        verdict = Verdict.PASS;
        first = Integer.MAX_VALUE;
        failed = 0;
        judged = 0;
        matrix = 0;
    }

    void matrix(int version) {
        matrix = version;
    }

    void check(int number, long value, long bound, Verdict answer) {
        check(number, value, bound, answer == Verdict.PASS, answer);
    }

    /** What passes, as nearly all do, takes two stores and a bit. */
    void check(int number, long value, long bound, boolean passes, Verdict denial) {
        image[number * 2 - 2] = value;
        image[number * 2 - 1] = bound;
        judged |= 1 << (number - 1);
        if (!passes) {
            deny(number, denial);
        }
    }

    private void deny(int number, Verdict denial) {
        failed |= 1 << (number - 1);
        if (number < first) {
            first = number;
            verdict = denial;
        }
    }

    /**
     * First refusal.
     *
     * @return {@link Verdict#PASS} when there was none
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * Checks that failed.
     *
     * @return bit n-1 for check n
     */
    public int failed() {
        return failed;
    }

    /**
     * Whether a check failed.
     *
     * @param check 1 to 29
     * @return true when it did
     */
    public boolean hasFailed(int check) {
        return (failed & 1 << (check - 1)) != 0;
    }

    /**
     * Checks that had nothing to judge.
     *
     * @return bit n-1 for check n
     */
    public int notApplicable() {
        return ~judged & ((1 << OrderFlyweight.CHECKS) - 1);
    }

    /**
     * What a check looked at.
     *
     * @param check 1 to 29
     * @return value in the unit of the check
     */
    public long operand(int check) {
        return isJudged(check) ? image[check * 2 - 2] : 0;
    }

    /**
     * What a check compared with.
     *
     * @param check 1 to 29
     * @return limit in the unit of the check
     */
    public long limit(int check) {
        return isJudged(check) ? image[check * 2 - 1] : 0;
    }

    /** What is left of an earlier judgement is not looked at: clearing it would take longer. */
    private boolean isJudged(int check) {
        return (judged & 1 << (check - 1)) != 0;
    }

    void writeTo(OrderFlyweight order) {
        stale &= ~judged;
        while (stale != 0) {
            int at = Integer.numberOfTrailingZeros(stale) * 2;
            image[at] = 0;
            image[at + 1] = 0;
            stale &= stale - 1;
        }
        order.verdict((short) verdict.code())
                .failedChecks(failed)
                .notApplicable(notApplicable())
                .matrix(matrix)
                .operands(image);
    }
}
