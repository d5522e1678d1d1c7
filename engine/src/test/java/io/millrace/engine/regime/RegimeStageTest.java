package io.millrace.engine.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.testing.ListSink;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.RegimeFlyweight;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateHash;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegimeStageTest {

    private static final IndicatorSettings SHORT =
            new IndicatorSettings(2, 2, 2.0, 2, 2, 2, 2, 2, 3, 3, 8, 2, 2);

    private final ListSink outputs = new ListSink();
    private final Bar bar = new Bar();

    private RegimeStage stage(double trendAdx, double trendFit, double adx, double fit, int n) {
        return new RegimeStage(new RegimeSettings(trendAdx, trendFit, adx, fit, n), 1, outputs);
    }

    private RegimeStage standard() {
        return new RegimeStage(RegimeSettings.defaults(), 1, outputs);
    }

    /** Highs and lows rise by a step a bar; closes are taken from a function of the bar. */
    private static IndicatorBank bank(
            int bars, double step, java.util.function.IntToDoubleFunction close) {
        IndicatorBank bank = new IndicatorBank(SHORT);
        for (int i = 0; i < bars; i++) {
            double price = close.applyAsDouble(i);
            bank.update(price, 110 + i * step, 90 + i * step, price, 1);
        }
        return bank;
    }

    private static IndicatorBank of(char regime) {
        return switch (regime) {
            case 'T' -> bank(30, 0.1, i -> 100 + i * 0.1);
            case 'M' -> bank(30, 0, i -> 100);
            case 'N' -> bank(30, 0.1, i -> 100);
            default -> bank(5, 0.1, i -> 100);
        };
    }

    private static char letter(Regime regime) {
        return regime.name().charAt(0);
    }

    @ParameterizedTest(name = "{0} -> {1} with {2} changes")
    @CsvSource({
        "U, U, 0",
        "UUT, UUT, 1",
        "T, T, 1",
        "M, M, 1",
        "N, N, 1",
        "TM, TT, 1",
        "TMM, TTT, 1",
        "TMMM, TTTM, 2",
        "TMMTMMM, TTTTTTM, 2",
        "TMNM, TTTT, 1",
        "TMNMMM, TTTTTM, 2",
        "TMMNNN, TTTTTN, 2",
        "TTTMMMTTT, TTTTTMMMT, 3",
        "MTTTNNNM, MMMTTTNN, 3",
    })
    void shouldConfirmAChangeOnlyWhenThreeReadingsInARowAgree(
            String readings, String expected, int changes) {
        RegimeStage stage = standard();
        StringBuilder confirmed = new StringBuilder();
        for (int i = 0; i < readings.length(); i++) {
            confirmed.append(letter(stage.onBar(bar, of(readings.charAt(i)))));
        }

        assertEquals(expected, confirmed.toString());
        assertEquals(changes, stage.changes());
        assertEquals(changes, outputs.records().ofType(EventType.REGIME_CHANGE).size());
    }

    @Test
    void shouldTrendOnlyWhenBothOperandsAreStrictlyAbove() {
        IndicatorBank bank = bank(30, 0.1, i -> 100 + i * 0.1 + (i % 3) * 0.4 + (i % 2) * 0.2);
        double fit = bank.rSquared();
        double adx = 99;
        assertTrue(fit > 0.1 && fit < 0.95, "fit " + fit);
        assertTrue(bank.adx() > 99.5, "adx " + bank.adx());

        assertEquals(Regime.NEUTRAL, stage(adx, fit, 1, 0.01, 1).onBar(bar, bank));
        double below = Math.nextDown(fit);
        assertEquals(Regime.TREND, stage(adx, below, 1, 0.01, 1).onBar(bar, bank));
    }

    @Test
    void shouldTrendOnlyWhenTheIndexIsStrictlyAbove() {
        IndicatorBank bank = zigzag();
        double adx = bank.adx();
        assertTrue(adx > 5 && adx < 95, "adx " + adx);

        assertEquals(Regime.NEUTRAL, stage(adx, 1e-9, 1, 1e-9, 1).onBar(bar, bank));
        double below = Math.nextDown(adx);
        assertEquals(Regime.TREND, stage(below, 1e-9, 1, 1e-9, 1).onBar(bar, bank));
    }

    @Test
    void shouldRevertOnlyWhenBothOperandsAreStrictlyBelow() {
        IndicatorBank bank = zigzag();
        double adx = bank.adx();
        double fit = bank.rSquared();
        double adxAbove = Math.nextUp(adx);
        double fitAbove = Math.nextUp(fit);

        assertEquals(
                Regime.MEAN_REVERSION, stage(99, 0.99, adxAbove, fitAbove, 1).onBar(bar, bank));
        assertEquals(Regime.NEUTRAL, stage(99, 0.99, adx, fitAbove, 1).onBar(bar, bank));
        assertEquals(Regime.NEUTRAL, stage(99, 0.99, adxAbove, fit, 1).onBar(bar, bank));
    }

    /** Neither index nor fit is at an end of its range. */
    private static IndicatorBank zigzag() {
        IndicatorBank bank = new IndicatorBank(SHORT);
        for (int i = 0; i < 30; i++) {
            double middle = 100 + i * 0.1 + (i % 4) * 1.5;
            bank.update(middle, middle + 1, middle - 1, middle, 1);
        }
        return bank;
    }

    @Test
    void shouldTellTheOperandsWhenAChangeIsConfirmed() {
        RegimeStage stage = standard();
        stage.onBar(bar, of('M'));
        for (int i = 0; i < 3; i++) {
            stage.onBar(bar, of('T'));
        }
        IndicatorBank bank = of('T');
        RegimeFlyweight change =
                new RegimeFlyweight().wrap(outputs.records().all().get(1), EventLayout.payload(0));

        assertEquals(Regime.MEAN_REVERSION.code(), change.from());
        assertEquals(Regime.TREND.code(), change.to());
        assertEquals(3, change.readings());
        assertEquals(bank.adx(), change.adx());
        assertEquals(bank.rSquared(), change.rSquared());
        assertEquals(bank.plusDi(), change.plusDi());
        assertEquals(bank.minusDi(), change.minusDi());
    }

    @Test
    void shouldHashReadingsThatAreNotConfirmedYet() {
        RegimeStage stage = standard();
        String cold = hash(stage);
        stage.onBar(bar, of('T'));
        String first = hash(stage);
        stage.onBar(bar, of('M'));
        String second = hash(stage);
        stage.onBar(bar, of('M'));
        String third = hash(stage);

        assertNotEquals(cold, first);
        assertNotEquals(first, second);
        assertNotEquals(second, third);
    }

    private static String hash(RegimeStage stage) {
        StateHash hash = new StateHash();
        stage.save(hash);
        return hash.toHex();
    }
}
