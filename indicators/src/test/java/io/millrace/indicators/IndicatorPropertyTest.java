package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.momentum.Adx;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.volatility.BollingerBands;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.model.state.StateHash;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

/** What must hold for every indicator, and at the edges of each. */
final class IndicatorPropertyTest {

    private static final int LENGTH = 500;
    private static final int SEEDS = 30;

    static List<Subjects.Case> cases() {
        return Subjects.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldBeBitIdenticalWhenResetAndFedAgain(Subjects.Case listed) {
        List<Bar> bars = Series.random(7, LENGTH);
        Subject subject = listed.fresh().get();
        String before = subject.hash();
        List<double[]> first = subject.run(bars);
        subject.run(Series.random(8, 33));

        subject.indicator().reset();

        assertEquals(before, subject.hash());
        assertFalse(subject.indicator().isWarm());
        List<double[]> second = subject.run(bars);
        for (int i = 0; i < LENGTH; i++) {
            assertArrayEquals(bits(first.get(i)), bits(second.get(i)), "bar " + i);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveFirstNumberAtWarmUpWhenFedFromTheStart(Subjects.Case listed) {
        Subject subject = listed.fresh().get();
        Indicator indicator = subject.indicator();
        int count = 0;
        for (Bar bar : Series.random(9, LENGTH)) {
            double returned = subject.feed().update(bar);
            count++;

            assertEquals(count >= indicator.warmUp(), !Double.isNaN(returned), "input " + count);
            assertEquals(count >= indicator.warmUp(), indicator.isWarm(), "input " + count);
            assertEquals(returned, subject.values()[0], "input " + count);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "sma-20, 20",
        "ema-20, 20",
        "wilder-average-20, 20",
        "kama-10-2-30, 10",
        "efficiency-ratio-10, 11",
        "rsi-14, 15",
        "adx-14, 28",
        "linear-regression-50, 50",
        "true-range, 1",
        "atr-14, 15",
        "atr-average-14-50, 64",
        "bollinger-bands-20-2, 20",
        "spread-volatility-20, 21",
        "average-volume-20, 20",
        "wma-20, 20",
        "roc-20, 21",
        "macd-12-26-9, 34",
        "stochastic-14-3-3, 18",
        "williams-r-14, 14",
        "cci-20, 20",
        "aroon-25, 26",
        "donchian-20, 21",
        "obv, 1",
        "mfi-14, 15",
        "vwap, 1",
        "keltner-20-2-10, 20",
        "correlation-60, 61",
        "supertrend-10-3, 11",
        "parabolic-sar, 2",
        "ichimoku-9-26-52, 78",
        "frama-16, 16",
        "hurst-100, 101",
        "adaptive-ema-14-50, 64"
    })
    void shouldNeedTheInputsOfTheSpecWhenPeriodsAreUsual(String golden, int warmUp) {
        assertEquals(warmUp, fresh(golden).indicator().warmUp());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldHashEquallyWhenFedEqually(Subjects.Case listed) {
        Subject one = listed.fresh().get();
        Subject other = listed.fresh().get();
        for (Bar bar : Series.random(10, LENGTH)) {
            String before = one.hash();
            one.feed().update(bar);
            other.feed().update(bar);

            assertEquals(one.hash(), other.hash());
            assertTrue(
                    one.indicator().isWarm() || !before.equals(one.hash()), "a bar left no mark");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldHashDifferentlyWhenOneInputDiffers(Subjects.Case listed) {
        Subject one = listed.fresh().get();
        Subject other = listed.fresh().get();
        List<Bar> bars = Series.random(11, LENGTH);
        one.run(bars);
        other.run(bars);
        one.feed().update(new Bar(102, 100, 101, 5));
        other.feed().update(new Bar(104, 99, 103, 6));

        assertNotEquals(one.hash(), other.hash());
    }

    @Test
    void shouldHashEquallyWhenEqualWindowsLieAtDifferentPlaces() {
        Sma one = new Sma(3);
        Sma other = new Sma(3);
        double[] window = {4.5, 5.5, 7.25};
        one.update(1.0);
        one.update(2.0);
        one.update(3.0);
        for (double value : window) {
            one.update(value);
            other.update(value);
        }

        assertEquals(hash(other), hash(one));
        assertEquals(other.value(), one.value());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldNeverAnswerNanWhenWarmAndPricesAreFlat(Subjects.Case listed) {
        Subject subject = listed.fresh().get();
        int warmUp = subject.indicator().warmUp() + 1; // KAMA: its ratio is one input later

        List<double[]> rows = subject.run(Series.flat(0.1, LENGTH));

        for (double[] row : rows.subList(warmUp - 1, LENGTH)) {
            assertTrue(Arrays.stream(row).noneMatch(Double::isNaN), () -> Arrays.toString(row));
        }
    }

    @ParameterizedTest(name = "flat at {0}")
    @ValueSource(doubles = {0.1, 100.0, 1.0e-8, 123_456.789})
    void shouldAnswerTheNeutralValueWhenPricesAreFlat(double price) {
        Rsi rsi = new Rsi(14);
        EfficiencyRatio ratio = new EfficiencyRatio(10);
        Kama kama = new Kama(10, 2, 30);
        Adx adx = new Adx(14);
        LinearRegression line = new LinearRegression(50);
        SpreadVolatility spread = new SpreadVolatility(20);
        BollingerBands bands = new BollingerBands(20, 2.0);
        for (int i = 0; i < LENGTH; i++) {
            rsi.update(price);
            ratio.update(price);
            kama.update(price);
            adx.update(price, price, price);
            line.update(price);
            spread.update(price);
            bands.update(price);
        }

        assertEquals(50.0, rsi.value());
        assertEquals(0.0, ratio.value());
        assertEquals(price, kama.value());
        assertEquals(0.0, adx.value());
        assertEquals(0.0, adx.plusDi());
        assertEquals(0.0, adx.minusDi());
        assertEquals(0.0, line.slope());
        assertEquals(0.0, line.rSquared());
        assertEquals(Double.POSITIVE_INFINITY, spread.ratio(0.0, Subjects.MINUTE_NS));
        assertEquals(price, bands.lower());
        assertEquals(price, bands.upper());
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"1000000000, 0.1", "0.1, 1000000000", "100, 99.99", "123456.789, 0.00000001"})
    void shouldGiveVarianceOfZeroWhenAMoveIsFollowedByFlatPrices(double from, double to) {
        BollingerBands bands = new BollingerBands(20, 2.0);
        LinearRegression line = new LinearRegression(50);
        for (int i = 0; i < LENGTH; i++) {
            double price = i < 100 ? from * (1 + 0.001 * (i % 7)) : to;
            bands.update(price);
            line.update(price);

            assertTrue(i < 19 || bands.deviation() >= 0.0, "bar " + i);
            assertTrue(i < 49 || line.rSquared() >= 0.0, "bar " + i);
        }

        assertEquals(0.0, bands.deviation());
        assertEquals(to, bands.middle());
        assertEquals(0.0, line.rSquared());
    }

    @Test
    void shouldStayInRangeWhenSeriesIsRandom() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Bar> bars = Series.random(seed, LENGTH);
            assertRange(Subjects.rsi(2), bars, 100.0, seed);
            assertRange(Subjects.rsi(14), bars, 100.0, seed);
            assertRange(Subjects.efficiencyRatio(3), bars, 1.0, seed);
            assertRange(Subjects.efficiencyRatio(10), bars, 1.0, seed);
            assertRange(Subjects.adx(1), bars, 100.0 + 1e-9, seed);
            assertRange(Subjects.adx(14), bars, 100.0, seed);
        }
    }

    @Test
    void shouldKeepRSquaredFromZeroToOneWhenSeriesIsRandom() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            LinearRegression line = new LinearRegression(2 + (int) seed);
            for (Bar bar : Series.random(seed, LENGTH)) {
                line.update(bar.close());

                boolean inRange = line.rSquared() >= 0.0 && line.rSquared() <= 1.0;
                assertTrue(!line.isWarm() || inRange, "seed " + seed);
            }
        }
    }

    @ParameterizedTest(name = "step {0}: RSI {1}")
    @CsvSource({"1.0, 100.0", "-1.0, 0.0", "0.0, 50.0"})
    void shouldReachTheEndOfItsRangeWhenRsiOnlyRisesOrFalls(double step, double expected) {
        Rsi rsi = new Rsi(14);
        for (int i = 0; i < 100; i++) {
            rsi.update(1_000.0 + step * i);
        }

        assertEquals(expected, rsi.value());
    }

    @Test
    void shouldCountNeitherMovementWhenRiseAndFallAreEqual() {
        Adx adx = new Adx(1);
        adx.update(11.0, 9.0, 10.0);
        adx.update(12.0, 8.0, 10.0);

        assertEquals(0.0, adx.plusDi());
        assertEquals(0.0, adx.minusDi());
    }

    @Test
    void shouldRejectEverySpreadWhenSigmaIsATinyPartOfThePrice() {
        double price = 0x1p30; // sigma must be above 0.107
        SpreadVolatility spread = new SpreadVolatility(2);
        spread.update(price);
        spread.update(price + 0.0625);
        spread.update(price);

        assertEquals(0.0625, spread.sigma());
        assertEquals(Double.POSITIVE_INFINITY, spread.ratio(0.0, Subjects.HOUR_NS));
        spread.update(price + 0.125);
        spread.update(price);
        assertEquals(0.125, spread.sigma());
        assertEquals(0.5, spread.ratio(0.0625, 200 * Subjects.MINUTE_NS));
    }

    @ParameterizedTest(name = "input {0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldFailTheAssertionWhenAnInputIsNotFinite(double input) {
        Bar bar = new Bar(input, input, input, input);
        for (Subjects.Case listed : Subjects.all()) {
            Subject subject = listed.fresh().get();

            assertThrows(AssertionError.class, () -> subject.feed().update(bar), listed.golden());
        }
    }

    @Test
    void shouldSayWhereWhatAndWhatWouldBeRightWhenAPeriodIsWrong() {
        Exception zero = assertThrows(IllegalArgumentException.class, () -> new Rsi(0));
        Exception slow = assertThrows(IllegalArgumentException.class, () -> new Kama(10, 30, 2));
        Exception bands =
                assertThrows(IllegalArgumentException.class, () -> new BollingerBands(20, 0.0));

        assertEquals(
                "Rsi: period is 0; it must be a whole number from 1 to 100000", zero.getMessage());
        assertEquals(
                "Kama: slow is 2; it must be a whole number from 31 to 100000", slow.getMessage());
        assertEquals(
                "BollingerBands: deviations is 0.0; it must be a finite number above 0",
                bands.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new LinearRegression(1));
        assertThrows(IllegalArgumentException.class, () -> new SpreadVolatility(1));
        assertThrows(IllegalArgumentException.class, () -> new Atr(Integer.MAX_VALUE));
    }

    private static void assertRange(Subject subject, List<Bar> bars, double max, long seed) {
        for (double[] row : subject.run(bars)) {
            for (double value : row) {
                boolean inRange = value >= 0.0 && value <= max;
                assertTrue(Double.isNaN(value) || inRange, () -> value + ", seed " + seed);
            }
        }
    }

    private static Subject fresh(String golden) {
        return Subjects.all().stream()
                .filter(listed -> listed.golden().equals(golden))
                .findFirst()
                .orElseThrow()
                .fresh()
                .get();
    }

    private static String hash(Indicator indicator) {
        StateHash hash = new StateHash();
        indicator.save(hash);
        return hash.toHex();
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
