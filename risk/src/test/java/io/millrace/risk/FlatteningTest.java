package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.gate.SessionCheck;
import io.millrace.risk.state.KillFlatten;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/** The order of actions after a halt, as whole lists. */
class FlatteningTest {

    private final TestLimits limits = new TestLimits();

    private TestDesk desk() {
        return new TestDesk(limits, 2);
    }

    private static TestDesk stop(TestDesk desk) {
        return desk.ask(CommandKind.EMERGENCY_STOP, OperatorRole.HALT);
    }

    @Test
    void shouldNotWaitLongerThanThreeSecondsForACancel() {
        TestDesk desk = desk().open("10", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "95").take();
        stop(desk).take();
        desk.pass(2);
        assertEquals(List.of(), desk.take());

        desk.pass(1);
        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce",
                        "SEND 0 #2 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1"),
                desk.take());
    }

    /** The close that the broker ended leaves anew at once, whatever was cancelled in between. */
    @Test
    void shouldNotWaitForTheNextCancelOnceItHasBegunToClose() {
        TestDesk desk = desk().open("10", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "95").take();
        stop(desk).pass(3).take();
        desk.next().tell(desk.sequence - 1, 1, ExecutionKind.EXPIRED, "none");
        assertEquals(List.of(), desk.take());
        desk.price(0, "100");

        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 98 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 98 stop none reduce"),
                desk.take());
    }

    /** Flat, and the broker says nothing about the cancel of the stop. */
    @Test
    void shouldCancelTheStopOfWhatIsFlatAgainWhenNobodyAnswers() {
        TestDesk desk = stop(desk().open("10", "100", "95"));
        desk.next().fill(desk.sequence - 1, 1, Side.SELL, OrderRole.FLATTEN, "10", "99").take();
        String cancel =
                "SEND 0 #1 CANCEL PROTECTIVE_STOP SELL 10 STOP none stop none reduce of 2/2";
        desk.price(0, "99");
        assertEquals(List.of(cancel), desk.take());
        desk.price(0, "99").price(0, "99");
        assertEquals(List.of(), desk.take());
        desk.price(0, "99");
        assertEquals(List.of(cancel), desk.take());
        desk.next().tell(2, 2, ExecutionKind.CANCELLED, "none").pass(9);
        assertEquals(List.of(), desk.take());
    }

    @Test
    void shouldWidenTheSameOrderStepByStepAndFollowTheMarketThen() {
        TestDesk desk = stop(desk().open("10", "100", "95"));
        long sent = desk.sequence;
        desk.take();
        desk.price(0, "98").price(0, "98");
        assertEquals(List.of(), desk.take());

        desk.price(0, "98");
        assertEquals(
                List.of(
                        "ORDER 0 #1 REPLACE FLATTEN SELL 10 LIMIT 96.04 stop none reduce of 4/1"
                                + " -> PASS",
                        "SEND 0 #1 REPLACE FLATTEN SELL 10 LIMIT 96.04 stop none reduce of 4/1"),
                desk.take());
        desk.tell(sent, 1, ExecutionKind.REPLACED, "96.04").price(0, "95").pass(2);
        assertEquals(
                List.of(
                        "ORDER 0 #1 REPLACE FLATTEN SELL 10 LIMIT 90.25 stop none reduce of 4/1"
                                + " -> PASS",
                        "SEND 0 #1 REPLACE FLATTEN SELL 10 LIMIT 90.25 stop none reduce of 4/1"),
                desk.take());
        desk.tell(sent, 1, ExecutionKind.REPLACED, "90.25").pass(9);
        assertEquals(List.of(), desk.take());

        desk.price(0, "90");
        assertEquals(
                "SEND 0 #1 REPLACE FLATTEN SELL 10 LIMIT 85.5 stop none reduce of 4/1",
                desk.take().get(1));
    }

    @Test
    void shouldSendAnotherWhereTheBrokerEndedTheFirst() {
        TestDesk desk = stop(desk().open("10", "100", "95"));
        desk.take();
        desk.next().tell(4, 1, ExecutionKind.REJECTED, "none");
        assertEquals(List.of(), desk.take());

        desk.price(0, "100");
        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 98 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 98 stop none reduce"),
                desk.take());
    }

    @Test
    void shouldCancelTheStopOnlyWhenNothingIsHeld() {
        TestDesk desk = stop(desk().open("10", "100", "95"));
        desk.take();
        desk.next().fill(4, 1, Side.SELL, OrderRole.FLATTEN, "4", "99", "0", "6");
        desk.price(0, "99").take();
        assertEquals(fp("95"), desk.stage.view(0).stopPrice(0));

        desk.next().fill(4, 1, Side.SELL, OrderRole.FLATTEN, "6", "99").take();
        desk.price(0, "99");
        assertEquals(
                List.of(
                        "SEND 0 #1 CANCEL PROTECTIVE_STOP SELL 10 STOP none stop none reduce"
                                + " of 2/2"),
                desk.take());
    }

    @Test
    void shouldCloseShortsFromAbove() {
        TestDesk desk = desk().price(0, "100");
        desk.want(Action.ENTER_SHORT, SizeRequest.FIXED_SIZE, "10", "105").next();
        desk.fill(2, 1, Side.SELL, OrderRole.ENTRY, "10", "100").take();
        stop(desk);

        assertEquals("SEND 0 #1 NEW FLATTEN BUY 10 LIMIT 101 stop none reduce", desk.take().get(2));
    }

    @Test
    void shouldCloseWhatEachStrategyHolds() {
        TestDesk desk = desk().open("10", "100", "95");
        desk.decision.strategyId(1);
        stop(desk);

        assertEquals(1, desk.take().stream().filter(line -> line.startsWith("SEND")).count());
    }

    /** The clock of the desk begins on New Year's Day, when New York does not trade. */
    @Test
    void shouldWaitForTheOpenAndSaySoEveryMinute() {
        limits.sessions = SessionCheck.OFF;
        TestDesk desk = new TestDesk(limits, newYork(), false).open("10", "100", "95");
        limits.sessions = SessionCheck.ON;
        TestDesk waiting = desk.restarted(limits, newYork());
        waiting.take();
        stop(waiting);
        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED MANUAL 0 limit 0 base 0",
                        "STATE HALTED -> HALTED FLATTEN_PENDING_OPEN 1 limit 0 base 0",
                        "RESULT 4 EMERGENCY_STOP DONE before 0 after 0 count 1"),
                waiting.take());

        waiting.pass(59);
        assertEquals(List.of(), waiting.take());
        waiting.pass(1);
        assertEquals(
                List.of("STATE HALTED -> HALTED FLATTEN_PENDING_OPEN 1 limit 0 base 0"),
                waiting.take());

        // Friday, 2 January 2026, 09:30 in New York.
        long open = 1_767_364_200L;
        waiting.pass(open - waiting.timeNs / TestDesk.SECOND - 1).take();
        waiting.pass(1);
        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce"),
                waiting.take());
    }

    private static InstrumentTable newYork() {
        return new InstrumentTable(
                List.of(
                        new Instrument(
                                0,
                                "NY",
                                "TEST",
                                "USD",
                                new Instrument.Grid(fp("0.01"), fp("1"), fp("10")),
                                new Instrument.Costs(0, 0, 0, 0),
                                SessionCalendar.NYSE,
                                fp("0.02"),
                                true,
                                true,
                                true,
                                Terms.STANDARD)));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(KillFlatten.class)
    void shouldDoAboutPositionsWhatTheSettingsSay(KillFlatten mode) {
        limits.dailyLossBps = 300;
        limits.flattens = mode;
        TestDesk desk = desk().price(0, "100");
        desk.decision.action(Action.ENTER_LONG.code());
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "500", "90", "120");
        desk.next().fill(2, 1, Side.BUY, OrderRole.ENTRY, "500", "100").take();
        desk.price(0, "93");

        List<String> expected = new ArrayList<>();
        expected.add("STATE ACTIVE -> HALTED DAILY_LOSS 3500 limit 3000 base 100000");
        if (mode != KillFlatten.NONE) {
            expected.add(
                    "SEND 0 #1 CANCEL TAKE_PROFIT SELL 500 LIMIT none stop none reduce of 2/3");
        }
        assertEquals(expected, desk.take());
        desk.next().tell(2, 3, ExecutionKind.CANCELLED, "none");
        assertEquals(
                mode == KillFlatten.POSITIONS
                        ? List.of(
                                "ORDER 0 #1 NEW FLATTEN SELL 500 LIMIT 92.07 stop none reduce"
                                        + " -> PASS",
                                "SEND 0 #1 NEW FLATTEN SELL 500 LIMIT 92.07 stop none reduce")
                        : List.of(),
                desk.take());
        assertEquals(fp("90"), desk.stage.view(0).stopPrice(0));
    }

    @Test
    void shouldCancelFiftyOpenOrdersBeforeAnythingElseAndSendNothingLater() {
        TestDesk desk = new TestDesk(limits, 50).open("10", "100", "95");
        for (int id = 0; id < 50; id++) {
            desk.price(id, "100");
            desk.plan(fp("99"));
            desk.decision
                    .strategyId(1)
                    .action(Action.ENTER_LONG.code())
                    .sizeRequest(SizeRequest.FIXED_SIZE.code())
                    .requestValue(fp("5"))
                    .price(fp("100"))
                    .entryPrice(fp("99"))
                    .stopPrice(fp("95"));
            desk.stage.prepare(id, desk.decision, true);
            desk.stage.release();
        }
        desk.take();
        stop(desk);
        List<String> lines = desk.take();
        assertEquals(52, lines.size());
        assertTrue(lines.subList(1, 51).stream().allMatch(line -> line.contains(" CANCEL ENTRY ")));

        desk.pass(5);
        for (int id = 0; id < 50; id++) {
            desk.price(id, "99").enter("1", "95");
        }
        assertEquals(
                List.of("SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce"),
                desk.take().stream()
                        .filter(line -> line.startsWith("SEND") && line.contains(" NEW "))
                        .toList());
    }
}
