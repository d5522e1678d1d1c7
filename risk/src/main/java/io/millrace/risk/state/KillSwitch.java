package io.millrace.risk.state;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.risk.book.PositionBook;

/**
 * Compares equity with the session's base, with its peak, and each position with equity, and
 * latches HALTED. The three comparisons are of integers, without rounding:
 *
 * <ul>
 *   <li>DAILY_LOSS: {@code loss · 10,000 > limit · base}, the loss exceeds its limit;
 *   <li>DRAWDOWN: {@code fall · 10,000 >= limit · peak}, the fall reaches its limit;
 *   <li>CONCENTRATION: {@code |position| · 10,000 > limit · equity}, the position exceeds its
 *       share.
 * </ul>
 *
 * An equity, a base or a peak that cannot be computed halts with CRITICAL. Equity of zero or less
 * halts with DRAWDOWN.
 */
public final class KillSwitch {

    private final LiveLimits limits;
    private final SafetyLimits safety;
    private final TradingStateMachine machine;
    private final SoftStops soft;
    private final PositionBook positions;
    private final SessionCalendar calendar;
    private final LossLadder ladder;
    private final FirstHour firstHour;
    private long sessionStartNs = Long.MIN_VALUE;
    private long sessionBase;
    private long peakEquity;

    // What breach() found; valid until its next call, no state.
    private long measured;
    private long allowed;
    private long against;
    private long largest;

    /**
     * A switch over one account.
     *
     * @param limits what halts, as it is now
     * @param safety what is done before
     * @param soft the trading state, and what narrows it
     * @param positions the account
     * @param calendar when a session begins
     */
    public KillSwitch(
            LiveLimits limits,
            SafetyLimits safety,
            SoftStops soft,
            PositionBook positions,
            SessionCalendar calendar) {
        this.limits = limits;
        this.safety = safety;
        this.soft = soft;
        this.machine = soft.machine();
        this.positions = positions;
        this.calendar = calendar;
        this.ladder = new LossLadder(limits, soft);
        this.firstHour = new FirstHour(limits, machine);
        this.sessionBase = positions.equity();
        this.peakEquity = positions.equity();
    }

    /**
     * A switch of which the other limits are as wide as they go.
     *
     * @param limits what halts
     * @param machine what is latched
     * @param positions the account
     * @param calendar when a session begins
     */
    public KillSwitch(
            KillLimits limits,
            TradingStateMachine machine,
            PositionBook positions,
            SessionCalendar calendar) {
        this(LiveLimits.of(limits), SafetyLimits.OPEN, new SoftStops(machine), positions, calendar);
    }

    /**
     * Fixes the base of a new session, once. What narrowed trading in the last one still does.
     *
     * @param timeNs engine time
     * @return true when a session began
     */
    public boolean roll(long timeNs) {
        long start = calendar.sessionStartNs(timeNs);
        if (start <= sessionStartNs) {
            return false;
        }
        sessionStartNs = start;
        sessionBase = positions.equity();
        ladder.roll(FixedPoint.subtract(peakEquity, sessionBase), peakEquity);
        return true;
    }

    /**
     * Compares, after a price or a fill. Every position is compared: the loss of one makes the
     * share of the others larger. While trading is halted each comparison that fails is told once.
     *
     * @return true when this call halted trading, or added a cause to a halt
     */
    public boolean evaluate() {
        long equity = positions.equity();
        if (equity != NONE && peakEquity != NONE) {
            peakEquity = Math.max(peakEquity, equity);
        }
        if (machine.isHalted()) {
            return addCauses(equity);
        }
        StateCause why = breach(equity, sessionBase, peakEquity);
        if (why != StateCause.NONE) {
            machine.halt(why, measured, allowed, against);
            return true;
        }
        softLoss(equity);
        long loss = FixedPoint.subtract(sessionBase, equity);
        long fall = FixedPoint.subtract(peakEquity, equity);
        if (safety.ladder()) {
            ladder.climb(loss, sessionBase, fall, peakEquity);
        }
        if (!firstHour.isOver(soft.nowNs())) {
            firstHour.loss(loss, sessionBase);
            firstHour.fall(fall, peakEquity);
            firstHour.share(largest, equity);
        }
        return false;
    }

