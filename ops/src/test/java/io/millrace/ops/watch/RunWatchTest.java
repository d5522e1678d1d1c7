package io.millrace.ops.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.ops.config.WatchSettings;
import io.millrace.ops.monitor.health.PipelineHealth;
import io.millrace.risk.book.OpenOrders;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The watchers of a run, on their own threads. */
@Timeout(60)
class RunWatchTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final BrokerGateway gateway =
            (cause, instrument, order) ->
                    sent.add(
                            OrderAction.ofCode(order.action())
                                    + " "
                                    + OrderRole.ofCode(order.role())
                                    + " "
                                    + order.targetSequence()
                                    + "/"
                                    + order.targetNumber());

    /** Remembers what it was told. */
    private static final class Told implements RunWatch.Alarm {

        private final CountDownLatch fired = new CountDownLatch(1);
        private final CountDownLatch still = new CountDownLatch(1);
        private volatile String words = "";

        @Override
        public void fired(String what) {
            words = what;
            fired.countDown();
        }

        @Override
        public void stoodStill(String what, long handled) {
            words = what;
            still.countDown();
        }
    }

    private static OpenOrders restored() {
        OpenOrders orders = new OpenOrders(1, 1);
        OrderFlyweight order =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0)
                        .action((byte) OrderAction.NEW.code())
                        .side((byte) Side.BUY.code())
                        .orderType((byte) OrderType.LIMIT.code())
                        .size(5);
        int number = 0;
        for (OrderRole role : OrderRole.values()) {
            orders.add(40, 0, order.number(++number).role((byte) role.code()));
        }
        return orders;
    }

    @Test
    void shouldCancelWhatAnEarlierRunLeftOpenWhenNothingLives() throws Exception {
        Told told = new Told();
        try (RunWatch watch = new RunWatch(new WatchSettings(SECOND_NS, 0), gateway)) {
            watch.adopt(restored());
            assertEquals(PipelineHealth.MOVING, watch.health());
            watch.start(told);
            assertTrue(told.fired.await(30, TimeUnit.SECONDS), "it did not fire");

            assertEquals(PipelineHealth.State.REFUSED, watch.health().state());
        }
        List<String> expected = new ArrayList<>();
        int number = 0;
        for (OrderRole role : OrderRole.values()) {
            number++;
            if (role != OrderRole.PROTECTIVE_STOP) {
                expected.add("CANCEL " + role + " 40/" + number);
            }
        }
        assertEquals(expected, sent);
        assertEquals(
                "dead man: no proof of life of the pipeline for 1 s; the door refuses orders for"
                        + " good, 4 open ones were cancelled: 40/1, 40/3, 40/4, 40/5",
                told.words);
    }

    @Test
    void shouldSayThatInputWaitsWhereNobodyTakesIt() throws Exception {
        Told told = new Told();
        try (RunWatch watch = new RunWatch(new WatchSettings(0, SECOND_NS), gateway)) {
            assertSame(gateway, watch.gateway());
            watch.port(new NoPort()).publish();
            watch.start(told);
            assertTrue(told.still.await(30, TimeUnit.SECONDS), "it did not bark");

            assertEquals(PipelineHealth.State.STILL, watch.health().state());
        }
        assertEquals(
                "watchdog: the pipeline stands still for 1 s while input waits, after 0 inputs of"
                        + " this run",
                told.words);
    }

    @ParameterizedTest(name = "{0} ns")
    @CsvSource({"-1", "1", "999999999"})
    void shouldRefuseAPatienceThatCannotTellAPauseFromAnEnd(long patienceNs) {
        for (boolean first : new boolean[] {true, false}) {
            IllegalArgumentException fault =
                    org.junit.jupiter.api.Assertions.assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    new WatchSettings(
                                            first ? patienceNs : 0, first ? 0 : patienceNs));
            assertTrue(
                    String.valueOf(fault.getMessage()).endsWith("; it must be at least 1s, or 0s"));
        }
    }

    /** Takes everything and hands nothing on. */
    private static final class NoPort implements io.millrace.engine.ring.InputPort {

        private final UnsafeBuffer memory = new UnsafeBuffer(new byte[128]);

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public UnsafeBuffer memory() {
            return memory;
        }

        @Override
        public void publish() {
            // Nobody takes it.
        }

        @Override
        public void endOfBatch() {
            // There is none.
        }

        @Override
        public void drain() {
            // Nothing is left.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
