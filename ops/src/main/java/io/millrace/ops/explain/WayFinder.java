package io.millrace.ops.explain;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Verdict;
import io.millrace.ops.launch.ChainCursor;
import io.millrace.ops.monitor.KeptRecord;
import io.millrace.ops.monitor.OrderText;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a run once, from its start, and keeps what belongs to the way that is asked for. */
final class WayFinder {

    private final Target target;
    private final Neighbours neighbours;
    private final KeptRecord[] ticks;
    private final KeptRecord[] regimes;
    private final List<KeptRecord> event = new ArrayList<>();
    private final List<Way.Step> steps = new ArrayList<>();
    private final Map<String, OrderWay> followed = new HashMap<>();
    private final OrderFlyweight order = new OrderFlyweight();
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private @Nullable OrderWay filled;
    private boolean chosen;

    private WayFinder(Target target, int instruments) {
        this.target = target;
        neighbours = new Neighbours(target);
        ticks = new KeptRecord[instruments];
        regimes = new KeptRecord[instruments];
    }

    /** Finds a way. */
    static Way find(
            ChainCursor run, Target target, InstrumentTable table, List<String> strategies) {
        WayFinder finder = new WayFinder(target, table.size());
        int epoch = 0;
        while (run.next()) {
            if (run.type() < EventType.EPOCH_HEAD) {
                long sequence = EventLayout.sequence(run.buffer(), run.offset());
                epoch = sequence == target.sequence() && epoch == 0 ? run.epoch() : epoch;
                finder.onRecord(run.buffer(), run.offset());
            }
        }
        finder.choose();
        if (finder.steps.isEmpty()) {
            throw finder.neighbours.unknown(finder.missing());
        }
        return finder.way(epoch, table, strategies);
    }

    private void onRecord(UnsafeBuffer buffer, int offset) {
        long sequence = EventLayout.sequence(buffer, offset);
        neighbours.onRecord(buffer, offset);
        if (sequence < target.sequence()) {
            remember(buffer, offset);
        } else if (sequence == target.sequence()) {
            event.add(KeptRecord.copy(buffer, offset));
        } else {
            choose();
            follow(buffer, offset);
        }
    }

    /** Keeps the newest price and the newest regime of each instrument before the event. */
    private void remember(UnsafeBuffer buffer, int offset) {
        int id = EventLayout.instrumentId(buffer, offset);
        switch (EventLayout.type(buffer, offset)) {
            case EventType.TRADE, EventType.QUOTE, EventType.BAR, EventType.QUOTE_BAR ->
                    ticks[id] = into(ticks[id], buffer, offset);
            case EventType.REGIME_CHANGE -> regimes[id] = KeptRecord.copy(buffer, offset);
            default -> {
                // Nothing that the event looks back at.
            }
        }
    }

    /** Copies into what is there already where it fits: there is one tick after the other. */
    private static KeptRecord into(@Nullable KeptRecord place, UnsafeBuffer buffer, int offset) {
        int length = EventLayout.length(buffer, offset);
        if (place == null || place.buffer().capacity() != length) {
            return KeptRecord.copy(buffer, offset);
        }
        place.buffer().putBytes(0, buffer, offset, length);
        return place;
    }

    /** The event is complete: chooses what was asked for and follows its orders. */
    private void choose() {
        if (chosen) {
            return;
        }
        chosen = true;
        Way.@Nullable Step step = null;
        for (KeptRecord each : event) {
            if (each.type() == EventType.DECISION) {
                step = new Way.Step(each, new ArrayList<>());
                steps.add(step);
            } else if (each.type() == EventType.ORDER) {
                OrderWay way = new OrderWay(each);
                if (step == null || !isCausedBy(step.decision(), way)) {
                    step = new Way.Step(null, new ArrayList<>());
                    steps.add(step);
                }
                step.orders().add(way);
            }
        }
        steps.removeIf(each -> !isWanted(each));
        for (Way.Step each : steps) {
            each.orders().forEach(this::followOrder);
        }
        for (KeptRecord each : event) {
            follow(each.buffer(), 0);
        }
    }

    private String missing() {
        if (event.isEmpty()) {
            return target.text() + " is not in the journal";
        }
        return target.isWhole()
                ? "event " + target.text() + " caused no decision and no order"
                : target.text() + " is not among what event " + target.sequence() + " caused";
    }