    /** Each comparison on its own: the one that halted must not hide another. */
    private boolean addCauses(long equity) {
        if (equity == NONE || sessionBase == NONE || peakEquity == NONE) {
            return add(found(StateCause.CRITICAL, equity, 0, sessionBase));
        }
        boolean isNew = add(loss(equity, sessionBase));
        isNew |= add(fall(equity, peakEquity));
        isNew |= add(concentration(equity));
        return isNew;
    }

    private boolean add(StateCause why) {
        return why != StateCause.NONE && machine.halt(why, measured, allowed, against);
    }

    /**
     * Whether trading would halt at once with a base and a peak; what was compared can be read
     * afterwards.
     *
     * @param newPeak whether the peak is what the account has now
     * @param newBase whether the base of the session is
     * @return what would halt it, NONE when nothing would
     */
    public StateCause wouldHalt(boolean newPeak, boolean newBase) {
        long equity = positions.equity();
        return breach(equity, newBase ? equity : sessionBase, newPeak ? equity : peakEquity);
    }

    /**
     * Leads out of HALTED, by way of RECONCILING to REDUCING; trading is ACTIVE when nothing
     * narrows it for 30 seconds. The caller has seen to the guards.
     *
     * @param newPeak whether the peak becomes what the account has now
     * @param newBase whether the base of the session does
     */
    public void reset(boolean newPeak, boolean newBase) {
        long equity = positions.equity();
        peakEquity = newPeak ? equity : peakEquity;
        sessionBase = newBase ? equity : sessionBase;
        soft.drop(StateCause.SOFT_LOSS);
        ladder.reset();
        machine.reset();
        soft.settle();
        firstHour.begin(soft.nowNs());
        evaluate();
    }

    private StateCause breach(long equity, long base, long peak) {
        if (equity == NONE || base == NONE || peak == NONE) {
            return found(StateCause.CRITICAL, equity, 0, base);
        }
        StateCause why = loss(equity, base);
        if (why == StateCause.NONE) {
            why = fall(equity, peak);
        }
        return why == StateCause.NONE ? concentration(equity) : why;
    }

    private StateCause loss(long equity, long base) {
        long bps = limits.of(LimitName.DAILY_LOSS_BPS);
        long loss = FixedPoint.subtract(base, equity);
        return exceeds(loss, bps, base)
                ? found(StateCause.DAILY_LOSS, loss, Notional.basisPoints(base, bps), base)
                : StateCause.NONE;
    }

    private StateCause fall(long equity, long peak) {
        long bps = limits.of(LimitName.DRAWDOWN_BPS);
        long fall = FixedPoint.subtract(peak, equity);
        return reaches(fall, bps, peak) || equity <= 0
                ? found(StateCause.DRAWDOWN, fall, Notional.basisPoints(peak, bps), peak)
                : StateCause.NONE;
    }

    private StateCause found(StateCause why, long value, long limit, long base) {
        measured = value;
        allowed = limit;
        against = base;
        return why;
    }

    private StateCause concentration(long equity) {
        long bps = limits.of(LimitName.CONCENTRATION_BPS);
        largest = 0;
        for (int id = positions.nextHeld(0); id >= 0; id = positions.nextHeld(id + 1)) {
            long value = Math.abs(positions.value(id));
            if (value == NONE) {
                return found(StateCause.CRITICAL, value, 0, equity);
            }
            largest = Math.max(largest, value);
            if (exceeds(value, bps, equity)) {
                long most = Notional.basisPoints(equity, bps);
                return found(StateCause.CONCENTRATION, value, most, equity);
            }
        }
        return StateCause.NONE;
    }

