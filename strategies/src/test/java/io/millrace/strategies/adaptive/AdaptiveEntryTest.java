package io.millrace.strategies.adaptive;

import static io.millrace.strategies.adaptive.Answers.ask;
import static io.millrace.strategies.adaptive.Answers.strategy;
import static io.millrace.strategies.adaptive.Answers.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Regime;
import io.millrace.model.state.SizeRequest;
import io.millrace.strategies.testing.HandMadeContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AdaptiveEntryTest {

    private static final String NOTHING = "HOLD NO_SIGNAL";
    private static final String LONG = "ENTER_LONG TREND_BREAKOUT";
    private static final String SHORT = "ENTER_SHORT TREND_BREAKOUT";

    private final HandMadeContext context =
            new HandMadeContext().bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 100.5);
    private final IndicatorBank bank = context.indicators();

    private double upper() {
        return bank.kama() + 0.5 * bank.atr();
    }

    private double lower() {
        return bank.kama() - 0.5 * bank.atr();
    }

    @Test
    void shouldEnterLongOnlyWhenTheCloseIsStrictlyAboveTheBand() {
        assertEquals(NOTHING, text(strategy(), context.close(upper())));
        assertEquals(LONG, text(strategy(), context.close(Math.nextUp(upper()))));
    }

    @Test
    void shouldEnterShortOnlyWhenTheCloseIsStrictlyBelowTheBand() {
        assertEquals(NOTHING, text(strategy(), context.close(lower())));
        assertEquals(SHORT, text(strategy(), context.close(Math.nextDown(lower()))));
    }

    @Test
    void shouldNotEnterWhenTheCloseBeforeWasBeyondTheBandAlready() {
        HandMadeContext above = new HandMadeContext().bars(100, 101, 100, 101, 100, 110, 112);
        IndicatorBank rising = above.indicators();
        assertTrue(rising.previousClose() > rising.previousKama() + 0.5 * rising.previousAtr());
        assertTrue(rising.close() > rising.kama() + 0.5 * rising.atr());

        assertEquals(NOTHING, text(strategy(), above));
    }

    @Test
    void shouldBringStopRiskAndTriggerWhenItFollowsATrend() {
        Wanted wanted = ask(strategy(), context.close(103));

        assertEquals(Regime.TREND, wanted.mode());
        assertEquals(FixedPoint.fromDouble(103 - 2.5 * bank.atr()), wanted.stopPrice());
        assertEquals(upper(), wanted.trigger());
        assertEquals(SizeRequest.RISK_FRACTION, wanted.request());
        assertEquals(1_000_000, wanted.requestValue());
        assertEquals(FixedPoint.NONE, wanted.entryPrice());

        Wanted sold = ask(strategy(), context.close(98));
        assertEquals(FixedPoint.fromDouble(98 + 2.5 * bank.atr()), sold.stopPrice());
        assertEquals(lower(), sold.trigger());
    }

    @ParameterizedTest
    @CsvSource({
        "TREND, ENTER_LONG TREND_BREAKOUT",
        "NEUTRAL, ENTER_LONG TREND_BREAKOUT",
        "MEAN_REVERSION, HOLD NO_SIGNAL",
        "UNKNOWN, HOLD NO_SIGNAL",
    })
    void shouldFollowATrendOnlyWhenTheRegimeLetsIt(Regime regime, String expected) {
        assertEquals(
                expected, text(strategy("overbought_rsi", 99), context.close(103).regime(regime)));
    }

    @Test
    void shouldEnterSmallerWhenTheRegimeIsNeutral() {
        context.regime(Regime.NEUTRAL);

        assertEquals(700_000, ask(strategy(), context.close(103)).requestValue());
        assertEquals(
                500_000, ask(strategy("neutral_scale", 0.5), context.close(103)).requestValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = Regime.class,
            names = {"MEAN_REVERSION", "NEUTRAL"})
    void shouldBuyOnlyWhenMomentumIsStrictlyBelowItsThreshold(Regime regime) {
        HandMadeContext falling =
                new HandMadeContext()
                        .bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 99.5)
                        .regime(regime);
        double rsi = falling.indicators().rsi();
        assertTrue(rsi > 1 && rsi < 50, "rsi " + rsi);
        falling.close(falling.indicators().bollingerLower());

        assertEquals(NOTHING, text(strategy("oversold_rsi", rsi), falling));
        double above = Math.nextUp(rsi);
        assertEquals("ENTER_LONG OVERSOLD", text(strategy("oversold_rsi", above), falling));
    }

    @Test
    void shouldBuyOnlyWhenTheCloseIsNotAboveTheLowerBand() {
        HandMadeContext falling =
                new HandMadeContext()
                        .bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 99.5)
                        .regime(Regime.MEAN_REVERSION);
        double lowerBand = falling.indicators().bollingerLower();
        assertEquals(
                "ENTER_LONG OVERSOLD",
                text(strategy("oversold_rsi", 50), falling.close(lowerBand)));
        assertEquals(
                NOTHING, text(strategy("oversold_rsi", 50), falling.close(Math.nextUp(lowerBand))));
    }

    @Test
    void shouldSellOnlyWhenMomentumAndBandAreBothReached() {
        HandMadeContext rising =
                new HandMadeContext()
                        .bars(100, 99, 100, 99, 100, 99, 100, 99, 100, 100.5)
                        .regime(Regime.MEAN_REVERSION);
        double rsi = rising.indicators().rsi();
        double band = rising.indicators().bollingerUpper();
        assertTrue(rsi > 50 && rsi < 99, "rsi " + rsi);

        double below = Math.nextDown(rsi);
        assertEquals(
                "ENTER_SHORT OVERBOUGHT",
                text(strategy("overbought_rsi", below), rising.close(band)));
        assertEquals(NOTHING, text(strategy("overbought_rsi", rsi), rising.close(band)));
        assertEquals(
                NOTHING,
                text(strategy("overbought_rsi", below), rising.close(Math.nextDown(band))));
    }

    @Test
    void shouldBringStopAndRiskWhenItFadesAnExtreme() {
        HandMadeContext rising =
                new HandMadeContext()
                        .bars(100, 99, 100, 99, 100, 99, 100, 99, 100, 100.5)
                        .regime(Regime.MEAN_REVERSION)
                        .close(185.5);
        Wanted sold = ask(strategy("overbought_rsi", 50), rising);

        assertEquals(Regime.MEAN_REVERSION, sold.mode());
        assertEquals(FixedPoint.fromDouble(185.5 * 1.03), sold.stopPrice());
        assertEquals(750_000, sold.requestValue());
        assertEquals(rising.indicators().bollingerUpper(), sold.trigger());

        rising.regime(Regime.NEUTRAL).close(rising.indicators().bollingerUpper());
        Wanted smaller = ask(strategy("overbought_rsi", 50), rising);
        assertEquals(Regime.MEAN_REVERSION, smaller.mode());
        assertEquals(525_000, smaller.requestValue());
    }

    @Test
    void shouldFollowTheTrendFirstWhenBothRulesTrigger() {
        HandMadeContext both =
                new HandMadeContext()
                        .bars(100, 99, 100, 99, 100, 99, 100, 99, 100, 100.5)
                        .regime(Regime.NEUTRAL)
                        .close(185.5);

        assertEquals(LONG, text(strategy("overbought_rsi", 50), both));
    }

    @Test
    void shouldBlockTheShortWhenShortsAreNotAllowed() {
        context.shortAllowed(false);

        assertEquals(SHORT + " blocked by SHORT_NOT_ALLOWED", text(strategy(), context.close(98)));
        assertEquals(LONG, text(strategy(), context.close(103)));
    }

    @Test
    void shouldWantNothingWhenCold() {
        HandMadeContext cold = new HandMadeContext().bars(100, 110);

        assertEquals(NOTHING, text(strategy(), cold));
        assertEquals(false, strategy().isReady(cold));
        assertEquals(true, strategy().isReady(context));
    }

    @Test
    void shouldSayThatAnOrderIsUnderWayWhenItIsBusy() {
        assertEquals("HOLD ORDER_PENDING", text(strategy(), context.close(103).busy(true)));
    }
}
