package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.toText;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.event.StrategyFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TimeInForce;
import io.millrace.model.state.TradingState;
import io.millrace.model.state.Verdict;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/** Turns every output into one line of text; a quiet one only counts and allocates nothing. */
public final class RecordingSink implements OutputSink {

    private final UnsafeBuffer room = new UnsafeBuffer(new byte[2048]);
    private final List<String> lines = new ArrayList<>();
    private final OrderFlyweight order = new OrderFlyweight();
    private final AccountFlyweight account = new AccountFlyweight();
    private final StateFlyweight state = new StateFlyweight();
    private final StrategyFlyweight strategy = new StrategyFlyweight();
    private final CommandResultFlyweight result = new CommandResultFlyweight();
    private final boolean quiet;
    private int failsOn = -1;
    private int type;
    private int instrument;
    private long count;

    /**
     * An empty sink.
     *
     * @param quiet whether it only counts
     */
    public RecordingSink(boolean quiet) {
        this.quiet = quiet;
    }

    /**
     * Fails whenever an output of a type is claimed.
     *
     * @param failing its type, -1 for none
     */
    public void failOn(int failing) {
        failsOn = failing;
    }

    @Override
    public int claim(int newType, int instrumentId, int payloadLength) {
        if (newType == failsOn) {
            throw new IllegalStateException("no room for an output of type " + newType);
        }
        type = newType;
        instrument = instrumentId;
        room.setMemory(0, 40 + payloadLength, (byte) 0);
        return 40;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return room;
    }

    @Override
    public void commit() {
        count++;
        if (quiet) {
            return;
        }
        lines.add(
                switch (type) {
                    case EventType.ORDER -> order("ORDER") + verdict();
                    case EventType.SEND -> order("SEND");
                    case EventType.ACCOUNT -> account();
                    case EventType.STATE_CHANGE -> state();
                    case EventType.STRATEGY_CHANGE -> strategy();
                    case EventType.COMMAND_RESULT -> result();
                    default -> EventType.name(type);
                });
    }

    private String order(String name) {
        order.wrap(room, 40);
        OrderAction action = OrderAction.ofCode(order.action());
        String target =
                order.targetSequence() == 0
                        ? ""
                        : " of " + order.targetSequence() + "/" + order.targetNumber();
        return name
                + (" " + instrument + " #" + order.number() + " " + action)
                + (" " + OrderRole.ofCode(order.role()) + " " + Side.ofCode(order.side()))
                + (" " + toText(order.size()) + " " + OrderType.ofCode(order.orderType()))
                + (" " + toText(order.limitPrice()) + " stop " + toText(order.stopPrice()))
                + (order.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL.code() ? " IOC" : "")
                + (order.reduceOnly() == 1 ? " reduce" : "")
                + target;
    }

    private String verdict() {
        return " -> " + Verdict.ofCode(order.verdict());
    }

    private String account() {
        account.wrap(room, 40);
        return "ACCOUNT "
                + (instrument + " position " + toText(account.position()))
                + (" cash " + toText(account.cash()) + " equity " + toText(account.equity()))
                + (" fees " + toText(account.fees()))
                + (" trip " + toText(account.roundTripPnl()));
    }

    private String strategy() {
        strategy.wrap(room, 40);
        return "STRATEGY "
                + (strategy.strategyId() + " of instrument " + instrument)
                + (strategy.enabled() == 1 ? " on " : " off ")
                + (Verdict.ofCode(strategy.cause()) + " " + strategy.value())
                + (" limit " + strategy.limit() + " until ")
                + (strategy.untilNs() == Long.MIN_VALUE ? "none" : strategy.untilNs());
    }

    private String result() {
        result.wrap(room, 40);
        return "RESULT "
                + (result.commandId() + " " + CommandKind.ofCode(result.kind()))
                + (" " + CommandOutcome.ofCode(result.outcome()))
                + (" before " + result.before() + " after " + result.after())
                + (" count " + result.count());
    }

    private String state() {
        state.wrap(room, 40);
        StateCause cause = StateCause.ofCode(state.cause());
        boolean isCount =
                cause == StateCause.UNKNOWN_ORDER || cause == StateCause.FLATTEN_PENDING_OPEN;
        String value = isCount ? Long.toString(state.value()) : toText(state.value());
        return "STATE "
                + (TradingState.ofCode(state.from()) + " -> " + TradingState.ofCode(state.to()))
                + (" " + cause + " " + value)
                + (" limit " + toText(state.limit()) + " base " + toText(state.base()));
    }

    /**
     * Lines since the last call.
     *
     * @return lines in order
     */
    public List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /**
     * How many outputs there were.
     *
     * @return 0 or more
     */
    public long count() {
        return count;
    }
}
