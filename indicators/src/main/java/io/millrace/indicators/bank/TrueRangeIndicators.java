package io.millrace.indicators.bank;

import io.millrace.indicators.momentum.DirectionalMovement;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.volatility.AtrAverage;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** The part of {@link IndicatorBank} that reads true ranges: one ATR where the periods agree. */
final class TrueRangeIndicators {

    final AtrAverage average;
    final DirectionalMovement movement;

    private final int adxPeriod;
    private final boolean isShared;
    private final Atr own;

    TrueRangeIndicators(IndicatorSettings settings) {
        average = new AtrAverage(settings.atrPeriod(), settings.atrAveragePeriod());
        movement = new DirectionalMovement(settings.adxPeriod());
        adxPeriod = settings.adxPeriod();
        isShared = adxPeriod == settings.atrPeriod();
        own = new Atr(adxPeriod);
    }

    void update(double high, double low, double close) {
        average.update(high, low, close);
        double range = isShared ? average.atr() : own.update(high, low, close);
        movement.update(high, low, range);
    }

    double atr() {
        return average.atr();
    }

    double trueRange() {
        return average.trueRange();
    }

    int warmUp() {
        return Math.max(average.warmUp(), 2 * adxPeriod);
    }

    void reset() {
        average.reset();
        movement.reset();
        own.reset();
    }

    void save(StateSink sink) {
        average.save(sink);
        movement.save(sink);
        own.save(sink);
    }

    void load(StateSource source) {
        average.load(source);
        movement.load(source);
        own.load(source);
    }
}
