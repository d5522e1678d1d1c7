package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.Funds;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Scenarios as whole lists of outputs. */
class RiskStageTest {

    private final TestLimits limits = new TestLimits();

    private TestDesk desk() {
        return new TestDesk(limits, 2);
    }

    @Test
    void shouldSendAnEntryTogetherWithItsStop() {
        TestDesk desk = desk().price(0, "100").enter("43", "98.005");

        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW ENTRY BUY 43 LIMIT 102 stop 98.01 IOC -> PASS",
                        "SEND 0 #1 NEW ENTRY BUY 43 LIMIT 102 stop 98.01 IOC",
                        "ORDER 0 #2 NEW PROTECTIVE_STOP SELL 43 STOP none stop 98.01 reduce"
                                + " of 2/1 -> PASS",
                        "SEND 0 #2 NEW PROTECTIVE_STOP SELL 43 STOP none stop 98.01 reduce"
                                + " of 2/1"),
                desk.take());
        assertEquals(Outcome.TRADE.code(), desk.decision.outcome());
        assertEquals(fp("85.785"), desk.decision.riskAmount());
        assertEquals(fp("0.00085785"), desk.decision.riskFraction());
        assertTrue(desk.stage.view(0).isBusy(0));
    }

    @Test
    void shouldJournalARefusedOrderAndSendNothing() {
        limits.autoExecute = false;
        TestDesk desk = desk().price(0, "100").enter("1", "98");

        assertEquals(
                List.of("ORDER 0 #1 NEW ENTRY BUY 1 LIMIT 102 stop 98 IOC -> AUTO_EXECUTE_OFF"),
                desk.take());
        assertEquals(Outcome.BLOCKED.code(), desk.decision.outcome());
        assertEquals(Verdict.AUTO_EXECUTE_OFF.code(), desk.decision.verdict());
        assertFalse(desk.stage.view(0).isBusy(0));
    }

    @Test
    void shouldEmitNothingWhenNothingWasSizedOrWanted() {
        TestDesk desk = desk().price(0, "100").enter("0.5", "98");
        desk.want(Action.HOLD, SizeRequest.NONE, "0", "none");
        desk.want(Action.EXIT, SizeRequest.NONE, "0", "none");
        desk.want(Action.MOVE_STOP, SizeRequest.NONE, "0", "99");

        assertEquals(List.of(), desk.take());
    }

    @Test
    void shouldRunARoundTripThroughStopAndExit() {
        TestDesk desk = desk().open("10", "100", "95");
        assertFalse(desk.stage.view(0).isBusy(0));
        assertEquals(fp("95"), desk.stage.view(0).stopPrice(0));
        assertEquals(fp("100"), desk.stage.view(0).averagePrice(0));

        desk.price(0, "110").want(Action.MOVE_STOP, SizeRequest.NONE, "0", "104.999");
        desk.tell(2, 2, ExecutionKind.REPLACED, "105");
        assertEquals(fp("105"), desk.stage.view(0).stopPrice(0));
        desk.want(Action.EXIT, SizeRequest.NONE, "0", "none");
        assertTrue(desk.stage.view(0).isBusy(0));
        desk.next().fill(4, 2, Side.SELL, OrderRole.EXIT, "10", "109.5", "0.5", "0");
        desk.tell(2, 2, ExecutionKind.CANCELLED, "none");

        assertEquals(
                List.of(
                        "ORDER 0 #1 REPLACE PROTECTIVE_STOP SELL 10 STOP none stop 105 reduce"
                                + " of 2/2 -> PASS",
                        "SEND 0 #1 REPLACE PROTECTIVE_STOP SELL 10 STOP none stop 105 reduce"
                                + " of 2/2",
                        "ORDER 0 #2 NEW EXIT SELL 10 LIMIT 107.8 stop none IOC reduce -> PASS",
                        "SEND 0 #2 NEW EXIT SELL 10 LIMIT 107.8 stop none IOC reduce",
                        "ACCOUNT 0 position 0 cash 100094.5 equity 100094.5 fees 0.5 trip 94.5"),
                desk.take());
        assertEquals(NONE, desk.stage.view(0).stopPrice(0));
        assertFalse(desk.stage.view(0).isBusy(0));
    }

    @Test
    void shouldFreeAnOrderThatTheBrokerCutToThePosition() {
        TestDesk desk = desk().open("10", "100", "95").price(0, "100");
        desk.enter("5", "96").next();
        desk.fill(4, 1, Side.BUY, OrderRole.ENTRY, "5", "100");
        desk.fill(4, 2, Side.SELL, OrderRole.PROTECTIVE_STOP, "5", "95");
        desk.fill(2, 2, Side.SELL, OrderRole.PROTECTIVE_STOP, "4", "95", "0", "0");

        assertFalse(desk.stage.view(0).isBusy(0));
        // Six are still held by our books, so another stop has left.
        assertEquals(fp("96"), desk.stage.view(0).stopPrice(0));
    }

    @Test
    void shouldRefuseToMoveTheStopOfAShortNowhere() {
        TestDesk desk = desk().price(0, "100");
        desk.want(Action.ENTER_SHORT, SizeRequest.FIXED_SIZE, "10", "105").next();
        desk.fill(2, 1, Side.SELL, OrderRole.ENTRY, "10", "100").take();
        desk.want(Action.MOVE_STOP, SizeRequest.NONE, "0", "none");

        assertEquals(
                List.of(
                        "ORDER 0 #1 REPLACE PROTECTIVE_STOP BUY 10 STOP none stop none reduce"
                                + " of 2/2 -> MALFORMED"),
                desk.take());
    }

    @Test
    void shouldMoveTheStopThatCanReduceThePosition() {
        TestDesk desk = desk().open("10", "100", "95").price(0, "100");
        desk.want(Action.ENTER_SHORT, SizeRequest.FIXED_SIZE, "20", "105").next();
        desk.fill(4, 1, Side.SELL, OrderRole.ENTRY, "20", "100").take();

        assertEquals(fp("105"), desk.stage.view(0).stopPrice(0));
        desk.want(Action.MOVE_STOP, SizeRequest.NONE, "0", "104");
        assertEquals(
                "SEND 0 #1 REPLACE PROTECTIVE_STOP BUY 20 STOP none stop 104 reduce of 4/2",
                desk.take().get(1));
    }

    @Test
    void shouldBlockCancelAndFlattenInTheEventThatKills() {
        limits.dailyLossBps = 300;
        TestDesk desk = desk().open("500", "100", "90").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "90").take();
        desk.price(0, "94").price(0, "93.99");
        desk.tell(4, 1, ExecutionKind.CANCELLED, "none");
        desk.enter("1", "90");
        desk.want(Action.EXIT, SizeRequest.NONE, "0", "none");

        assertEquals(
                List.of(
                        "STATE ACTIVE -> HALTED DAILY_LOSS 3005 limit 3000 base 100000",
                        "SEND 0 #1 CANCEL ENTRY BUY 5 LIMIT none stop none of 4/1",
                        "ORDER 0 #2 NEW FLATTEN SELL 500 LIMIT 93.06 stop none reduce -> PASS",
                        "SEND 0 #2 NEW FLATTEN SELL 500 LIMIT 93.06 stop none reduce",
                        "ORDER 0 #3 NEW ENTRY BUY 1 LIMIT 95.86 stop 90 IOC -> TRADING_HALTED",
                        "ORDER 0 #4 NEW EXIT SELL 500 LIMIT 92.12 stop none IOC reduce ->"
                                + " TRADING_HALTED"),
                desk.take());
    }

    @Test
    void shouldFlattenWhatFillsAfterTheKill() {
        limits.dailyLossBps = 300;
        TestDesk desk = desk().open("500", "100", "90").price(0, "100");
        desk.want(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "5", "99", "90");
        desk.price(0, "93").take();
        desk.fill(4, 1, Side.BUY, OrderRole.ENTRY, "5", "93");

        assertEquals(
                List.of(
                        "ACCOUNT 0 position 505 cash 49535 equity 96500 fees 0 trip none",
                        "ORDER 0 #2 NEW FLATTEN SELL 505 LIMIT 92.07 stop none reduce -> PASS",
                        "SEND 0 #2 NEW FLATTEN SELL 505 LIMIT 92.07 stop none reduce"),
                desk.take());
    }

    @Test
    void shouldKeepPositionsUnderTheirStopsWhenFlatteningIsOff() {
        limits.dailyLossBps = 300;
        limits.flatten = false;
        TestDesk desk = desk().open("500", "100", "90").price(0, "93");

        assertEquals(
                List.of("STATE ACTIVE -> HALTED DAILY_LOSS 3500 limit 3000 base 100000"),
                desk.take());
        assertEquals(fp("90"), desk.stage.view(0).stopPrice(0));
    }

    @Test
    void shouldKeepPositionsUnderTheirStopsAfterAFailure() {
        TestDesk desk = desk().open("500", "100", "90").price(0, "92000000000");

        assertEquals(
                List.of("STATE ACTIVE -> HALTED CRITICAL none limit 0 base 100000"), desk.take());
    }

    @Test
    void shouldNotBeKilledByADoubtedPrice() {
        limits.dailyLossBps = 300;
        TestDesk desk = desk().open("500", "100", "90").next();
        desk.stage.suspect(0, true);
        desk.stage.onPrice(0, 0);

        assertEquals(List.of(), desk.take());
        desk.stage.suspect(0, false);
        desk.stage.onPrice(0, fp("93"));
        assertEquals(3, desk.take().size());
    }

    @Test
    void shouldReportTheBaseOfANewSession() {
        TestDesk desk = desk().open("100", "100", "90").price(0, "101");
        desk.timeNs += 86_400L * TestDesk.SECOND;
        desk.next();

        assertEquals(
                List.of("ACCOUNT -1 position 0 cash 90000 equity 100100 fees 0 trip none"),
                desk.take());
    }

    @Test
    void shouldComeUpHaltedWhenAHaltIsLatched() {
        RecordingSink sink = new RecordingSink(false);
        new RiskStage(
                        new RiskSettings(
                                limits.build(),
                                List.of(new StrategyLimits(true, 0)),
                                OrderPolicy.standard(),
                                Funds.of(fp("1"), TestLimits.instruments(1, "1", "0"))),
                        TestLimits.instruments(1, "1", "0"),
                        sink)
                .start(true);

        assertEquals(
                List.of(
                        "STATE STARTING -> RECOVERING START_UP 0 limit 0 base 0",
                        "STATE RECOVERING -> RECONCILING START_UP 0 limit 0 base 0",
                        "STATE RECONCILING -> HALTED LATCH 0 limit 0 base 0"),
                sink.take());
    }

    @Test
    void shouldHashWhatLaterOutputsDependOn() {
        TestDesk desk = desk();
        String before = hash(desk);
        desk.price(0, "100");
        String priced = hash(desk);
        desk.enter("1", "90");
        String entered = hash(desk);
        desk.tell(2, 1, ExecutionKind.ACCEPTED, "none");

        assertNotEquals(before, priced);
        assertNotEquals(priced, entered);
        assertNotEquals(entered, hash(desk));
    }

    private static String hash(TestDesk desk) {
        StateHash hash = new StateHash();
        desk.stage.save(hash);
        return hash.toHex();
    }
}
