package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;

import org.agrona.concurrent.UnsafeBuffer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A simulated broker of two instruments, in text. A script has one line for each call:
 *
 * <pre>
 * at 5 | at 2026-11-20T21:00:00Z                     begin, ns or an instant
 * trade 100 [size] | quote 99 100 [bid and ask size] | bar open high low close volume
 * quotebar bid: open high low close, ask: the same | closed high low close volume | hand
 * 1/1 BUY 10 market | limit 98 | stop 95 | stoplimit 95 94
 *     [ioc fok day till NS] [exit] [for 1/1] [by STRATEGY] [on INSTRUMENT]
 * cancel 1/1 | replace 1/1 [stop 95] [limit 98]
 * </pre>
 */
final class Venue {

    final ExecutionRecorder recorder = new ExecutionRecorder();
    final SimulatedBroker broker;
    final OrderFlyweight order =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
    private final BarFlyweight bar =
            new BarFlyweight().wrap(new UnsafeBuffer(new byte[BarFlyweight.LENGTH]), 0);
    private final QuoteBarFlyweight quoteBar =
            new QuoteBarFlyweight().wrap(new UnsafeBuffer(new byte[QuoteBarFlyweight.LENGTH]), 0);

    /** Without costs. */
    Venue() {
        this("0", "0", "0", "0");
    }

    Venue(String makerFee, String takerFee, String slippage, String spread) {
        this(
                BrokerSettings.defaults(),
                instruments(2, makerFee, takerFee, slippage, spread).get(0));
    }

    Venue(BrokerSettings settings) {
        this(settings, instruments(1, "0", "0", "0", "0").get(0));
    }

    Venue(BrokerSettings settings, Instrument instrument) {
        broker =
                new SimulatedBroker(
                        settings,
                        new InstrumentTable(List.of(instrument, second())),
                        2,
                        recorder,
                        recorder);
    }

    private static Instrument second() {
        return instruments(2, "0", "0", "0", "0").get(1);
    }

    static BrokerSettings settings(BarFill bar, QueueModel queue, boolean partial) {
        BrokerSettings usual = BrokerSettings.defaults();
        return new BrokerSettings(
                bar,
                queue,
                new BrokerSettings.Partial(partial, FixedPoint.ONE),
                usual.latency(),
                usual.oddity());
    }

    static InstrumentTable instruments(
            int count, String makerFee, String takerFee, String slippage, String spread) {
        Instrument[] list = new Instrument[count];
        for (int id = 0; id < count; id++) {
            list[id] =
                    new Instrument(
                            id,
                            "I" + id,
                            "TEST",
                            "USD",
                            new Instrument.Grid(fp("0.01"), fp("1"), 0),
                            new Instrument.Costs(
                                    fp(makerFee), fp(takerFee), fp(slippage), fp(spread)),
                            SessionCalendar.ALWAYS_OPEN,
                            fp("0.02"),
                            true,
                            true,
                            true,
                            Terms.STANDARD);
        }
        return new InstrumentTable(List.of(list));
    }

    static Instrument instrument(Instrument.Costs costs, Terms terms, SessionCalendar calendar) {
        return new Instrument(
                0,
                "I0",
                "TEST",
                "USD",
                new Instrument.Grid(fp("0.01"), fp("1"), 0),
                costs,
                calendar,
                fp("0.02"),
                true,
                true,
                true,
                terms);
    }

    /** Runs a script, line by line. */
    Venue run(String... lines) {
        for (String line : lines) {
            step(line.strip().split(" +", -1));
        }
        return this;
    }

    private void step(String... words) {
        switch (words[0]) {
            case "at" -> broker.begin(time(words[1]));
            case "trade" -> broker.onTrade(0, fp(words[1]), words.length > 2 ? fp(words[2]) : 0);
            case "quote" -> {
                boolean sized = words.length > 3;
                broker.onQuote(
                        0,
                        fp(words[1]),
                        fp(words[2]),
                        sized ? fp(words[3]) : 0,
                        sized ? fp(words[4]) : 0);
            }
            case "bar" -> {
                bar.open(fp(words[1])).high(fp(words[2])).low(fp(words[3])).close(fp(words[4]));
                broker.onBar(0, bar.volume(fp(words[5])));
            }
            case "quotebar" -> {
                quoteBar.bidOpen(fp(words[1])).bidHigh(fp(words[2])).bidLow(fp(words[3]));
                quoteBar.bidClose(fp(words[4])).askOpen(fp(words[5])).askHigh(fp(words[6]));
                broker.onQuoteBar(0, quoteBar.askLow(fp(words[7])).askClose(fp(words[8])));
            }
            case "closed" ->
                    broker.onBarClosed(0, fp(words[1]), fp(words[2]), fp(words[3]), fp(words[4]));
            case "hand" -> broker.fillInHand();
            case "cancel" -> {
                target(start(OrderAction.CANCEL, OrderRole.ENTRY, Side.BUY, "1"), words[1]);
                broker.onSend(99, 0, order);
            }
            case "replace" -> {
                target(start(OrderAction.REPLACE, OrderRole.ENTRY, Side.BUY, "1"), words[1]);
                for (int i = 2; i < words.length; i += 2) {
                    if ("stop".equals(words[i])) {
                        order.stopPrice(fp(words[i + 1]));
                    } else {
                        order.limitPrice(fp(words[i + 1]));
                    }
                }
                broker.onSend(99, 0, order);
            }
            default -> send(words);
        }
    }

