package io.millrace.indicators;

import io.millrace.indicators.average.Frama;
import io.millrace.indicators.average.Wma;
import io.millrace.indicators.momentum.Cci;
import io.millrace.indicators.momentum.Correlation;
import io.millrace.indicators.momentum.Macd;
import io.millrace.indicators.momentum.Roc;
import io.millrace.indicators.momentum.Stochastic;
import io.millrace.indicators.momentum.WilliamsR;
import io.millrace.indicators.trend.Aroon;
import io.millrace.indicators.trend.Hurst;
import io.millrace.indicators.trend.Ichimoku;
import io.millrace.indicators.trend.ParabolicSar;
import io.millrace.indicators.trend.Supertrend;
import io.millrace.indicators.volatility.AdaptiveEma;
import io.millrace.indicators.volatility.Donchian;
import io.millrace.indicators.volatility.Keltner;
import io.millrace.indicators.volume.Mfi;
import io.millrace.indicators.volume.Obv;
import io.millrace.indicators.volume.Vwap;

import java.util.List;

/**
 * The indicators of the whole bank, each by itself, ready to be fed with bars; {@link Subjects}
 * lists them.
 */
final class StudySubjects {

    private StudySubjects() {}

    static List<Subjects.Case> all() {
        return List.of(
                new Subjects.Case(Wma.class, "wma-20", () -> wma(20)),
                new Subjects.Case(Roc.class, "roc-20", () -> roc(20)),
                new Subjects.Case(Macd.class, "macd-12-26-9", () -> macd(12, 26, 9)),
                new Subjects.Case(Stochastic.class, "stochastic-14-3-3", () -> stochastic(14)),
                new Subjects.Case(WilliamsR.class, "williams-r-14", () -> williamsR(14)),
                new Subjects.Case(Cci.class, "cci-20", () -> cci(20)),
                new Subjects.Case(Aroon.class, "aroon-25", () -> aroon(25)),
                new Subjects.Case(Donchian.class, "donchian-20", () -> donchian(20)),
                new Subjects.Case(Obv.class, "obv", StudySubjects::obv),
                new Subjects.Case(Mfi.class, "mfi-14", () -> mfi(14)),
                new Subjects.Case(Vwap.class, "vwap", StudySubjects::vwap),
                new Subjects.Case(Keltner.class, "keltner-20-2-10", () -> keltner(20, 10)),
                new Subjects.Case(Correlation.class, "correlation-60", () -> correlation(60)),
                new Subjects.Case(Supertrend.class, "supertrend-10-3", () -> supertrend(10)),
                new Subjects.Case(ParabolicSar.class, "parabolic-sar", StudySubjects::parabolicSar),
                new Subjects.Case(Ichimoku.class, "ichimoku-9-26-52", () -> ichimoku(9, 26, 52)),
                new Subjects.Case(Frama.class, "frama-16", () -> frama(16)),
                new Subjects.Case(Hurst.class, "hurst-100", () -> hurst(100)),
                new Subjects.Case(AdaptiveEma.class, "adaptive-ema-14-50", () -> adaptiveEma(14)));
    }

    static Subject keltner(int emaPeriod, int atrPeriod) {
        Keltner channel = new Keltner(emaPeriod, 2.0, atrPeriod);
        return Subject.of(channel, bar -> channel.update(bar.high(), bar.low(), bar.close()))
                .with("middle", channel::middle)
                .with("upper", channel::upper)
                .with("lower", channel::lower);
    }

    static Subject correlation(int period) {
        Correlation correlation = new Correlation(period);
        return Subject.of(correlation, bar -> correlation.update(bar.high(), bar.low()))
                .with("value", correlation::value);
    }

    static Subject supertrend(int period) {
        Supertrend line = new Supertrend(period, 3.0);
        return Subject.of(line, bar -> line.update(bar.high(), bar.low(), bar.close()))
                .with("value", line::value)
                .with("direction", () -> direction(line));
    }

