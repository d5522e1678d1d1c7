package io.millrace.risk.state;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The steps before a halt: 70 % of the limit of a daily loss or a drawdown warns, once; 90 %
 * narrows trading to what reduces, and asks once that half of the positions be closed. A session or
 * a reset begins anew. Exact products of integers. Engine's thread.
 */
public final class LossLadder {

    private static final int WARNS = 70;
    private static final int CLOSES = 90;

    private final LiveLimits limits;
    private final SoftStops soft;
    private int rung;
    private boolean closesHalf;

    LossLadder(LiveLimits limits, SoftStops soft) {
        this.limits = limits;
        this.soft = soft;
    }

    void climb(long loss, long base, long fall, long peak) {
        if (rung == 0 && step(WARNS, loss, base, fall, peak)) {
            rung = 1;
        }
        if (rung == 1 && step(CLOSES, loss, base, fall, peak)) {
            rung = 2;
            closesHalf = true;
        }
    }

    private boolean step(int percent, long loss, long base, long fall, long peak) {
        return step(percent, loss, limits.of(LimitName.DAILY_LOSS_BPS), base)
                || step(percent, fall, limits.of(LimitName.DRAWDOWN_BPS), peak);
    }

    private boolean step(int percent, long amount, long basisPoints, long base) {
        boolean isReached =
                amount > 0
                        && Notional.compareProducts(
                                        amount,
                                        KillLimits.ONE_IN_BASIS_POINTS * 100,
                                        basisPoints * percent,
                                        base)
                                >= 0;
        if (isReached) {
            long limit = Notional.basisPoints(base, basisPoints);
            if (percent == CLOSES) {
                soft.raise(StateCause.LADDER, amount, limit);
            } else {
                soft.machine().note(StateCause.LADDER, amount, limit);
            }
        }
        return isReached;
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

    void reset() {
        rung = 0;
        soft.drop(StateCause.LADDER);
    }

    void save(StateSink sink) {
        sink.putInt(rung);
        sink.putBoolean(closesHalf);
    }

    void load(StateSource source) {
        rung = source.takeCount("rung", 2);
        closesHalf = source.takeBoolean();
    }
}
