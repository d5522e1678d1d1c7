package io.millrace.risk;

import static io.millrace.model.command.CommandKind.CANCEL_ALL;
import static io.millrace.model.command.CommandKind.CLOSE;
import static io.millrace.model.command.CommandKind.CLOSE_ALL;
import static io.millrace.model.command.CommandKind.EMERGENCY_STOP;
import static io.millrace.model.command.CommandKind.FLATTEN;
import static io.millrace.model.command.CommandKind.HALT;
import static io.millrace.model.command.CommandKind.NOTE;
import static io.millrace.model.command.CommandKind.REDUCE;
import static io.millrace.model.command.CommandKind.RESUME;
import static io.millrace.model.command.OperatorRole.RISK;
import static io.millrace.model.command.OperatorRole.TRADE;
import static io.millrace.model.command.OperatorRole.VIEW;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** What operators ask for, and everything that leaves because of it. */
class OperatorCommandsTest {

    private static final OperatorRole HALTER = OperatorRole.HALT;

    private final TestLimits limits = new TestLimits();

    private TestDesk desk() {
        return new TestDesk(limits, 2);
    }

    /** 10 held at 100 with a stop at 95, and an entry of 5 that rests at 99 with its own stop. */
    private TestDesk busy() {
        TestDesk desk = desk().open("10", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "95").take();
        return desk;
    }

