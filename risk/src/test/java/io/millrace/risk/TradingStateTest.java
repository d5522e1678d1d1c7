package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OrderEvent;
import io.millrace.risk.state.KillFlatten;
import io.millrace.risk.state.SafetyLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/** What narrows trading, what halts it, and when it goes on. */
class TradingStateTest {

    private final TestLimits limits = new TestLimits();

    private TestDesk desk() {
        limits.safety = SafetyLimits.STANDARD;
        return new TestDesk(limits, 2);
    }

    private static String enter(TestDesk desk) {
        desk.price(0, "100").take();
        desk.enter("1", "95");
        String first = desk.take().get(0);
        return first.substring(first.indexOf("-> ") + 3);
    }

    @ParameterizedTest(name = "lag {0} ms, {1} MiB, silent {2} ms, skew {3} ms, flags {4}")
    @CsvSource({
        "0, 4096, 0, 0, 0, none, PASS",
        "50, 4096, 0, 0, 0, none, PASS",
        "51, 4096, 0, 0, 0, JOURNAL 0.51 limit 0.5, REDUCING_ONLY",
        "-1, 4096, 0, 0, 0, JOURNAL -0.01 limit 0.5, REDUCING_ONLY",
        "0, 2048, 0, 0, 0, none, PASS",
        "0, 2047, 0, 0, 0, JOURNAL 21.46435072 limit 21.47483648, REDUCING_ONLY",
        "0, 4096, 15000, 0, 0, none, PASS",
        "0, 4096, 15001, 0, 0, VENUE_LINK 150.01 limit 150, REDUCING_ONLY",
        "0, 4096, 1, 0, 1, VENUE_LINK 0.00000001 limit 0, REDUCING_ONLY",
        "0, 4096, 1, 0, 2, VENUE_LINK 0.00000002 limit 0, REDUCING_ONLY",
        "0, 4096, 1, 0, 4, VENUE_LINK 0.00000004 limit 0, REDUCING_ONLY",
        "0, 4096, 1, 5000, 0, none, PASS",
        "0, 4096, 1, -5000, 0, none, PASS",
        "0, 4096, 1, 5001, 0, CLOCK_SKEW 50.01 limit 50, REDUCING_ONLY",
        "0, 4096, 1, -5001, 0, CLOCK_SKEW -50.01 limit 50, REDUCING_ONLY"
    })
    void shouldNarrowTradingWhileTheSurroundingsAreUnsound(
            long lag, long room, long silent, long skew, int flags, String cause, String verdict) {
        TestDesk desk = desk().health(lag, room, silent, skew, flags);

        assertEquals(
                "none".equals(cause)
                        ? List.of()
                        : List.of("STATE ACTIVE -> REDUCING " + cause + " base 0"),
                desk.take());
        assertEquals(verdict, enter(desk));
    }