    /** Reaching it narrows trading until an operator resumes. */
    private void softLoss(long equity) {
        long loss = FixedPoint.subtract(sessionBase, equity);
        long bps = limits.of(LimitName.SOFT_LOSS_BPS);
        if (!soft.holds(StateCause.SOFT_LOSS) && loss > 0 && reaches(loss, bps, sessionBase)) {
            soft.raise(StateCause.SOFT_LOSS, loss, Notional.basisPoints(sessionBase, bps));
        }
    }

    /**
     * Whether the loss of the session is at its soft limit.
     *
     * @return true from reaching it on
     */
    public boolean isSoftLoss() {
        long loss = FixedPoint.subtract(sessionBase, positions.equity());
        return loss > 0 && reaches(loss, limits.of(LimitName.SOFT_LOSS_BPS), sessionBase);
    }

    /**
     * Whether equity has fallen so far that sizes are halved.
     *
     * @return true from reaching it on; also when equity cannot be computed
     */
    public boolean isReduced() {
        long equity = positions.equity();
        long fall = FixedPoint.subtract(peakEquity, equity);
        return equity == NONE || (fall > 0 && reaches(fall, safety.reducedBps(), peakEquity));
    }

    /** {@return whether trading is halted} */
    public boolean isHalted() {
        return machine.isHalted();
    }

    /**
     * The steps before a halt.
     *
     * @return the ladder, which says once when half is to be closed
     */
    public LossLadder ladder() {
        return ladder;
    }

    /**
     * Moves base and peak by money that was paid in or taken out.
     *
     * @param amount account currency, fixed point
     */
    public void onCashFlow(long amount) {
        sessionBase = FixedPoint.add(sessionBase, amount);
        peakEquity = FixedPoint.add(peakEquity, amount);
    }

    /**
     * Halts, or adds a cause to the halt that holds.
     *
     * @param why what halts
     * @param value what was measured
     * @param limit what it was compared with
     * @return true when this call halted trading
     */
    public boolean halt(StateCause why, long value, long limit) {
        boolean halts = !machine.isHalted();
        machine.halt(why, value, limit, 0);
        return halts;
    }

    /**
     * Halts over an order that broke a rule which nothing but a fault of the engine can break.
     *
     * @param value operand of the check, a size
     * @param limit its limit, told as the base too
     * @return true when this call halted trading
     */
    public boolean fail(long value, long limit) {
        boolean halts = !machine.isHalted();
        machine.halt(StateCause.CRITICAL, value, limit, limit);
        return halts;
    }

    private static boolean reaches(long amount, long basisPoints, long base) {
        return Notional.compareProducts(amount, KillLimits.ONE_IN_BASIS_POINTS, basisPoints, base)
                >= 0;
    }

    private static boolean exceeds(long amount, long basisPoints, long base) {
        return Notional.compareProducts(amount, KillLimits.ONE_IN_BASIS_POINTS, basisPoints, base)
                > 0;
    }

    /**
     * What the last comparison measured.
     *
     * @return fixed point
     */
    public long measured() {
        return measured;
    }

    /**
     * What the last comparison allowed.
     *
     * @return fixed point
     */
    public long allowed() {
        return allowed;
    }

    /**
     * Equity at the start of the session.
     *
     * @return fixed point
     */
    public long sessionBase() {
        return sessionBase;
    }

    /**
     * Highest equity so far.
     *
     * @return fixed point
     */
    public long peakEquity() {
        return peakEquity;
    }

    /**
     * Writes base and peak, the limits as they are now, and the trading state.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("kill-switch");
        machine.save(sink);
        soft.save(sink);
        limits.save(sink);
        sink.putLong(sessionStartNs);
        sink.putLong(sessionBase);
        sink.putLong(peakEquity);
        ladder.save(sink);
        firstHour.save(sink);
    }

    /**
     * Takes over saved base and peak, and the trading state, without telling anybody.
     *
     * @param source holds the state of a switch
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("kill-switch");
        machine.load(source);
        soft.load(source);
        limits.load(source);
        sessionStartNs = source.takeLong();
        sessionBase = source.takeLong();
        peakEquity = source.takeLong();
        ladder.load(source);
        firstHour.load(source);
    }
}
