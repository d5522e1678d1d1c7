package io.millrace.broker.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** The quietest of 20 rounds must allocate nothing. */
class DeadManAllocationTest {

    private static final int ROUNDS = 20;
    private static final int EVENTS = 100_000;

    private long cause;
    private long nowNs;

    @Test
    void shouldSendHearAndLookAndAllocateNothing() {
        Pulse pulse = new Pulse();
        DeadMan dead = new DeadMan((by, instrument, order) -> {}, pulse, 5_000_000_000L);
        OrderFlyweight order =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0)
                        .number(1)
                        .action((byte) OrderAction.NEW.code())
                        .role((byte) OrderRole.ENTRY.code());
        ExecutionFlyweight end =
                new ExecutionFlyweight()
                        .wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0)
                        .orderNumber(1)
                        .kind((byte) ExecutionKind.FILL.code());
        Runnable event =
                () -> {
                    pulse.offered();
                    pulse.begins();
                    dead.send(++cause, 0, order);
                    dead.onExecution(0, end.orderSequence(cause));
                    pulse.ended(true);
                    pulse.idle();
                    nowNs += 100_000_000;
                    dead.look(nowNs);
                };

        assertEquals(0, quietest(event));
        assertEquals(ROUNDS * EVENTS, cause);
    }

    private static long quietest(Runnable event) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < EVENTS; i++) {
                event.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
