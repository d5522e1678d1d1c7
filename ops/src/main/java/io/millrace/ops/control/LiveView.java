package io.millrace.ops.control;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.command.LimitName;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.StrategyFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.TradingState;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.Projection;
import io.millrace.ops.monitor.RunView;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * What the journal says of orders, limits, strategies and commands, and the place where questions
 * wait for the projection's thread, which alone may look at it.
 */
final class LiveView implements Projection.Attendant {

    private final RunFacts facts;
    private final Map<String, WorkingOrder> orders = new LinkedHashMap<>();
    private final boolean[] enabled;
    private final Queue<Question> questions = new ConcurrentLinkedQueue<>();
    private final Map<Long, CompletableFuture<Result>> awaited = new ConcurrentHashMap<>();
    private final OrderFlyweight order = new OrderFlyweight();
    private final ExecutionFlyweight execution = new ExecutionFlyweight();
    private final StrategyFlyweight strategy = new StrategyFlyweight();
    private final CommandFlyweight command = new CommandFlyweight();
    private final CommandResultFlyweight result = new CommandResultFlyweight();
    private int askedStrategy;
    private int askedLimit;
    private volatile TradingState state = TradingState.STARTING;

    /**
     * What became of a command.
     *
     * @param outcome of it
     * @param sequence under which the command stands in the journal
     * @param state of trading behind it
     * @param before what was measured, or a limit before
     * @param after what it was compared with, or a limit now
     * @param count of orders or positions that it touched
     */
    record Result(
            CommandOutcome outcome,
            long sequence,
            TradingState state,
            long before,
            long after,
            int count) {}

    /**
     * The present, for the length of one answer.
     *
     * @param run what the journal says
     * @param status fields of the status file
     */
    record Moment(RunView run, JsonText.Fields status) {}

    /** A question with the place of its answer. */
    private record Question(Function<Moment, String> question, CompletableFuture<String> answer) {}

    LiveView(RunFacts facts) {
        this.facts = facts;
        enabled = new boolean[facts.enabled().size()];
        for (int i = 0; i < enabled.length; i++) {
            enabled[i] = facts.enabled().get(i);
        }
    }

    /** State of trading as last told; any thread. */
    TradingState state() {
        return state;
    }

    /** Asks on the projection's thread; any thread. */
    CompletableFuture<String> ask(Function<Moment, String> question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        questions.add(new Question(question, answer));
        return answer;
    }

    /** Waits for the result of a command that is about to be given; any thread. */
    CompletableFuture<Result> expect(long commandId) {
        CompletableFuture<Result> future = new CompletableFuture<>();
        awaited.put(commandId, future);
        return future;
    }

    void forget(long commandId) {
        awaited.remove(commandId);
    }

    @Override
    public void onRecord(RunView run, UnsafeBuffer buffer, int offset) {
        int payload = EventLayout.payload(offset);
        int instrument = EventLayout.instrumentId(buffer, offset);
        switch (EventLayout.type(buffer, offset)) {
            case EventType.SEND -> {
                long timeNs = EventLayout.engineTimeNs(buffer, offset);
                long sequence = EventLayout.sequence(buffer, offset);
                onSend(instrument, sequence, timeNs, order.wrap(buffer, payload));
            }
            case EventType.EXECUTION -> {
                execution.wrap(buffer, payload);
                String key = key(execution.orderSequence(), execution.orderNumber());
                WorkingOrder working = orders.get(key);
                if (working != null && !working.onAnswer(execution)) {
                    orders.remove(key);
                }
            }
            case EventType.STRATEGY_CHANGE -> {
                strategy.wrap(buffer, payload);
                enable(strategy.strategyId(), strategy.enabled() == 1);
            }
            case EventType.STATE_CHANGE -> state = run.tradingState();
            case EventType.COMMAND -> {
                command.wrap(buffer, payload);
                askedStrategy = command.strategyId();
                askedLimit = command.limit();
            }
            case EventType.COMMAND_RESULT ->
                    onResult(
                            run,
                            EventLayout.sequence(buffer, offset),
                            result.wrap(buffer, payload));
            default -> {
                // The rest is told by the view of the run.
            }
        }
    }

    private static String key(long sequence, int number) {
        return sequence + "." + number;
    }

    private void onSend(int instrument, long sequence, long timeNs, OrderFlyweight sent) {
        OrderAction action = OrderAction.ofCode(sent.action());
        if (action == OrderAction.NEW) {
            String symbol =
                    instrument == Instrument.NONE
                            ? ""
                            : facts.instruments().get(instrument).symbol();
            String name = facts.strategy(sent.strategyId());
            orders.put(
                    key(sequence, sent.number()),
                    new WorkingOrder(
                            new WorkingOrder.Origin(sequence, timeNs, symbol, name), sent));
        } else {
            WorkingOrder target = orders.get(key(sent.targetSequence(), sent.targetNumber()));
            if (target != null) {
                target.onInstruction(action);
            }
        }
    }

    private void onResult(RunView run, long sequence, CommandResultFlyweight told) {
        CommandOutcome outcome = CommandOutcome.ofCode(told.outcome());
        if (outcome == CommandOutcome.DONE) {
            switch (CommandKind.ofCode(told.kind())) {
                case SET_LIMIT -> {
                    boolean fits = facts.limits().set(LimitName.ofCode(askedLimit), told.after());
                    assert fits : "a limit that the engine took";
                }
                case ENABLE_STRATEGY -> enable(askedStrategy, true);
                case DISABLE_STRATEGY -> enable(askedStrategy, false);
                default -> {
                    // Told by other records.
                }
            }
        }
        CompletableFuture<Result> waiting = awaited.remove(told.commandId());
        if (waiting != null) {
            waiting.complete(
                    new Result(
                            outcome,
                            sequence,
                            run.tradingState(),
                            told.before(),
                            told.after(),
                            told.count()));
        }
    }

    private void enable(int number, boolean isOn) {
        if (number >= 0 && number < enabled.length) {
            enabled[number] = isOn;
        }
    }

    @Override
    public void onIdle(RunView run, JsonText.Fields status) {
        Question next = questions.poll();
        while (next != null) {
            try {
                next.answer().complete(next.question().apply(new Moment(run, status)));
            } catch (RuntimeException e) {
                next.answer().completeExceptionally(e);
            }
            next = questions.poll();
        }
    }

    /** Orders that can still trade; projection's thread. */
    Collection<WorkingOrder> orders() {
        return orders.values();
    }

    /** Whether a strategy may enter; projection's thread. */
    boolean isEnabled(int number) {
        return enabled[number];
    }

    /** A limit as it is now; projection's thread. */
    long limit(LimitName name) {
        return facts.limits().of(name);
    }
}
