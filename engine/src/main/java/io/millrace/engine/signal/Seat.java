package io.millrace.engine.signal;

import io.millrace.engine.strategy.ExecutionReport;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** One strategy at its place: its number, its books, its timer, and what it hears. */
final class Seat implements ExecutionReport {

    private static final long NEVER = Long.MAX_VALUE;

    private final int id;
    private final String name;
    private final Strategy strategy;
    private final PositionView positions;
    private final long timerNs;
    private ExecutionFlyweight execution = new ExecutionFlyweight();
    private long nextTimerNs = Long.MIN_VALUE;
    private long roundTripPnl;
    private int instrument;

    Seat(int id, StrategySlot slot, PositionView positions) {
        this.id = id;
        this.name = slot.name();
        this.strategy = slot.strategy();
        this.positions = positions;
        this.timerNs = strategy.timerNs();
        if (timerNs <= 0) {
            nextTimerNs = NEVER;
        }
    }

    int id() {
        return id;
    }

    Strategy strategy() {
        return strategy;
    }

    PositionView positions() {
        return positions;
    }

    long nextTimerNs() {
        return nextTimerNs;
    }

    /** Whether a multiple of the interval was reached; the first event only sets the clock. */
    boolean isDue(long nowNs) {
        if (nowNs < nextTimerNs) {
            return false;
        }
        boolean isFirst = nextTimerNs == Long.MIN_VALUE;
        nextTimerNs = nowNs - Math.floorMod(nowNs, timerNs) + timerNs;
        return !isFirst;
    }

    void tell(int instrumentId, ExecutionFlyweight answer, long roundTrip) {
        instrument = instrumentId;
        execution = answer;
        roundTripPnl = roundTrip;
        strategy.onExecution(this);
    }

    @Override
    public int instrumentId() {
        return instrument;
    }

    @Override
    public ExecutionKind kind() {
        return ExecutionKind.ofCode(execution.kind());
    }

    @Override
    public OrderRole role() {
        return OrderRole.ofCode(execution.role());
    }

    @Override
    public Side side() {
        return Side.ofCode(execution.side());
    }

    @Override
    public long price() {
        return execution.price();
    }

    @Override
    public long size() {
        return execution.size();
    }

    @Override
    public long fee() {
        return execution.fee();
    }

    @Override
    public long position() {
        return positions.size(instrument);
    }

    @Override
    public long roundTripPnl() {
        return roundTripPnl;
    }

    /** An answer in hand is of one call only. */
    void save(StateSink sink) {
        sink.putText(name);
        sink.putLong(timerNs);
        sink.putLong(nextTimerNs);
        strategy.save(sink);
    }

    void load(StateSource source) {
        source.expectText(name);
        long savedTimerNs = source.takeLong();
        if (savedTimerNs != timerNs) {
            throw new StateException(
                    "strategy "
                            + name
                            + ": timer is "
                            + savedTimerNs
                            + " ns; it must be "
                            + timerNs
                            + " ns");
        }
        nextTimerNs = source.takeLong();
        strategy.load(source);
    }
}
