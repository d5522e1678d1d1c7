package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.indicators.bank.CalibrationSettings;

import java.util.List;

/**
 * Settings of the adaptive strategy.
 *
 * @param trend rules of trend mode
 * @param reversion rules of mean-reversion mode
 * @param noise rules of the noise filter
 * @param spike what changes while volatility spikes
 * @param calibration whether thresholds follow the instrument
 * @param neutral rules of a neutral market
 * @param weighsModes whether a mode that loses is traded smaller
 */
record AdaptiveSettings(
        Trend trend,
        Reversion reversion,
        Noise noise,
        Volatility spike,
        Calibrating calibration,
        Neutral neutral,
        boolean weighsModes) {

    /**
     * Trend mode; distances in average true ranges.
     *
     * @param entry above the moving average where an entry is triggered
     * @param exit below the moving average where an exit is triggered
     * @param stop from the best price to the trailing stop
     * @param risk part of equity lost at the stop
     */
    record Trend(double entry, double exit, double stop, double risk) {}

    /**
     * Mean-reversion mode.
     *
     * @param oversold momentum below which a long entry is triggered
     * @param overbought momentum above which a short entry is triggered
     * @param stop part of the entry price
     * @param risk part of equity lost at the stop
     */
    record Reversion(double oversold, double overbought, double stop, double risk) {}

    /**
     * Noise filter.
     *
     * @param spread spread against expected move above which nothing is entered
     * @param illiquidSpread the same in hours in which little is traded
     * @param volume part of the average volume that a bar must exceed
     * @param breakoutVolume the same for trend entries
     * @param gap part of the last close by which a bar may open away from it
     * @param closingMinutes nothing is entered so long before the close, and after it
     */
    record Noise(
            double spread,
            double illiquidSpread,
            double volume,
            double breakoutVolume,
            double gap,
            double closingMinutes) {}

    /**
     * What changes while volatility spikes.
     *
     * @param stop factor on the distance of stops
     * @param scale factor on the size of entries
     */
    record Volatility(double stop, double scale) {}

    /**
     * Thresholds that follow the instrument, see {@link io.millrace.indicators.bank.Calibration}.
     *
     * @param isOn whether they do
     * @param settings over how many bars, how often, from how many readings on
     */
    record Calibrating(boolean isOn, CalibrationSettings settings) {}

    /**
     * A neutral market.
     *
     * @param scale factor on the size of entries
     * @param both whether the trend and the mean-reversion rule must agree
     */
    record Neutral(double scale, boolean both) {}

    static final List<StrategySetting> ALL =
            List.of(
                    StrategySetting.number(
                            "trend_entry_atr",
                            0.5,
                            0,
                            10,
                            "trend entry: distance of close and moving average, in ATRs"),
                    StrategySetting.number(
                            "trend_exit_atr",
                            0.3,
                            0,
                            10,
                            "trend exit: distance beyond the moving average, in ATRs"),
                    StrategySetting.number(
                            "trend_stop_atr",
                            2.5,
                            0.1,
                            20,
                            "trailing stop: distance from the best price, in ATRs"),
                    StrategySetting.number(
                            "trend_risk",
                            0.01,
                            0.0001,
                            0.1,
                            "trend mode: part of equity lost at the stop"),
                    StrategySetting.number(
                            "oversold_rsi", 30, 1, 50, "mean reversion: RSI of a long entry"),
                    StrategySetting.number(
                            "overbought_rsi", 70, 50, 99, "mean reversion: RSI of a short entry"),
                    StrategySetting.number(
                            "reversion_stop",
                            0.03,
                            0.001,
                            0.5,
                            "mean reversion: stop, part of the entry price"),
                    StrategySetting.number(
                            "reversion_risk",
                            0.0075,
                            0.0001,
                            0.1,
                            "mean reversion: part of equity lost at the stop"),
                    StrategySetting.number(
                            "neutral_scale",
                            0.7,
                            0.01,
                            1,
                            "neutral regime: factor on the size of an entry"),
                    StrategySetting.number(
                            "max_spread_volatility",
                            0.05,
                            0.0001,
                            100,
                            "noise filter: spread against expected move"),
                    StrategySetting.number(
                            "max_spread_volatility_illiquid",
                            0.025,
                            0.0001,
                            100,
                            "noise filter: the same in hours in which little is traded"),
                    StrategySetting.number(
                            "min_volume",
                            0.5,
                            0,
                            10,
                            "noise filter: volume of the bar, in average volumes"),
                    StrategySetting.number(
                            "min_breakout_volume",
                            1.5,
                            0,
                            10,
                            "noise filter: the same for trend entries"),
                    StrategySetting.number(
                            "max_gap",
                            0.02,
                            0.0001,
                            1,
                            "noise filter: opening gap, part of the last close"),
                    StrategySetting.number(
                            "closing_minutes",
                            15,
                            0,
                            1440,
                            "noise filter: no entry so long before the close, and after it"),
                    StrategySetting.number(
                            "spike_stop", 1.5, 1, 10, "volatility spike: factor on stops"),
                    StrategySetting.number(
                            "spike_scale", 0.7, 0.01, 1, "volatility spike: factor on sizes"),
                    StrategySetting.flag(
                            "calibrate",
                            false,
                            "RSI extremes, trend entry and stop follow what the instrument did"),
                    StrategySetting.whole(
                            "calibration_lookback", 252, 20, 5000, "calibration: bars it sees"),
                    StrategySetting.whole(
                            "calibration_interval", 21, 1, 5000, "calibration: bars between two"),
                    StrategySetting.whole(
                            "calibration_readings",
                            100,
                            2,
                            5000,
                            "calibration: readings that it needs"),
                    StrategySetting.flag(
                            "neutral_both",
                            false,
                            "neutral regime: enter only when trend and mean reversion agree"),
                    StrategySetting.flag(
                            "mode_weights",
                            true,
                            "once a month, size follows what each mode has earned"));

    static AdaptiveSettings from(StrategyValues values) {
        return new AdaptiveSettings(
                new Trend(
                        values.number("trend_entry_atr"),
                        values.number("trend_exit_atr"),
                        values.number("trend_stop_atr"),
                        values.number("trend_risk")),
                new Reversion(
                        values.number("oversold_rsi"),
                        values.number("overbought_rsi"),
                        values.number("reversion_stop"),
                        values.number("reversion_risk")),
                new Noise(
                        values.number("max_spread_volatility"),
                        values.number("max_spread_volatility_illiquid"),
                        values.number("min_volume"),
                        values.number("min_breakout_volume"),
                        values.number("max_gap"),
                        values.number("closing_minutes")),
                new Volatility(values.number("spike_stop"), values.number("spike_scale")),
                new Calibrating(
                        values.flag("calibrate"),
                        new CalibrationSettings(
                                values.whole("calibration_lookback"),
                                values.whole("calibration_interval"),
                                values.whole("calibration_readings"))),
                new Neutral(values.number("neutral_scale"), values.flag("neutral_both")),
                values.flag("mode_weights"));
    }
}
