package io.millrace.ops.monitor;

import io.millrace.model.event.IndicatorValuesFlyweight;

import java.util.Locale;

/** The indicators inside a decision, in the order of the record. */
public enum IndicatorField {
    /** Moving average of Kaufman. */
    KAMA,
    /** Average true range. */
    ATR,
    /** Mean of the last average true ranges. */
    ATR_AVERAGE,
    /** Relative strength index. */
    RSI,
    /** Average directional index. */
    ADX,
    /** Fit of the regression. */
    R2,
    /** Slope of the regression. */
    SLOPE,
    /** Efficiency ratio. */
    EFFICIENCY_RATIO,
    /** Spread against expected move. */
    SPREAD_VOLATILITY,
    /** Mean of the Bollinger window. */
    SMA,
    /** Upper Bollinger band. */
    UPPER_BAND,
    /** Lower Bollinger band. */
    LOWER_BAND,
    /** Volume of the bar. */
    VOLUME,
    /** Mean volume of the last bars. */
    AVERAGE_VOLUME;

    /**
     * Its name in files.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its value.
     *
     * @param values of a decision
     * @return NaN while cold
     */
    public double of(IndicatorValuesFlyweight values) {
        return switch (this) {
            case KAMA -> values.kama();
            case ATR -> values.atr();
            case ATR_AVERAGE -> values.atrAverage();
            case RSI -> values.rsi();
            case ADX -> values.adx();
            case R2 -> values.rSquared();
            case SLOPE -> values.slope();
            case EFFICIENCY_RATIO -> values.efficiencyRatio();
            case SPREAD_VOLATILITY -> values.spreadVolatility();
            case SMA -> values.sma();
            case UPPER_BAND -> values.upperBand();
            case LOWER_BAND -> values.lowerBand();
            case VOLUME -> values.volume();
            case AVERAGE_VOLUME -> values.averageVolume();
        };
    }
}
