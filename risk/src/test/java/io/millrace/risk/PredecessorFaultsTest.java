package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What the predecessors got wrong, each shown not to be so here. */
class PredecessorFaultsTest {

    private final TestLimits limits = new TestLimits();

    private static InstrumentTable instruments() {
        return TestLimits.instruments(2, "1", "0");
    }

    private TestDesk desk() {
        return new TestDesk(limits, instruments(), false);
    }

    /** Loses 3.5 % of the session, closed at 93. */
    private TestDesk lost() {
        limits.dailyLossBps = 300;
        TestDesk desk = desk().open("500", "100", "90").price(0, "93");
        desk.next().fill(4, 1, Side.SELL, OrderRole.FLATTEN, "500", "93").take();
        return desk;
    }

    private static List<String> sent(TestDesk desk) {
        return desk.take().stream().filter(line -> line.startsWith("SEND")).toList();
    }

    @Test
    void shouldNotUnlatchTheDailyLossWhenTheLossIsGoneOrADayBegins() {
        TestDesk desk = lost();
        desk.stage.onCashFlow(0, fp("50000"));
        desk.pass(3 * 86_400).price(0, "200").take();
        desk.enter("1", "90");

        assertEquals(List.of(), sent(desk));
        assertEquals("DAILY_LOSS", desk.stage.tradingState().cause().name());
    }

    @Test
    void shouldLeaveADrawdownWhenThePeakIsBasedAnew() {
        limits.drawdownBps = 500;
        TestDesk desk = desk().open("500", "100", "80").price(0, "90");
        desk.next().fill(4, 1, Side.SELL, OrderRole.FLATTEN, "500", "90");
        desk.tell(2, 2, ExecutionKind.CANCELLED, "none").take();
        desk.reset(4, 1).pass(31).price(0, "90").take();
        desk.enter("1", "80");

        assertEquals("ACTIVE", desk.stage.tradingState().state().name());
        assertEquals(2, sent(desk).size());
    }

    @Test
    void shouldKeepTheHaltAndThePeakAcrossTenRestarts() {
        TestDesk desk = lost();
        for (int i = 0; i < 10; i++) {
            desk = desk.restarted(limits, instruments());
            desk.pass(86_400).take();
            desk.enter("1", "90");
            assertEquals(List.of(), sent(desk));
            assertEquals(4, desk.stage.tradingState().haltSequence());
        }
        desk.next().tell(2, 2, ExecutionKind.CANCELLED, "none").reset(4, 2);
        assertEquals(1, desk.take().stream().filter(line -> line.contains("DONE")).count());
    }

    @Test
    void shouldBeHaltedAtTheStartWhenALatchSaysSoWhateverTheRestSays() {
        RecordingSink sink = new RecordingSink(false);
        TestDesk desk = desk();
        RiskStage stage =
                new RiskStage(
                        new RiskSettings(
                                limits.build(),
                                List.of(new StrategyLimits(true, 0)),
                                OrderPolicy.standard(),
                                io.millrace.risk.book.Funds.of(fp("100000"), instruments())),
                        instruments(),
                        sink);
        stage.start(true);
        stage.begin(1, desk.timeNs);

        assertEquals("STATE RECONCILING -> HALTED LATCH 0 limit 0 base 0", sink.take().get(2));
        assertTrue(stage.tradingState().isHalted());
    }

    @Test
    void shouldNotTakeAStateOfWhichAPartIsMissing() {
        TestDesk desk = lost();
        StateBuffer state = new StateBuffer();
        desk.stage.save(state);
        byte[] bytes = state.toBytes();
        byte[] shorter = java.util.Arrays.copyOf(bytes, bytes.length - 8);

        Assertions.assertThrows(
                StateException.class, () -> desk().stage.load(new StateBuffer(shorter)));
    }

    @Test
    void shouldNotResetByAnythingButAResetOfTheRiskRole() {
        TestDesk desk = lost();
        for (CommandKind kind : CommandKind.values()) {
            for (OperatorRole role : OperatorRole.values()) {
                desk.ask(kind, role);
            }
        }
        // The reset of the risk role names no halt here.
        assertTrue(desk.stage.tradingState().isHalted());
    }

