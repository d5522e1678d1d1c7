package io.millrace.indicators;

import static io.millrace.indicators.Closeness.assertClose;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Every indicator against its naive twin, on seeded series and with seeded periods. */
final class IndicatorTwinTest {

    private static final int SEEDS = 40;
    private static final int LENGTH = 400;
    private static final int MAX_PERIOD = 60;
    private static final double RELATIVE = 1e-9;

    /** Columns of a series. */
    static final class Columns {
        final double[] high;
        final double[] low;
        final double[] close;
        final double[] volume;

        Columns(List<Bar> bars) {
            high = column(bars, Bar::high);
            low = column(bars, Bar::low);
            close = column(bars, Bar::close);
            volume = column(bars, Bar::volume);
        }

        double[] typical() {
            return NaiveStudies.typical(high, low, close);
        }

        private static double[] column(List<Bar> bars, ToDoubleFunction<Bar> field) {
            return bars.stream().mapToDouble(field).toArray();
        }
    }

    /** Answers the outputs of a subject, in its order, over a whole series. */
    interface Naive {
        double[][] over(Columns columns, int period);
    }

    /** An indicator, its twin, and the size below which values are compared absolutely. */
    record Twin(String name, IntFunction<Subject> subject, Naive naive, double floor) {
        Twin(String name, IntFunction<Subject> subject, Naive naive) {
            this(name, subject, naive, Closeness.FLOOR);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Twin> twins() {
        return Stream.concat(banked().stream(), StudyTwins.all().stream()).toList();
    }

    private static List<Twin> banked() {
        return List.of(
                new Twin("sma", Subjects::sma, (c, n) -> one(NaiveAverages.sma(c.close, n))),
                new Twin("ema", Subjects::ema, (c, n) -> one(NaiveAverages.ema(c.close, n))),
                new Twin(
                        "wilder average",
                        Subjects::wilderAverage,
                        (c, n) -> one(NaiveAverages.wilder(c.close, 0, n))),
                new Twin(
                        "kama",
                        Subjects::kama,
                        (c, n) ->
                                new double[][] {
                                    NaiveAverages.kama(c.close, n),
                                    NaiveAverages.efficiencyRatio(c.close, n)
                                }),
                new Twin(
                        "efficiency ratio",
                        Subjects::efficiencyRatio,
                        (c, n) -> one(NaiveAverages.efficiencyRatio(c.close, n))),
                new Twin("rsi", Subjects::rsi, (c, n) -> one(NaiveMomentum.rsi(c.close, n))),
                new Twin(
                        "adx",
                        Subjects::adx,
                        (c, n) -> NaiveMomentum.adx(c.high, c.low, c.close, n)),
                new Twin(
                        "regression",
                        Subjects::regression,
                        (c, n) -> NaiveMomentum.regression(c.close, n)),
                new Twin(
                        "true range",
                        period -> Subjects.trueRange(),
                        (c, n) -> one(NaiveVolatility.trueRange(c.high, c.low, c.close))),
                new Twin("atr", Subjects::atr, IndicatorTwinTest::naiveAtr),
                new Twin(
                        "atr average",
                        period -> Subjects.atrAverage(period, 50),
                        IndicatorTwinTest::naiveAtrAverage),
                new Twin("bands", Subjects::bands, (c, n) -> NaiveVolatility.bands(c.close, n)),
                new Twin(
                        "spread volatility",
                        Subjects::spread,
                        (c, n) -> NaiveVolatility.spreadVolatility(c.close, n)),
                new Twin(
                        "average volume",
                        Subjects::averageVolume,
                        (c, n) -> one(NaiveAverages.sma(c.volume, n))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void shouldEqualNaiveTwinWhenSeriesIsRandom(Twin twin) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            int period = 2 + new Random(seed).nextInt(MAX_PERIOD - 1);
            List<Bar> bars = Series.random(seed, LENGTH);

            List<double[]> actual = twin.subject().apply(period).run(bars);

            double[][] expected = twin.naive().over(new Columns(bars), period);
            String where = "seed " + seed + ", period " + period;
            compare(expected, actual, twin.floor(), where);
        }
    }

    private static void compare(
            double[][] expected, List<double[]> actual, double floor, String series) {
        for (int output = 0; output < expected.length; output++) {
            for (int i = 0; i < actual.size(); i++) {
                String where = series + ", output " + output + ", bar " + i;
                assertClose(
                        expected[output][i], actual.get(i)[output], RELATIVE, floor, () -> where);
            }
        }
    }

    private static double[][] naiveAtr(Columns c, int period) {
        return new double[][] {
            NaiveVolatility.atr(c.high, c.low, c.close, period),
            NaiveVolatility.trueRange(c.high, c.low, c.close)
        };
    }

    private static double[][] naiveAtrAverage(Columns c, int period) {
        double[] atr = NaiveVolatility.atr(c.high, c.low, c.close, period);
        double[] average = NaiveVolatility.atrAverage(atr, period, 50);
        double[] trueRange = NaiveVolatility.trueRange(c.high, c.low, c.close);
        return new double[][] {average, atr, trueRange, NaiveVolatility.ratio(atr, average)};
    }

    static double[][] one(double[] values) {
        return new double[][] {values};
    }
}
