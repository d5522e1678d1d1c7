package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.SizeRequest;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** The quietest of 20 rounds must allocate nothing. */
class RiskStageAllocationTest {

    private static final int ROUNDS = 20;
    private static final int EVENTS = 100_000;

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

    @Test
    void shouldNotAllocateWhenSizingJudgingAndSending() {
        TestDesk desk = new TestDesk(new TestLimits(), 2, true);
        long price = fp("100");
        long size = fp("5");
        long stop = fp("98");
        desk.decision
                .action(Action.ENTER_LONG.code())
                .sizeRequest(SizeRequest.FIXED_SIZE.code())
                .requestValue(size)
                .price(price)
                .entryPrice(io.millrace.model.fixed.FixedPoint.NONE)
                .stopPrice(stop);
        Runnable event =
                () -> {
                    desk.next();
                    desk.stage.onPrice(0, price);
                    desk.stage.prepare(0, desk.decision, true);
                    desk.stage.release();
                    desk.end(1, ExecutionKind.EXPIRED);
                    desk.end(2, ExecutionKind.CANCELLED);
                };

        assertEquals(0, quietest(event));
        assertEquals(4L * ROUNDS * EVENTS, desk.sink.count() - desk.sessions());
    }

    @Test
    void shouldNotAllocateOnPrices() {
        TestDesk desk = new TestDesk(new TestLimits(), 2, true).open("10", "100", "90");
        long price = fp("100.01");

        assertEquals(0, quietest(() -> desk.stage.onPrice(0, price)));
    }
}