    static long time(String text) {
        return text.contains("T")
                ? ChronoUnit.NANOS.between(Instant.EPOCH, Instant.parse(text))
                : Long.parseLong(text);
    }

    private static void target(OrderFlyweight order, String name) {
        String[] parts = name.split("/", -1);
        order.targetSequence(Long.parseLong(parts[0])).targetNumber(Integer.parseInt(parts[1]));
    }

    private void send(String... words) {
        String[] name = words[0].split("/", -1);
        start(OrderAction.NEW, OrderRole.ENTRY, Side.valueOf(words[1]), words[2]);
        order.number(Integer.parseInt(name[1])).strategyId(0).expireNs(0);
        int instrument = 0;
        boolean profits = false;
        for (int i = 3; i < words.length; i++) {
            switch (words[i]) {
                case "market" -> type(OrderType.MARKET);
                case "limit" -> {
                    type(OrderType.LIMIT).limitPrice(fp(words[++i]));
                    profits = true;
                }
                case "stop" -> type(OrderType.STOP).stopPrice(fp(words[++i]));
                case "stoplimit" -> {
                    type(OrderType.STOP_LIMIT).stopPrice(fp(words[++i]));
                    order.limitPrice(fp(words[++i]));
                }
                case "ioc" -> life(TimeInForce.IMMEDIATE_OR_CANCEL);
                case "fok" -> life(TimeInForce.FILL_OR_KILL);
                case "day" -> life(TimeInForce.DAY);
                case "till" -> life(TimeInForce.GOOD_TILL_TIME).expireNs(time(words[++i]));
                case "exit" -> order.role((byte) OrderRole.EXIT.code()).reduceOnly((byte) 1);
                case "for" -> {
                    OrderRole role = profits ? OrderRole.TAKE_PROFIT : OrderRole.PROTECTIVE_STOP;
                    order.role((byte) role.code()).reduceOnly((byte) 1);
                    target(order, words[++i]);
                }
                case "by" -> order.strategyId(Integer.parseInt(words[++i]));
                case "on" -> instrument = Integer.parseInt(words[++i]);
                default -> throw new IllegalArgumentException("no such word: " + words[i]);
            }
        }
        broker.onSend(Long.parseLong(name[0]), instrument, order);
    }

    private OrderFlyweight type(OrderType type) {
        return order.orderType((byte) type.code());
    }

    private OrderFlyweight life(TimeInForce life) {
        return order.timeInForce((byte) life.code());
    }

    Venue limit(long cause, Side side, String size, String limit) {
        start(OrderAction.NEW, OrderRole.ENTRY, side, size).limitPrice(fp(limit));
        return send(cause);
    }

    Venue immediate(long cause, OrderRole role, Side side, String size, String limit) {
        start(OrderAction.NEW, role, side, size)
                .limitPrice(fp(limit))
                .timeInForce((byte) TimeInForce.IMMEDIATE_OR_CANCEL.code());
        return send(cause);
    }

    Venue market(long cause, Side side, String size) {
        start(OrderAction.NEW, OrderRole.ENTRY, side, size)
                .orderType((byte) OrderType.MARKET.code());
        return send(cause);
    }

    /** Number 2 under the entry's cause, held until the entry fills. */
    Venue stop(long cause, Side side, String size, String stop) {
        start(OrderAction.NEW, OrderRole.PROTECTIVE_STOP, side, size)
                .orderType((byte) OrderType.STOP.code())
                .number(2)
                .stopPrice(fp(stop))
                .targetSequence(cause)
                .targetNumber(1);
        return send(cause);
    }

    Venue replace(long cause, int number, String stop) {
        start(OrderAction.REPLACE, OrderRole.PROTECTIVE_STOP, Side.SELL, "1")
                .stopPrice(fp(stop))
                .targetSequence(cause)
                .targetNumber(number);
        return send(99);
    }

    Venue cancel(long cause, int number) {
        start(OrderAction.CANCEL, OrderRole.ENTRY, Side.BUY, "1")
                .targetSequence(cause)
                .targetNumber(number);
        return send(99);
    }

    private OrderFlyweight start(OrderAction action, OrderRole role, Side side, String size) {
        return order.number(1)
                .action((byte) action.code())
                .role((byte) role.code())
                .side((byte) side.code())
                .orderType((byte) OrderType.LIMIT.code())
                .timeInForce((byte) TimeInForce.GOOD_TILL_CANCEL.code())
                .reduceOnly((byte) (role == OrderRole.ENTRY ? 0 : 1))
                .size(fp(size))
                .limitPrice(NONE)
                .stopPrice(NONE)
                .targetSequence(0)
                .targetNumber(0);
    }

    private Venue send(long cause) {
        broker.onSend(cause, 0, order);
        return this;
    }

    Venue trade(String price) {
        broker.onTrade(0, fp(price), 0);
        return this;
    }

    Venue quote(String bid, String ask) {
        broker.onQuote(0, fp(bid), fp(ask), 0, 0);
        return this;
    }

    Venue bar(String open, String high, String low) {
        bar.open(fp(open)).high(fp(high)).low(fp(low)).close(fp(open)).volume(0);
        broker.onBar(0, bar);
        return this;
    }

    /** Long 10 from 100 under cause 1, with its stop. */
    Venue held(String stop) {
        immediate(1, OrderRole.ENTRY, Side.BUY, "10", "102").stop(1, Side.SELL, "10", stop);
        trade("100").recorder.take();
        return this;
    }

    List<String> take() {
        return recorder.take();
    }

    static long fp(String text) {
        return "none".equals(text) ? NONE : FixedPoint.parse(text);
    }
}
