package io.millrace.risk.state;

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
 * An equity that cannot be computed halts with CRITICAL. Equity of zero or less halts with
 * DRAWDOWN.
 */
public final class KillSwitch {

    private final KillLimits limits;
    private final TradingStateMachine machine;
    private final PositionBook positions;
    private final SessionCalendar calendar;
    private long sessionStartNs = Long.MIN_VALUE;
    private long sessionBase;
    private long peakEquity;

    /**
     * A switch over one account.
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
        this.limits = limits;
        this.machine = machine;
        this.positions = positions;
        this.calendar = calendar;
        this.sessionBase = positions.equity();
        this.peakEquity = positions.equity();
    }

    /**
     * Fixes the base of a new session, once.
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
        return true;
    }

    /**
     * Compares, after a price or a fill. Every position is compared: the loss of one makes the
     * share of the others larger.
     *
     * @return true when this call halted trading
     */
    public boolean evaluate() {
        long equity = positions.equity();
        if (machine.isHalted()) {
            return false;
        }
        if (equity == FixedPoint.NONE) {
            machine.halt(StateCause.CRITICAL, equity, 0, sessionBase);
            return true;
        }
        peakEquity = Math.max(peakEquity, equity);
        return dailyLoss(equity) || drawdown(equity) || concentration(equity);
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
     * Halts over a fault in the data.
     *
     * @param measured operand of the fault
     * @param allowed its limit
     * @return true when this call halted trading
     */
    public boolean refuse(long measured, long allowed) {
        if (machine.isHalted()) {
            return false;
        }
        machine.halt(StateCause.DATA, measured, allowed, 0);
        return true;
    }

    /**
     * Halts over an order that broke a rule which nothing but a fault of the engine can break.
     *
     * @param measured operand of the check
     * @param allowed its limit
     * @return true when this call halted trading
     */
    public boolean fail(long measured, long allowed) {
        if (machine.isHalted()) {
            return false;
        }
        machine.halt(StateCause.CRITICAL, measured, allowed, 0);
        return true;
    }

    private boolean dailyLoss(long equity) {
        long loss = FixedPoint.subtract(sessionBase, equity);
        if (!exceeds(loss, limits.dailyLossBps(), sessionBase)) {
            return false;
        }
        machine.halt(
                StateCause.DAILY_LOSS,
                loss,
                Notional.basisPoints(sessionBase, limits.dailyLossBps()),
                sessionBase);
        return true;
    }

    private boolean drawdown(long equity) {
        long fall = FixedPoint.subtract(peakEquity, equity);
        int comparison =
                Notional.compareProducts(
                        fall, KillLimits.ONE_IN_BASIS_POINTS, limits.drawdownBps(), peakEquity);
        if (comparison < 0 && equity > 0) {
            return false;
        }
        machine.halt(
                StateCause.DRAWDOWN,
                fall,
                Notional.basisPoints(peakEquity, limits.drawdownBps()),
                peakEquity);
        return true;
    }

    private boolean concentration(long equity) {
        for (int id = 0; id < positions.instruments(); id++) {
            if (positions.size(id) != 0 && concentration(id, equity)) {
                return true;
            }
        }
        return false;
    }

    private boolean concentration(int instrument, long equity) {
        long value = Math.abs(positions.value(instrument));
        if (!exceeds(value, limits.concentrationBps(), equity)) {
            return false;
        }
        machine.halt(
                StateCause.CONCENTRATION,
                value,
                Notional.basisPoints(equity, limits.concentrationBps()),
                equity);
        return true;
    }

    private static boolean exceeds(long amount, long basisPoints, long base) {
        return Notional.compareProducts(amount, KillLimits.ONE_IN_BASIS_POINTS, basisPoints, base)
                > 0;
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
     * Writes base and peak, and the trading state that they move.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("kill-switch");
        machine.save(sink);
        sink.putLong(sessionStartNs);
        sink.putLong(sessionBase);
        sink.putLong(peakEquity);
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
        sessionStartNs = source.takeLong();
        sessionBase = source.takeLong();
        peakEquity = source.takeLong();
    }
}
