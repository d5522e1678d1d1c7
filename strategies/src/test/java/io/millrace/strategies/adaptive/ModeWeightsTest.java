package io.millrace.strategies.adaptive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateHash;
import io.millrace.strategies.testing.HandMadeContext;
import io.millrace.strategies.testing.Report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** Modes that lose are traded smaller, month by month. */
final class ModeWeightsTest {

    private static final long DAY_NS = 86_400_000_000_000L;

    private final ModeWeights weights = new ModeWeights();
    private int month;

    private void trades(Regime mode, int count, double pnl) {
        for (int i = 0; i < count; i++) {
            weights.onRoundTrip(mode, FixedPoint.fromDouble(pnl));
        }
    }

    private void nextMonth() {
        weights.onBar(start(month++));
    }

    private static long start(int month) {
        return Instant.parse("2022-01-15T00:00:00Z")
                        .atZone(ZoneOffset.UTC)
                        .plusMonths(month)
                        .toEpochSecond()
                * 1_000_000_000L;
    }

    @Test
    void shouldRiskLessOnAModeThatLosesDownToHalf() {
        nextMonth();
        trades(Regime.TREND, 20, -1);
        double[] seen = new double[7];
        for (int i = 0; i < seen.length; i++) {
            nextMonth();
            seen[i] = weights.of(Regime.TREND);
        }

        assertEquals("[0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.5]", java.util.Arrays.toString(seen));
        assertEquals(1.0, weights.of(Regime.NEUTRAL));
    }

    @Test
    void shouldNotReviewAModeBeforeTwentyTrades() {
        nextMonth();
        trades(Regime.TREND, 19, -1);
        nextMonth();
        assertEquals(1.0, weights.of(Regime.TREND));
        trades(Regime.TREND, 1, -1);
        nextMonth();
        assertEquals(0.9, weights.of(Regime.TREND));
    }

    @Test
    void shouldReviewOnlyOnTheFirstBarOfAMonth() {
        weights.onBar(start(0));
        trades(Regime.NEUTRAL, 20, -1);
        weights.onBar(start(0) + 16 * DAY_NS);
        assertEquals(1.0, weights.of(Regime.NEUTRAL), "31 January");
        weights.onBar(start(0) + 17 * DAY_NS);
        assertEquals(0.9, weights.of(Regime.NEUTRAL), "1 February");
        weights.onBar(start(0) + 18 * DAY_NS);
        assertEquals(0.9, weights.of(Regime.NEUTRAL), "2 February");
    }

    @Test
    void shouldRaiseOnlyTheBestModeAndOnlyWhenItWinsMoreThanHalf() {
        nextMonth();
        trades(Regime.TREND, 20, -1);
        trades(Regime.MEAN_REVERSION, 20, -1);
        nextMonth();
        nextMonth();
        assertEquals(0.8, weights.of(Regime.TREND));
        assertEquals(0.8, weights.of(Regime.MEAN_REVERSION));

        trades(Regime.TREND, 20, 3);
        trades(Regime.MEAN_REVERSION, 20, 2);
        nextMonth();
        assertEquals(0.8, weights.of(Regime.TREND), "20 of 40 won");
        assertEquals(0.8, weights.of(Regime.MEAN_REVERSION));

        trades(Regime.TREND, 1, 1);
        trades(Regime.MEAN_REVERSION, 5, 2);
        nextMonth();
        assertEquals(0.9, weights.of(Regime.TREND), "21 of 41 won");
        assertEquals(0.8, weights.of(Regime.MEAN_REVERSION), "not the best");
        nextMonth();
        nextMonth();
        assertEquals(1.0, weights.of(Regime.TREND));
    }

    @Test
    void shouldFindTheFirstDayOfTheNextMonthLikeTheCalendarOfJava() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            long second = random.nextLong(0, 4_102_444_800L);
            long expected =
                    Instant.ofEpochSecond(second)
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .withDayOfMonth(1)
                            .plusMonths(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toEpochSecond();
            assertEquals(
                    expected * 1_000_000_000L,
                    ModeWeights.nextMonthNs(second * 1_000_000_000L),
                    "second " + second);
        }
    }

    @ParameterizedTest(name = "mode_weights {0}: weight {1}")
    @CsvSource({"1, 0.9", "0, 1.0"})
    void shouldScaleTheNextEntryOfTheModeThatLost(double flag, double expected) {
        Strategy strategy = Answers.strategy("mode_weights", flag);
        HandMadeContext context =
                new HandMadeContext().bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 100.5);
        context.regime(Regime.TREND).close(103).barStartNs(start(0));
        String before = hash(strategy);
        for (int i = 0; i < 20; i++) {
            assertEquals(Action.ENTER_LONG, Answers.ask(strategy, context).action());
            strategy.onExecution(Report.entry(103, 1, 1));
            strategy.onExecution(Report.exit(-1));
        }
        assertNotEquals(before, hash(strategy));
        Wanted wanted = Answers.ask(strategy, context.barStartNs(start(1)));

        assertEquals(expected, wanted.plan().weight());
        context.regime(Regime.NEUTRAL);
        assertEquals(1.0, Answers.ask(strategy, context).plan().weight());
    }

    private static String hash(Strategy strategy) {
        StateHash hash = new StateHash();
        strategy.save(hash);
        return hash.toHex();
    }

    @Test
    void shouldEnterANeutralMarketOnlyWhenBothAgreeWhereThatIsAskedFor() {
        HandMadeContext context =
                new HandMadeContext().bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 100.5);
        context.regime(Regime.NEUTRAL).close(103);

        assertEquals(
                "ENTER_LONG TREND_BREAKOUT",
                Answers.text(Answers.strategy("neutral_both", 0), context));
        assertEquals("HOLD NO_SIGNAL", Answers.text(Answers.strategy("neutral_both", 1), context));
        // Below the lower trend level it breaks out downwards and is oversold: they contradict.
        context.close(90);
        assertEquals("HOLD NO_SIGNAL", Answers.text(Answers.strategy("neutral_both", 1), context));
        context.regime(Regime.TREND);
        assertEquals(
                "ENTER_SHORT TREND_BREAKOUT",
                Answers.text(Answers.strategy("neutral_both", 1), context));
    }
}
