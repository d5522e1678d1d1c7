package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
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

import java.util.List;

/** A simulated broker of two instruments, in text. */
final class Venue {

    final ExecutionRecorder recorder = new ExecutionRecorder();
    final SimulatedBroker broker;
    final OrderFlyweight order =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);

    /** Without costs. */
    Venue() {
        this("0", "0", "0", "0");
    }

    Venue(String makerFee, String takerFee, String slippage, String spread) {
        broker =
                new SimulatedBroker(
                        instruments(2, makerFee, takerFee, slippage, spread), recorder, recorder);
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
        broker.onTrade(0, fp(price));
        return this;
    }

    Venue quote(String bid, String ask) {
        broker.onQuote(0, fp(bid), fp(ask));
        return this;
    }

    Venue bar(String open, String high, String low) {
        broker.onBar(0, fp(open), fp(high), fp(low));
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