    /* As the column of the bank: 1 under the price, -1 above it. */
    private static double direction(Supertrend line) {
        if (Double.isNaN(line.value())) {
            return Double.NaN;
        }
        return line.isRising() ? 1.0 : -1.0;
    }

    static Subject parabolicSar() {
        ParabolicSar stop = new ParabolicSar(0.02, 0.2);
        return Subject.of(stop, bar -> stop.update(bar.high(), bar.low()))
                .with("value", stop::value);
    }

    static Subject ichimoku(int fast, int medium, int slow) {
        Ichimoku cloud = new Ichimoku(fast, medium, slow);
        return Subject.of(cloud, bar -> cloud.update(bar.high(), bar.low()))
                .with("cloudA", cloud::cloudA)
                .with("cloudB", cloud::cloudB)
                .with("conversion", cloud::conversion)
                .with("base", cloud::base)
                .with("leadingA", cloud::leadingA)
                .with("leadingB", cloud::leadingB);
    }

    static Subject frama(int period) {
        Frama frama = new Frama(period);
        return Subject.of(frama, bar -> frama.update(bar.high(), bar.low()))
                .with("value", frama::value);
    }

    static Subject hurst(int period) {
        Hurst hurst = new Hurst(period);
        return Subject.of(hurst, bar -> hurst.update(bar.close())).with("value", hurst::value);
    }

    static Subject adaptiveEma(int atrPeriod) {
        AdaptiveEma average = new AdaptiveEma(atrPeriod, 50);
        return Subject.of(average, bar -> average.update(bar.high(), bar.low(), bar.close()))
                .with("value", average::value);
    }

    static Subject wma(int period) {
        Wma wma = new Wma(period);
        return Subject.of(wma, bar -> wma.update(bar.close())).with("value", wma::value);
    }

    static Subject roc(int period) {
        Roc roc = new Roc(period);
        return Subject.of(roc, bar -> roc.update(bar.close())).with("value", roc::value);
    }

    static Subject macd(int fast, int slow, int signal) {
        Macd macd = new Macd(fast, slow, signal);
        return Subject.of(macd, bar -> macd.update(bar.close()))
                .with("histogram", macd::histogram)
                .with("line", macd::line)
                .with("signal", macd::signal);
    }

    static Subject stochastic(int period) {
        Stochastic stochastic = new Stochastic(period, 3, 3);
        return Subject.of(stochastic, b -> stochastic.update(b.high(), b.low(), b.close()))
                .with("d", stochastic::d)
                .with("k", stochastic::k);
    }

    static Subject williamsR(int period) {
        WilliamsR range = new WilliamsR(period);
        return Subject.of(range, bar -> range.update(bar.high(), bar.low(), bar.close()))
                .with("value", range::value);
    }

    static Subject cci(int period) {
        Cci cci = new Cci(period);
        return Subject.of(cci, bar -> cci.update(bar.high(), bar.low(), bar.close()))
                .with("value", cci::value);
    }

    static Subject aroon(int period) {
        Aroon aroon = new Aroon(period);
        return Subject.of(aroon, bar -> aroon.update(bar.high(), bar.low()))
                .with("oscillator", aroon::oscillator)
                .with("up", aroon::up)
                .with("down", aroon::down);
    }

    static Subject donchian(int period) {
        Donchian channel = new Donchian(period);
        return Subject.of(channel, bar -> channel.update(bar.high(), bar.low()))
                .with("middle", channel::middle)
                .with("upper", channel::upper)
                .with("lower", channel::lower);
    }

    static Subject obv() {
        Obv obv = new Obv();
        return Subject.of(obv, bar -> obv.update(bar.close(), bar.volume()))
                .with("value", obv::value);
    }

    static Subject mfi(int period) {
        Mfi mfi = new Mfi(period);
        return Subject.of(mfi, b -> mfi.update(b.high(), b.low(), b.close(), b.volume()))
                .with("value", mfi::value);
    }

    static Subject vwap() {
        Vwap vwap = new Vwap();
        return Subject.of(vwap, b -> vwap.update(b.high(), b.low(), b.close(), b.volume()))
                .with("value", vwap::value);
    }
}
