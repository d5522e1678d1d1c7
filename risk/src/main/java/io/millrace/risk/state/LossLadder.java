package io.millrace.risk.state;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The steps before a halt: 70 % of the limit of a daily loss or a drawdown warns, once for each; 90
 * % narrows trading to what reduces, and asks once that half of the positions be closed. A session
 * begins the steps of the loss anew, and those of a drawdown only as far as it is gone; a reset
 * begins all anew. Exact products of integers. Engine's thread.
 */
public final class LossLadder {

    private static final int WARNS = 70;
    private static final int CLOSES = 90;
    private static final int STEPS = 3;

    private final LiveLimits limits;
    private final SoftStops soft;
    private int lossRung;
    private int fallRung;
    private boolean closesHalf;

    LossLadder(LiveLimits limits, SoftStops soft) {
        this.limits = limits;
        this.soft = soft;
    }

    void climb(long loss, long base, long fall, long peak) {
        lossRung = climb(lossRung, loss, limits.of(LimitName.DAILY_LOSS_BPS), base);
        fallRung = climb(fallRung, fall, limits.of(LimitName.DRAWDOWN_BPS), peak);
    }

    private int climb(int rung, long amount, long basisPoints, long base) {
        int reached = Math.max(rung, rung(amount, basisPoints, base));
        long limit = Notional.basisPoints(base, basisPoints);
        if (rung < 1 && reached >= 1) {
            soft.machine().note(StateCause.LADDER, amount, limit);
        }
        if (rung < 2 && reached == 2) {
            // While it holds, half was closed for the other limit.
            closesHalf |= !soft.holds(StateCause.LADDER);
            soft.raise(StateCause.LADDER, amount, limit);
        }
        return reached;
    }

    private static int rung(long amount, long basisPoints, long base) {
        if (reaches(CLOSES, amount, basisPoints, base)) {
            return 2;
        }
        return reaches(WARNS, amount, basisPoints, base) ? 1 : 0;
    }

    private static boolean reaches(int percent, long amount, long basisPoints, long base) {
        return amount > 0
                && Notional.compareProducts(
                                amount,
                                KillLimits.ONE_IN_BASIS_POINTS * 100,
                                basisPoints * percent,
                                base)
                        >= 0;
    }

    /**
     * Whether the riskiest half is to be closed now. Said once.
     *
     * @return true once after 90 % of a limit was reached
     */
    public boolean takeClosesHalf() {
        boolean closes = closesHalf;
        closesHalf = false;
        return closes;
    }

    /** A session begins: its loss is none, the drawdown is what it was. */
    void roll(long fall, long peak) {
        lossRung = 0;
        fallRung = Math.min(fallRung, rung(fall, limits.of(LimitName.DRAWDOWN_BPS), peak));
    }

    void reset() {
        lossRung = 0;
        fallRung = 0;
        closesHalf = false;
        soft.drop(StateCause.LADDER);
    }

    void save(StateSink sink) {
        sink.putInt(lossRung + STEPS * fallRung);
        sink.putBoolean(closesHalf);
    }

    void load(StateSource source) {
        int rungs = source.takeCount("rungs", STEPS * STEPS - 1);
        lossRung = rungs % STEPS;
        fallRung = rungs / STEPS;
        closesHalf = source.takeBoolean();
    }
}
