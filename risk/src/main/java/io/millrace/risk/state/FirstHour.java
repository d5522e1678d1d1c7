package io.millrace.risk.state;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * The hour of engine time after a reset, in which half of what halts is told, once for each
 * trigger: a STATE_CHANGE without a change, cause LADDER, with half of the limit. Engine's thread.
 */
final class FirstHour {

    /** Engine time for which it lasts, ns. */
    static final long LENGTH_NS = 3_600 * Timeframe.SECOND_NS;

    private static final int LOSS = 1;
    private static final int FALL = 2;
    private static final int SHARE = 4;
    private static final int ALL = LOSS | FALL | SHARE;

    private final LiveLimits limits;
    private final TradingStateMachine machine;
    private long endNs = Long.MIN_VALUE;
    private int told;

    FirstHour(LiveLimits limits, TradingStateMachine machine) {
        this.limits = limits;
        this.machine = machine;
    }

    /** Trading was reset. */
    void begin(long nowNs) {
        endNs = nowNs + LENGTH_NS;
        told = 0;
    }

    boolean isOver(long nowNs) {
        return nowNs >= endNs || told == ALL;
    }

    /** Loss of the session: more than half of what it may be. */
    void loss(long amount, long base) {
        tell(LOSS, amount, limits.of(LimitName.DAILY_LOSS_BPS), base, 1);
    }

    /** Fall from the peak: half of what halts, or more. */
    void fall(long amount, long peak) {
        tell(FALL, amount, limits.of(LimitName.DRAWDOWN_BPS), peak, 0);
    }

    /** Largest position: more than half of what it may be. */
    void share(long amount, long equity) {
        tell(SHARE, amount, limits.of(LimitName.CONCENTRATION_BPS), equity, 1);
    }

    private void tell(int bit, long amount, long basisPoints, long base, int least) {
        boolean isReached =
                amount > 0
                        && Notional.compareProducts(
                                        amount,
                                        2 * KillLimits.ONE_IN_BASIS_POINTS,
                                        basisPoints,
                                        base)
                                >= least;
        if (isReached && (told & bit) == 0) {
            told |= bit;
            machine.note(StateCause.LADDER, amount, Notional.basisPoints(base, basisPoints) / 2);
        }
    }

    void save(StateSink sink) {
        sink.putLong(endNs);
        sink.putInt(told);
    }

    void load(StateSource source) {
        endNs = source.takeLong();
        told = source.takeInt();
    }
}
