package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.book.OpenOrders;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * The five answers to one order in all 120 orders. Whatever comes first, both fills count, nothing
 * stays reserved, nothing stays open, and the position is protected after every answer.
 */
class OrderRaceTest {

    private static final List<String> ANSWERS =
            List.of("ack", "partial", "fill", "cancel", "reject");

    private static List<List<String>> permutations(List<String> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> result = new ArrayList<>();
        for (String first : all) {
            List<String> rest = new ArrayList<>(all);
            rest.remove(first);
            for (List<String> tail : permutations(rest)) {
                List<String> one = new ArrayList<>();
                one.add(first);
                one.addAll(tail);
                result.add(one);
            }
        }
        return result;
    }

    @TestFactory
    List<DynamicTest> shouldEndInTheRightPositionAndReservation() {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> order : permutations(ANSWERS)) {
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                for (boolean endsChildren : new boolean[] {false, true}) {
                    String name = side + " " + order + (endsChildren ? " with its stop" : "");
                    tests.add(DynamicTest.dynamicTest(name, () -> race(order, side, endsChildren)));
                }
            }
        }
        assertEquals(480, tests.size());
        return tests;
    }

    private static void race(List<String> order, Side side, boolean endsChildren) {
        boolean buys = side == Side.BUY;
        TestDesk desk = new TestDesk(new TestLimits(), 1).price(0, "100");
        desk.want(
                buys ? Action.ENTER_LONG : Action.ENTER_SHORT,
                SizeRequest.FIXED_SIZE,
                "10",
                "100",
                buys ? "95" : "105");
        long cause = desk.sequence;
        assertEquals(fp("1000"), desk.stage.orders().totals().totalReserved());
        boolean traded = false;
        for (String answer : order) {
            desk.next();
            switch (answer) {
                case "ack" -> desk.tell(cause, 1, ExecutionKind.ACCEPTED, "none");
                case "partial" ->
                        desk.fill(cause, 1, side, OrderRole.ENTRY, "4", "100", "0.1", "6");
                case "fill" -> desk.fill(cause, 1, side, OrderRole.ENTRY, "6", "101", "0.2", "0");
                case "cancel" -> desk.tell(cause, 1, ExecutionKind.CANCELLED, "none");
                default -> desk.tell(cause, 1, ExecutionKind.REJECTED, "none");
            }
            traded |= "partial".equals(answer) || "fill".equals(answer);
            boolean ends = "cancel".equals(answer) || "reject".equals(answer);
            if (ends && endsChildren && !traded) {
                desk.tell(cause, 2, ExecutionKind.CANCELLED, "none");
            }
            assertFalse(desk.stage.isNaked(0, 0), order + " after " + answer);
        }
        assertSettled(desk, buys);
    }

    private static void assertSettled(TestDesk desk, boolean buys) {
        OpenOrders orders = desk.stage.orders();
        long sign = buys ? 1 : -1;
        assertEquals(sign * fp("10"), desk.stage.positions().size(0));
        assertEquals(sign * fp("10"), desk.stage.view(0).size(0));
        assertEquals(fp("100000") - sign * fp("1006") - fp("0.3"), desk.stage.positions().cash());
        assertEquals(0, orders.totals().totalReserved());
        assertEquals(0, orders.totals().reserved(0));
        assertEquals(0, orders.totals().entryBuys(0) + orders.totals().entrySells(0));
        assertEquals(0, orders.totals().busy(0, 0));
        assertEquals(OpenOrders.ABSENT, orders.find(0, 0, OrderRole.ENTRY, 0));
        assertEquals(fp(buys ? "95" : "105"), desk.stage.view(0).stopPrice(0));
    }
}
