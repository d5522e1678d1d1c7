package io.millrace.indicators.bank;

import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.KamaFollower;
import io.millrace.indicators.momentum.LineFit;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.indicators.window.WindowSums;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** The part of {@link IndicatorBank} that reads closes: one window, one pass of sums. */
final class CloseIndicators {

    final Ema ema;
    final Rsi rsi;
    final KamaFollower kama;
    final LineFit line;
    final SpreadVolatility spreadVolatility;

    private final int bollingerPeriod;
    private final double bollingerDeviations;
    private final int regressionPeriod;
    private final int efficiencyPeriod;
    private final RollingWindow closes;
    private final WindowSums sums = new WindowSums();
    private double middle = Double.NaN;
    private double deviation = Double.NaN;
    private double weightedMean = Double.NaN;
    private double efficiencyRatio = Double.NaN;

    CloseIndicators(IndicatorSettings settings) {
        ema = new Ema(settings.emaPeriod());
        rsi = new Rsi(settings.rsiPeriod());
        kama = new KamaFollower(settings.kamaPeriod(), settings.kamaFast(), settings.kamaSlow());
        line = new LineFit(settings.regressionPeriod());
        spreadVolatility = new SpreadVolatility(settings.spreadVolatilityPeriod());
        bollingerPeriod = settings.bollingerPeriod();
        bollingerDeviations = settings.bollingerDeviations();
        regressionPeriod = settings.regressionPeriod();
        efficiencyPeriod = settings.kamaPeriod();
        int longest = Math.max(bollingerPeriod, regressionPeriod);
        closes = new RollingWindow(Math.max(longest, efficiencyPeriod + 1));
    }

    void update(double close) {
        closes.add(close);
        ema.update(close);
        rsi.update(close);
        spreadVolatility.update(close);
        if (closes.has(efficiencyPeriod + 1)) {
            efficiencyRatio = EfficiencyRatio.of(closes, efficiencyPeriod);
        }
        kama.update(close, efficiencyRatio);
        if (closes.has(bollingerPeriod)) {
            sums.over(closes, bollingerPeriod);
            middle = sums.mean();
            deviation = sums.deviation();
            weightedMean = sums.weightedMean();
        }
        if (closes.has(regressionPeriod)) {
            carryOn();
            line.fit(sums);
        }
    }

    double middle() {
        return middle;
    }

    double upper() {
        return middle + bollingerDeviations * deviation;
    }

    double lower() {
        return middle - bollingerDeviations * deviation;
    }

    /* The weighted moving average of the same period as the bands. */
    double weightedMean() {
        return weightedMean;
    }

    double efficiencyRatio() {
        return efficiencyRatio;
    }

    int warmUp() {
        int longest = Math.max(ema.warmUp(), rsi.warmUp());
        longest = Math.max(longest, Math.max(bollingerPeriod, regressionPeriod));
        // One bar more than KAMA needs: the efficiency ratio and the previous value.
        return Math.max(longest, Math.max(kama.warmUp() + 1, spreadVolatility.warmUp()));
    }

    void reset() {
        ema.reset();
        rsi.reset();
        kama.reset();
        line.reset();
        spreadVolatility.reset();
        closes.reset();
        middle = Double.NaN;
        deviation = Double.NaN;
        weightedMean = Double.NaN;
        efficiencyRatio = Double.NaN;
    }

    void save(StateSink sink) {
        ema.save(sink);
        rsi.save(sink);
        kama.save(sink);
        line.save(sink);
        spreadVolatility.save(sink);
        closes.save(sink);
        sink.putDouble(middle);
        sink.putDouble(deviation);
        sink.putDouble(weightedMean);
        sink.putDouble(efficiencyRatio);
    }

    void load(StateSource source) {
        ema.load(source);
        rsi.load(source);
        kama.load(source);
        line.load(source);
        spreadVolatility.load(source);
        closes.load(source);
        middle = source.takeDouble();
        deviation = source.takeDouble();
        weightedMean = source.takeDouble();
        efficiencyRatio = source.takeDouble();
    }

    private void carryOn() {
        if (regressionPeriod > bollingerPeriod) {
            sums.reach(closes, regressionPeriod);
        } else {
            sums.over(closes, regressionPeriod);
        }
    }
}
