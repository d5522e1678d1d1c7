package io.millrace.broker.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** The third hand, with a clock that the tests move. */
class DeadManTest {

    private static final long MS = 1_000_000L;
    private static final long PATIENCE = 5_000 * MS;

    private final List<String> sent = new ArrayList<>();
    private final Pulse pulse = new Pulse();
    private final OrderFlyweight order =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
    private Runnable inSend = () -> {};
    private final BrokerGateway gateway =
            (cause, instrument, each) -> {
                sent.add(
                        OrderAction.ofCode(each.action())
                                + " "
                                + OrderRole.ofCode(each.role())
                                + " "
                                + (each.action() == OrderAction.CANCEL.code()
                                        ? each.targetSequence() + "/" + each.targetNumber()
                                        : cause + "/" + each.number())
                                + " in "
                                + instrument);
                inSend.run();
            };
    private final DeadMan dead = new DeadMan(gateway, pulse, PATIENCE);
    private long nowNs = 77;

    private void send(OrderAction action, OrderRole role, long cause, int number) {
        order.number(number)
                .action((byte) action.code())
                .role((byte) role.code())
                .side((byte) Side.BUY.code())
                .size(5);
        dead.send(cause, 3, order);
    }

    private void tell(long cause, int number, ExecutionKind kind, long remaining) {
        ExecutionFlyweight execution =
                new ExecutionFlyweight()
                        .wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0)
                        .orderSequence(cause)
                        .orderNumber(number)
                        .kind((byte) kind.code())
                        .role((byte) OrderRole.ENTRY.code())
                        .remaining(remaining);
        dead.onExecution(3, execution);
    }

    /** Looks every 100 ms for some time; the number of looks that fired. */
    private int look(long ms) {
        int fired = 0;
        for (long i = 0; i < ms / 100; i++) {
            nowNs += 100 * MS;
            fired += dead.look(nowNs) ? 1 : 0;
        }
        return fired;
    }

    private void alive() {
        pulse.begins();
        pulse.ended(true);
    }

    @Test
    void shouldFireOnceWhenNothingMovedForItsPatience() {
        dead.look(nowNs);

        assertEquals(0, look(4_900));
        assertFalse(dead.hasFired());
        assertEquals(1, look(100));
        assertTrue(dead.hasFired());
        assertEquals(0, look(60_000));
    }

    @Test
    void shouldCountAnewFromEachProofOfLife() {
        dead.look(nowNs);
        look(4_900);
        alive();

        assertEquals(0, look(5_000));
        assertEquals(1, look(100));
    }

    /** The engine lives, but nothing that it does is recorded any more. */
    @Test
    void shouldFireWhenTheJournalsThreadStandsStillInTheMiddleOfItsWork() {
        Pulse journal = new Pulse();
        DeadMan both = new DeadMan(gateway, pulse, journal, PATIENCE);
        for (int i = 0; i < 100; i++) {
            alive();
            journal.offered();
            journal.begins();
            journal.ended(true);
            nowNs += 100 * MS;
            assertFalse(both.look(nowNs), "look " + i);
        }
        for (int i = 0; i < 100; i++) {
            alive();
            nowNs += 100 * MS;
            assertFalse(both.look(nowNs), "idle, look " + i);
        }
        journal.offered();
        journal.begins();
        int fired = 0;
        for (int i = 0; i <= 50; i++) {
            alive();
            assertEquals(0, fired);
            fired += both.look(nowNs + i * 100L * MS) ? 1 : 0;
        }

        assertEquals(1, fired);
        assertTrue(both.hasFired());
    }

    /** A paced run that waits for its next tick: whoever feeds the pipeline says so. */
    @Test
    void shouldNotTakeAnIdlePipelineForADeadOne() {
        for (int i = 0; i < 600; i++) {
            pulse.idle();
            assertEquals(0, look(100), "look " + i);
        }
    }

    /** A process that was stopped for two minutes proves nothing about its pipeline. */
    @Test
    void shouldNotCountTheTimeInWhichNobodyLooked() {
        dead.look(nowNs);
        nowNs += 120_000 * MS;
        assertFalse(dead.look(nowNs));

        assertEquals(0, look(4_400));
        assertEquals(1, look(100));
    }

    @Test
    void shouldCancelWhatIsOpenAndProtectsNothing() {
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 1);
        send(OrderAction.NEW, OrderRole.PROTECTIVE_STOP, 10, 2);
        send(OrderAction.NEW, OrderRole.TAKE_PROFIT, 10, 3);
        send(OrderAction.NEW, OrderRole.ENTRY, 11, 1);
        send(OrderAction.NEW, OrderRole.EXIT, 12, 1);
        tell(11, 1, ExecutionKind.FILL, 0);
        tell(10, 1, ExecutionKind.FILL, 2);
        sent.clear();
        dead.look(nowNs);
        look(5_000);

        assertEquals(
                List.of(
                        "CANCEL ENTRY 10/1 in 3",
                        "CANCEL TAKE_PROFIT 10/3 in 3",
                        "CANCEL EXIT 12/1 in 3"),
                sent.stream().sorted(DeadManTest::byCause).toList());
        assertEquals(3, dead.cancelled());
        assertNull(dead.failure());
    }

    private static int byCause(String a, String b) {
        return a.split(" ", 3)[2].compareTo(b.split(" ", 3)[2]);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"CANCELLED", "REJECTED", "EXPIRED"})
    void shouldForgetWhatTheBrokerEnded(ExecutionKind end) {
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 1);
        tell(10, 1, end, 5);
        sent.clear();
        dead.look(nowNs);
        look(5_000);

        assertEquals(List.of(), sent);
    }

    /** The simulated broker answers before the door opens. */
    @Test
    void shouldNotExpectAnOrderThatEndedBeforeItWasSent() {
        tell(10, 1, ExecutionKind.FILL, 0);
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 1);
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 2);
        sent.clear();
        dead.look(nowNs);
        look(5_000);

        assertEquals(List.of("CANCEL ENTRY 10/2 in 3"), sent);
    }

    @Test
    void shouldRefuseEveryLaterOrderButCancelsEvenWhenLifeReturns() {
        dead.look(nowNs);
        look(5_000);
        alive();
        look(60_000);
        sent.clear();

        assertThrows(
                IllegalStateException.class, () -> send(OrderAction.NEW, OrderRole.ENTRY, 20, 1));
        assertThrows(
                IllegalStateException.class,
                () -> send(OrderAction.REPLACE, OrderRole.PROTECTIVE_STOP, 20, 2));
        assertEquals(List.of(), sent);
        order.targetSequence(10).targetNumber(1);
        send(OrderAction.CANCEL, OrderRole.ENTRY, 21, 1);
        assertEquals(List.of("CANCEL ENTRY 10/1 in 3"), sent);
    }

    /** The gateway hangs in the middle of an order, and returns when all is over. */
    @Test
    void shouldCancelTheOrderWhoseSendingWasUnderWayOnceMoreBehindIt() {
        dead.look(nowNs);
        inSend =
                () -> {
                    inSend = () -> {};
                    assertEquals(1, look(5_000));
                };
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 1);

        assertEquals(
                List.of("NEW ENTRY 10/1 in 3", "CANCEL ENTRY 10/1 in 3", "CANCEL ENTRY 10/1 in 3"),
                sent);
    }

    @Test
    void shouldCancelTheOthersWhenOneCannotBe() {
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 1);
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 2);
        sent.clear();
        inSend =
                () -> {
                    inSend = () -> {};
                    throw new IllegalStateException("link is down");
                };
        dead.look(nowNs);
        look(5_000);

        assertEquals(2, sent.size());
        assertEquals(1, dead.cancelled());
        assertEquals(
                "java.lang.IllegalStateException: link is down", String.valueOf(dead.failure()));
    }

    @Test
    void shouldGoOnAfterAnOrderThatTheGatewayThrewOut() {
        inSend =
                () -> {
                    inSend = () -> {};
                    throw new IllegalStateException("no");
                };
        assertThrows(
                IllegalStateException.class, () -> send(OrderAction.NEW, OrderRole.ENTRY, 10, 1));
        send(OrderAction.NEW, OrderRole.ENTRY, 10, 2);

        assertEquals(2, sent.size());
    }

    @Test
    void shouldHaveRoomForAThousandOrdersOneAfterTheOther() {
        for (int i = 1; i <= 4 * DeadMan.CAPACITY; i++) {
            send(OrderAction.NEW, OrderRole.ENTRY, i, 1);
            tell(i, 1, ExecutionKind.FILL, 0);
            tell(i, 2, ExecutionKind.CANCELLED, 5);
        }
        for (int i = 1; i <= DeadMan.CAPACITY; i++) {
            send(OrderAction.NEW, OrderRole.ENTRY, 1_000_000 + i, 1);
        }

        assertThrows(
                IllegalStateException.class,
                () -> send(OrderAction.NEW, OrderRole.ENTRY, 9_000_000, 1));
    }

    @Test
    void shouldWantAPatience() {
        assertEquals(
                "patience is 0 ns; it must be above 0",
                assertThrows(IllegalArgumentException.class, () -> new DeadMan(gateway, pulse, 0))
                        .getMessage());
    }
}
