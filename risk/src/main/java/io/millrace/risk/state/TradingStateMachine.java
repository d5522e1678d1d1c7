package io.millrace.risk.state;

import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.TradingState;

/**
 * The trading state. Every change is an output with the comparison that caused it. HALTED is
 * latched: only an operator's reset leads out of it. Only this package moves it.
 */
public final class TradingStateMachine {

    private static final int LAST_STATE = TradingState.values().length - 1;
    private static final int LAST_CAUSE = StateCause.values().length - 1;

    private final OutputSink outputs;
    private final StateFlyweight change = new StateFlyweight();
    private TradingState state = TradingState.STARTING;
    private StateCause cause = StateCause.NONE;
    private long measured;
    private long allowed;
    private long sequence;
    private long haltSequence;
    private int haltCauses;

    /**
     * A machine in STARTING.
     *
     * @param outputs where changes are told
     */
    public TradingStateMachine(OutputSink outputs) {
        this.outputs = outputs;
    }

    /**
     * Goes through the start: by itself to ACTIVE, or to HALTED when an earlier halt holds.
     *
     * @param latched whether a halt of an earlier run holds
     */
    public void start(boolean latched) {
        to(TradingState.RECOVERING, StateCause.START_UP, 0, 0, 0);
        to(TradingState.RECONCILING, StateCause.START_UP, 0, 0, 0);
        if (latched) {
            haltCauses = 1 << StateCause.LATCH.code();
            to(TradingState.HALTED, StateCause.LATCH, 0, 0, 0);
        } else {
            to(TradingState.ACTIVE, StateCause.START_UP, 0, 0, 0);
        }
    }

    /**
     * Begins an event.
     *
     * @param eventSequence its sequence
     */
    public void begin(long eventSequence) {
        sequence = eventSequence;
    }

    /** Halts because a halt of an earlier run holds; nothing when trading is halted already. */
    public void latch() {
        if (state != TradingState.HALTED) {
            sequence = 0;
            halt(StateCause.LATCH, 0, 0, 0);
        }
    }

    /**
     * A halt that holds already keeps its cause and sequence; a new cause is told once. Returns
     * false when it was told before.
     */
    boolean halt(StateCause why, long value, long limit, long base) {
        int bit = 1 << why.code();
        if (state != TradingState.HALTED) {
            haltSequence = sequence;
            haltCauses = bit;
            to(TradingState.HALTED, why, value, limit, base);
        } else if ((haltCauses & bit) == 0) {
            haltCauses |= bit;
            tell(state, why, value, limit, base);
        } else {
            return false;
        }
        return true;
    }

    void reduce(StateCause why, long value, long limit) {
        if (state == TradingState.ACTIVE) {
            to(TradingState.REDUCING, why, value, limit, 0);
        }
    }

    void activate(StateCause why, long value, long limit) {
        if (state == TradingState.REDUCING) {
            to(TradingState.ACTIVE, why, value, limit, 0);
        }
    }

    /** Leads out of HALTED; the caller has seen to the guards. */
    void reset() {
        if (state == TradingState.HALTED) {
            haltSequence = 0;
            haltCauses = 0;
            to(TradingState.RECONCILING, StateCause.RESET, 0, 0, 0);
            to(TradingState.REDUCING, StateCause.RESET, 0, 0, 0);
        }
    }

    /**
     * Tells something about the state without changing it.
     *
     * @param why what
     * @param value what was measured
     * @param limit what it was compared with
     */
    public void note(StateCause why, long value, long limit) {
        tell(state, why, value, limit, 0);
    }

    /** The state changes before it is told: whatever becomes of the record, a halt holds. */
    private void to(TradingState next, StateCause why, long value, long limit, long base) {
        TradingState before = state;
        state = next;
        cause = why;
        measured = value;
        allowed = limit;
        tell(before, why, value, limit, base);
    }

    private void tell(TradingState before, StateCause why, long value, long limit, long base) {
        int payload = outputs.claim(EventType.STATE_CHANGE, Instrument.NONE, StateFlyweight.LENGTH);
        change.wrap(outputs.buffer(), payload)
                .from(before.code())
                .to(state.code())
                .cause(why.code())
                .value(value)
                .limit(limit)
                .base(base);
        outputs.commit();
    }

    /**
     * Sequence of the event that halted trading: what a reset has to name.
     *
     * @return 0 when trading is not halted, or was halted before this run
     */
    public long haltSequence() {
        return haltSequence;
    }

    /**
     * All that halted trading since it was last reset.
     *
     * @return bit n for the cause of code n
     */
    public int haltCauses() {
        return haltCauses;
    }

    /**
     * State now.
     *
     * @return trading state
     */
    public TradingState state() {
        return state;
    }

    /**
     * Whether trading is halted.
     *
     * @return true in HALTED
     */
    public boolean isHalted() {
        return state == TradingState.HALTED;
    }

    /**
     * Why the state is what it is.
     *
     * @return cause of the last change
     */
    public StateCause cause() {
        return cause;
    }

    /**
     * What the last change was made for.
     *
     * @return fixed point, what was measured
     */
    public long measured() {
        return measured;
    }

    /**
     * What {@link #measured()} was compared with.
     *
     * @return fixed point
     */
    public long allowed() {
        return allowed;
    }

    void save(StateSink sink) {
        sink.putText("trading-state");
        sink.putInt(state.code());
        sink.putInt(cause.code());
        sink.putLong(measured);
        sink.putLong(allowed);
        sink.putLong(haltSequence);
        sink.putInt(haltCauses);
    }

    /** Takes over a saved state, a latched one too; tells nobody. */
    void load(StateSource source) {
        source.expectText("trading-state");
        state = TradingState.ofCode(source.takeCount("trading state", LAST_STATE));
        cause = StateCause.ofCode(source.takeCount("cause of the trading state", LAST_CAUSE));
        measured = source.takeLong();
        allowed = source.takeLong();
        haltSequence = source.takeLong();
        haltCauses = source.takeInt();
    }
}
