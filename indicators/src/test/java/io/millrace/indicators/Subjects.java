package io.millrace.indicators;

import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.average.WilderAverage;
import io.millrace.indicators.momentum.Adx;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.volatility.AtrAverage;
import io.millrace.indicators.volatility.BollingerBands;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.indicators.volatility.TrueRange;
import io.millrace.indicators.volume.AverageVolume;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every indicator of the module, ready to be fed with bars. A new indicator is added here, or to
 * {@link StudySubjects} while no bank holds it.
 */
final class Subjects {

    static final double SPREAD = 0.02;
    static final long MINUTE_NS = 60_000_000_000L;
    static final long HOUR_NS = 60 * MINUTE_NS;

    /** A class, its golden file, and a maker of fresh subjects with the periods of that file. */
    record Case(Class<? extends Indicator> type, String golden, Supplier<Subject> fresh) {
        @Override
        public String toString() {
            return golden;
        }
    }

    private Subjects() {}

    static List<Case> all() {
        return Stream.concat(banked().stream(), StudySubjects.all().stream()).toList();
    }

    /** Returns a cold subject with the periods of a golden file. */
    static Subject fresh(String golden) {
        return all().stream()
                .filter(listed -> listed.golden().equals(golden))
                .map(Case::fresh)
                .map(Supplier::get)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no subject for " + golden));
    }

    private static List<Case> banked() {
        return List.of(
                new Case(Sma.class, "sma-20", () -> sma(20)),
                new Case(Ema.class, "ema-20", () -> ema(20)),
                new Case(WilderAverage.class, "wilder-average-20", () -> wilderAverage(20)),
                new Case(Kama.class, "kama-10-2-30", () -> kama(10)),
                new Case(EfficiencyRatio.class, "efficiency-ratio-10", () -> efficiencyRatio(10)),
                new Case(Rsi.class, "rsi-14", () -> rsi(14)),
                new Case(Adx.class, "adx-14", () -> adx(14)),
                new Case(LinearRegression.class, "linear-regression-50", () -> regression(50)),
                new Case(TrueRange.class, "true-range", Subjects::trueRange),
                new Case(Atr.class, "atr-14", () -> atr(14)),
                new Case(AtrAverage.class, "atr-average-14-50", () -> atrAverage(14, 50)),
                new Case(BollingerBands.class, "bollinger-bands-20-2", () -> bands(20)),
                new Case(SpreadVolatility.class, "spread-volatility-20", () -> spread(20)),
                new Case(AverageVolume.class, "average-volume-20", () -> averageVolume(20)));
    }

    static Subject sma(int period) {
        Sma sma = new Sma(period);
        return Subject.of(sma, bar -> sma.update(bar.close())).with("value", sma::value);
    }

    static Subject ema(int period) {
        Ema ema = new Ema(period);
        return Subject.of(ema, bar -> ema.update(bar.close())).with("value", ema::value);
    }

    static Subject wilderAverage(int period) {
        WilderAverage wilder = new WilderAverage(period);
        return Subject.of(wilder, bar -> wilder.update(bar.close())).with("value", wilder::value);
    }

    static Subject kama(int period) {
        Kama kama = new Kama(period, 2, 30);
        return Subject.of(kama, bar -> kama.update(bar.close()))
                .with("value", kama::value)
                .with("efficiencyRatio", kama::efficiencyRatio);
    }

    static Subject efficiencyRatio(int period) {
        EfficiencyRatio ratio = new EfficiencyRatio(period);
        return Subject.of(ratio, bar -> ratio.update(bar.close())).with("value", ratio::value);
    }

    static Subject rsi(int period) {
        Rsi rsi = new Rsi(period);
        return Subject.of(rsi, bar -> rsi.update(bar.close())).with("value", rsi::value);
    }

    static Subject adx(int period) {
        Adx adx = new Adx(period);
        return Subject.of(adx, bar -> adx.update(bar.high(), bar.low(), bar.close()))
                .with("value", adx::value)
                .with("plusDi", adx::plusDi)
                .with("minusDi", adx::minusDi);
    }

    static Subject regression(int period) {
        LinearRegression line = new LinearRegression(period);
        return Subject.of(line, bar -> line.update(bar.close()))
                .with("slope", line::slope)
                .with("rSquared", line::rSquared);
    }

    static Subject trueRange() {
        TrueRange range = new TrueRange();
        return Subject.of(range, bar -> range.update(bar.high(), bar.low(), bar.close()))
                .with("value", range::value);
    }

    static Subject atr(int period) {
        Atr atr = new Atr(period);
        return Subject.of(atr, bar -> atr.update(bar.high(), bar.low(), bar.close()))
                .with("value", atr::value)
                .with("trueRange", atr::trueRange);
    }

    static Subject atrAverage(int atrPeriod, int period) {
        AtrAverage average = new AtrAverage(atrPeriod, period);
        return Subject.of(average, bar -> average.update(bar.high(), bar.low(), bar.close()))
                .with("value", average::value)
                .with("atr", average::atr)
                .with("trueRange", average::trueRange)
                .with("ratio", average::ratio);
    }

    static Subject bands(int period) {
        BollingerBands bands = new BollingerBands(period, 2.0);
        return Subject.of(bands, bar -> bands.update(bar.close()))
                .with("middle", bands::middle)
                .with("upper", bands::upper)
                .with("lower", bands::lower)
                .with("deviation", bands::deviation);
    }

    static Subject spread(int period) {
        SpreadVolatility spread = new SpreadVolatility(period);
        return Subject.of(spread, bar -> spread.update(bar.close()))
                .with("sigma", spread::sigma)
                .with("ratioHour", () -> spread.ratio(SPREAD, HOUR_NS))
                .with("ratioMinute", () -> spread.ratio(SPREAD, MINUTE_NS));
    }

    static Subject averageVolume(int period) {
        AverageVolume volume = new AverageVolume(period);
        return Subject.of(volume, bar -> volume.update(bar.volume())).with("value", volume::value);
    }
}
