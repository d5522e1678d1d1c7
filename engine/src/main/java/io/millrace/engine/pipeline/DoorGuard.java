package io.millrace.engine.pipeline;

import io.millrace.broker.guard.GatewayGuard;
import io.millrace.engine.order.OrderStage;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.fixed.FixedPoint;
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
    private long toldBase = FixedPoint.NONE;

    DoorGuard(OrderStage door, RiskStage risk, int instruments) {
        this.door = door;
        this.risk = risk;
        this.instruments = instruments;
        guard = new GatewayGuard(instruments);
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
        guard.allow(risk.mostOrderValue(), risk.mostExposure());
        for (int id = 0; id < instruments; id++) {
            guard.rate(id, risk.positions().inAccount(id, FixedPoint.ONE));
        }
    }

    void onExecution(int instrument, ExecutionFlyweight execution) {
        guard.onExecution(instrument, execution);
        door.onExecution(instrument, execution);
    }

    /** What was refused halts trading; the halt cancels. */
    void settle() {
        while (door.nextRefused()) {
            risk.onRefused(
                    door.refusedCause(),
                    door.refusedNumber(),
                    door.refusedMeasured(),
                    door.refusedAllowed());
        }
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