    @Test
    void shouldDoWhatTheManualSaysInAnEmergency() {
        TestDesk desk = desk().open("10", "100", "95");
        desk.ask(CommandKind.EMERGENCY_STOP, OperatorRole.HALT);

        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED MANUAL 0 limit 0 base 0",
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce",
                        "RESULT 4 EMERGENCY_STOP DONE before 0 after 0 count 1"),
                desk.take());
    }

    @Test
    void shouldCancelWhatIsPendingBeforeItClosesAtMarket() {
        TestDesk desk = desk().open("10", "100", "95").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "95").take();
        desk.ask(CommandKind.EMERGENCY_STOP, OperatorRole.HALT);
        desk.next().tell(4, 1, ExecutionKind.CANCELLED, "none");

        assertEquals(
                List.of(
                        "SEND 0 #1 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce"),
                sent(desk));
    }

    /** The stop and the close may both fire: together they close once, and nothing reverses. */
    @Test
    void shouldNotReverseWhenTheStopTradesWhileItCloses() {
        TestDesk desk = desk().open("10", "100", "95");
        desk.ask(CommandKind.EMERGENCY_STOP, OperatorRole.HALT).take();
        desk.next().fill(2, 2, Side.SELL, OrderRole.PROTECTIVE_STOP, "10", "95").take();
        desk.price(0, "95").pass(10);

        assertEquals(0, desk.stage.positions().size(0));
        assertEquals(List.of(), sent(desk));
    }

    /** Whatever the strategy wants, a stop never moves away from the price. */
    @Test
    void shouldNotTakeAStopThatIsFurtherAway() {
        TestDesk desk = desk().price(0, "100");
        desk.decision.action(Action.ENTER_LONG.code());
        desk.decision.plan().features(0);
        desk.open("10", "100", "95");
        desk.price(0, "110").want(Action.MOVE_STOP, SizeRequest.NONE, "0", "105");
        desk.tell(3, 2, ExecutionKind.REPLACED, "105").take();
        desk.want(Action.MOVE_STOP, SizeRequest.NONE, "0", "101");

        assertEquals(List.of(), sent(desk));
        assertEquals(fp("105"), desk.stage.view(0).stopPrice(0));
        assertEquals(0, desk.decision.plan().features() & PlanFlyweight.LADDER);
    }

    @Test
    void shouldSendTheStopWithItsEntryAndReplaceItInOneStep() {
        TestDesk desk = desk().price(0, "100").enter("10", "95");
        assertEquals(
                List.of(
                        "SEND 0 #1 NEW ENTRY BUY 10 LIMIT 102 stop 95 IOC",
                        "SEND 0 #2 NEW PROTECTIVE_STOP SELL 10 STOP none stop 95 reduce of 2/1"),
                sent(desk));
        desk.next().fill(2, 1, Side.BUY, OrderRole.ENTRY, "10", "100").take();
        assertFalse(desk.stage.isNaked(0, 0));

        desk.want(Action.MOVE_STOP, SizeRequest.NONE, "0", "96");
        assertEquals(
                List.of(
                        "SEND 0 #1 REPLACE PROTECTIVE_STOP SELL 10 STOP none stop 96 reduce"
                                + " of 2/2"),
                sent(desk));
        assertFalse(desk.stage.isNaked(0, 0));
    }

    /**
     * A position changes by executions alone: neither a rejected close nor a reset writes it off.
     */
    @Test
    void shouldNotForgetAPositionThatTheVenueStillHolds() {
        TestDesk desk = desk().open("10", "100", "95");
        desk.ask(CommandKind.EMERGENCY_STOP, OperatorRole.HALT).take();
        desk.next().tell(4, 1, ExecutionKind.REJECTED, "none");
        desk.reset(4, 3);

        assertEquals(fp("10"), desk.stage.positions().size(0));
        assertEquals(
                List.of("RESULT 6 RESET NOT_RECONCILED before 0 after 0 count 0"), desk.take());
    }

    @Test
    void shouldStayHaltedHoweverOftenAScriptStartsItAgain() {
        TestDesk desk = lost();
        for (int i = 0; i < 10; i++) {
            desk = desk.restarted(limits, instruments());
            desk.ask(CommandKind.RESUME, OperatorRole.RISK);
            desk.ask(CommandKind.ENABLE_STRATEGY, OperatorRole.RISK);
        }

        assertTrue(desk.stage.tradingState().isHalted());
    }
}
