package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.momentum.Adx;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.volatility.BollingerBands;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.indicators.volatility.TrueRange;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The golden values printed in spec 1. */
final class SpecValueTest {

    private static final double TOLERANCE = 1e-7;
    private static final double NOT_READY = Double.NaN;

    private static final double[] HIGH = {10, 11, 12, 11.5, 13, 12.5, 14, 13.2};
    private static final double[] LOW = {9, 10, 10.5, 10.2, 11.4, 11.6, 12.2, 12.1};
    private static final double[] CLOSE = {9.5, 10.8, 11, 11.2, 12.8, 11.9, 13.7, 12.6};
    private static final double[] FIVE_CLOSES = {100, 100.5, 101, 100.8, 101.2};

    @Test
    void shouldGiveEmaOfSpecWhenPeriodIsThree() {
        double[] expected = {NOT_READY, NOT_READY, 11, 12, 13};

        assertSeries(expected, over(new Ema(3)::update, 10, 11, 12, 13, 14));
    }

    @Test
    void shouldGiveRsiOfSpecWhenPeriodIsFive() {
        double[] actual = over(new Rsi(5)::update, 100, 102, 101, 104, 103, 106, 105);

        assertSeries(cold(5, 80.0, 71.1111111), actual);
    }

    @Test
    void shouldGiveTrueRangeOfSpec() {
        TrueRange range = new TrueRange();
        double[] expected = {1, 1.5, 1.5, 1.3, 1.8, 1.2, 2.1, 1.6};

        assertSeries(expected, overBars(i -> range.update(HIGH[i], LOW[i], CLOSE[i])));
    }

    @Test
    void shouldGiveAtrOfSpecWhenPeriodIsThree() {
        Atr atr = new Atr(3);
        double[] expected = cold(3, 1.4333333, 1.5555556, 1.4370370, 1.6580247, 1.6386831);

        assertSeries(expected, overBars(i -> atr.update(HIGH[i], LOW[i], CLOSE[i])));
    }

    @Test
    void shouldGiveAdxOfSpecWhenPeriodIsThree() {
        Adx adx = new Adx(3);
        double[] expected = cold(5, 82.5131390, 86.2614685, 85.5290581);

        assertSeries(expected, overBars(i -> adx.update(HIGH[i], LOW[i], CLOSE[i])));
    }

    @Test
    void shouldGiveKamaOfSpecWhenPeriodsAreFourTwoThirty() {
        double[] prices = {100, 101, 103, 102, 105, 107, 106, 108};
        double[] expected = cold(3, 102, 102.7339577, 103.8703852, 104.0919892, 105.1330410);

        assertSeries(expected, over(new Kama(4, 2, 30)::update, prices));
    }

    @Test
    void shouldGiveEfficiencyRatioOfSpecWhenReadFromKama() {
        Kama kama = new Kama(4, 2, 30);
        DoubleUnaryOperator efficiency =
                price -> {
                    kama.update(price);
                    return kama.efficiencyRatio();
                };
        double[] expected = cold(4, 0.7142857, 0.75, 0.4285714, 0.75);

        assertSeries(expected, over(efficiency, 100, 101, 103, 102, 105, 107, 106, 108));
    }

    @Test
    void shouldGiveRegressionOfSpecWhenPeriodIsFive() {
        LinearRegression line = new LinearRegression(5);

        assertSeries(cold(4, 0.8), over(line::update, 100, 102, 101, 104, 103));
        assertEquals(0.64, line.rSquared(), TOLERANCE);
    }

    @Test
    void shouldGiveBandsOfSpecWhenPeriodIsFive() {
        BollingerBands bands = new BollingerBands(5, 2.0);

        assertSeries(cold(4, 100.7), over(bands::update, FIVE_CLOSES));
        assertEquals(99.8609529, bands.lower(), TOLERANCE);
        assertEquals(101.5390471, bands.upper(), TOLERANCE);
    }

    @Test
    void shouldGiveSpreadVolatilityOfSpecWhenBarsAreAnHourOrAMinute() {
        SpreadVolatility spread = new SpreadVolatility(4);
        over(spread::update, FIVE_CLOSES);

        assertEquals(0.0375735, spread.ratio(0.02, Subjects.HOUR_NS), TOLERANCE);
        assertEquals(0.0048507, spread.ratio(0.02, Subjects.MINUTE_NS), TOLERANCE);
    }

    private static double[] over(DoubleUnaryOperator update, double... prices) {
        return Arrays.stream(prices).map(update).toArray();
    }

    private static double[] overBars(IntToDoubleFunction update) {
        return IntStream.range(0, HIGH.length).mapToDouble(update).toArray();
    }

    private static double[] cold(int count, double... warm) {
        double[] all = new double[count + warm.length];
        Arrays.fill(all, 0, count, NOT_READY);
        System.arraycopy(warm, 0, all, count, warm.length);
        return all;
    }

    private static void assertSeries(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE, "index " + i);
        }
    }
}
