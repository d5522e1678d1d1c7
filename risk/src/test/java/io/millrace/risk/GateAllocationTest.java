package io.millrace.risk;

import static io.millrace.risk.GateBench.NOW;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** The quietest of 20 rounds must allocate nothing. */
class GateAllocationTest {

    private static final int ROUNDS = 20;
    private static final int EVENTS = 50_000;

    private long nowNs = NOW;

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
    void shouldJudgeWithEveryCheckAndAllocateNothing() {
        GateBench bench = new GateBench();
        bench.calendar = SessionCalendar.NYSE;
        bench.limits.messageRate = 600;
        bench.limits.trips = 3;
        bench.limits.pauseNs = 1_000_000_000L;
        for (double[] row : bench.correlation) {
            java.util.Arrays.fill(row, 0.9);
        }
        bench.fill(1, "10", "100").fill(2, "10", "100").ready();
        bench.book(bench.reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "10"));
        PreTradeGate gate = bench.gate();
        Candidate order = new Candidate();
        long price = fp("100");
        long size = fp("3");
        long stop = fp("90");
        Runnable event =
                () -> {
                    nowNs += 7_000_000_000L;
                    gate.begin(nowNs);
                    gate.onPrice(0, price, nowNs);
                    gate.onBar(0, size, nowNs);
                    order.start(0, 0, OrderRole.ENTRY, Side.BUY, size);
                    order.referencePrice = price;
                    order.limitPrice = price;
                    order.stopPrice = stop;
                    gate.judge(order, nowNs);
                    gate.onSent(order, nowNs);
                    order.start(0, 0, OrderRole.EXIT, Side.SELL, size);
                    order.referencePrice = price;
                    gate.judge(order, nowNs);
                };

        assertEquals(0, quietest(event));
    }
}
