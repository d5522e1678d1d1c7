package io.millrace.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.broker.guard.GatewayGuard;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class OrderStageTest {

    private final List<String> sent = new ArrayList<>();
    private final OrderStage door =
            new OrderStage(
                    (cause, id, order) -> sent.add(cause + "#" + order.number() + " of " + id),
                    cause -> sent.add("left " + cause));
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);

    private void enqueue(long cause, int number, int instrument) {
        EventLayout.start(buffer, 8, EventType.SEND, instrument, OrderFlyweight.BASE_LENGTH);
        EventLayout.place(buffer, 8, cause, 5, 1);
        new OrderFlyweight().wrap(buffer, EventLayout.payload(8)).number(number);
        door.enqueue(buffer, 8, EventLayout.length(buffer, 8));
    }

    @Test
    void shouldSendNothingUntilTheDoorOpens() {
        enqueue(3, 1, 0);
        enqueue(3, 2, 1);

        assertEquals(List.of(), sent);
        assertTrue(door.hasPending());
    }

    @Test
    void shouldSendInOrderAndOnceWhenTheDoorOpens() {
        enqueue(3, 1, 0);
        enqueue(3, 2, 1);
        door.release();
        door.release();
        enqueue(4, 1, 0);
        door.release();

        assertEquals(
                List.of("3#1 of 0", "left 3", "3#2 of 1", "left 3", "4#1 of 0", "left 4"), sent);
        assertFalse(door.hasPending());
    }

    @Test
    void shouldGiveEachInstructionOnceToTheSimulatedBroker() {
        enqueue(3, 1, 0);
        enqueue(3, 2, 1);

        assertTrue(door.hasUnmatched());
        assertEquals(1, door.nextUnmatched().number());
        assertEquals(3, door.cause());
        assertEquals(0, door.instrument());
        enqueue(3, 3, 0);
        assertEquals(2, door.nextUnmatched().number());
        assertEquals(1, door.instrument());
        assertEquals(3, door.nextUnmatched().number());
        assertFalse(door.hasUnmatched());
        assertTrue(door.hasPending());
    }

    @Test
    void shouldFailClearlyWhenOneEventSendsTooMuch() {
        for (int i = 0; i < OrderStage.CAPACITY; i++) {
            enqueue(3, i + 1, 0);
        }

        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> enqueue(3, 2_000, 0));
        assertEquals(
                "order door: more than 1024 instructions from one event", failure.getMessage());
    }

    @Test
    void shouldKeepBackAndTellWhatTheGuardRefuses() {
        door.guard(new GatewayGuard(1, 2));
        enqueue(3, 1, 0);
        enqueue(3, 2, 1);
        door.release();

        assertEquals(List.of(), sent);
        assertFalse(door.hasPending());
        assertTrue(door.nextRefused());
        assertEquals("3#1", door.refusedCause() + "#" + door.refusedNumber());
        assertTrue(door.nextRefused());
        assertEquals("3#2", door.refusedCause() + "#" + door.refusedNumber());
        assertFalse(door.nextRefused());
        assertEquals(2, door.toldRefused());
        door.tellAgain(1);
        assertTrue(door.nextRefused());
        assertEquals("3#2", door.refusedCause() + "#" + door.refusedNumber());
        assertFalse(door.nextRefused());
        door.forgetRefused();
        assertFalse(door.nextRefused());
    }

    /** What changed between the judgement and the door does not leave. */
    @Test
    void shouldNotLetOutWhatGrewAfterItWasJudged() {
        GatewayGuard guard = new GatewayGuard(1, 2);
        guard.allow(100, 100);
        door.guard(guard);
        enqueue(3, 1, 0);
        assertFalse(door.hasPending());
        guard.allow(Long.MAX_VALUE, Long.MAX_VALUE);
        new OrderFlyweight()
                .wrap(buffer, EventLayout.payload(8))
                .size(100_000_000)
                .limitPrice(100)
                .referencePrice(100);
        door.enqueue(buffer, 8, EventLayout.length(buffer, 8));
        assertTrue(door.hasPending());
        guard.allow(10, 10);

        IllegalStateException failure = assertThrows(IllegalStateException.class, door::release);
        assertEquals(
                "order door: instruction 1 of input 3 is worth 100 as it leaves; the guard allows"
                        + " 20",
                failure.getMessage());
        assertEquals(List.of(), sent);
    }
}
