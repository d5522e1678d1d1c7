package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.StrategyContext;
import io.millrace.indicators.bank.Calibration;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The thresholds of one instrument: those of the settings, or what it did itself of late where that
 * is asked for and known.
 */
final class Thresholds {

    private final AdaptiveSettings settings;
    private final Calibration calibration;

    Thresholds(AdaptiveSettings settings) {
        this.settings = settings;
        calibration = new Calibration(settings.calibration().settings());
    }

    /** Takes the bar in hand. */
    void onBar(StrategyContext context) {
        if (settings.calibration().isOn()) {
            double rsi = context.indicators().rsi();
            calibration.update(context.high(), context.close(), rsi, context.indicators().atr());
        }
    }

    /** RSI of a long entry. */
    double oversold() {
        return isCalibrated() ? calibration.rsiLow() : settings.reversion().oversold();
    }

    /** RSI of a short entry. */
    double overbought() {
        return isCalibrated() ? calibration.rsiHigh() : settings.reversion().overbought();
    }

    /** Distance of close and moving average at a trend entry, in ATRs. */
    double entry() {
        return isCalibrated() ? calibration.entryMultiple() : settings.trend().entry();
    }

    /** Distance of the trailing stop, in ATRs. */
    double stop() {
        return isCalibrated() ? calibration.stopMultiple() : settings.trend().stop();
    }

    private boolean isCalibrated() {
        return settings.calibration().isOn() && calibration.isReady();
    }

    void save(StateSink sink) {
        calibration.save(sink);
    }

    void load(StateSource source) {
        calibration.load(source);
    }
}
