package io.millrace.indicators.bank;

import static io.millrace.indicators.bank.AnalysisSetting.*;

import java.util.List;

/**
 * The settings of one {@link AnalysisBank}. Immutable; checked here and never again, also against
 * each other.
 */
public final class AnalysisSettings {

    private static final AnalysisSetting[] ALL = AnalysisSetting.values();
    private static final AnalysisSettings DEFAULTS = new AnalysisSettings(usual());

    private final double[] values;

    private AnalysisSettings(double[] values) {
        this.values = values;
        growing(KAMA_FAST, KAMA_SLOW);
        growing(MACD_FAST, MACD_SLOW);
        growing(ICHIMOKU_CONVERSION, ICHIMOKU_BASE);
        growing(ICHIMOKU_BASE, ICHIMOKU_SPAN);
        if (whole(FRAMA) % 2 != 0) {
            throw new IllegalArgumentException(
                    "analysis setting frama is " + whole(FRAMA) + "; it must be an even number");
        }
        if (number(PSAR_MAX) < number(PSAR_STEP) || number(PSAR_MAX) > 1.0) {
            throw new IllegalArgumentException(
                    "analysis setting psar_max is "
                            + number(PSAR_MAX)
                            + "; it must be from "
                            + number(PSAR_STEP)
                            + ", which is psar_step, to 1");
        }
    }

    /**
     * The usual settings.
     *
     * @return the same object at each call
     */
    public static AnalysisSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Changes some settings, all of them before they are checked against each other.
     *
     * @param pairs {@code name=value}, for example {@code adx=8}; the last of equal names counts
     * @return the changed settings
     * @throws IllegalArgumentException if a name is not known or a value is wrong
     */
    public AnalysisSettings with(List<String> pairs) {
        double[] changed = values.clone();
        for (String pair : pairs) {
            int sign = pair.indexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException(
                        "analysis setting \"" + pair + "\" has no value; it must read name=value");
            }
            AnalysisSetting setting = named(pair.substring(0, sign).strip());
            changed[setting.ordinal()] = setting.parse(pair.substring(sign + 1));
        }
        return new AnalysisSettings(changed);
    }

    /**
     * A setting.
     *
     * @param setting which
     * @return its value
     */
    public double number(AnalysisSetting setting) {
        return values[setting.ordinal()];
    }

    /**
     * A setting that is a number of bars.
     *
     * @param setting which
     * @return its value
     */
    public int whole(AnalysisSetting setting) {
        assert setting.isWhole() : "a setting that is no whole number";

        return (int) values[setting.ordinal()];
    }

    /* What the bank of the adaptive strategy needs of them. */
    IndicatorSettings core() {
        return new IndicatorSettings(
                whole(EMA),
                whole(BB),
                number(BB_DEVIATIONS),
                whole(RSI),
                whole(ATR),
                whole(ATR_AVG),
                whole(KAMA),
                whole(KAMA_FAST),
                whole(KAMA_SLOW),
                whole(ADX),
                whole(SLOPE),
                whole(AVG_VOLUME),
                whole(SV));
    }

    /* One line that two settings share only if they are equal; written into saved states. */
    String text() {
        StringBuilder text = new StringBuilder("analysis-bank");
        for (AnalysisSetting setting : ALL) {
            text.append(' ').append(setting.key()).append('=').append(number(setting));
        }
        return text.toString();
    }

    private void growing(AnalysisSetting small, AnalysisSetting large) {
        if (whole(large) <= whole(small)) {
            throw new IllegalArgumentException(
                    "analysis setting "
                            + large.key()
                            + " is "
                            + whole(large)
                            + " and "
                            + small.key()
                            + " is "
                            + whole(small)
                            + "; "
                            + large.key()
                            + " must be the larger one");
        }
    }

    private static AnalysisSetting named(String name) {
        StringBuilder known = new StringBuilder();
        for (AnalysisSetting setting : ALL) {
            if (setting.key().equals(name)) {
                return setting;
            }
            known.append(known.isEmpty() ? "" : ", ").append(setting.key());
        }
        throw new IllegalArgumentException(
                "analysis setting \"" + name + "\" is not known; it must be one of " + known);
    }

    private static double[] usual() {
        double[] values = new double[ALL.length];
        for (AnalysisSetting setting : ALL) {
            values[setting.ordinal()] = setting.usual();
        }
        return values;
    }
}
