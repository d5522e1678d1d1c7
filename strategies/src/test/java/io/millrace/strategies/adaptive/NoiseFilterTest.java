package io.millrace.strategies.adaptive;

import static io.millrace.strategies.adaptive.Answers.strategy;
import static io.millrace.strategies.adaptive.Answers.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;
import io.millrace.strategies.testing.HandMadeContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

final class NoiseFilterTest {

    private static final AdaptiveSettings.Noise STANDARD = noise(0.05);

    private final HandMadeContext context =
            new HandMadeContext()
                    .bars(100, 101, 100, 101, 100, 101, 100, 101, 100, 100.5)
                    .volume(1_000);

    private static AdaptiveSettings.Noise noise(double spread) {
        return new AdaptiveSettings.Noise(spread, spread / 2, 0.5, 1.5, 0.02, 15);
    }

    private static DecisionReason block(
            AdaptiveSettings.Noise settings, HandMadeContext context, boolean breakout) {
        Wanted wanted = new Wanted().enter(Side.BUY, DecisionReason.TREND_BREAKOUT);
        new NoiseFilter(settings).judge(context, breakout, wanted);
        return wanted.block();
    }

    private DecisionReason block(boolean breakout) {
        return block(STANDARD, context, breakout);
    }

    @Test
    void shouldBlockOnlyWhenTheSpreadIsStrictlyAboveItsLimit() {
        context.spread(0.3);
        double ratio = context.indicators().spreadVolatility(0.3, Timeframe.M1.lengthNs());

        assertEquals(DecisionReason.NO_SIGNAL, block(noise(ratio), context, true));
        assertEquals(
                DecisionReason.SPREAD_TOO_WIDE, block(noise(Math.nextDown(ratio)), context, true));
    }

    @Test
    void shouldBlockWhenQuotesAreCrossedOrPricesStandStill() {
        assertEquals(DecisionReason.SPREAD_TOO_WIDE, block(STANDARD, context.spread(-0.01), true));

        HandMadeContext still =
                new HandMadeContext().bars(5, 5, 5, 5, 5, 5, 5, 5).spread(0.01).volume(1_000);
        assertEquals(DecisionReason.SPREAD_TOO_WIDE, block(STANDARD, still, false));
    }

    @Test
    void shouldBlockOnlyWhenTheVolumeIsNotAboveHalfItsAverage() {
        double average = context.indicators().averageVolume();
        assertEquals(10, average);

        assertEquals(DecisionReason.VOLUME_TOO_LOW, block(STANDARD, context.volume(5), false));
        context.volume(Math.nextUp(5.0));
        assertEquals(DecisionReason.NO_SIGNAL, block(false));
        assertEquals(DecisionReason.BREAKOUT_VOLUME_TOO_LOW, block(true));
    }

    @Test
    void shouldAskForMoreVolumeOnlyWhenATrendIsEntered() {
        context.volume(15);
        assertEquals(DecisionReason.BREAKOUT_VOLUME_TOO_LOW, block(true));
        assertEquals(DecisionReason.NO_SIGNAL, block(false));
        assertEquals(
                DecisionReason.NO_SIGNAL, block(STANDARD, context.volume(Math.nextUp(15.0)), true));
    }

    @Test
    void shouldJudgeNoVolumeWhenTheSourceHasNone() {
        context.volume(0).withoutVolume();

        assertEquals(DecisionReason.NO_SIGNAL, block(true));
    }

    @Test
    void shouldBlockOnlyWhenTheGapIsStrictlyAboveItsLimit() {
        double before = context.indicators().previousClose();
        assertEquals(100, before);

        assertEquals(DecisionReason.NO_SIGNAL, block(STANDARD, context.open(102), true));
        assertEquals(DecisionReason.OPENING_GAP, block(STANDARD, context.open(102.000001), true));
        assertEquals(DecisionReason.OPENING_GAP, block(STANDARD, context.open(97.99), true));
        assertEquals(DecisionReason.NO_SIGNAL, block(STANDARD, context.open(98), true));
    }

    @Test
    void shouldHalveTheSpreadItAllowsInIlliquidHours() {
        context.spread(0.3);
        double ratio = context.indicators().spreadVolatility(0.3, Timeframe.M1.lengthNs());
        AdaptiveSettings.Noise exact =
                new AdaptiveSettings.Noise(1, Math.nextDown(ratio), 0.5, 1.5, 0.02, 15);

        assertEquals(DecisionReason.NO_SIGNAL, block(exact, context, true));
        assertEquals(
                DecisionReason.SPREAD_TOO_WIDE_ILLIQUID, block(exact, context.illiquid(), true));
        assertEquals(
                DecisionReason.NO_SIGNAL,
                block(new AdaptiveSettings.Noise(1, ratio, 0.5, 1.5, 0.02, 15), context, true));
    }

    @ParameterizedTest
    @CsvSource({"901, NO_SIGNAL", "900, SESSION_CLOSING", "0, SESSION_CLOSING"})
    void shouldEnterNothingInTheLastQuarterOfAnHour(long seconds, DecisionReason expected) {
        assertEquals(expected, block(STANDARD, context.secondsToClose(seconds), false));
    }

    @Test
    void shouldTellTheOperandsOfItsFinding() {
        Wanted wanted = new Wanted().enter(Side.BUY, DecisionReason.OVERSOLD);
        new NoiseFilter(STANDARD).judge(context.secondsToClose(30), false, wanted);

        assertEquals(30, wanted.blockMeasured());
        assertEquals(900, wanted.blockAllowed());
    }

    @Test
    void shouldNameTheFirstFindingWhenThereAreSeveral() {
        context.spread(1_000).volume(0).open(200);
        assertEquals(DecisionReason.SPREAD_TOO_WIDE, block(true));
        context.spread(0);
        assertEquals(DecisionReason.VOLUME_TOO_LOW, block(true));
        context.volume(6);
        assertEquals(DecisionReason.BREAKOUT_VOLUME_TOO_LOW, block(true));
        context.volume(16);
        assertEquals(DecisionReason.OPENING_GAP, block(true));
        context.open(100);
        assertEquals(DecisionReason.NO_SIGNAL, block(true));
    }

    @Test
    void shouldBlockTheEntryAndStillNameItWhenTheFilterFinds() {
        context.volume(0).close(103).regime(Regime.NEUTRAL);

        assertEquals(
                "ENTER_LONG TREND_BREAKOUT blocked by VOLUME_TOO_LOW",
                text(strategy(Map.of()), context));
        assertTrue(context.indicators().isWarm());
    }
}
