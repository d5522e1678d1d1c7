package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.state.SafetyLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What is narrower after a deep fall, after a reset, and while the books are not those of all. */
class NarrowedTradingTest {

    private final TestLimits limits = new TestLimits();

    private static InstrumentTable instruments() {
        return TestLimits.instruments(2, "1", "0");
    }

    private TestDesk desk() {
        return new TestDesk(limits, instruments(), false);
    }

    private static List<String> states(TestDesk desk) {
        return desk.take().stream().filter(line -> line.startsWith("STATE")).toList();
    }

    /** Lost 15 % of the peak: stops trail by 2 ranges at most, a nearer trail stays. */
    @ParameterizedTest(name = "marked {0}, range {1}, own trail {2}: trail {3}")
    @CsvSource({
        "70.01, 1.5, 0, 0",
        "70, 1.5, 0, 3",
        "70, 1.5, 4, 3",
        "70, 1.5, 3, 3",
        "70, 1.5, 2.99, 2.99",
        "70, NaN, 0, 0",
        "70, NaN, 4, 4",
        "70, 0, 0, 0",
        "69, 0.25, 0, 0.5"
    })
    void shouldTrailByTwiceTheRangeFromADrawdownOfFifteenPercentOn(
            String mark, double range, String own, String trail) {
        limits.safety = new SafetyLimits(50_000_000L, 0, 1_500, false);
        TestDesk desk = desk().open("500", "100", "10").price(0, mark);
        desk.decision.indicators().atr(range);
        desk.plan(NONE);
        desk.decision.action(Action.ENTER_LONG.code()).plan().trail(fp(own));
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "10", "60", "none");