    @Test
    void shouldDenyWhatReducesWhileNothingWouldReachTheDisk() {
        TestDesk desk = desk().open("10", "100", "95").health(51, 4_096, 0, 0, 0);
        desk.take();
        desk.ask(CommandKind.FLATTEN, OperatorRole.HALT);
        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce"
                                + " -> JOURNAL_UNHEALTHY",
                        "RESULT 5 FLATTEN DONE before 0 after 0 count 1"),
                desk.take());

        desk.health(0, 4_096, 0, 0, 0);
        assertEquals(
                List.of(
                        "ORDER 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce"),
                desk.take());
    }

    @Test
    void shouldWaitThirtySecondsFromTheEndOfTheLastCause() {
        TestDesk desk = desk().health(0, 4_096, 20_000, 6_000, 0);
        desk.health(0, 4_096, 1, 6_000, 0);
        desk.pass(60).health(0, 4_096, 1, 0, 0);
        desk.pass(29);
        assertEquals(
                List.of("STATE ACTIVE -> REDUCING VENUE_LINK 200 limit 150 base 0"), desk.take());

        desk.pass(1);
        assertEquals(List.of("STATE REDUCING -> ACTIVE CLEARED 300 limit 300 base 0"), desk.take());
    }

    @Test
    void shouldBeginTheThirtySecondsAnewWhenTheCauseReturns() {
        TestDesk desk = desk().health(0, 4_096, 20_000, 0, 0).health(0, 4_096, 1, 0, 0);
        desk.pass(20).health(0, 4_096, 20_000, 0, 0).health(0, 4_096, 1, 0, 0);
        desk.pass(29).take();
        assertEquals("REDUCING", desk.stage.tradingState().state().name());

        desk.pass(1);
        assertEquals("ACTIVE", desk.stage.tradingState().state().name());
    }

    @Test
    void shouldNotResumeWhileALinkIsDown() {
        TestDesk desk = desk().health(0, 4_096, 20_000, 0, 0);
        desk.take();
        desk.ask(CommandKind.RESUME, OperatorRole.TRADE);
        int link = 1 << StateCause.VENUE_LINK.code();

        assertEquals(
                List.of("RESULT 3 RESUME CAUSE_HOLDS before " + link + " after 0 count 0"),
                desk.take());
    }

    @ParameterizedTest(name = "{0} held, silent {1} ms")
    @CsvSource({"true, 59999, false", "true, 60000, true", "false, 60000, false"})
    void shouldHaltWhenTheVenueIsGoneWithSomethingAtStake(
            boolean held, long silentMs, boolean halts) {
        TestDesk desk = held ? desk().open("10", "100", "95") : desk();
        desk.health(0, 4_096, silentMs, 0, 0);

        assertEquals(halts, desk.stage.tradingState().isHalted());
        assertEquals(halts ? "CRITICAL" : "VENUE_LINK", desk.stage.tradingState().cause().name());
    }

    @Test
    void shouldNarrowTradingAtTheSoftLossUntilAnOperatorResumesBelowIt() {
        limits.softLossBps = 200;
        limits.dailyLossBps = 300;
        TestDesk desk = desk().open("500", "100", "80").price(0, "96.01");
        assertEquals(List.of(), desk.take());

        desk.price(0, "96");
        assertEquals(
                List.of("STATE ACTIVE -> REDUCING SOFT_LOSS 2000 limit 2000 base 0"), desk.take());
        desk.price(0, "100").ask(CommandKind.REDUCE, OperatorRole.HALT).take();
        assertEquals("REDUCING_ONLY", enter(desk));

        desk.ask(CommandKind.RESUME, OperatorRole.TRADE);
        assertEquals(
                List.of(
                        "STATE REDUCING -> ACTIVE MANUAL 0 limit 0 base 0",
                        "RESULT 9 RESUME DONE before 0 after 0 count 0"),
                desk.take());

        desk.price(0, "96").ask(CommandKind.RESUME, OperatorRole.TRADE);
        int soft = 1 << StateCause.SOFT_LOSS.code();
        assertEquals(
                List.of(
                        "STATE ACTIVE -> REDUCING SOFT_LOSS 2000 limit 2000 base 0",
                        "RESULT 11 RESUME CAUSE_HOLDS before " + soft + " after 0 count 0"),
                desk.take());

        desk.pass(86_400).pass(60);
        assertEquals(
                List.of("ACCOUNT -1 position 0 cash 50000 equity 98000 fees 0 trip none"),
                desk.take());
        assertEquals("REDUCING_ONLY", enter(desk));

        desk.ask(CommandKind.RESUME, OperatorRole.TRADE);
        assertEquals(
                List.of(
                        "STATE REDUCING -> ACTIVE MANUAL 0 limit 0 base 0",
                        "RESULT 15 RESUME DONE before 0 after 0 count 0"),
                desk.take());
    }

    @Test
    void shouldNarrowTradingWhileAMarkOfAPositionIsOldWhereSomebodyMeasures() {
        TestDesk desk = desk().open("10", "100", "95").health(0, 4_096, 1, 0, 0);
        desk.pass(28);
        assertEquals(List.of(), desk.take());

        desk.pass(1);
        assertEquals(
                List.of("STATE ACTIVE -> REDUCING STALE_MARK 310 limit 300 base 0"), desk.take());

        desk.price(0, "100").pass(1);
        desk.pass(29);
        desk.price(0, "100").take();
        desk.pass(1);
        assertEquals("ACTIVE", desk.stage.tradingState().state().name());
    }

    @Test
    void shouldNarrowTradingWhileAMarkOfAPositionIsDoubted() {
        TestDesk desk = desk().open("10", "100", "95").health(0, 4_096, 1, 0, 0).price(0, "100");
        desk.stage.suspect(0, true);
        desk.pass(30);
        assertEquals(List.of(), desk.take());

        desk.pass(1);
        assertEquals(
                List.of("STATE ACTIVE -> REDUCING STALE_MARK 310 limit 300 base 0"), desk.take());
    }

    @Test
    void shouldNotCallMarksOldInRunsOverFiles() {
        TestDesk desk = desk().open("10", "100", "95").pass(3_600);

        assertEquals(List.of(), desk.take());
    }

    @Test
    void shouldNarrowTradingWhileTheOutcomeOfAnOrderIsUnknown() {
        TestDesk desk = desk().open("10", "100", "95");
        int row = desk.stage.orders().find(2, 2);
        desk.stage.orders().note(row, OrderEvent.LOST);
        desk.next().tell(9, 9, ExecutionKind.ACCEPTED, "none");
        assertEquals(
                List.of("STATE ACTIVE -> REDUCING UNKNOWN_ORDER 1 limit 0 base 0"), desk.take());

        desk.ask(CommandKind.HALT, OperatorRole.HALT).take();
        desk.reset(5, 0);
        assertEquals(
                List.of("RESULT 6 RESET UNKNOWN_ORDERS before 1 after 0 count 0"), desk.take());

        desk.next().tell(2, 2, ExecutionKind.ACCEPTED, "none");
        desk.reset(5, 0);
        assertEquals(3, desk.take().size());
    }

    @ParameterizedTest(name = "marked {0}")
    @CsvSource({"70.01, 10", "70, 5"})
    void shouldHalveSizesFromADrawdownOfFifteenPercentOn(String mark, String sent) {
        TestDesk desk = desk().open("500", "100", "10").price(0, mark);
        desk.decision.indicators().atr(5);
        desk.enter("10", "60");

        assertEquals(fp(sent), desk.decision.size());
        assertEquals(Verdict.PASS.code(), desk.decision.verdict());
    }

    /** How closely its stop would have to trail is not known. */
    @ParameterizedTest(name = "marked {0}, range {1}")
    @CsvSource({
        "70.01, NaN, PASS",
        "70, NaN, INSUFFICIENT_DATA",
        "70, 0, INSUFFICIENT_DATA",
        "70, -1, INSUFFICIENT_DATA",
        "70, 1e300, INSUFFICIENT_DATA",
        "70, 0.01, PASS"
    })
    void shouldEnterNothingWithoutARangeWhileSizesAreHalved(
            String mark, double range, Verdict expected) {
        TestDesk desk = desk().open("500", "100", "10").price(0, mark);
        desk.decision.indicators().atr(range);
        desk.enter("10", "60");

        assertEquals(expected.code(), desk.decision.verdict());
    }

    @Test
    void shouldWarnThenCloseHalfThenHaltOnTheLadder() {
        limits.safety = new SafetyLimits(50_000_000L, 0, 10_000, true);
        limits.dailyLossBps = 450;
        TestDesk desk = new TestDesk(limits, 2).open("500", "100", "50");
        desk.price(0, "93.71").price(0, "93.7").price(0, "91.91").price(0, "91.9");
        assertEquals(
                List.of(
                        "STATE ACTIVE -> ACTIVE LADDER 3150 limit 4500 base 0",
                        "STATE ACTIVE -> REDUCING LADDER 4050 limit 4500 base 0",
                        "ORDER 0 #1 NEW FLATTEN SELL 500 LIMIT 90.99 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 500 LIMIT 90.99 stop none reduce"),
                desk.take());

        desk.price(0, "90.99");
        assertEquals(
                "STATE REDUCING -> HALTED DAILY_LOSS 4505 limit 4500 base 100000",
                desk.take().get(0));
    }

    /** A drawdown is not over because a day is, and half is closed once. */
    @Test
    void shouldNotLeaveTheLadderNorCloseAnotherHalfWhenASessionBegins() {
        limits.safety = new SafetyLimits(50_000_000L, 0, 10_000, true);
        limits.drawdownBps = 2_000;
        TestDesk desk = new TestDesk(limits, 2).open("500", "100", "50").price(0, "63.5");
        desk.next().fill(desk.sequence - 1, 1, Side.SELL, OrderRole.FLATTEN, "500", "63.5");
        desk.tell(2, 2, ExecutionKind.CANCELLED, "none").price(0, "63.5");
        assertEquals(
                List.of(
                        "STATE ACTIVE -> ACTIVE LADDER 18250 limit 20000 base 0",
                        "STATE ACTIVE -> REDUCING LADDER 18250 limit 20000 base 0",
                        "ORDER 0 #1 NEW FLATTEN SELL 500 LIMIT 62.87 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 500 LIMIT 62.87 stop none reduce",
                        "ACCOUNT 0 position 0 cash 81750 equity 81750 fees 0 trip -18250"),
                desk.take());

        desk.pass(86_400).pass(60).take();
        assertEquals("REDUCING_ONLY", enter(desk));
        desk.ask(CommandKind.RESUME, OperatorRole.TRADE);
        desk.open("10", "100", "50").price(0, "100").pass(86_400).price(0, "100");
        assertEquals(
                List.of("ACCOUNT -1 position 0 cash 80750 equity 81750 fees 0 trip none"),
                desk.take());
        assertEquals("ACTIVE", desk.stage.tradingState().state().name());
    }

    @Test
    void shouldClimbTheLadderOfADrawdownAgainOnceItWasGone() {
        limits.safety = new SafetyLimits(50_000_000L, 0, 10_000, true);
        limits.drawdownBps = 2_000;
        TestDesk desk = new TestDesk(limits, 2).open("500", "100", "10").price(0, "63.5");
        desk.next().tell(desk.sequence - 1, 1, ExecutionKind.REJECTED, "none");
        desk.price(0, "100").next();
        desk.pass(86_400).ask(CommandKind.RESUME, OperatorRole.TRADE).take();
        desk.price(0, "63.5");

        assertEquals(
                List.of(
                        "STATE ACTIVE -> ACTIVE LADDER 18250 limit 20000 base 0",
                        "STATE ACTIVE -> REDUCING LADDER 18250 limit 20000 base 0"),
                desk.take().stream().filter(line -> line.startsWith("STATE")).toList());
    }

    /** What half was to be closed for must not lie in wait for the next fill, or for a halt. */
    @Test
    void shouldCloseHalfWithinTheCommandOrTheFlowThatReachesTheLadder() {
        limits.safety = new SafetyLimits(50_000_000L, 0, 10_000, true);
        TestDesk set = new TestDesk(limits, 2).open("500", "100", "50").price(0, "98");
        set.setLimit(LimitName.DAILY_LOSS_BPS.code(), 110);
        assertEquals(
                List.of(
                        "STATE ACTIVE -> ACTIVE LADDER 1000 limit 1100 base 0",
                        "STATE ACTIVE -> REDUCING LADDER 1000 limit 1100 base 0",
                        "ORDER 0 #1 NEW FLATTEN SELL 500 LIMIT 97.02 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 500 LIMIT 97.02 stop none reduce",
                        "RESULT 5 SET_LIMIT DONE before 10000 after 110 count 0"),
                set.take());
        set.ask(CommandKind.HALT, OperatorRole.HALT);
        set.next().tell(5, 1, ExecutionKind.CANCELLED, "none").price(0, "98").pass(9);
        assertEquals(
                List.of(
                        "STATE REDUCING -> HALTED MANUAL 0 limit 0 base 0",
                        "SEND 0 #1 CANCEL FLATTEN SELL 500 LIMIT none stop none reduce of 5/1",
                        "RESULT 6 HALT DONE before 0 after 0 count 1"),
                set.take());

        limits.dailyLossBps = 220;
        TestDesk paid = new TestDesk(limits, 2).open("500", "100", "50").price(0, "98");
        paid.next().stage.onCashFlow(0, fp("-50000"));
        assertEquals(
                List.of(
                        "STATE ACTIVE -> ACTIVE LADDER 1000 limit 1100 base 0",
                        "STATE ACTIVE -> REDUCING LADDER 1000 limit 1100 base 0",
                        "ORDER 0 #1 NEW FLATTEN SELL 500 LIMIT 97.02 stop none reduce -> PASS",
                        "SEND 0 #1 NEW FLATTEN SELL 500 LIMIT 97.02 stop none reduce"),
                paid.take().subList(1, 5));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(KillFlatten.class)
    void shouldAddALossToAHaltThatKeptPositionsAndDoAboutThemWhatTheSettingsSay(KillFlatten mode) {
        limits.dailyLossBps = 300;
        limits.drawdownBps = 500;
        limits.flattens = mode;
        TestDesk desk = desk().open("500", "100", "80").ask(CommandKind.HALT, OperatorRole.HALT);
        desk.take();
        desk.price(0, "94").price(0, "93.9").price(0, "90").price(0, "89");

        List<String> expected = new ArrayList<>();
        expected.add("STATE HALTED -> HALTED DAILY_LOSS 3050 limit 3000 base 100000");
        if (mode == KillFlatten.POSITIONS) {
            expected.add("ORDER 0 #1 NEW FLATTEN SELL 500 LIMIT 92.97 stop none reduce -> PASS");
            expected.add("SEND 0 #1 NEW FLATTEN SELL 500 LIMIT 92.97 stop none reduce");
        }
        expected.add("STATE HALTED -> HALTED DRAWDOWN 5000 limit 5000 base 100000");
        assertEquals(expected, desk.take());
        assertEquals(4, desk.stage.tradingState().haltSequence());
        assertEquals("MANUAL", desk.stage.tradingState().cause().name());
    }

    @Test
    void shouldAddACauseToTheHaltThatHoldsOnce() {
        TestDesk desk = desk().open("10", "100", "95").ask(CommandKind.HALT, OperatorRole.HALT);
        desk.take();
        desk.next().stage.halt(StateCause.CRITICAL, 3, 2);
        desk.next().stage.halt(StateCause.CRITICAL, 4, 2);

        assertEquals(
                List.of("STATE HALTED -> HALTED CRITICAL 0.00000003 limit 0.00000002 base 0"),
                desk.take());
        assertEquals(4, desk.stage.tradingState().haltSequence());
        assertEquals("MANUAL", desk.stage.tradingState().cause().name());
    }

    @Test
    void shouldKeepASoftCauseAcrossARestart() {
        TestDesk desk = desk().health(0, 4_096, 20_000, 0, 0).health(0, 4_096, 1, 0, 0);
        desk.pass(10).take();
        TestDesk other = desk.restarted(limits, TestLimits.instruments(2, "1", "0"));
        other.take();
        other.pass(19);
        assertEquals(List.of(), other.take());

        other.pass(1);
        assertEquals(
                List.of("STATE REDUCING -> ACTIVE CLEARED 300 limit 300 base 0"), other.take());
    }

    @Test
    void shouldTakeBackWhatTheDoorRefusedAndHalt() {
        TestDesk desk = desk().price(0, "100").enter("10", "95");
        desk.take();
        desk.keepBack(1);
        desk.fill(1, 1, Side.BUY, OrderRole.EXIT, "0", "1").take();

        assertEquals("GATEWAY_GUARD", desk.stage.tradingState().cause().name());
        assertEquals(0, desk.stage.orders().totals().entryBuys(0));
    }
}