    @Test
    void shouldCancelTheEntryAndKeepPositionAndStopWhenHalted() {
        TestDesk desk = busy().ask(HALT, HALTER);
        desk.enter("1", "90");

        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED MANUAL 0 limit 0 base 0",
                        "SEND 0 #1 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "RESULT 5 HALT DONE before 0 after 0 count 1",
                        "ORDER 0 #2 NEW ENTRY BUY 1 LIMIT 102 stop 90 IOC -> TRADING_HALTED"),
                desk.take());
        assertEquals(fp("10"), desk.stage.positions().size(0));
        assertEquals(fp("95"), desk.stage.view(0).stopPrice(0));
        assertEquals(5, desk.stage.tradingState().haltSequence());

        desk.ask(HALT, HALTER);
        assertEquals(List.of("RESULT 6 HALT NOTHING_TO_DO before 0 after 0 count 0"), desk.take());
    }

    /** What the dead man did comes as a halt with a flag, once the pipeline moves again. */
    @Test
    void shouldTellThatThePipelineStoodStill() {
        TestDesk desk = busy();
        desk.command.flags(CommandFlyweight.STOOD_STILL);
        desk.ask(HALT, HALTER);
        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED WATCHDOG 0 limit 0 base 0",
                        "SEND 0 #1 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "RESULT 5 HALT DONE before 0 after 0 count 1"),
                desk.take());
        desk.command.flags(CommandFlyweight.STOOD_STILL);
        assertEquals(
                List.of("RESULT 6 HALT NOTHING_TO_DO before 0 after 0 count 0"),
                desk.ask(HALT, HALTER).take());
    }

    @Test
    void shouldFlattenOnlyAfterTheCancelWhenStoppedInAnEmergency() {
        TestDesk desk = busy().ask(EMERGENCY_STOP, HALTER);
        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED MANUAL 0 limit 0 base 0",
                        "SEND 0 #1 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "RESULT 5 EMERGENCY_STOP DONE before 0 after 0 count 1"),
                desk.take());

        desk.next().tell(4, 1, ExecutionKind.CANCELLED, "none");
        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce"),
                desk.take());

        desk.ask(EMERGENCY_STOP, HALTER);
        assertEquals(
                List.of("RESULT 7 EMERGENCY_STOP NOTHING_TO_DO before 0 after 0 count 1"),
                desk.take());
    }

    @Test
    void shouldTurnAHaltIntoAnEmergencyStop() {
        TestDesk desk = desk().open("10", "100", "95").ask(HALT, HALTER);
        desk.take();
        desk.ask(EMERGENCY_STOP, HALTER);

        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce",
                        "RESULT 5 EMERGENCY_STOP DONE before 0 after 0 count 1"),
                desk.take());
        assertEquals(4, desk.stage.tradingState().haltSequence());
    }

    @Test
    void shouldResetByWayOfReconcilingAndReducing() {
        TestDesk desk = desk().open("10", "100", "95").ask(HALT, HALTER);
        desk.take();
        desk.reset(4, 0);
        assertEquals(
                List.of(
                        "STATE HALTED -> RECONCILING RESET 0 limit 0 base 0",
                        "STATE RECONCILING -> REDUCING RESET 0 limit 0 base 0",
                        "RESULT 5 RESET DONE before 0 after 0 count 0"),
                desk.take());

        desk.price(0, "100").enter("1", "95");
        desk.pass(28);
        assertEquals(
                List.of("ORDER 0 #1 NEW ENTRY BUY 1 LIMIT 102 stop 95 IOC -> REDUCING_ONLY"),
                desk.take());

        desk.pass(1);
        assertEquals(List.of("STATE REDUCING -> ACTIVE CLEARED 300 limit 300 base 0"), desk.take());
        assertEquals(0, desk.stage.tradingState().haltSequence());
    }

    @Test
    void shouldNotResetAnotherHaltThanTheOneThatHolds() {
        TestDesk desk = desk().open("10", "100", "95").ask(HALT, HALTER);
        desk.take();
        desk.reset(3, 3).reset(0, 3);

        assertEquals(
                List.of(
                        "RESULT 5 RESET WRONG_HALT before 3 after 4 count 0",
                        "RESULT 6 RESET WRONG_HALT before 0 after 4 count 0"),
                desk.take());
    }

    @Test
    void shouldNotResetWhatIsNotHalted() {
        TestDesk desk = desk().open("10", "100", "95");
        desk.reset(0, 0).ask(REDUCE, HALTER).reset(0, 0);

        assertEquals(
                List.of(
                        "RESULT 4 RESET WRONG_STATE before 0 after 0 count 0",
                        "STATE ACTIVE -> REDUCING MANUAL 0 limit 0 base 0",
                        "RESULT 5 REDUCE DONE before 0 after 0 count 0",
                        "RESULT 6 RESET WRONG_STATE before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldNotResetALossUntilItIsBasedAnew() {
        limits.dailyLossBps = 300;
        TestDesk desk = desk().open("500", "100", "90").price(0, "93.99");
        long halt = desk.sequence;
        desk.next().fill(halt, 1, Side.SELL, OrderRole.FLATTEN, "500", "93.99");
        desk.tell(2, 2, ExecutionKind.CANCELLED, "none").take();
        desk.reset(halt, 0).reset(halt, 1).reset(halt, 2);

        assertEquals(
                List.of(
                        "RESULT 6 RESET CAUSE_HOLDS before 300500000000 after 300000000000 count 0",
                        "RESULT 7 RESET CAUSE_HOLDS before 300500000000 after 300000000000 count 0",
                        "STATE HALTED -> RECONCILING RESET 0 limit 0 base 0",
                        "STATE RECONCILING -> REDUCING RESET 0 limit 0 base 0",
                        "RESULT 8 RESET DONE before 0 after 0 count 0"),
                desk.take());
        assertEquals(fp("96995"), desk.stage.sessionBase());
    }

    @Test
    void shouldNotResetADrawdownUntilThePeakIsBasedAnew() {
        limits.drawdownBps = 500;
        TestDesk desk = desk().open("500", "100", "80").price(0, "90");
        long halt = desk.sequence;
        desk.next().fill(halt, 1, Side.SELL, OrderRole.FLATTEN, "500", "90");
        desk.tell(2, 2, ExecutionKind.CANCELLED, "none").take();
        desk.reset(halt, 2).reset(halt, 1);

        assertEquals(
                List.of(
                        "RESULT 6 RESET CAUSE_HOLDS before 500000000000 after 500000000000 count 0",
                        "STATE HALTED -> RECONCILING RESET 0 limit 0 base 0",
                        "STATE RECONCILING -> REDUCING RESET 0 limit 0 base 0",
                        "RESULT 7 RESET DONE before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldNotResetWhileTheAccountIsBeingClosed() {
        TestDesk desk = desk().open("10", "100", "95").ask(EMERGENCY_STOP, HALTER);
        desk.take();
        desk.reset(4, 0);

        assertEquals(
                List.of("RESULT 5 RESET NOT_RECONCILED before 0 after 0 count 0"), desk.take());
    }

    @Test
    void shouldNotResetWhileTheVenueIsBeingCompared() {
        TestDesk desk = desk().open("10", "100", "95").ask(HALT, HALTER);
        desk.health(0, 4_096, 10, 0, 4).take();
        desk.reset(4, 0);

        assertEquals(
                List.of("RESULT 6 RESET NOT_RECONCILED before 0 after 0 count 0"), desk.take());
    }

    @Test
    void shouldReduceAndResume() {
        TestDesk desk = desk().open("10", "100", "95");
        desk.ask(RESUME, TRADE).ask(REDUCE, HALTER).ask(REDUCE, HALTER);
        desk.price(0, "100").enter("1", "95").ask(RESUME, TRADE);

        assertEquals(
                List.of(
                        "RESULT 4 RESUME NOTHING_TO_DO before 0 after 0 count 0",
                        "STATE ACTIVE -> REDUCING MANUAL 0 limit 0 base 0",
                        "RESULT 5 REDUCE DONE before 0 after 0 count 0",
                        "RESULT 6 REDUCE NOTHING_TO_DO before 0 after 0 count 0",
                        "ORDER 0 #1 NEW ENTRY BUY 1 LIMIT 102 stop 95 IOC -> REDUCING_ONLY",
                        "STATE REDUCING -> ACTIVE MANUAL 0 limit 0 base 0",
                        "RESULT 8 RESUME DONE before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldNeverResumeAHalt() {
        TestDesk desk = desk().ask(HALT, HALTER).ask(RESUME, RISK).ask(REDUCE, RISK);

        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED MANUAL 0 limit 0 base 0",
                        "RESULT 2 HALT DONE before 0 after 0 count 0",
                        "RESULT 3 RESUME WRONG_STATE before 0 after 0 count 0",
                        "RESULT 4 REDUCE WRONG_STATE before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldFlattenWithoutHalting() {
        TestDesk desk = desk().open("10", "100", "95").ask(FLATTEN, HALTER);

        assertEquals(
                List.of(
                        "STATE ACTIVE -> REDUCING MANUAL 0 limit 0 base 0",
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce",
                        "RESULT 4 FLATTEN DONE before 0 after 0 count 1"),
                desk.take());
    }

    @Test
    void shouldCancelAllAndNothingElse() {
        TestDesk desk = busy().ask(CANCEL_ALL, HALTER, 1).ask(CANCEL_ALL, HALTER);
        desk.ask(CANCEL_ALL, HALTER, 2);

        assertEquals(
                List.of(
                        "RESULT 5 CANCEL_ALL NOTHING_TO_DO before 0 after 0 count 0",
                        "SEND 0 #1 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "RESULT 6 CANCEL_ALL DONE before 0 after 0 count 1",
                        "RESULT 7 CANCEL_ALL NO_SUCH_INSTRUMENT before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldCloseOneInstrumentOrEach() {
        TestDesk desk = desk().open("10", "100", "95");
        desk.ask(CLOSE, HALTER, 1).ask(CLOSE, HALTER).ask(CLOSE, HALTER, 0);
        desk.ask(CLOSE_ALL, HALTER);

        assertEquals(
                List.of(
                        "RESULT 4 CLOSE NOTHING_TO_DO before 0 after 0 count 0",
                        "RESULT 5 CLOSE NO_SUCH_INSTRUMENT before 0 after 0 count 0",
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce",
                        "RESULT 6 CLOSE DONE before 0 after 0 count 1",
                        "RESULT 7 CLOSE_ALL DONE before 0 after 0 count 1"),
                desk.take());
    }

    @Test
    void shouldChangeALimitAndSayWhatItWas() {
        int orders = LimitName.MAX_OPEN_ORDERS.code();
        TestDesk desk = desk().price(0, "100").setLimit(orders, 200).setLimit(orders, 199);
        desk.setLimit(LimitName.MAX_OPEN_ORDERS_PER_SYMBOL.code(), 1).setLimit(orders, 1);
        desk.price(0, "100").enter("1", "95");

        assertEquals(
                List.of(
                        "RESULT 3 SET_LIMIT NOTHING_TO_DO before 200 after 200 count 0",
                        "RESULT 4 SET_LIMIT BAD_VALUE before 200 after 200 count 0",
                        "RESULT 5 SET_LIMIT DONE before 200 after 1 count 0",
                        "RESULT 6 SET_LIMIT DONE before 200 after 1 count 0",
                        "ORDER 0 #1 NEW ENTRY BUY 1 LIMIT 102 stop 95 IOC -> MAX_OPEN_ORDERS"),
                desk.take());
    }

    @Test
    void shouldHaltWhenALimitIsSetBelowWhatIsLost() {
        TestDesk desk = desk().open("500", "100", "90").price(0, "98");
        desk.setLimit(LimitName.DAILY_LOSS_BPS.code(), 100);
        desk.setLimit(LimitName.DAILY_LOSS_BPS.code(), 99);

        assertEquals(
                List.of(
                        "RESULT 5 SET_LIMIT DONE before 10000 after 100 count 0",
                        "STATE ACTIVE -> HALTED DAILY_LOSS 1000 limit 990 base 100000",
                        "ORDER 0 #1 NEW FLATTEN SELL 500 LIMIT 97.02 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 500 LIMIT 97.02 stop none reduce",
                        "RESULT 6 SET_LIMIT DONE before 100 after 99 count 0"),
                desk.take());
    }

    @ParameterizedTest(name = "limit {0} to {1}")
    @CsvSource({
        "-1, 5, NO_SUCH_LIMIT, 0",
        "11, 5, NO_SUCH_LIMIT, 0",
        "0, 0, BAD_VALUE, 100000",
        "0, 100001, BAD_VALUE, 100000",
        "1, 99999999, BAD_VALUE, 9223372036854775807",
        "2, 0, BAD_VALUE, 100000",
        "3, 100001, BAD_VALUE, 100000",
        "4, 201, BAD_VALUE, 200",
        "5, 201, BAD_VALUE, 200",
        "6, 4097, BAD_VALUE, 100",
        "7, 10001, BAD_VALUE, 10000",
        "8, 0, BAD_VALUE, 10000",
        "9, -5, BAD_VALUE, 10000",
        "10, 100001, BAD_VALUE, 100000"
    })
    void shouldRefuseLimitsOutOfRange(int limit, long value, String outcome, String stays) {
        TestDesk desk = desk().setLimit(limit, value);

        assertEquals(
                List.of(
                        "RESULT 2 SET_LIMIT "
                                + (outcome + " before " + stays + " after " + stays + " count 0")),
                desk.take());
    }

    @Test
    void shouldSwitchAStrategyOffAndOn() {
        TestDesk desk = busy().enable(0, false).enable(0, false).price(0, "100");
        desk.enter("1", "95").enable(0, true).enable(0, true).enable(2, true).enable(-1, false);

        assertEquals(
                List.of(
                        "SEND 0 #1 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "RESULT 5 DISABLE_STRATEGY DONE before 0 after 0 count 1",
                        "RESULT 6 DISABLE_STRATEGY NOTHING_TO_DO before 0 after 0 count 1",
                        "ORDER 0 #1 NEW ENTRY BUY 1 LIMIT 102 stop 95 IOC -> STRATEGY_DISABLED",
                        "RESULT 8 ENABLE_STRATEGY DONE before 0 after 0 count 0",
                        "RESULT 9 ENABLE_STRATEGY NOTHING_TO_DO before 0 after 0 count 0",
                        "RESULT 10 ENABLE_STRATEGY NO_SUCH_STRATEGY before 0 after 0 count 0",
                        "RESULT 11 DISABLE_STRATEGY NO_SUCH_STRATEGY before 0 after 0 count 0"),
                desk.take());
    }

    @ParameterizedTest(name = "{0} needs {1}")
    @CsvSource({
        "NOTE, VIEW",
        "HALT, VIEW",
        "EMERGENCY_STOP, HALT",
        "REDUCE, HALT",
        "FLATTEN, HALT",
        "CANCEL_ALL, HALT",
        "CLOSE, HALT",
        "CLOSE_ALL, HALT",
        "RESUME, TRADE",
        "ENABLE_STRATEGY, TRADE",
        "DISABLE_STRATEGY, TRADE",
        "RESET, RISK",
        "SET_LIMIT, RISK"
    })
    void shouldAskForTheLeastRole(CommandKind kind, OperatorRole least) {
        for (OperatorRole role : OperatorRole.values()) {
            TestDesk desk = desk().ask(kind, role);
            String refusal =
                    "RESULT 2 %s ROLE_TOO_LOW before %d after %d count 0"
                            .formatted(kind, role.code(), least.code());

            assertEquals(
                    role.compareTo(least) < 0, desk.take().equals(List.of(refusal)), role.name());
        }
    }

    @Test
    void shouldAnswerANoteAndWhatNobodyKnows() {
        TestDesk desk = desk().ask(NOTE, VIEW).ask(CommandKind.NONE, RISK);

        assertEquals(
                List.of(
                        "RESULT 2 NOTE DONE before 0 after 0 count 0",
                        "RESULT 3 NONE BAD_VALUE before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldKeepHaltSequenceLimitsAndSwitchesAcrossARestart() {
        TestDesk desk = busy().setLimit(LimitName.MAX_POSITIONS.code(), 7).enable(1, false);
        desk.ask(EMERGENCY_STOP, HALTER);
        TestDesk other = desk.restarted(limits, TestLimits.instruments(2, "1", "0"));
        other.take();
        desk.take();
        for (TestDesk each : List.of(desk, other)) {
            each.next().tell(4, 1, ExecutionKind.CANCELLED, "none");
            each.next().fill(8, 1, Side.SELL, OrderRole.FLATTEN, "10", "99");
            each.price(0, "99").tell(2, 2, ExecutionKind.CANCELLED, "none");
            each.tell(4, 2, ExecutionKind.CANCELLED, "none").enable(1, false).reset(7, 0);
            each.setLimit(LimitName.MAX_POSITIONS.code(), 7);
        }

        List<String> expected = desk.take();
        assertEquals(expected, other.take());
        assertEquals(
                List.of(
                        "SEND 0 #1 CANCEL PROTECTIVE_STOP SELL 10 STOP none stop none reduce of"
                                + " 2/2",
                        "SEND 0 #2 CANCEL PROTECTIVE_STOP SELL 5 STOP none stop none reduce of"
                                + " 4/2",
                        "RESULT 11 DISABLE_STRATEGY NOTHING_TO_DO before 0 after 0 count 0",
                        "STATE HALTED -> RECONCILING RESET 0 limit 0 base 0",
                        "STATE RECONCILING -> REDUCING RESET 0 limit 0 base 0",
                        "RESULT 12 RESET DONE before 0 after 0 count 0",
                        "RESULT 13 SET_LIMIT NOTHING_TO_DO before 7 after 7 count 0"),
                expected.subList(3, expected.size()));
    }
}
