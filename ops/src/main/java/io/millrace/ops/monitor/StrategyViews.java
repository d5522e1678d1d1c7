package io.millrace.ops.monitor;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;

/** The strategies of a run as the journal tells of them, by number. Written by the projection. */
final class StrategyViews {

    private final List<StrategyView> views;
    private final StrategyView other = new StrategyView("");
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final OrderFlyweight order = new OrderFlyweight();
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private final AccountFlyweight account = new AccountFlyweight();

    StrategyViews(List<String> names) {
        views = names.stream().map(StrategyView::new).toList();
    }

    List<StrategyView> all() {
        return views;
    }

    private StrategyView of(int strategyId) {
        boolean isKnown = strategyId >= 0 && strategyId < views.size();
        return isKnown ? views.get(strategyId) : other;
    }

    void apply(int type, UnsafeBuffer buffer, int offset) {
        int payload = EventLayout.payload(offset);
        switch (type) {
            case EventType.DECISION -> {
                decision.wrap(buffer, payload);
                of(decision.strategyId()).onDecision(decision);
            }
            case EventType.SEND -> {
                order.wrap(buffer, payload);
                boolean isNew = order.action() == OrderAction.NEW.code();
                of(order.strategyId()).orders += isNew ? 1 : 0;
            }
            case EventType.EXECUTION -> {
                execution.wrap(buffer, payload);
                boolean isFill = execution.kind() == ExecutionKind.FILL.code();
                of(execution.strategyId()).fills += isFill ? 1 : 0;
            }
            case EventType.ACCOUNT -> {
                account.wrap(buffer, payload);
                boolean hasEnded = EventLayout.instrumentId(buffer, offset) >= 0;
                if (hasEnded && account.roundTripPnl() != NONE) {
                    of(account.strategyId()).onRoundTrip(account.roundTripPnl());
                }
            }
            default -> {
                // The rest is not about a strategy.
            }
        }
    }
}
