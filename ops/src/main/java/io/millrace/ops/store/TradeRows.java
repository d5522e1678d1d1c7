package io.millrace.ops.store;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.OrderRole;
import io.millrace.ops.backtest.Holding;
import io.millrace.ops.backtest.Ledger;
import io.millrace.ops.backtest.RoundTrip;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of trades and positions. They are numbered as they come into being: with the fill that
 * opens, or with the end of an entry that never traded.
 */
final class TradeRows {

    private static final int OPEN = 0;
    private static final int CLOSED = 1;
    private static final int CANCELLED = 2;

    private final Ledger ledger;
    private final Names names;
    private final Map<Long, Born> births = new HashMap<>();
    private final TreeMap<Long, Row> nothing = new TreeMap<>();
    private long seen;
    private long lastNumber;
    private int ended;

    /** What a trade is named by. */
    private record Born(int epoch, long number) {}

    /**
     * What positions are looked at with.
     *
     * @param orders open
     * @param timeNs engine time
     */
    record Now(Collection<OrderState> orders, long timeNs) {}

    TradeRows(Ledger ledger, Names names) {
        this.ledger = ledger;
        this.names = names;
    }

    /** A fill may have opened a trade. */
    void see(int epoch) {
        while (seen < ledger.lastTrade()) {
            seen++;
            lastNumber++;
            births.put(seen, new Born(epoch, lastNumber));
        }
    }

    /** An entry ended without a fill. */
    void cancelled(int epoch, OrderState order, long timeNs) {
        lastNumber++;
        Row row =
                new Row(Tables.TRADES)
                        .set("symbol", names.symbol(order.instrument()))
                        .set("side", order.side().name())
                        .amount("shares", order.size())
                        .amount("entry_price", order.price())
                        .time("entry_time", order.place().timeNs())
                        .time("exit_time", timeNs)
                        .set("status", CANCELLED)
                        .set("strategy", names.strategy(order.strategy()))
                        .set("entry_order", order.name())
                        .set("entry_ns", order.place().timeNs())
                        .set("exit_ns", timeNs)
                        .set("epoch", epoch)
                        .set("number", lastNumber);
        nothing.put(lastNumber, row);
    }

    /** Adds what changed, and all that is open. */
    void take(List<Row> rows, Now now) {
        TreeMap<Long, Row> trades = new TreeMap<>(nothing);
        nothing.clear();
        TreeMap<Long, Row> positions = new TreeMap<>();
        List<RoundTrip> closed = ledger.closed();
        for (; ended < closed.size(); ended++) {
            RoundTrip trade = closed.get(ended);
            Born born = born(trade);
            births.remove(trade.id());
            trades.put(born.number(), ended(born, trade));
            positions.put(born.number(), left(born, trade));
        }
        for (Holding held : ledger.open()) {
            Born born = born(held.trade());
            trades.put(born.number(), row(born, held.trade()).set("status", OPEN));
            positions.put(born.number(), holding(born, held, now));
        }
        rows.addAll(trades.values());
        rows.addAll(positions.values());
    }

    private Born born(RoundTrip trade) {
        Born born = births.get(trade.id());
        if (born == null) {
            throw new IllegalStateException("trade " + trade.id() + " was never opened");
        }
        return born;
    }

    private static Row row(Born born, RoundTrip trade) {
        return new Row(Tables.TRADES)
                .set("symbol", trade.symbol())
                .set("side", trade.side().name())
                .amount("shares", trade.size())
                .amount("entry_price", trade.entry().price())
                .time("entry_time", trade.entry().timeNs())
                .set("strategy", trade.strategy())
                .set("regime", trade.cause().regime())
                .set("signal_reason", trade.cause().signalReason())
                .amount("fees", trade.result().fees())
                .amount("charges", trade.result().charges())
                .set("entry_order", orNull(trade.entry().order()))
                .set("entry_ns", trade.entry().timeNs())
                .set("epoch", born.epoch())
                .set("number", born.number());
    }

    private static Row ended(Born born, RoundTrip trade) {
        return row(born, trade)
                .set("status", CLOSED)
                .amount("exit_price", trade.exit().price())
                .time("exit_time", trade.exit().timeNs())
                .amount("realized_pnl", trade.result().net())
                .set("exit_reason", trade.cause().exitReason())
                .set("exit_order", orNull(trade.exit().order()))
                .set("exit_ns", trade.exit().timeNs());
    }

    private static Row position(Born born, RoundTrip trade) {
        return new Row(Tables.POSITIONS)
                .set("symbol", trade.symbol())
                .set("side", trade.side().name())
                .amount("entry_price", trade.entry().price())
                .set("strategy", trade.strategy())
                .time("opened_at", trade.entry().timeNs())
                .set("epoch", born.epoch())
                .set("number", born.number());
    }

    private static Row left(Born born, RoundTrip trade) {
        return position(born, trade)
                .amount("shares", 0)
                .amount("current_price", trade.exit().price())
                .set("status", "closed")
                .time("updated_at", trade.exit().timeNs());
    }

    private Row holding(Born born, Holding held, Now now) {
        RoundTrip trade = held.trade();
        return position(born, trade)
                .amount("shares", Math.abs(held.size()))
                .amount("current_price", held.mark())
                .amount("stop_loss", trigger(trade, OrderRole.PROTECTIVE_STOP, now))
                .amount("take_profit", trigger(trade, OrderRole.TAKE_PROFIT, now))
                .amount("unrealized_pnl", held.unrealised())
                .set("status", "open")
                .time("updated_at", now.timeNs());
    }

    /** Where an order would end a trade; the newest one counts. */
    private long trigger(RoundTrip trade, OrderRole role, Now now) {
        long trigger = NONE;
        for (OrderState order : now.orders()) {
            boolean its =
                    names.symbol(order.instrument()).equals(trade.symbol())
                            && names.strategy(order.strategy()).equals(trade.strategy());
            if (its && order.role() == role && order.isAtBroker()) {
                trigger = order.trigger();
            }
        }
        return trigger;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
