package io.millrace.indicators.bank;

import io.millrace.indicators.window.Periods;

/**
 * The periods of one {@link IndicatorBank}, in bars. Immutable; checked here and never again.
 *
 * @param emaPeriod period of the EMA, at least 1
 * @param bollingerPeriod period of the Bollinger bands and of the SMA, their middle; at least 1
 * @param bollingerDeviations distance of the bands, in population standard deviations; above 0
 * @param rsiPeriod period of the RSI, at least 1
 * @param atrPeriod period of the ATR, at least 1
 * @param atrAveragePeriod number of ATRs that say what is usual, at least 1
 * @param kamaPeriod price changes in the efficiency ratio of KAMA, at least 1
 * @param kamaFast EMA period of KAMA at an efficiency of 1, at least 1
 * @param kamaSlow EMA period of KAMA at an efficiency of 0, more than {@code kamaFast}
 * @param adxPeriod period of the directional indicators and the ADX, at least 1
 * @param regressionPeriod prices in the linear regression, at least 2
 * @param volumePeriod bars in the average volume, at least 1
 * @param spreadVolatilityPeriod changes in the sigma of the SV ratio, at least 2
 */
public record IndicatorSettings(
        int emaPeriod,
        int bollingerPeriod,
        double bollingerDeviations,
        int rsiPeriod,
        int atrPeriod,
        int atrAveragePeriod,
        int kamaPeriod,
        int kamaFast,
        int kamaSlow,
        int adxPeriod,
        int regressionPeriod,
        int volumePeriod,
        int spreadVolatilityPeriod) {

    private static final IndicatorSettings DEFAULTS =
            new IndicatorSettings(20, 20, 2.0, 14, 14, 50, 10, 2, 30, 14, 50, 20, 20);

    /** Checks every period, also against each other. */
    public IndicatorSettings {
        check("emaPeriod", emaPeriod, 1);
        check("bollingerPeriod", bollingerPeriod, 1);
        if (!(bollingerDeviations > 0.0) || bollingerDeviations == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "IndicatorSettings: bollingerDeviations is "
                            + bollingerDeviations
                            + "; it must be a finite number above 0");
        }
        check("rsiPeriod", rsiPeriod, 1);
        check("atrPeriod", atrPeriod, 1);
        check("atrAveragePeriod", atrAveragePeriod, 1);
        check("kamaPeriod", kamaPeriod, 1);
        check("kamaFast", kamaFast, 1);
        check("kamaSlow", kamaSlow, 1);
        if (kamaSlow <= kamaFast) {
            throw new IllegalArgumentException(
                    "IndicatorSettings: kamaSlow is "
                            + kamaSlow
                            + " and kamaFast is "
                            + kamaFast
                            + "; kamaSlow must be the larger one");
        }
        check("adxPeriod", adxPeriod, 1);
        check("regressionPeriod", regressionPeriod, 2);
        check("volumePeriod", volumePeriod, 1);
        check("spreadVolatilityPeriod", spreadVolatilityPeriod, 2);
    }

    /**
     * The usual periods: EMA 20, bands 20 at 2 deviations, RSI 14, ATR 14 averaged over 50, KAMA 10
     * / 2 / 30, ADX 14, regression 50, volume 20, spread volatility 20.
     *
     * @return the same object at each call
     */
    public static IndicatorSettings defaults() {
        return DEFAULTS;
    }

    private static void check(String name, int period, int min) {
        Periods.check("IndicatorSettings: " + name, period, min);
    }
}
