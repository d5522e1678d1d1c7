package io.millrace.indicators.bank;

import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.KamaFollower;
import io.millrace.indicators.momentum.LineFit;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.indicators.window.WindowSums;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** The part of {@link IndicatorBank} that reads closes. */
final class CloseIndicators {

    final Ema ema;
    final Rsi rsi;
    final KamaFollower kama;
    final LineFit line;
    final SpreadVolatility spreadVolatility;

    private final double bollingerDeviations;
    private final EfficiencyRatio efficiency;
    private final WindowSums bollinger;
    private final WindowSums regression;
    private double middle = Double.NaN;
    private double deviation = Double.NaN;
    private double weightedMean = Double.NaN;

    CloseIndicators(IndicatorSettings settings) {
        ema = new Ema(settings.emaPeriod());
        rsi = new Rsi(settings.rsiPeriod());
        kama = new KamaFollower(settings.kamaPeriod(), settings.kamaFast(), settings.kamaSlow());
        line = new LineFit(settings.regressionPeriod());
        spreadVolatility = new SpreadVolatility(settings.spreadVolatilityPeriod());
        bollingerDeviations = settings.bollingerDeviations();
        efficiency = new EfficiencyRatio(settings.kamaPeriod());
        bollinger = new WindowSums(settings.bollingerPeriod());
        regression = new WindowSums(settings.regressionPeriod());
    }

    void update(double close) {
        ema.update(close);
        rsi.update(close);
        spreadVolatility.update(close);
        kama.update(close, efficiency.update(close));
        bollinger.add(close);
        if (bollinger.isFull()) {
            middle = bollinger.mean();
            deviation = bollinger.deviation();
            weightedMean = bollinger.weightedMean();
        }
        regression.add(close);
        if (regression.isFull()) {
            line.fit(regression);
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
        return efficiency.value();
    }

    int warmUp() {
        int longest = Math.max(ema.warmUp(), rsi.warmUp());
        longest = Math.max(longest, Math.max(bollinger.period(), regression.period()));
        // One bar more than KAMA needs: the efficiency ratio and the previous value.
        return Math.max(longest, Math.max(kama.warmUp() + 1, spreadVolatility.warmUp()));
    }

    void reset() {
        ema.reset();
        rsi.reset();
        kama.reset();
        line.reset();
        spreadVolatility.reset();
        efficiency.reset();
        bollinger.reset();
        regression.reset();
        middle = Double.NaN;
        deviation = Double.NaN;
        weightedMean = Double.NaN;
    }

    void save(StateSink sink) {
        ema.save(sink);
        rsi.save(sink);
        kama.save(sink);
        line.save(sink);
        spreadVolatility.save(sink);
        efficiency.save(sink);
        bollinger.save(sink);
        regression.save(sink);
        sink.putDouble(middle);
        sink.putDouble(deviation);
        sink.putDouble(weightedMean);
    }

    void load(StateSource source) {
        ema.load(source);
        rsi.load(source);
        kama.load(source);
        line.load(source);
        spreadVolatility.load(source);
        efficiency.load(source);
        bollinger.load(source);
        regression.load(source);
        middle = source.takeDouble();
        deviation = source.takeDouble();
        weightedMean = source.takeDouble();
    }
}
