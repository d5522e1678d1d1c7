package io.millrace.engine.pipeline;

import io.millrace.broker.guard.GatewayGuard;
import io.millrace.engine.order.OrderStage;
import io.millrace.model.command.LimitName;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.risk.RiskStage;

/**
 * Keeps the last guard informed, and halts when it refused. What the gate allows is told to it at
 * the start of each session, and with every timer, measurement and command. Engine's thread.
 */
final class DoorGuard {

    private final OrderStage door;
    private final RiskStage risk;
    private final GatewayGuard guard;
    private final int instruments;
    private final OutputSink outputs;
    private final ExecutionFlyweight refusal = new ExecutionFlyweight();
    private long toldBase = FixedPoint.NONE;

    DoorGuard(OrderStage door, RiskStage risk, PipelineSettings settings, OutputSink outputs) {
        this.door = door;
        this.risk = risk;
        instruments = settings.instruments().size();
        this.outputs = outputs;
        guard = new GatewayGuard(settings.strategies().size(), instruments);
        door.guard(guard);
    }

    /** Begins an event, after risk did. */
    void begin() {
        if (risk.sessionBase() != toldBase) {
            inform();
        }
    }

    void inform() {
        toldBase = risk.sessionBase();
        long share = ofEquity(LimitName.MAX_ORDER_VALUE_BPS);
        long mostOrder = Math.min(share, risk.limits().of(LimitName.MAX_ORDER_VALUE));
        guard.allow(mostOrder, ofEquity(LimitName.MAX_EXPOSURE_BPS));
        for (int id = 0; id < instruments; id++) {
            guard.rate(id, risk.positions().inAccount(id, FixedPoint.ONE));
        }
    }

    /** What a limit amounts to now; NONE, the smallest number, when it cannot be computed. */
    private long ofEquity(LimitName limit) {
        return Notional.basisPoints(risk.positions().equity(), risk.limits().of(limit));
    }

    void onExecution(int instrument, ExecutionFlyweight execution) {
        guard.onExecution(instrument, execution);
        door.onExecution(instrument, execution);
    }

    /**
     * What was refused is recorded as rejected, and halts trading; the halt cancels. All of it is
     * taken back before, so that nothing is cancelled that never left.
     */
    void settle() {
        int before = 0;
        while (door.nextRefused()) {
            do {
                record(door.refusedOrder());
                risk.takeBack(door.refusedCause(), door.refusedOrder());
            } while (door.nextRefused());
            int all = door.toldRefused();
            door.tellAgain(before);
            while (door.toldRefused() < all && door.nextRefused()) {
                risk.onRefused(
                        door.refusedCause(),
                        door.refusedNumber(),
                        door.refusedMeasured(),
                        door.refusedAllowed());
            }
            before = all;
        }
        door.forgetRefused();
    }

    /** The SEND before it says what was asked for; this says that it never left. */
    private void record(OrderFlyweight order) {
        int payload =
                outputs.claim(
                        EventType.EXECUTION, door.refusedInstrument(), ExecutionFlyweight.LENGTH);
        refusal.wrap(outputs.buffer(), payload)
                .orderSequence(door.refusedCause())
                .orderNumber(door.refusedNumber())
                .kind((byte) ExecutionKind.REJECTED.code())
                .side(order.side())
                .role(order.role())
                .reason((byte) ExecutionReason.GUARDED.code())
                .price(FixedPoint.NONE)
                .remaining(order.size())
                .strategyId(order.strategyId());
        outputs.commit();
    }

    void save(StateSink sink) {
        sink.putText("door");
        sink.putLong(toldBase);
        guard.save(sink);
    }

    void load(StateSource source) {
        source.expectText("door");
        toldBase = source.takeLong();
        guard.load(source);
    }
}