        assertEquals(fp(trail), desk.decision.plan().trail());
        assertEquals(fp("60"), desk.decision.stopPrice());
    }

    /**
     * Entered with a trail of 20; the fall brings it to twice the range, and nothing loosens it.
     */
    @Test
    void shouldTrailWhatIsHeldMoreCloselyFromADrawdownOfFifteenPercentOn() {
        limits.safety = new SafetyLimits(50_000_000L, 0, 1_500, false);
        TestDesk desk = desk().price(0, "100");
        desk.plan(NONE);
        desk.decision.action(Action.ENTER_LONG.code()).plan().trail(fp("45"));
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "500", "55", "none");
        desk.fill(desk.sequence, 1, Side.BUY, OrderRole.ENTRY, "500", "100");
        hold(desk, 2);
        assertEquals(List.of(), trails(desk.price(0, "70.01")));
        hold(desk, 2);
        assertEquals(List.of(), trails(desk.price(0, "70")));
        hold(desk, 20);
        assertEquals(List.of("60"), trails(desk.price(0, "70")));
        hold(desk, 30);
        hold(desk, Double.NaN);
        assertEquals(List.of(), trails(desk.price(0, "69.5")));
        hold(desk, 18);
        assertEquals(List.of("64"), trails(desk.price(0, "69.5")));
    }

    private static void hold(TestDesk desk, double range) {
        desk.decision.indicators().atr(range);
        desk.plan(NONE);
        desk.next().want(Action.HOLD, SizeRequest.FIXED_SIZE, "0", "none");
    }

    private static List<String> trails(TestDesk desk) {
        return desk.take().stream()
                .filter(line -> line.startsWith("SEND") && line.contains("REPLACE PROTECTIVE"))
                .map(line -> line.replaceAll(".*stop (\\S+) .*", "$1"))
                .toList();
    }

    /** The stop of the entry is at 60; the market rises from 70 to 72, and the stop follows. */
    @Test
    void shouldMoveTheStopOfAReducedEntryAfterTheMarket() {
        limits.safety = new SafetyLimits(50_000_000L, 0, 1_500, false);
        TestDesk desk = desk().open("500", "100", "10");
        desk.next().fill(2, 2, Side.SELL, OrderRole.PROTECTIVE_STOP, "500", "60").take();
        desk.price(0, "70");
        desk.decision.indicators().atr(1);
        desk.enter("10", "60");
        long cause = desk.sequence;
        desk.next().tell(cause, 1, ExecutionKind.ACCEPTED, "none");
        desk.tell(cause, 2, ExecutionKind.ACCEPTED, "none");
        desk.fill(cause, 1, Side.BUY, OrderRole.ENTRY, "5", "70").take();
        desk.price(0, "72");

        assertEquals(
                "SEND 0 #1 REPLACE PROTECTIVE_STOP SELL 5 STOP none stop 70 reduce of "
                        + (cause + "/2"),
                desk.take().get(1));
    }

    @ParameterizedTest(name = "stop {0} of an entry at 100, at most {1} bp: {2}")
    @CsvSource({
        "98.5, 150, PASS",
        "98.49, 150, NO_STOP",
        "99.99, 150, PASS",
        "99.99, 1, PASS",
        "99.98, 1, NO_STOP",
        "0.01, 9999, PASS",
        "0.01, 9998, NO_STOP",
        "0.01, 10000, PASS"
    })
    void shouldDenyAStopThatIsTooFarAway(String stop, long bps, String verdict) {
        limits.maxStopBps = bps;
        TestDesk desk = desk().price(0, "100").enter("10", stop);

        assertEquals(
                "ORDER 0 #1 NEW ENTRY BUY 10 LIMIT 102 stop " + stop + " IOC -> " + verdict,
                desk.take().get(0));
    }

    @Test
    void shouldHaltWhenTheThirdComparisonWithTheVenueFails() {
        TestDesk desk = desk().health(0, 4_096, 1, 0, 8).health(0, 4_096, 1, 0, 8);
        assertEquals(
                List.of("STATE ACTIVE -> REDUCING VENUE_LINK 0.00000008 limit 0 base 0"),
                states(desk));

        desk.health(0, 4_096, 1, 0, 12);
        assertEquals(
                List.of("STATE REDUCING -> HALTED CRITICAL 0.00000003 limit 0.00000003 base 0"),
                states(desk));
    }

    /** One that is under way says nothing; one that succeeded begins anew. */
    @ParameterizedTest(name = "between: {0}")
    @CsvSource({"4, HALTED", "0, REDUCING", "1, REDUCING"})
    void shouldCountFailedComparisonsInARowAcrossARestart(int between, String state) {
        TestDesk desk = desk().health(0, 4_096, 1, 0, 8).health(0, 4_096, 1, 0, 8);
        desk = desk.restarted(limits, instruments());
        desk.health(0, 4_096, 1, 0, between).health(0, 4_096, 1, 0, 8);

        assertEquals(state, desk.stage.tradingState().state().name());
    }

    /** Halted by an operator at a loss of 0; then half of each limit, and one unit beside it. */
    private TestDesk reset() {
        limits.dailyLossBps = 300;
        limits.drawdownBps = 2_000;
        limits.concentrationBps = 5_000;
        TestDesk desk = desk().open("100", "100", "10");
        desk.ask(CommandKind.HALT, OperatorRole.HALT);
        desk.reset(4, 0);
        desk.take();
        return desk;
    }

    @ParameterizedTest(name = "marked {0}, {1} s after the reset: {2}")
    @CsvSource({
        "85, 10, none",
        "84.99999999, 10, 1500.000001 limit 1500",
        "84.99999999, 3599, 1500.000001 limit 1500",
        "84.99999999, 3600, none"
    })
    void shouldTellHalfOfTheDailyLossInTheFirstHourAfterAReset(
            String mark, long seconds, String told) {
        TestDesk desk = reset();
        desk.timeNs += (seconds - 1) * TestDesk.SECOND;
        desk.price(0, mark);

        assertEquals(
                "none".equals(told) ? 0 : 1,
                desk.take().stream().filter(line -> line.contains("LADDER " + told)).count());
    }

    @Test
    void shouldTellHalfOfADrawdownAndOfAShareOnceEach() {
        limits.drawdownBps = 2_000;
        limits.concentrationBps = 5_000;
        TestDesk desk = desk().open("250", "100", "10");
        desk.ask(CommandKind.HALT, OperatorRole.HALT).reset(4, 0);
        desk.take();
        desk.price(0, "100").price(0, "100.01").price(0, "60.01").price(0, "60").price(0, "59");

        assertEquals(
                List.of(
                        "STATE REDUCING -> REDUCING LADDER 25002.5 limit 25000.625 base 0",
                        "STATE REDUCING -> REDUCING LADDER 10002.5 limit 10000.25 base 0"),
                states(desk).stream().filter(line -> line.contains("LADDER")).toList());
    }

    @Test
    void shouldRememberTheHourAndWhatWasToldAcrossARestart() {
        TestDesk desk = reset().price(0, "84");
        assertEquals(1, states(desk).size());
        TestDesk other = desk.restarted(limits, instruments());
        other.take();
        other.price(0, "83");

        assertEquals(List.of(), states(other));
    }

    /** One strategy holds 10, the other -4: each is closed, none is taken for a fault. */
    @ParameterizedTest(name = "the other holds {0}")
    @ValueSource(strings = {"-4", "-10", "-12", "4"})
    void shouldCloseStrategiesThatHoldOppositeSides(String size) {
        TestDesk desk = desk().open("10", "100", "95");
        long other = fp(size);
        Side side = Side.of(other);
        desk.next().fillOf(1, side, Math.abs(other), "100");
        desk.take();
        desk.ask(CommandKind.EMERGENCY_STOP, OperatorRole.HALT);

        String unsigned = size.replace("-", "");
        List<String> lines = desk.take();
        assertEquals(
                List.of(
                        "SEND 0 #1 NEW FLATTEN SELL 10 LIMIT 99 stop none reduce",
                        other < 0
                                ? "SEND 0 #2 NEW FLATTEN BUY "
                                        + unsigned
                                        + " LIMIT 101 stop none reduce"
                                : "SEND 0 #2 NEW FLATTEN SELL 4 LIMIT 99 stop none reduce"),
                lines.stream().filter(line -> line.startsWith("SEND")).toList());
        assertEquals("MANUAL", desk.stage.tradingState().cause().name());
        assertEquals(1 << 6, desk.stage.tradingState().haltCauses());
    }

    /** The entry never left, so its stop and its target must not stay. */
    @Test
    void shouldCancelTheChildrenOfAnEntryThatTheDoorRefused() {
        TestDesk desk = desk().price(0, "100");
        desk.decision.action(Action.ENTER_LONG.code());
        desk.wantPlanned(SizeRequest.FIXED_SIZE, "10", "95", "110").take();
        desk.keepBack(1);

        assertEquals(
                List.of(
                        "SEND 0 #4 CANCEL PROTECTIVE_STOP SELL 10 STOP none stop none reduce of"
                                + " 2/2",
                        "SEND 0 #5 CANCEL TAKE_PROFIT SELL 10 LIMIT none stop none reduce of 2/3",
                        "STATE ACTIVE -> HALTED GATEWAY_GUARD 1000 limit 900 base 0"),
                desk.take());
    }
}
