package io.millrace.risk;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.Verdict;

/**
 * What the gate found: the failing check with the lowest number gives the verdict, whatever the
 * order in which they were evaluated, a mask names all, and each check leaves what it looked at.
 * Preallocated and reused.
 */
public final class Judgement {

    private final long[] operand = new long[OrderFlyweight.CHECKS + 1];
    private final long[] limit = new long[OrderFlyweight.CHECKS + 1];
    private Verdict verdict = Verdict.PASS;
    private int first = Integer.MAX_VALUE;
    private int failed;
    private int judged;

    void clear() {
        verdict = Verdict.PASS;
        first = Integer.MAX_VALUE;
        failed = 0;
        judged = 0;
    }

    void check(int number, long value, long bound, Verdict answer) {
        operand[number] = value;
        limit[number] = bound;
        judged |= 1 << (number - 1);
        if (answer != Verdict.PASS) {
            failed |= 1 << (number - 1);
            if (number < first) {
                first = number;
                verdict = answer;
            }
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
        return isJudged(check) ? operand[check] : 0;
    }

    /**
     * What a check compared with.
     *
     * @param check 1 to 29
     * @return limit in the unit of the check
     */
    public long limit(int check) {
        return isJudged(check) ? limit[check] : 0;
    }

    /** What is left of an earlier judgement is not looked at: clearing it would take longer. */
    private boolean isJudged(int check) {
        return (judged & 1 << (check - 1)) != 0;
    }

    void writeTo(OrderFlyweight order) {
        order.verdict((short) verdict.code()).failedChecks(failed).notApplicable(notApplicable());
        for (int check = 1; check <= OrderFlyweight.CHECKS; check++) {
            order.operands(check, operand(check), limit(check));
        }
    }
}
