package io.millrace.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.Verdict;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Set;
import java.util.TreeSet;

/**
 * Each check of the gate below, at and above its edge: whether it fails, and what it leaves in the
 * record of the order. The 29th stands at the order door and has its edges in its own test.
 */
class CheckEdgesTest {

    @ParameterizedTest(name = "{0}")
    @EnumSource(CheckEdge.class)
    void shouldFailExactlyBeyondTheEdgeAndLeaveWhatItSaw(CheckEdge edge) {
        OrderFlyweight record =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.JUDGED_LENGTH]), 0);
        for (int step = -1; step <= 1; step++) {
            EdgeOrders.laterNs = 0;
            GateBench bench = new GateBench(edge != CheckEdge.STATE || step >= 0);
            Candidate order = edge.making.order(bench, step);
            Verdict verdict = bench.judge(order, EdgeOrders.laterNs);
            order.writeTo(record, 1);
            bench.judgement().writeTo(record);
            String where = edge + ", step " + step;

            boolean fails = edge.fails(step);
            assertEquals(fails, (record.failedChecks() & 1 << (edge.check - 1)) != 0, where);
            assertEquals(0, record.notApplicable() & 1 << (edge.check - 1), where);
            assertEquals(edge.operand(step), record.operand(edge.check), where);
            assertEquals(edge.limit(step), record.limit(edge.check), where);
            assertEquals(verdict.code(), record.verdict(), where);
            if (fails) {
                int first = Integer.numberOfTrailingZeros(record.failedChecks()) + 1;
                assertEquals(first, verdict.check(), where);
            }
        }
    }

    @Test
    void shouldHaveAnEdgeOfEveryCheckOfTheGate() {
        Set<Integer> seen = new TreeSet<>();
        for (CheckEdge edge : CheckEdge.values()) {
            seen.add(edge.check);
        }
        Set<Integer> all = new TreeSet<>();
        for (int check = 1; check < OrderFlyweight.CHECKS; check++) {
            all.add(check);
        }
        assertEquals(all, seen);
    }
}
