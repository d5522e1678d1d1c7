package io.millrace.risk;

import static io.millrace.model.command.CommandKind.EMERGENCY_STOP;
import static io.millrace.model.command.CommandKind.FLATTEN;
import static io.millrace.model.command.CommandKind.HALT;
import static io.millrace.model.command.CommandKind.RESUME;
import static io.millrace.model.command.OperatorRole.TRADE;
import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.book.OpenOrders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** What leaves once trading is halted or everything is closed, and when that is over. */
class HaltedTradingTest {

    private static final OperatorRole HALTER = OperatorRole.HALT;

    private final TestLimits limits = new TestLimits();

    private TestDesk desk() {
        return new TestDesk(limits, 2);
    }

    private TestDesk restarted(TestDesk desk) {
        InstrumentTable instruments = TestLimits.instruments(2, "1", "0");
        TestDesk other = desk.restarted(limits, instruments);
        other.take();
        return other;
    }

    /** Nothing held, and an entry of event 2 that rests at 99 with its stop. */
    private TestDesk resting() {
        TestDesk desk = desk().price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "10", "99", "95").next();
        desk.tell(2, 1, ExecutionKind.ACCEPTED, "none").take();
        return desk;
    }

    @Test
    void shouldEnterAgainAfterAFlattenAndAResume() {
        TestDesk first = desk().open("10", "100", "95").ask(FLATTEN, HALTER);
        long close = first.sequence;
        first.next().fill(close, 1, Side.SELL, OrderRole.FLATTEN, "10", "99");
        first.price(0, "100").next().tell(2, 2, ExecutionKind.CANCELLED, "none").take();
        TestDesk other = restarted(first);
        for (TestDesk desk : List.of(first, other)) {
            desk.ask(RESUME, TRADE).price(0, "100").enter("10", "95");
            long entry = desk.sequence;
            desk.next().fill(entry, 1, Side.BUY, OrderRole.ENTRY, "10", "100");
            desk.price(0, "100").pass(10);

            assertEquals(
                    List.of(
                            "STATE REDUCING -> ACTIVE MANUAL 0 limit 0 base 0",
                            "RESULT 8 RESUME DONE before 0 after 0 count 0",
                            "ORDER 0 #1 NEW ENTRY BUY 10 LIMIT 102 stop 95 IOC -> PASS",
                            "SEND 0 #1 NEW ENTRY BUY 10 LIMIT 102 stop 95 IOC",
                            "ORDER 0 #2 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce of"
                                    + " 9/1 -> PASS",
                            "SEND 0 #2 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce of"
                                    + " 9/1",
                            "ACCOUNT 0 position 10 cash 98990 equity 99990 fees 0 trip none"),
                    desk.take());
        }
    }

    @Test
    void shouldNotResumeUntilEverythingIsClosedAndItsOrdersHaveEnded() {
        TestDesk desk = desk().open("10", "100", "95").ask(FLATTEN, HALTER);
        desk.take();
        desk.ask(RESUME, TRADE);
        desk.next().fill(4, 1, Side.SELL, OrderRole.FLATTEN, "10", "99");
        desk.ask(RESUME, TRADE).price(0, "100").ask(RESUME, TRADE);
        desk.next().tell(2, 2, ExecutionKind.CANCELLED, "none").ask(RESUME, TRADE);

        assertEquals(
                List.of(
                        "RESULT 5 RESUME NOT_RECONCILED before 0 after 0 count 0",
                        "ACCOUNT 0 position 0 cash 99990 equity 99990 fees 0 trip -10",
                        "RESULT 7 RESUME NOT_RECONCILED before 0 after 0 count 0",
                        "SEND 0 #1 CANCEL PROTECTIVE_STOP SELL 10 STOP none stop none reduce of"
                                + " 2/2",
                        "RESULT 9 RESUME NOT_RECONCILED before 0 after 0 count 0",
                        "STATE REDUCING -> ACTIVE MANUAL 0 limit 0 base 0",
                        "RESULT 11 RESUME DONE before 0 after 0 count 0"),
                desk.take());
    }

    /** Without the operator's cause trading would be ACTIVE by itself, and close what it enters. */
    @Test
    void shouldStayReducingAfterAFlattenWhenALinkComesBack() {
        TestDesk desk = desk().health(0, 4_096, 20_000, 0, 0);
        desk.ask(FLATTEN, HALTER).health(0, 4_096, 1, 0, 0).pass(60).take();
        assertEquals("REDUCING", desk.stage.tradingState().state().name());

        desk.ask(RESUME, TRADE);
        assertEquals("ACTIVE", desk.stage.tradingState().state().name());
    }

    @Test
    void shouldKeepWhatIsHeldWhenAHaltFollowsAFlatten() {
        TestDesk desk = desk().open("10", "100", "95").ask(FLATTEN, HALTER);
        desk.take();
        desk.ask(HALT, HALTER);
        desk.next().tell(4, 1, ExecutionKind.CANCELLED, "none");
        desk.price(0, "98").pass(60);
        desk.price(0, "97");

        assertEquals(
                List.of(
                        "STATE REDUCING -> HALTED MANUAL 0 limit 0 base 0",
                        "SEND 0 #1 CANCEL FLATTEN SELL 10 LIMIT none stop none reduce of 4/1",
                        "RESULT 5 HALT DONE before 0 after 0 count 1"),
                desk.take());
    }

    @Test
    void shouldGoOnClosingWhenAHaltFollowsAnEmergencyStop() {
        TestDesk desk = desk().open("10", "100", "95").ask(EMERGENCY_STOP, HALTER);
        desk.take();
        desk.ask(HALT, HALTER).price(0, "100").price(0, "100");

        assertEquals(
                List.of(
                        "RESULT 5 HALT NOTHING_TO_DO before 0 after 0 count 0",
                        "ORDER 0 #1 REPLACE FLATTEN SELL 10 LIMIT 98 stop none reduce of 4/1 ->"
                                + " PASS",
                        "SEND 0 #1 REPLACE FLATTEN SELL 10 LIMIT 98 stop none reduce of 4/1"),
                desk.take());
    }

    /** A run that failed latches its home; what it had sent still works. */
    @Test
    void shouldCancelWhatStillWorksWhenItComesUpHalted() {
        TestDesk desk = restarted(resting());
        desk.stage.latch();
        desk.ask(CommandKind.NOTE, HALTER);
        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED LATCH 0 limit 0 base 0",
                        "SEND 0 #1 CANCEL ENTRY BUY 10 LIMIT none stop none of 2/1",
                        "RESULT 4 NOTE DONE before 0 after 0 count 0"),
                desk.take());

        desk.next().tell(2, 1, ExecutionKind.CANCELLED, "none").pass(3);
        desk.next().tell(2, 2, ExecutionKind.CANCELLED, "none").pass(9);
        assertEquals(
                List.of(
                        "SEND 0 #1 CANCEL PROTECTIVE_STOP SELL 10 STOP none stop none reduce of"
                                + " 2/2"),
                desk.take());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = CommandKind.class,
            names = {"HALT", "EMERGENCY_STOP"})
    void shouldCancelAgainWhatTheBrokerDidNotCancel(CommandKind kind) {
        TestDesk desk = resting().ask(kind, HALTER);
        String cancel = "SEND 0 #1 CANCEL ENTRY BUY 10 LIMIT none stop none of 2/1";
        assertEquals(cancel, desk.take().get(1));

        desk.next().tell(2, 1, ExecutionKind.CANCEL_REJECTED, "none").pass(1);
        assertEquals(List.of(), desk.take());

        desk.pass(1);
        assertEquals(List.of(cancel), desk.take());

        desk.pass(2).next().tell(2, 1, ExecutionKind.CANCEL_REJECTED, "none");
        assertEquals(List.of(), desk.take());
        desk.price(0, "100");
        assertEquals(List.of(cancel), desk.take());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = CommandKind.class,
            names = {"HALT", "EMERGENCY_STOP"})
    void shouldCancelAgainWhatTheBrokerDidNotAnswer(CommandKind kind) {
        TestDesk desk = resting().ask(kind, HALTER);
        String cancel = "SEND 0 #1 CANCEL ENTRY BUY 10 LIMIT none stop none of 2/1";
        assertEquals(cancel, desk.take().get(1));
        for (int round = 0; round < 3; round++) {
            desk.price(0, "100").price(1, "100");
            assertEquals(List.of(), desk.take());
            desk.price(0, "100");
            assertEquals(List.of(cancel), desk.take());
        }

        // Both answers come: the second cancel found nothing.
        desk.next().tell(2, 1, ExecutionKind.CANCELLED, "none");
        desk.tell(2, 1, ExecutionKind.CANCEL_REJECTED, "none").take();
        assertEquals(OpenOrders.ABSENT, desk.stage.orders().find(2, 1));
        assertEquals(0, desk.stage.orders().totals().totalReserved());
        desk.pass(9);
        assertEquals(List.of(), filter(desk.take(), " ENTRY "));
    }

    /** Refused first and cancelled behind it: the order is open in between, and then it is not. */
    @Test
    void shouldTakeTheAnswersOfTwoCancelsInEitherOrder() {
        TestDesk desk = resting().ask(HALT, HALTER).pass(3).next();
        desk.tell(2, 1, ExecutionKind.CANCEL_REJECTED, "none");
        assertEquals(
                OrderStatus.WORKING, desk.stage.orders().status(desk.stage.orders().find(2, 1)));
        desk.tell(2, 1, ExecutionKind.CANCELLED, "none");
        assertEquals(OpenOrders.ABSENT, desk.stage.orders().find(2, 1));
        assertEquals(0, desk.stage.orders().totals().totalReserved());
    }

    /** One that is refused again and again does not hold back one that nobody answers. */
    @Test
    void shouldCancelBothAgainWhenOneIsRefusedAndOneIsNotAnswered() {
        TestDesk desk = resting();
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "98", "95");
        assertEquals(3, desk.sequence);
        desk.tell(3, 1, ExecutionKind.ACCEPTED, "none").ask(HALT, HALTER).take();
        for (int second = 1; second <= 6; second++) {
            desk.price(0, "100").tell(2, 1, ExecutionKind.CANCEL_REJECTED, "none");
        }

        assertEquals(
                List.of(
                        "SEND 0 #1 CANCEL ENTRY BUY 10 LIMIT none stop none of 2/1",
                        "SEND 0 #2 CANCEL ENTRY BUY 5 LIMIT none stop none of 3/1",
                        "SEND 0 #1 CANCEL ENTRY BUY 10 LIMIT none stop none of 2/1",
                        "SEND 0 #2 CANCEL ENTRY BUY 5 LIMIT none stop none of 3/1"),
                desk.take());
    }

    private static List<String> filter(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).toList();
    }

    /** However often it refuses, the close waits for the first cancel alone. */
    @Test
    void shouldCloseAlthoughTheBrokerCancelsNothing() {
        TestDesk desk = desk().open("10", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "95");
        desk.ask(EMERGENCY_STOP, HALTER).take();
        for (int second = 1; second <= 6; second++) {
            desk.price(0, "100").tell(4, 1, ExecutionKind.CANCEL_REJECTED, "none");
        }

        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce",
                        "SEND 0 #2 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "ORDER 0 #1 REPLACE FLATTEN SELL 10 LIMIT 98 stop none reduce of 8/1 ->"
                                + " PASS",
                        "SEND 0 #1 REPLACE FLATTEN SELL 10 LIMIT 98 stop none reduce of 8/1",
                        "SEND 0 #2 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1"),
                desk.take());
    }

    @Test
    void shouldNotResetWhileACancelIsUnderWay() {
        TestDesk desk = resting().ask(EMERGENCY_STOP, HALTER);
        desk.take();
        desk.reset(4, 0);
        desk.next().fill(2, 1, Side.BUY, OrderRole.ENTRY, "10", "99");
        assertEquals(
                List.of(
                        "RESULT 5 RESET NOT_RECONCILED before 0 after 0 count 0",
                        "ACCOUNT 0 position 10 cash 99010 equity 100010 fees 0 trip none",
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce"),
                desk.take());
    }

    @ParameterizedTest(name = "silent {0} ms, flags {1}")
    @CsvSource({
        "60000, 0, CAUSE_HOLDS before 60000000000 after 60000000000",
        "59999, 0, DONE before 0 after 0",
        "1, 8, NOT_RECONCILED before 0 after 0",
        "1, 4, NOT_RECONCILED before 0 after 0"
    })
    void shouldNotResetACriticalCauseThatIsStillTrue(long silentMs, int flags, String answer) {
        TestDesk desk = desk().open("10", "100", "95").ask(HALT, HALTER);
        desk.health(0, 4_096, silentMs, 0, flags).take();
        desk.reset(4, 0);
        List<String> lines = desk.take();

        assertEquals("RESULT 6 RESET " + answer + " count 0", lines.getLast());
    }

    @Test
    void shouldNotResetWhileThreeComparisonsInARowHaveFailed() {
        TestDesk desk = desk().open("10", "100", "95");
        for (int comparison = 0; comparison < 3; comparison++) {
            desk.health(0, 4_096, 1, 0, 8);
        }
        long halt = desk.stage.tradingState().haltSequence();
        desk.take();
        desk.reset(halt, 3).health(0, 4_096, 1, 0, 4).reset(halt, 3);
        desk.health(0, 4_096, 1, 0, 0).reset(halt, 3);

        assertEquals(
                List.of(
                        "RESULT 7 RESET NOT_RECONCILED before 0 after 0 count 0",
                        "RESULT 9 RESET NOT_RECONCILED before 0 after 0 count 0",
                        "STATE HALTED -> RECONCILING RESET 0 limit 0 base 0",
                        "STATE RECONCILING -> REDUCING RESET 0 limit 0 base 0",
                        "RESULT 11 RESET DONE before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldLeaveStopsWhereTheyAreWhileHalted() {
        TestDesk desk = desk().price(0, "100");
        desk.plan(NONE);
        desk.decision.action(Action.ENTER_LONG.code()).plan().trail(fp("4"));
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "10", "none", "none");
        desk.next().fill(2, 1, Side.BUY, OrderRole.ENTRY, "10", "100").ask(HALT, HALTER).take();
        desk.price(0, "110").want(Action.MOVE_STOP, SizeRequest.NONE, "0", "105");
        assertEquals(
                List.of(
                        "ORDER 0 #1 REPLACE PROTECTIVE_STOP SELL 10 STOP none stop 105 reduce of"
                                + " 2/2 -> TRADING_HALTED"),
                desk.take());

        desk.price(0, "109").reset(4, 0).take();
        desk.price(0, "109");
        assertEquals(
                "SEND 0 #1 REPLACE PROTECTIVE_STOP SELL 10 STOP none stop 105 reduce of 2/2",
                desk.take().getLast());
    }

    @Test
    void shouldNotMoveTheStopToTheCostWhenATargetTradesInAHalt() {
        TestDesk desk = desk().price(0, "100");
        desk.plan(NONE);
        desk.decision.action(Action.ENTER_LONG.code()).plan().features(PlanFlyweight.LADDER);
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "10", "95", "none");
        desk.next().fill(2, 1, Side.BUY, OrderRole.ENTRY, "10", "100").ask(HALT, HALTER).take();
        desk.next().fill(2, 3, Side.SELL, OrderRole.TAKE_PROFIT, "5", "105");

        assertEquals(
                List.of("ACCOUNT 0 position 5 cash 99525 equity 100025 fees 0 trip none"),
                desk.take());
    }

    @Test
    void shouldStopTheEntryThatFillsAfterTheHaltWithoutOne() {
        TestDesk desk = resting();
        desk.tell(2, 2, ExecutionKind.REJECTED, "none").ask(HALT, HALTER).take();
        desk.next().fill(2, 1, Side.BUY, OrderRole.ENTRY, "10", "99");

        assertEquals(
                List.of(
                        "ACCOUNT 0 position 10 cash 99010 equity 100010 fees 0 trip none",
                        "ORDER 0 #1 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce -> PASS",
                        "SEND 0 #1 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce"),
                desk.take());
    }

    @Test
    void shouldNotResetUntilTheStopsOfWhatIsClosedHaveEnded() {
        TestDesk desk = desk().open("10", "100", "95").ask(EMERGENCY_STOP, HALTER);
        desk.next().fill(4, 1, Side.SELL, OrderRole.FLATTEN, "10", "99").take();
        desk.reset(4, 0).price(0, "100").reset(4, 0);
        desk.next().tell(2, 2, ExecutionKind.CANCELLED, "none").reset(4, 0);

        assertEquals(
                List.of(
                        "RESULT 6 RESET NOT_RECONCILED before 0 after 0 count 0",
                        "SEND 0 #1 CANCEL PROTECTIVE_STOP SELL 10 STOP none stop none reduce of"
                                + " 2/2",
                        "RESULT 8 RESET NOT_RECONCILED before 0 after 0 count 0",
                        "STATE HALTED -> RECONCILING RESET 0 limit 0 base 0",
                        "STATE RECONCILING -> REDUCING RESET 0 limit 0 base 0",
                        "RESULT 10 RESET DONE before 0 after 0 count 0"),
                desk.take());
    }
}
