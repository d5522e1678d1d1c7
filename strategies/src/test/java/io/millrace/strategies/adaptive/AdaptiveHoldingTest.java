package io.millrace.strategies.adaptive;

import static io.millrace.strategies.adaptive.Answers.ask;
import static io.millrace.strategies.adaptive.Answers.strategy;
import static io.millrace.strategies.adaptive.Answers.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateHash;
import io.millrace.strategies.testing.HandMadeContext;
import io.millrace.strategies.testing.Report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Random;

/** A position keeps the rules it was opened with. */
final class AdaptiveHoldingTest {

    private static final String NOTHING = "HOLD NO_SIGNAL";

    private final HandMadeContext context =
            new HandMadeContext().bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 100.5);
    private final IndicatorBank bank = context.indicators();
    private final Strategy strategy = strategy();

    /** Opens a position by the trend rules. */
    private void openTrend(boolean buys) {
        context.regime(Regime.TREND).close(buys ? 103 : 98);
        Action expected = buys ? Action.ENTER_LONG : Action.ENTER_SHORT;
        assertEquals(expected, ask(strategy, context).action());
        strategy.onExecution(Report.accepted(buys ? Side.BUY : Side.SELL));
        strategy.onExecution(Report.entry(100, 10, buys ? 10 : -10));
    }

    /** Opens a position by the mean-reversion rules, with RSI thresholds of 50. */
    private static Strategy openReversion(HandMadeContext context, boolean buys) {
        Strategy fading = strategy(buys ? "oversold_rsi" : "overbought_rsi", 50);
        context.regime(Regime.MEAN_REVERSION).close(buys ? 90 : 110);
        Wanted wanted = ask(fading, context);
        assertEquals(Regime.MEAN_REVERSION, wanted.mode());
        assertEquals(buys ? Action.ENTER_LONG : Action.ENTER_SHORT, wanted.action());
        fading.onExecution(Report.entry(context.close(), 10, buys ? 10 : -10));
        return fading;
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void shouldLeaveTheLongTrendOnlyWhenTheCloseIsStrictlyBelowTheLevel(Regime now) {
        openTrend(true);
        context.hold(10, 100, 50).regime(now).high(100);
        double level = bank.kama() - 0.3 * bank.atr();

        assertNotEquals(Action.EXIT, ask(strategy, context.close(level)).action());
        Wanted wanted = ask(strategy, context.close(Math.nextDown(level)));
        assertEquals(Action.EXIT, wanted.action());
        assertEquals(level, wanted.trigger());
        assertEquals(Regime.TREND, wanted.mode());
        assertEquals("EXIT TREND_EXIT", text(strategy, context));
    }

    @Test
    void shouldLeaveTheShortTrendOnlyWhenTheCloseIsStrictlyAboveTheLevel() {
        openTrend(false);
        context.hold(-10, 100, 150).low(100).regime(Regime.MEAN_REVERSION);
        double level = bank.kama() + 0.3 * bank.atr();

        assertNotEquals(Action.EXIT, ask(strategy, context.close(level)).action());
        assertEquals("EXIT TREND_EXIT", text(strategy, context.close(Math.nextUp(level))));
    }

    @Test
    void shouldWantToLeaveAgainWhenTheFirstExitDidNotTrade() {
        openTrend(true);
        context.hold(10, 100, 50);
        context.bar(90);
        assertEquals("EXIT TREND_EXIT", text(strategy, context));
        context.busy(true);
        context.bar(89);
        assertEquals("HOLD ORDER_PENDING", text(strategy, context));
        context.busy(false);
        context.bar(88);

        assertEquals("EXIT TREND_EXIT", text(strategy, context));
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void shouldLeaveTheLongFadeWhenTheMeanIsReached(Regime now) {
        Strategy fading = openReversion(context.bars(100, 99.5), true);
        context.hold(10, 90, 80).regime(now);
        double mean = bank.sma();

        assertEquals(NOTHING, text(fading, context.close(Math.nextDown(mean))));
        assertEquals("EXIT MEAN_REACHED", text(fading, context.close(mean)));
        assertEquals(mean, ask(fading, context).trigger());
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void shouldLeaveTheShortFadeWhenTheMeanIsReached(Regime now) {
        Strategy fading = openReversion(context.bars(100, 100.5), false);
        context.hold(-10, 110, 120).regime(now);
        double mean = bank.sma();

        assertEquals(NOTHING, text(fading, context.close(Math.nextUp(mean))));
        assertEquals("EXIT MEAN_REACHED", text(fading, context.close(mean)));
    }

    @Test
    void shouldLeaveTheFadeWhenMomentumReachesTheOtherExtreme() {
        Strategy fading = openReversion(context.bars(100, 99.5), true);
        context.hold(10, 90, 80).bars(101, 103, 105, 107, 109);
        assertTrue(bank.rsi() > 70, "rsi " + bank.rsi());
        context.close(95);

        assertEquals("EXIT OPPOSITE_EXTREME", text(fading, context));
    }

    @Test
    void shouldMoveTheStopOnlyWhenItGainsAnIncrement() {
        openTrend(true);
        double stop = 106 - 2.5 * bank.atr();
        context.high(106).close(105);

        context.hold(10, 100, Math.floor(stop * 100) / 100 - 0.02);
        Wanted wanted = ask(strategy, context);
        assertEquals(Action.MOVE_STOP, wanted.action());
        assertEquals(FixedPoint.fromDouble(stop), wanted.stopPrice());
        assertEquals(106.0, wanted.trigger());

        context.hold(10, 100, stop - 0.009);
        assertEquals(NOTHING, text(strategy, context));
        context.hold(10, 100, stop + 1);
        assertEquals(NOTHING, text(strategy, context));
        context.hold(10, 100, Double.NaN);
        assertEquals(NOTHING, text(strategy, context));
    }

    @Test
    void shouldMoveTheStopOfAShortDownWhenThePriceFalls() {
        openTrend(false);
        double stop = 95 + 2.5 * bank.atr();
        context.low(95).close(96).hold(-10, 100, 110);
        Wanted wanted = ask(strategy, context);

        assertEquals(Action.MOVE_STOP, wanted.action());
        assertEquals(FixedPoint.fromDouble(stop), wanted.stopPrice());
        assertEquals(NOTHING, text(strategy, context.hold(-10, 100, stop - 1)));
    }

    @Test
    void shouldRememberTheBestPriceWhenLaterBarsAreLower() {
        openTrend(true);
        context.hold(10, 100, 50);
        ask(strategy, context.high(110).close(109));
        double stop = 110 - 2.5 * bank.atr();
        Wanted wanted = ask(strategy, context.high(108).close(107));

        assertEquals(110.0, wanted.trigger());
        assertEquals(FixedPoint.fromDouble(stop), wanted.stopPrice());
    }

    @Test
    void shouldLeaveWhenTheCloseIsBeyondTheTrailingStopAlready() {
        openTrend(true);
        context.hold(10, 100, 90).high(120).close(110);
        double stop = 120 - 2.5 * bank.atr();
        assertTrue(stop > 110, "stop " + stop);
        Wanted wanted = ask(strategy, context);

        assertEquals(Action.EXIT, wanted.action());
        assertEquals(stop, wanted.trigger());
        assertEquals("EXIT STOP_RATCHET", text(strategy, context.close(stop)));
        assertEquals("MOVE_STOP STOP_RATCHET", text(strategy, context.close(Math.nextUp(stop))));
    }

    /** The best price stays, ATR grows with each bar, and a stop by it would go down. */
    @Test
    void shouldNotLoosenTheStopWhenTheRangeGrows() {
        openTrend(true);
        context.hold(10, 100, 50).bars(109, 109, 109, 109, 109, 109, 109, 109);
        Wanted moved = ask(strategy, context.high(110).close(109));
        assertEquals(Action.MOVE_STOP, moved.action());
        double stop = FixedPoint.toDouble(moved.stopPrice());
        double before = bank.atr();
        context.hold(10, 100, stop);
        for (int bar = 1; bar <= 5; bar++) {
            context.bar(109, 109.5, 109 - 2 * bar, 109, 10);
            assertTrue(bank.atr() > before, "atr " + bank.atr() + " after " + before);
            assertTrue(110 - 2.5 * bank.atr() < stop, "atr " + bank.atr() + ", stop " + stop);
            before = bank.atr();

            assertEquals(NOTHING, text(strategy, context));
        }
        // With a range as small as before it follows again.
        for (int bar = 0; bar < 20; bar++) {
            context.bar(110.5, 111, 110, 110.5, 10);
        }
        assertEquals(Action.MOVE_STOP, ask(strategy, context).action());
    }

    @Test
    void shouldNeverLoosenTheStopWhenBarsAreRandom() {
        int moves = 0;
        for (long seed = 1; seed <= 50; seed++) {
            moves += trail(seed, true) + trail(seed, false);
        }
        assertTrue(moves > 200, "moves: " + moves);
    }

    private static int trail(long seed, boolean buys) {
        Random random = new Random(seed);
        HandMadeContext held =
                new HandMadeContext().bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 100.5);
        Strategy trailing = strategy();
        assertTrue(ask(trailing, held.close(buys ? 103 : 98)).action() != Action.HOLD);
        trailing.onExecution(Report.entry(100, 10, buys ? 10 : -10));
        int sign = buys ? 1 : -1;
        double stop = 100 - sign * 20;
        double price = 100;
        int moves = 0;
        for (int i = 0; i < 200; i++) {
            held.hold(sign * 10, 100, stop);
            price += sign * 0.3 + random.nextGaussian() * (i % 40 < 20 ? 0.5 : 3);
            double range = random.nextDouble() * (i % 40 < 20 ? 1 : 8);
            held.bar(price, price + range, price - range, price, 10);
            Wanted wanted = ask(trailing, held);
            if (wanted.action() == Action.MOVE_STOP) {
                double next = FixedPoint.toDouble(wanted.stopPrice());
                String at = "seed " + seed + " bar " + i + ": " + stop + " to " + next;
                assertTrue(sign * (next - stop) >= 0.0099, at);
                assertTrue(sign * (price - next) > 0, at + ", close " + price);
                stop = next;
                moves++;
            }
        }
        return moves;
    }

    @Test
    void shouldKeepTheRulesOfTheFillWhenALaterEntryWasDenied() {
        Strategy held = strategy("oversold_rsi", 50);
        context.bars(101, 99.5).regime(Regime.MEAN_REVERSION).close(90);
        assertEquals("ENTER_LONG OVERSOLD", text(held, context));
        held.onExecution(Report.accepted(Side.BUY));
        held.onExecution(Report.expired(Side.BUY));
        context.bars(101, 100).regime(Regime.TREND).close(110);
        assertEquals("ENTER_LONG TREND_BREAKOUT", text(held, context));

        held.onExecution(Report.entry(90, 10, 10));
        context.hold(10, 90, 80).close(bank.sma());

        assertEquals("EXIT MEAN_REACHED", text(held, context));
    }

    @Test
    void shouldNotManageAPositionByAnEntryThatNeverTraded() {
        context.regime(Regime.TREND).close(103);
        assertEquals("ENTER_LONG TREND_BREAKOUT", text(strategy, context));
        context.hold(10, 100, 50).close(99).high(100);

        assertNotEquals(Action.MOVE_STOP, ask(strategy, context).action());
        assertEquals(Regime.MEAN_REVERSION, ask(strategy, context).mode());
    }

    @Test
    void shouldTrailFromTheBestFillWhenAnEntryFillsInParts() {
        context.regime(Regime.TREND).close(103);
        assertEquals(Action.ENTER_LONG, ask(strategy, context).action());
        strategy.onExecution(Report.entry(107, 4, 4));
        strategy.onExecution(Report.entry(104, 6, 10));
        context.hold(10, 105.2, 50).high(105).close(104);
        Wanted wanted = ask(strategy, context);

        assertEquals(107.0, wanted.trigger());
        assertEquals(FixedPoint.fromDouble(107 - 2.5 * bank.atr()), wanted.stopPrice());
    }

    @Test
    void shouldForgetTheBestPriceWhenThePositionIsClosed() {
        openTrend(true);
        context.hold(10, 100, 50);
        ask(strategy, context.high(120).close(119));
        strategy.onExecution(Report.exit(-1));
        openTrend(context.hold(0, 0, Double.NaN));
        context.hold(10, 100, 50);

        assertEquals(105.0, ask(strategy, context.high(105).close(104)).trigger());
    }

    private void openTrend(HandMadeContext flat) {
        assertEquals(Action.ENTER_LONG, ask(strategy, flat.close(103)).action());
        strategy.onExecution(Report.entry(100, 10, 10));
    }

    @Test
    void shouldHashWhatItRemembers() {
        String fresh = hash();
        openTrend(true);
        String opened = hash();
        ask(strategy, context.hold(10, 100, 50).high(110).close(109));

        assertNotEquals(fresh, opened);
        assertNotEquals(opened, hash());
    }

    private String hash() {
        StateHash hash = new StateHash();
        strategy.save(hash);
        return hash.toHex();
    }
}
