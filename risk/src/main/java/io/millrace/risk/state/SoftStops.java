package io.millrace.risk.state;

import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.TradingState;
import io.millrace.model.time.Timeframe;

/**
 * What narrows trading to REDUCING, and when that is over. A cause is raised while it holds; when
 * none holds, trading is ACTIVE again after 30 seconds of engine time. A soft loss, the ladder, an
 * unexpected fill and an operator's wish hold until the operator takes them back. Engine's thread.
 */
public final class SoftStops {

    /** Engine time for which no cause must hold, ns. */
    public static final long HYSTERESIS_NS = 30 * Timeframe.SECOND_NS;

    private final TradingStateMachine machine;
    private int holding;
    private long nowNs = Long.MIN_VALUE / 2;
    private long clearedNs = Long.MIN_VALUE / 2;

    /**
     * No cause holds.
     *
     * @param machine what is narrowed
     */
    public SoftStops(TradingStateMachine machine) {
        this.machine = machine;
    }

    /**
     * Begins an event: what is over for long enough ends.
     *
     * @param timeNs engine time
     */
    public void begin(long timeNs) {
        nowNs = timeNs;
        if (machine.state() == TradingState.REDUCING
                && holding == 0
                && nowNs - clearedNs >= HYSTERESIS_NS) {
            machine.activate(StateCause.CLEARED, nowNs - clearedNs, HYSTERESIS_NS);
        }
    }

    /**
     * Says whether a cause of link or data holds.
     *
     * @param cause which
     * @param holds whether it does
     * @param value what was measured
     * @param limit what it was compared with
     */
    public void set(StateCause cause, boolean holds, long value, long limit) {
        if (holds) {
            raise(cause, value, limit);
        } else {
            clear(cause);
        }
    }

    /**
     * Says that a cause holds.
     *
     * @param cause which
     * @param value what was measured
     * @param limit what it was compared with
     */
    public void raise(StateCause cause, long value, long limit) {
        holding |= bit(cause);
        machine.reduce(cause, value, limit);
    }

    /**
     * Says that a cause holds that an operator must see: it is told each time, also where trading
     * is narrowed or halted already.
     *
     * @param cause which
     * @param value what was measured
     * @param limit what it was compared with
     */
    public void alarm(StateCause cause, long value, long limit) {
        boolean changes = machine.state() == TradingState.ACTIVE;
        raise(cause, value, limit);
        if (!changes) {
            machine.note(cause, value, limit);
        }
    }

    /**
     * Says that a cause holds no longer; the 30 seconds begin when it was the last.
     *
     * @param cause which
     */
    public void clear(StateCause cause) {
        if (holds(cause)) {
            holding &= ~bit(cause);
            clearedNs = nowNs;
        }
    }

    /**
     * Takes a cause back without the 30 seconds.
     *
     * @param cause which
     */
    public void drop(StateCause cause) {
        if (holds(cause)) {
            holding &= ~bit(cause);
            clearedNs = Math.max(clearedNs, nowNs - HYSTERESIS_NS);
        }
    }

    /** Engine time of this event. */
    long nowNs() {
        return nowNs;
    }

    TradingStateMachine machine() {
        return machine;
    }

    /** The 30 seconds begin: after a reset. */
    void settle() {
        clearedNs = nowNs;
    }

    /**
     * Is ACTIVE at once when no cause holds: an operator's resume.
     *
     * @return false when a cause holds, or trading is not REDUCING
     */
    public boolean resume() {
        if (holding != 0 || machine.state() != TradingState.REDUCING) {
            return false;
        }
        machine.activate(StateCause.MANUAL, 0, 0);
        return true;
    }

    /**
     * Whether a cause holds.
     *
     * @param cause which
     * @return true from when it was raised until it is cleared
     */
    public boolean holds(StateCause cause) {
        return (holding & bit(cause)) != 0;
    }

    /**
     * All causes that hold.
     *
     * @return bit n for the cause of code n
     */
    public int holding() {
        return holding;
    }

    private static int bit(StateCause cause) {
        return 1 << cause.code();
    }

    void save(StateSink sink) {
        sink.putText("soft-stops");
        sink.putInt(holding);
        sink.putLong(clearedNs);
    }

    void load(StateSource source) {
        source.expectText("soft-stops");
        holding = source.takeInt();
        clearedNs = source.takeLong();
    }
}