    private boolean isCausedBy(@Nullable KeptRecord made, OrderWay way) {
        if (made == null) {
            return way.order().role() == OrderRole.FLATTEN.code();
        }
        decision.wrap(made.buffer(), made.payload());
        return made.instrument() == way.judged().instrument()
                && decision.strategyId() == way.order().strategyId()
                && way.order().role() != OrderRole.FLATTEN.code();
    }

    private boolean isWanted(Way.Step step) {
        KeptRecord made = step.decision();
        if (target.isWhole()) {
            return true;
        }
        if (target.decision() != 0) {
            return made != null && made.index() == target.decision();
        }
        return step.orders().stream().anyMatch(each -> each.order().number() == target.order());
    }

    /** An order that changes another one is answered under the other's name. */
    private void followOrder(OrderWay way) {
        followed.put(way.id(), way);
        if (way.order().action() != OrderAction.NEW.code()) {
            followed.putIfAbsent(
                    OrderText.id(way.order().targetSequence(), way.order().targetNumber()), way);
        }
    }

    private void follow(UnsafeBuffer buffer, int offset) {
        int payload = EventLayout.payload(offset);
        long sequence = EventLayout.sequence(buffer, offset);
        OrderWay before = filled;
        filled = null;
        switch (EventLayout.type(buffer, offset)) {
            case EventType.SEND -> onSend(sequence, order.wrap(buffer, payload), buffer, offset);
            case EventType.ORDER -> {
                boolean denied = order.wrap(buffer, payload).verdict() != Verdict.PASS.code();
                if (denied && sequence != target.sequence()) {
                    onChange(buffer, offset);
                }
            }
            case EventType.EXECUTION -> {
                execution.wrap(buffer, payload);
                OrderWay way =
                        followed.get(
                                OrderText.id(execution.orderSequence(), execution.orderNumber()));
                if (way != null) {
                    way.answers().add(KeptRecord.copy(buffer, offset));
                    filled = execution.kind() == ExecutionKind.FILL.code() ? way : null;
                }
            }
            case EventType.ACCOUNT -> {
                if (before != null) {
                    before.answers().add(KeptRecord.copy(buffer, offset));
                }
            }
            default -> {
                // No answer.
            }
        }
    }

    private void onSend(long sequence, OrderFlyweight sent, UnsafeBuffer buffer, int offset) {
        OrderWay own = followed.get(OrderText.id(sequence, sent.number()));
        if (own != null && own.judged().sequence() == sequence && own.sent() == null) {
            own.sent(KeptRecord.copy(buffer, offset));
        } else {
            onChange(buffer, offset);
        }
    }

    /** A later instruction about an order that is followed. */
    private void onChange(UnsafeBuffer buffer, int offset) {
        OrderWay changed = followed.get(OrderText.id(order.targetSequence(), order.targetNumber()));
        if (changed != null && order.action() != OrderAction.NEW.code()) {
            changed.answers().add(KeptRecord.copy(buffer, offset));
        }
    }

    private Way way(int epoch, InstrumentTable table, List<String> strategies) {
        int id = instrument();
        KeptRecord regime = id < 0 ? null : regimes[id];
        List<KeptRecord> bars = new ArrayList<>();
        List<KeptRecord> states = new ArrayList<>();
        for (KeptRecord each : event) {
            switch (each.type()) {
                case EventType.BAR_CLOSED -> {
                    if (id < 0 || each.instrument() == id) {
                        bars.add(each);
                    }
                }
                case EventType.REGIME_CHANGE -> regime = each.instrument() == id ? each : regime;
                case EventType.STATE_CHANGE -> states.add(each);
                default -> {
                    // Told with its decision or order.
                }
            }
        }
        return new Way(
                target,
                epoch,
                strategies,
                table,
                id < 0 ? null : ticks[id],
                event.getFirst(),
                bars,
                regime,
                states,
                steps);
    }

    /** The instrument of the first step. */
    private int instrument() {
        Way.Step first = steps.getFirst();
        KeptRecord made = first.decision();
        return made != null ? made.instrument() : first.orders().getFirst().judged().instrument();
    }
}
