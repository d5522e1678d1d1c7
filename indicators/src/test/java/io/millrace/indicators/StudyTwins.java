package io.millrace.indicators;

import static io.millrace.indicators.IndicatorTwinTest.one;

import io.millrace.indicators.IndicatorTwinTest.Twin;

import java.util.List;
import java.util.stream.Stream;

/** The twins of the indicators in {@link StudySubjects}. */
final class StudyTwins {

    private static final double CCI_SCALE = 100.0;
    private static final double DIFFERENCES = 1.0; // of prices of up to 2,000

    private StudyTwins() {}

    static List<Twin> all() {
        return Stream.of(studies(), volumes(), trends()).flatMap(List::stream).toList();
    }

    private static List<Twin> trends() {
        return List.of(
                new Twin(
                        "keltner",
                        n -> StudySubjects.keltner(n, 10),
                        (c, n) -> NaiveTrend.keltner(c.high, c.low, c.close, new int[] {n, 10})),
                new Twin(
                        "correlation",
                        StudySubjects::correlation,
                        (c, n) -> one(NaiveTrend.correlation(c.high, c.low, n)),
                        DIFFERENCES),
                new Twin(
                        "supertrend",
                        n -> StudySubjects.supertrend(n + 20),
                        (c, n) -> NaiveTrend.supertrend(c.high, c.low, c.close, n + 20)),
                new Twin(
                        "parabolic sar",
                        n -> StudySubjects.parabolicSar(),
                        (c, n) -> one(NaiveTrend.parabolicSar(c.high, c.low))),
                new Twin(
                        "ichimoku",
                        n -> StudySubjects.ichimoku(n, n + 5, n + 21),
                        (c, n) -> NaiveTrend.ichimoku(c.high, c.low, n, n + 5, n + 21)),
                new Twin(
                        "frama",
                        n -> StudySubjects.frama(2 * n),
                        (c, n) -> one(NaiveTrend.frama(c.high, c.low, 2 * n))),
                new Twin(
                        "hurst",
                        n -> StudySubjects.hurst(n + 14),
                        (c, n) -> one(NaiveTrend.hurst(c.close, n + 14)),
                        DIFFERENCES),
                new Twin(
                        "adaptive ema",
                        StudySubjects::adaptiveEma,
                        (c, n) -> one(NaiveVolatility.adaptiveEma(c.high, c.low, c.close, n))));
    }

    private static List<Twin> studies() {
        return List.of(
                new Twin("wma", StudySubjects::wma, (c, n) -> one(NaiveStudies.wma(c.close, n))),
                new Twin("roc", StudySubjects::roc, (c, n) -> one(NaiveStudies.roc(c.close, n))),
                new Twin(
                        "macd",
                        n -> StudySubjects.macd(n, n + 14, 9),
                        (c, n) -> NaiveStudies.macd(c.close, n, n + 14, 9),
                        DIFFERENCES),
                new Twin(
                        "stochastic",
                        StudySubjects::stochastic,
                        (c, n) -> NaiveStudies.stochastic(c.high, c.low, c.close, n)),
                new Twin(
                        "williams r",
                        StudySubjects::williamsR,
                        (c, n) -> one(NaiveStudies.williamsR(c.high, c.low, c.close, n))),
                new Twin(
                        "cci",
                        StudySubjects::cci,
                        (c, n) -> one(NaiveStudies.cci(c.typical(), n)),
                        CCI_SCALE),
                new Twin(
                        "aroon",
                        StudySubjects::aroon,
                        (c, n) -> NaiveStudies.aroon(c.high, c.low, n)),
                new Twin(
                        "donchian",
                        StudySubjects::donchian,
                        (c, n) -> NaiveStudies.donchian(c.high, c.low, n)));
    }

    private static List<Twin> volumes() {
        return List.of(
                new Twin(
                        "obv",
                        n -> StudySubjects.obv(),
                        (c, n) -> one(NaiveStudies.obv(c.close, c.volume))),
                new Twin(
                        "mfi",
                        StudySubjects::mfi,
                        (c, n) -> one(NaiveStudies.mfi(c.typical(), c.volume, n))),
                new Twin(
                        "vwap",
                        n -> StudySubjects.vwap(),
                        (c, n) -> one(NaiveStudies.vwap(c.typical(), c.volume))));
    }
}
