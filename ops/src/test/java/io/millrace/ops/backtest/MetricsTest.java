package io.millrace.ops.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The metrics against numbers that were computed elsewhere, and against slow twins. */
class MetricsTest {

    private static final double[] EQUITY = {100000, 101000, 100500, 102000, 101500, 103000};
    private static final double[] RETURNS = Returns.simple(EQUITY);
    private static final double PERIODS = 252;

    @Test
    void shouldGiveTheGoldenNumbersOfTheSpecification() {
        double[] above = Ratios.above(RETURNS, 0.04 / PERIODS);

        assertEquals(0.004950495, Drawdowns.ofReturns(RETURNS), 5e-10);
        assertEquals(10.4472446, Ratios.sharpe(RETURNS, PERIODS, Deviation.POPULATION), 5e-8);
        assertEquals(10.1694851, Ratios.sharpe(above, PERIODS, Deviation.POPULATION), 5e-8);
        assertEquals(9.3442996, Ratios.sharpe(RETURNS, PERIODS, Deviation.SAMPLE), 5e-8);
        assertEquals(28.6858395, Ratios.sortino(above, PERIODS), 5e-8);
        assertEquals(0.25, Ratios.kelly(0.55, 1.5), 1e-12);
    }

    @Test
    void shouldMeasureFallsAndTheirLength() {
        double[] values = {100, 110, 99, 104.5, 110, 121, 120};
        long[] times = {0, 10, 20, 30, 40, 50, 60};

        Drawdowns falls = Drawdowns.of(values, times);

        assertEquals(0.1, falls.deepest(), 1e-15);
        assertEquals(11, falls.deepestAmount(), 1e-12);
        assertEquals(30, falls.longestNs());
        double squares = 0.1 * 0.1 + 0.05 * 0.05 + Math.pow(1 / 121.0, 2);
        assertEquals(Math.sqrt(squares / 7), falls.ulcer(), 1e-15);
    }

    @Test
    void shouldCountAFallThatIsNotRegainedToTheEnd() {
        Drawdowns falls = Drawdowns.of(new double[] {100, 90, 95}, new long[] {0, 7, 21});

        assertEquals(21, falls.longestNs());
        assertEquals(0.1, falls.deepest(), 1e-15);
    }

    @Test
    void shouldLeaveUndefinedWhatNothingCanBeSaidOf() {
        double[] none = {};
        double[] flat = {0.01, 0.01, 0.01};

        assertEquals(Double.NaN, Ratios.sharpe(new double[] {0.01}, PERIODS, Deviation.SAMPLE));
        assertEquals(Double.POSITIVE_INFINITY, Ratios.sharpe(flat, PERIODS, Deviation.POPULATION));
        assertEquals(Double.NaN, Moments.skew(flat));
        assertEquals(Double.NaN, Moments.valueAtRisk(none));
        assertEquals(Double.NaN, Ratios.calmar(0.1, 0));
        assertEquals(Double.NaN, TradeStatistics.of(none).winRate());
        assertEquals(Double.NaN, TradeStatistics.of(new double[] {5, 7}).profitFactor());
        assertEquals(Double.NaN, Returns.compound(100, 101, 0.5));
        assertEquals("undefined", new Figure("x", "x", Double.NaN, Figure.Unit.PART).text());
        assertEquals(
                "undefined",
                new Figure("x", "x", Double.POSITIVE_INFINITY, Figure.Unit.RATIO).text());
        assertEquals("12.5000 %", new Figure("x", "x", 0.125, Figure.Unit.PART).text());
    }

    @Test
    void shouldTakeTheFifthPercentOfReturnsAsValueAtRisk() {
        double[] returns = new double[40];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = ((i * 7) % 40 - 20) / 100.0;
        }

        assertEquals(-0.18, Moments.valueAtRisk(returns), 1e-15);
        assertEquals((-0.20 - 0.19 - 0.18) / 3, Moments.conditionalValueAtRisk(returns), 1e-15);
    }

    @Test
    void shouldSumUpTrades() {
        TradeStatistics statistics = TradeStatistics.of(new double[] {10, 20, -5, 0, -5, -10, 30});

        assertEquals(new TradeStatistics(7, 3, 3, 60, 20, 2, 2), statistics);
        assertEquals(3.0 / 7, statistics.winRate(), 1e-15);
        assertEquals(20, statistics.averageWin(), 1e-15);
        assertEquals(20.0 / 3, statistics.averageLoss(), 1e-15);
        assertEquals(3, statistics.profitFactor(), 1e-15);
        assertEquals(40.0 / 7, statistics.expectancy(), 1e-15);
        assertEquals(3.0 / 7 - (4.0 / 7) / 3, statistics.kelly(), 1e-15);
    }

    @Test
    void shouldGrowByCalendarDays() {
        assertEquals(0.21, Returns.compound(100, 121, 365.25), 1e-12);
        assertEquals(0.10, Returns.compound(100, 121, 730.5), 1e-12);
        assertArrayEquals(
                new double[] {0.1, -0.5}, Returns.simple(new double[] {10, 11, 5.5}), 1e-15);
    }

    @Test
    void shouldAgreeWithSlowTwinsOnMoments() {
        double[] values = new double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = StrictMath.sin(i * 1.7) * (1 + i % 5);
        }

        assertEquals(NaiveMoments.skew(values), Moments.skew(values), 1e-12);
        assertEquals(NaiveMoments.kurtosis(values), Moments.excessKurtosis(values), 1e-12);
        assertEquals(
                NaiveMoments.deviation(values, 1),
                Moments.deviation(values, Deviation.SAMPLE),
                1e-12);
    }

    /** The definitions, word for word. */
    private static final class NaiveMoments {

        static double central(double[] values, int power) {
            double mean = 0;
            for (double each : values) {
                mean += each / values.length;
            }
            double sum = 0;
            for (double each : values) {
                double product = 1;
                for (int i = 0; i < power; i++) {
                    product *= each - mean;
                }
                sum += product / values.length;
            }
            return sum;
        }

        static double skew(double[] values) {
            return central(values, 3) / Math.pow(central(values, 2), 1.5);
        }

        static double kurtosis(double[] values) {
            return central(values, 4) / Math.pow(central(values, 2), 2) - 3;
        }

        static double deviation(double[] values, int less) {
            return Math.sqrt(central(values, 2) * values.length / (values.length - less));
        }
    }
}
