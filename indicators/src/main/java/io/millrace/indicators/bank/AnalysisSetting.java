package io.millrace.indicators.bank;

import io.millrace.indicators.window.Periods;

/** What can be set in an {@link AnalysisBank}, with its usual value. */
public enum AnalysisSetting {

    /** Period of the EMA. */
    EMA("ema", 20, 1),
    /** Period of the SMA. */
    SMA("sma", 20, 1),
    /** Period of the Bollinger bands. */
    BB("bb", 20, 1),
    /** Distance of the Bollinger bands, in population standard deviations. */
    BB_DEVIATIONS("bb_deviations", 2.0),
    /** Period of the RSI. */
    RSI("rsi", 14, 1),
    /** Period of the ATR. */
    ATR("atr", 14, 1),
    /** Period of the efficiency ratio. */
    ER("er", 10, 1),
    /** Price changes in the efficiency ratio of KAMA. */
    KAMA("kama", 10, 1),
    /** EMA period of KAMA at an efficiency of 1. */
    KAMA_FAST("kama_fast", 2, 1),
    /** EMA period of KAMA at an efficiency of 0, more than the fast one. */
    KAMA_SLOW("kama_slow", 30, 1),
    /** Period of the directional indicators and the ADX. */
    ADX("adx", 14, 1),
    /** Prices in the linear regression. */
    SLOPE("slope", 50, 2),
    /** Number of ATRs that say what is usual. */
    ATR_AVG("atr_avg", 50, 1),
    /** Bars in the average volume. */
    AVG_VOLUME("avg_volume", 20, 1),
    /** Period of the fast average of MACD. */
    MACD_FAST("macd_fast", 12, 1),
    /** Period of the slow average of MACD, more than the fast one. */
    MACD_SLOW("macd_slow", 26, 1),
    /** Period of the signal of MACD. */
    MACD_SIGNAL("macd_signal", 9, 1),
    /** Bars in the range of the stochastic oscillator. */
    STOCH("stoch", 14, 1),
    /** Period of the average that gives K. */
    STOCH_K("stoch_k", 3, 1),
    /** Period of the average that gives D. */
    STOCH_D("stoch_d", 3, 1),
    /** Period of the weighted moving average. */
    WMA("wma", 20, 1),
    /** Period of the commodity channel index. */
    CCI("cci", 20, 1),
    /** Period of the money flow index. */
    MFI("mfi", 14, 1),
    /** Period of Williams' percent range. */
    WILLR("willr", 14, 1),
    /** How many bars Aroon looks back. */
    AROON("aroon", 25, 1),
    /** Bars in the Donchian channel. */
    DONCHIAN("donchian", 20, 1),
    /** EMA period of the Keltner channel. */
    KELTNER("keltner", 20, 1),
    /** ATR period of the Keltner channel. */
    KELTNER_ATR("keltner_atr", 10, 1),
    /** Distance of the Keltner bands, in ATRs. */
    KELTNER_MULTIPLIER("keltner_multiplier", 2.0),
    /** Distance of the two values of the rate of change. */
    ROC("roc", 20, 1),
    /** ATR period of Supertrend. */
    SUPERTREND("supertrend", 10, 1),
    /** Distance of the Supertrend line, in ATRs. */
    SUPERTREND_MULTIPLIER("supertrend_multiplier", 3.0),
    /** First share of the parabolic stop, and its growth. */
    PSAR_STEP("psar_step", 0.02),
    /** Largest share of the parabolic stop, at least the first one, at most 1. */
    PSAR_MAX("psar_max", 0.2),
    /** Period of Ichimoku's conversion line. */
    ICHIMOKU_CONVERSION("ichimoku_conversion", 9, 1),
    /** Period of Ichimoku's base line, more than that of the conversion line. */
    ICHIMOKU_BASE("ichimoku_base", 26, 1),
    /** Period of the second edge of Ichimoku's cloud, more than that of the base line. */
    ICHIMOKU_SPAN("ichimoku_span", 52, 1),
    /** Bars in the dimension of FRAMA, an even number. */
    FRAMA("frama", 16, 2),
    /** Returns in the Hurst exponent. */
    HURST("hurst", 100, 16),
    /** Changes in the sigma of the SV ratio. */
    SV("sv", 20, 2);

    private final String key;
    private final double usual;
    private final boolean isWhole;
    private final int min;

    AnalysisSetting(String key, int usual, int min) {
        this.key = key;
        this.usual = usual;
        isWhole = true;
        this.min = min;
    }

    AnalysisSetting(String key, double usual) {
        this.key = key;
        this.usual = usual;
        isWhole = false;
        min = 0;
    }

    /**
     * The name it is set by.
     *
     * @return lower case
     */
    public String key() {
        return key;
    }

    /**
     * The value it has when nobody sets it.
     *
     * @return a whole number in those that are periods
     */
    public double usual() {
        return usual;
    }

    /**
     * Tells whether it is a number of bars.
     *
     * @return false for multipliers and shares
     */
    public boolean isWhole() {
        return isWhole;
    }

    /* Reads and checks one value; the checks of one against the other come later. */
    double parse(String text) {
        double value;
        try {
            value = isWhole ? Integer.parseInt(text.strip()) : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        boolean isRight =
                isWhole
                        ? value >= min && value <= Periods.MAX_PERIOD
                        : value > 0.0 && value < Double.POSITIVE_INFINITY;
        if (!isRight) {
            throw wrong(text);
        }
        return value;
    }

    private IllegalArgumentException wrong(String text) {
        String right =
                isWhole
                        ? "a whole number from " + min + " to " + Periods.MAX_PERIOD
                        : "a finite number above 0";
        return new IllegalArgumentException(
                "analysis setting " + key + " is \"" + text + "\"; it must be " + right);
    }
}
