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
 * latched: nothing in this class leads out of it. Only this package moves it.
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
            to(TradingState.HALTED, StateCause.LATCH, 0, 0, 0);
        } else {
            to(TradingState.ACTIVE, StateCause.START_UP, 0, 0, 0);
        }
    }

    /** Halts because a halt of an earlier run holds; nothing when trading is halted already. */
    public void latch() {
        halt(StateCause.LATCH, 0, 0, 0);
    }

    void halt(StateCause why, long value, long limit, long base) {
        if (state != TradingState.HALTED) {
            to(TradingState.HALTED, why, value, limit, base);
        }
    }

    private void to(TradingState next, StateCause why, long value, long limit, long base) {
        int payload = outputs.claim(EventType.STATE_CHANGE, Instrument.NONE, StateFlyweight.LENGTH);
        change.wrap(outputs.buffer(), payload)
                .from(state.code())
                .to(next.code())
                .cause(why.code())
                .value(value)
                .limit(limit)
                .base(base);
        outputs.commit();
        state = next;
        cause = why;
        measured = value;
        allowed = limit;
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
    }

    /** Takes over a saved state, a latched one too; tells nobody. */
    void load(StateSource source) {
        source.expectText("trading-state");
        state = TradingState.ofCode(source.takeCount("trading state", LAST_STATE));
        cause = StateCause.ofCode(source.takeCount("cause of the trading state", LAST_CAUSE));
        measured = source.takeLong();
        allowed = source.takeLong();
    }
}
