package io.millrace.bench.micro;

import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Frama;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.average.Wma;
import io.millrace.indicators.momentum.Adx;
import io.millrace.indicators.momentum.Cci;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.Macd;
import io.millrace.indicators.momentum.Roc;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.momentum.Stochastic;
import io.millrace.indicators.momentum.WilliamsR;
import io.millrace.indicators.trend.Hurst;
import io.millrace.indicators.trend.Ichimoku;
import io.millrace.indicators.trend.ParabolicSar;
import io.millrace.indicators.trend.Supertrend;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.volatility.AtrAverage;
import io.millrace.indicators.volatility.BollingerBands;
import io.millrace.indicators.volatility.Donchian;
import io.millrace.indicators.volatility.Keltner;
import io.millrace.indicators.volatility.TrueRange;
import io.millrace.indicators.volume.AverageVolume;
import io.millrace.indicators.volume.Mfi;
import io.millrace.indicators.volume.Obv;
import io.millrace.indicators.volume.Vwap;

import java.util.List;

/**
 * Indicators of the specification, each alone, with the periods of the analysis bank's defaults.
 * Each is named by the bank's column that has the value that its update returns.
 */
final class SingleIndicators {

    /** Names that can be made; those of {@link SingleIndicatorBenchmark}. */
    static final List<String> NAMES =
            List.of(
                    "ema20",
                    "sma20",
                    "wma20",
                    "er10",
                    "kama10",
                    "frama16",
                    "rsi14",
                    "roc20",
                    "macd_hist",
                    "stoch_d",
                    "cci20",
                    "willr14",
                    "adx14",
                    "slope50",
                    "bb_middle",
                    "tr",
                    "atr14",
                    "atr_avg50",
                    "donchian_middle20",
                    "keltner_middle20",
                    "supertrend10",
                    "psar",
                    "ichimoku_span_a",
                    "hurst100",
                    "avg_volume20",
                    "obv",
                    "mfi14",
                    "vwap");

    private SingleIndicators() {}

    /** One bar through an indicator. */
    interface Update {

        /**
         * Takes a bar.
         *
         * @param bars numbers of all bars: high, low, close and volume of each
         * @param at where the bar begins
         * @return the indicator's value
         */
        double take(double[] bars, int at);
    }

    /**
     * An indicator that has seen nothing.
     *
     * @param name one of {@link #NAMES}
     * @return its update
     */
    static Update make(String name) {
        return switch (name) {
            case "ema20" -> close(new Ema(20)::update);
            case "sma20" -> close(new Sma(20)::update);
            case "wma20" -> close(new Wma(20)::update);
            case "er10" -> close(new EfficiencyRatio(10)::update);
            case "kama10" -> close(new Kama(10, 2, 30)::update);
            case "rsi14" -> close(new Rsi(14)::update);
            case "roc20" -> close(new Roc(20)::update);
            case "macd_hist" -> close(new Macd(12, 26, 9)::update);
            case "slope50" -> close(new LinearRegression(50)::update);
            case "bb_middle" -> close(new BollingerBands(20, 2)::update);
            case "hurst100" -> close(new Hurst(100)::update);
            case "frama16" -> range(new Frama(16)::update);
            case "donchian_middle20" -> range(new Donchian(20)::update);
            case "psar" -> range(new ParabolicSar(0.02, 0.2)::update);
            case "ichimoku_span_a" -> range(new Ichimoku(9, 26, 52)::update);
            default -> makeOfWholeBars(name);
        };
    }

    private static Update makeOfWholeBars(String name) {
        return switch (name) {
            case "stoch_d" -> bar(new Stochastic(14, 3, 3)::update);
            case "cci20" -> bar(new Cci(20)::update);
            case "willr14" -> bar(new WilliamsR(14)::update);
            case "adx14" -> bar(new Adx(14)::update);
            case "tr" -> bar(new TrueRange()::update);
            case "atr14" -> bar(new Atr(14)::update);
            case "atr_avg50" -> bar(new AtrAverage(14, 50)::update);
            case "keltner_middle20" -> bar(new Keltner(20, 2, 10)::update);
            case "supertrend10" -> bar(new Supertrend(10, 3)::update);
            case "avg_volume20" -> volume(new AverageVolume(20));
            case "obv" -> volume(new Obv());
            case "mfi14" -> volume(new Mfi(14));
            case "vwap" -> volume(new Vwap());
            default ->
                    throw new IllegalArgumentException(
                            "no indicator " + name + "; there are " + NAMES);
        };
    }

    private interface Close {
        double take(double close);
    }

    private interface Range {
        double take(double high, double low);
    }

    private interface Whole {
        double take(double high, double low, double close);
    }

    private static Update close(Close update) {
        return (bars, at) -> update.take(bars[at + 2]);
    }

    private static Update range(Range update) {
        return (bars, at) -> update.take(bars[at], bars[at + 1]);
    }

    private static Update bar(Whole update) {
        return (bars, at) -> update.take(bars[at], bars[at + 1], bars[at + 2]);
    }

    private static Update volume(AverageVolume volume) {
        return (bars, at) -> volume.update(bars[at + 3]);
    }

    private static Update volume(Obv obv) {
        return (bars, at) -> obv.update(bars[at + 2], bars[at + 3]);
    }

    private static Update volume(Mfi mfi) {
        return (bars, at) -> mfi.update(bars[at], bars[at + 1], bars[at + 2], bars[at + 3]);
    }

    private static Update volume(Vwap vwap) {
        return (bars, at) -> vwap.update(bars[at], bars[at + 1], bars[at + 2], bars[at + 3]);
    }
}
