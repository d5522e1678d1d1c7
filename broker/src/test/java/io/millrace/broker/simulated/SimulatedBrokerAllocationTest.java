package io.millrace.broker.simulated;

import static io.millrace.broker.simulated.Venue.fp;
import static io.millrace.model.fixed.FixedPoint.ONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The quietest of 20 rounds must allocate nothing, with every rule in use. */
class SimulatedBrokerAllocationTest {

    private static final int ROUNDS = 20;
    private static final int EVENTS = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OrderFlyweight order =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
    private final BarFlyweight bar =
            new BarFlyweight().wrap(new UnsafeBuffer(new byte[BarFlyweight.LENGTH]), 0);
    private final Sink sink = new Sink();
    private long sequence;
    private long answers;

    private static final class Sink implements OutputSink {
        private final UnsafeBuffer room = new UnsafeBuffer(new byte[256]);

        @Override
        public int claim(int type, int instrumentId, int payloadLength) {
            return 0;
        }

        @Override
        public MutableDirectBuffer buffer() {
            return room;
        }

        @Override
        public void commit() {
            // Nothing is kept.
        }
    }

    @ParameterizedTest
    @EnumSource(QueueModel.class)
    void shouldAllocateNothing(QueueModel queue) {
        SimulatedBroker broker = broker(queue);
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && quietest > 0; round++) {
            long before = answers;
            long start = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < EVENTS; i++) {
                event(broker);
            }
            quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - start);
            assertTrue(answers - before > EVENTS, "answers: " + (answers - before));
        }
        assertEquals(0, quietest, "bytes in the quietest round");
    }

    private SimulatedBroker broker(QueueModel queue) {
        FeeSchedule schedule =
                new FeeSchedule(
                        fp("0.003"),
                        ONE,
                        List.of(new FeeSchedule.Tier(fp("5000"), fp("0.0001"), fp("0.0002"))));
        Terms terms =
                new Terms(
                        schedule,
                        new Terms.Carry(fp("0.03"), fp("0.0001"), 3_600_000_000_000L),
                        new Terms.Impact(ONE / 10, ONE / 2_000, ONE / 10),
                        Terms.Margin.FULL,
                        "",
                        "",
                        0);
        Instrument instrument =
                Venue.instrument(
                        new Instrument.Costs(0, fp("0.0002"), fp("0.0003"), fp("0.0004")),
                        terms,
                        SessionCalendar.NYSE);
        BrokerSettings settings =
                new BrokerSettings(
                        BarFill.IN_HAND,
                        queue,
                        new BrokerSettings.Partial(true, ONE / 2),
                        new BrokerSettings.Latency(0, 60_000_000_000L),
                        new BrokerSettings.Oddity(7, 3));
        return new SimulatedBroker(
                settings,
                new InstrumentTable(List.of(instrument)),
                1,
                sink,
                (id, execution) -> answers++);
    }

    private void event(SimulatedBroker broker) {
        sequence++;
        broker.begin(sequence * 60_000_000_000L);
        long price = fp100() + (sequence * 37 % 400 - 200) * ONE / 100;
        switch ((int) (sequence % 3)) {
            case 0 -> broker.onTrade(0, price, 5 * ONE);
            case 1 -> broker.onQuote(0, price, price + ONE / 50, 4 * ONE, 6 * ONE);
            default -> {
                bar.open(price).high(price + ONE).low(price - ONE).close(price).volume(50 * ONE);
                broker.onBar(0, bar);
                broker.onBarClosed(0, price + ONE, price - ONE, price, 50 * ONE);
            }
        }
        if (broker.openOrders() < 50) {
            Side side = (sequence & 1) == 0 ? Side.BUY : Side.SELL;
            TimeInForce life = TimeInForce.ofCode((int) (sequence % 5));
            OrderType type = OrderType.ofCode((int) (sequence / 5 % 4));
            send(broker, 1, OrderRole.ENTRY, side, life, type, price);
            long away = side == Side.BUY ? price - 2 * ONE : price + 2 * ONE;
            TimeInForce lasting = TimeInForce.GOOD_TILL_CANCEL;
            send(
                    broker,
                    2,
                    OrderRole.PROTECTIVE_STOP,
                    side.opposite(),
                    lasting,
                    OrderType.STOP,
                    away);
        }
        broker.fillInHand();
    }

    private static long fp100() {
        return 100 * ONE;
    }

    private void send(
            SimulatedBroker broker,
            int number,
            OrderRole role,
            Side side,
            TimeInForce life,
            OrderType type,
            long price) {
        order.number(number)
                .action((byte) 0)
                .role((byte) role.code())
                .side((byte) side.code())
                .orderType((byte) type.code())
                .timeInForce((byte) life.code())
                .reduceOnly((byte) (role == OrderRole.ENTRY ? 0 : 1))
                .size(7 * ONE)
                .limitPrice(price)
                .stopPrice(price)
                .expireNs(sequence * 60_000_000_000L + 600_000_000_000L)
                .targetSequence(role == OrderRole.ENTRY ? 0 : sequence)
                .targetNumber(role == OrderRole.ENTRY ? 0 : 1);
        broker.onSend(sequence, 0, order);
    }
}
