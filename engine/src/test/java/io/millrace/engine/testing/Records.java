package io.millrace.engine.testing;

import io.millrace.journal.EpochReader;
import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QualityFlyweight;
import io.millrace.model.event.RecordSink;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.model.state.Verdict;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Keeps records, and tells them in words. */
public final class Records implements RecordSink {

    private final List<UnsafeBuffer> records = new ArrayList<>();

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        records.add(new UnsafeBuffer(bytes));
    }

    /** Inputs and outputs of an epoch, without what the journal added to them. */
    public static Records read(Path epoch) {
        Records records = new Records();
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                if (EventType.isInput(reader.type()) || EventType.isOutput(reader.type())) {
                    records.append(reader.buffer(), reader.offset(), reader.length());
                }
            }
        }
        for (UnsafeBuffer record : records.records) {
            EventLayout.chain(record, 0, 0, 0);
            EventLayout.crc(record, 0, record.capacity(), 0);
        }
        return records;
    }

    public List<UnsafeBuffer> all() {
        return records;
    }

    public List<UnsafeBuffer> ofType(int type) {
        return records.stream().filter(record -> EventLayout.type(record, 0) == type).toList();
    }

    /** Every byte of every record. */
    public List<String> hex() {
        return records.stream()
                .map(record -> HexFormat.of().formatHex(record.byteArray()))
                .toList();
    }

    /** Every record in words, after its sequence and index. */
    public List<String> lines() {
        return records.stream().map(Records::line).toList();
    }

    /** The same without bars and decisions to hold. */
    public List<String> deeds() {
        return lines().stream()
                .filter(line -> !line.contains(" BAR_CLOSED ") && !line.contains(" HOLD "))
                .toList();
    }

    private static String line(UnsafeBuffer record) {
        int type = EventLayout.type(record, 0);
        return EventLayout.sequence(record, 0)
                + "."
                + EventLayout.index(record, 0)
                + " "
                + EventType.name(type)
                + " "
                + words(record, type);
    }

    private static String quality(QualityFlyweight fault) {
        return QualityKind.ofCode(fault.kind())
                + " "
                + QualityPolicy.ofCode(fault.policy())
                + " "
                + fault.measured()
                + " of "
                + fault.allowed()
                + " no "
                + fault.count()
                + " missing "
                + fault.goodTicksMissing();
    }

    private static String words(UnsafeBuffer record, int type) {
        int payload = EventLayout.payload(0);
        return switch (type) {
            case EventType.BAR_CLOSED -> bar(new BarFlyweight().wrap(record, payload));
            case EventType.DATA_QUALITY -> quality(new QualityFlyweight().wrap(record, payload));
            case EventType.DECISION -> decision(new DecisionFlyweight().wrap(record, payload));
            case EventType.ORDER -> {
                OrderFlyweight order = new OrderFlyweight().wrap(record, payload);
                yield order(order) + " " + Verdict.ofCode(order.verdict());
            }
            case EventType.SEND -> order(new OrderFlyweight().wrap(record, payload));
            case EventType.EXECUTION -> execution(new ExecutionFlyweight().wrap(record, payload));
            case EventType.ACCOUNT -> account(new AccountFlyweight().wrap(record, payload));
            case EventType.STATE_CHANGE -> state(new StateFlyweight().wrap(record, payload));
            default -> "";
        };
    }

    private static String bar(BarFlyweight bar) {
        return text(bar.open())
                + " "
                + text(bar.high())
                + " "
                + text(bar.low())
                + " "
                + text(bar.close())
                + " volume "
                + text(bar.volume())
                + " ticks "
                + bar.tradeCount();
    }

    private static String decision(DecisionFlyweight decision) {
        return Action.ofCode(decision.action())
                + " "
                + Outcome.ofCode(decision.outcome())
                + " "
                + DecisionReason.ofCode(decision.reason())
                + " "
                + Verdict.ofCode(decision.verdict());
    }

    private static String order(OrderFlyweight order) {
        return "#"
                + order.number()
                + " "
                + OrderAction.ofCode(order.action())
                + " "
                + OrderRole.ofCode(order.role())
                + " "
                + Side.ofCode(order.side())
                + " "
                + OrderType.ofCode(order.orderType())
                + " "
                + text(order.size())
                + " limit "
                + text(order.limitPrice())
                + " stop "
                + text(order.stopPrice());
    }

    private static String execution(ExecutionFlyweight execution) {
        return execution.orderSequence()
                + "#"
                + execution.orderNumber()
                + " "
                + ExecutionKind.ofCode(execution.kind())
                + " "
                + ExecutionReason.ofCode(execution.reason())
                + " "
                + text(execution.size())
                + " at "
                + text(execution.price());
    }

    private static String account(AccountFlyweight account) {
        return text(account.position())
                + " at "
                + text(account.averagePrice())
                + " cash "
                + text(account.cash());
    }

    private static String state(StateFlyweight change) {
        return TradingState.ofCode(change.from())
                + " to "
                + TradingState.ofCode(change.to())
                + " "
                + StateCause.ofCode(change.cause());
    }

    private static String text(long value) {
        return FixedPoint.toText(value);
    }
}
