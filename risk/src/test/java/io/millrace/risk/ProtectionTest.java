package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Stops, targets, ladders, trailing stops and chases, as whole lists of outputs. */
class ProtectionTest {

    private static final long MINUTE = 60 * TestDesk.SECOND;

    private final TestLimits limits = new TestLimits();

    private TestDesk desk() {
        return new TestDesk(limits, 1).price(0, "100");
    }

    private static void fillEntry(TestDesk desk, long cause, String size, String price) {
        desk.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none");
        desk.tell(cause, 2, ExecutionKind.ACCEPTED, "none");
        desk.fill(cause, 1, Side.BUY, OrderRole.ENTRY, size, price);
        desk.take();
    }

    private static List<String> sends(TestDesk desk) {
        return desk.take().stream().filter(line -> line.startsWith("SEND")).toList();
    }

    @Test
    void shouldSendOneTargetWhenAPriceIsNamed() {
        TestDesk desk = desk();
        desk.decision.action(Action.ENTER_LONG.code());
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "10", "95", "110.005");

        assertEquals(
                List.of(
                        "SEND 0 #1 NEW ENTRY BUY 10 LIMIT 102 stop 95 IOC",
                        "SEND 0 #2 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce of 2/1",
                        "SEND 0 #3 NEW TAKE_PROFIT SELL 10 LIMIT 110.01 stop none reduce of 2/1"),
                sends(desk));
    }

    @Test
    void shouldClimbTheLadderAndMoveTheStopToTheCost() {
        TestDesk desk = desk();
        desk.decision.action(Action.ENTER_LONG.code());
        desk.decision.plan().features(PlanFlyweight.LADDER);
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "11", "95", "none");
        long cause = desk.sequence;
        assertEquals(
                List.of(
                        "SEND 0 #1 NEW ENTRY BUY 11 LIMIT 102 stop 95 IOC",
                        "SEND 0 #2 NEW PROTECTIVE_STOP SELL 11 STOP none stop 95 reduce of 2/1",
                        "SEND 0 #3 NEW TAKE_PROFIT SELL 5 LIMIT 105 stop none reduce of 2/1",
                        "SEND 0 #4 NEW TAKE_PROFIT SELL 6 LIMIT 110 stop none reduce of 2/1"),
                sends(desk));
        fillEntry(desk, cause, "11", "100.5");
        desk.next().fill(cause, 3, Side.SELL, OrderRole.TAKE_PROFIT, "3", "105", "0", "2");
        assertEquals(List.of(), sends(desk));
        desk.fill(cause, 3, Side.SELL, OrderRole.TAKE_PROFIT, "2", "105");

        assertEquals(
                List.of(
                        "SEND 0 #1 REPLACE PROTECTIVE_STOP SELL 11 STOP none stop 100.5 reduce"
                                + " of 2/2"),
                sends(desk));
        desk.tell(cause, 2, ExecutionKind.REPLACED, "100.5");
        assertEquals(fp("100.5"), desk.stage.view(0).stopPrice(0));
        desk.next().fill(cause, 4, Side.SELL, OrderRole.TAKE_PROFIT, "6", "110");
        assertEquals(List.of(), sends(desk));
        assertFalse(desk.stage.isNaked(0, 0));
    }

    @Test
    void shouldPutAllOfAPositionOfOneLotOnTheSecondStep() {
        TestDesk desk = desk();
        desk.decision.action(Action.ENTER_SHORT.code());
        desk.decision.plan().features(PlanFlyweight.LADDER);
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "1", "105", "none");

        assertEquals(
                "SEND 0 #3 NEW TAKE_PROFIT BUY 1 LIMIT 90 stop none reduce of 2/1",
                sends(desk).get(2));
    }

    @Test
    void shouldTrailOnlyCloserAndInSteps() {
        TestDesk desk = desk();
        desk.decision.action(Action.ENTER_LONG.code());
        desk.decision.plan().trail(fp("4"));
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "10", "none", "none");
        long cause = desk.sequence;
        assertEquals(
                "SEND 0 #2 NEW PROTECTIVE_STOP SELL 10 STOP none stop 96 reduce of 2/1",
                sends(desk).get(1));
        fillEntry(desk, cause, "10", "100");
        // A step is a twentieth of 4: nothing for less than 0.20.
        assertEquals(List.of(), sends(desk.price(0, "100.19")));
        assertEquals(List.of(moved("96.2", cause)), sends(desk.price(0, "100.2")));
        desk.tell(cause, 2, ExecutionKind.REPLACED, "96.2");
        assertEquals(List.of(), sends(desk.price(0, "97")));
        assertEquals(List.of(moved("98.5", cause)), sends(desk.price(0, "102.5")));
        desk.tell(cause, 2, ExecutionKind.REPLACED, "98.5");
        assertEquals(List.of(), sends(desk.price(0, "102.5")));
        assertEquals(fp("98.5"), desk.stage.view(0).stopPrice(0));
    }

    private static String moved(String stop, long cause) {
        return "SEND 0 #1 REPLACE PROTECTIVE_STOP SELL 10 STOP none stop "
                + stop
                + " reduce of "
                + cause
                + "/2";
    }

    @Test
    void shouldProtectAFillThatComesAfterTheEnd() {
        TestDesk desk = desk();
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "10", "99", "95");
        long cause = desk.sequence;
        desk.next().tell(cause, 1, ExecutionKind.CANCELLED, "none");
        desk.tell(cause, 2, ExecutionKind.CANCELLED, "none").take();
        desk.next().fill(cause, 1, Side.BUY, OrderRole.ENTRY, "4", "99", "0", "6");

        assertEquals(
                List.of("SEND 0 #1 NEW PROTECTIVE_STOP SELL 4 STOP none stop 95 reduce"),
                sends(desk));
        assertFalse(desk.stage.isNaked(0, 0));
    }

    @Test
    void shouldCloseWhenTheBrokerTakesNoStop() {
        TestDesk desk = desk().open("10", "100", "95");
        long cause = desk.sequence - 1;
        desk.next().tell(cause, 2, ExecutionKind.CANCELLED, "none");
        desk.tell(desk.sequence, 1, ExecutionKind.REJECTED, "none");
        desk.tell(desk.sequence, 2, ExecutionKind.REJECTED, "none");
        desk.tell(desk.sequence, 3, ExecutionKind.REJECTED, "none");

        assertEquals(
                List.of(
                        "SEND 0 #1 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce",
                        "SEND 0 #2 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce",
                        "SEND 0 #3 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce",
                        "SEND 0 #4 NEW EXIT SELL 10 LIMIT 98 stop none IOC reduce"),
                sends(desk));
        desk.end(4, ExecutionKind.EXPIRED);
        assertTrue(desk.stage.isNaked(0, 0));
        assertEquals(
                List.of("SEND 0 #1 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce"),
                sends(desk.price(0, "99")));
        assertFalse(desk.stage.isNaked(0, 0));
    }

    @Test
    void shouldChaseThreeTimesAndThenCancel() {
        TestDesk desk = desk();
        desk.decision.action(Action.ENTER_LONG.code());
        desk.decision.plan().features(PlanFlyweight.CHASE);
        desk.wantLimit(SizeRequest.FIXED_SIZE, "10", "99", "95");
        long cause = desk.sequence;
        desk.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none");
        desk.take();
        desk.timeNs -= TestDesk.SECOND;
        for (String price : List.of("100.5", "100.7", "100.9")) {
            desk.timeNs += MINUTE - 2 * TestDesk.SECOND;
            assertEquals(List.of(), sends(desk.price(0, price)));
            assertEquals(
                    List.of(
                            "SEND 0 #1 REPLACE ENTRY BUY 10 LIMIT "
                                    + price
                                    + " stop 95 of "
                                    + cause
                                    + "/1"),
                    sends(desk.price(0, price)));
            desk.tell(cause, 1, ExecutionKind.REPLACED, price);
            assertEquals(fp(price), desk.stage.view(0).entryPrice(0));
        }
        desk.timeNs += MINUTE;
        assertEquals(
                List.of("SEND 0 #1 CANCEL ENTRY BUY 10 LIMIT none stop none of " + cause + "/1"),
                sends(desk.price(0, "100")));
        desk.tell(cause, 1, ExecutionKind.CANCELLED, "none");
        assertEquals(NONE, desk.stage.view(0).entryPrice(0));
        assertEquals(0, desk.stage.orders().totals().totalReserved());
    }

    @Test
    void shouldCancelAndRepriceByTheStrategysWish() {
        TestDesk desk = desk();
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "10", "99", "95");
        long cause = desk.sequence;
        desk.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none").take();
        desk.price(0, "100").want(Action.REPRICE, SizeRequest.NONE, "0", "99.505", "none");
        assertEquals(
                List.of("SEND 0 #1 REPLACE ENTRY BUY 10 LIMIT 99.5 stop 95 of " + cause + "/1"),
                sends(desk));
        assertEquals(fp("1000"), desk.stage.orders().totals().totalReserved());
        desk.tell(cause, 1, ExecutionKind.REPLACED, "99.5");
        desk.next().want(Action.CANCEL, SizeRequest.NONE, "0", "none", "none");
        assertEquals(
                List.of("SEND 0 #1 CANCEL ENTRY BUY 10 LIMIT none stop none of " + cause + "/1"),
                sends(desk));
        desk.next().want(Action.CANCEL, SizeRequest.NONE, "0", "none", "none");
        assertEquals(List.of(), sends(desk));
    }

    @Test
    void shouldGiveUpWhatIsAboveTheTargetWeight() {
        TestDesk desk = desk().open("100", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.TARGET_WEIGHT, "0.06", "none");
        assertEquals(
                List.of("SEND 0 #1 NEW EXIT SELL 40 LIMIT 98 stop none IOC reduce"), sends(desk));
        desk.next().fill(desk.sequence - 1, 1, Side.SELL, OrderRole.EXIT, "40", "100").take();
        desk.price(0, "100").want(Action.ENTER_LONG, SizeRequest.TARGET_WEIGHT, "0.06", "95");
        assertEquals(List.of(), sends(desk));
        desk.price(0, "100").want(Action.ENTER_LONG, SizeRequest.TARGET_WEIGHT, "0.08", "95");
        assertEquals("SEND 0 #1 NEW ENTRY BUY 20 LIMIT 102 stop 95 IOC", sends(desk).getFirst());
    }
}
