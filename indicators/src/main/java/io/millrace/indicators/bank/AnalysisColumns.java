package io.millrace.indicators.bank;

/**
 * The values of an {@link AnalysisBank} in an order that never changes, and their names in a table.
 * Stateless.
 */
final class AnalysisColumns {

    /** The place of the Hurst exponent, the one column that is computed only when it is read. */
    static final int HURST = 47;

    /* A setting in braces stands for its value. */
    private static final String[] LABELS = {
        "ema{ema}",
        "sma{sma}",
        "bb_upper",
        "bb_middle",
        "bb_lower",
        "rsi{rsi}",
        "tr",
        "atr{atr}",
        "er{er}",
        "kama{kama}",
        "plus_di{adx}",
        "minus_di{adx}",
        "adx{adx}",
        "slope{slope}",
        "r2_{slope}",
        "atr_avg{atr_avg}",
        "avg_volume{avg_volume}",
        "macd",
        "macd_signal",
        "macd_hist",
        "stoch_k",
        "stoch_d",
        "obv",
        "wma{wma}",
        "cci{cci}",
        "mfi{mfi}",
        "willr{willr}",
        "aroon_up{aroon}",
        "aroon_down{aroon}",
        "donchian_upper{donchian}",
        "donchian_middle{donchian}",
        "donchian_lower{donchian}",
        "keltner_upper{keltner}",
        "keltner_middle{keltner}",
        "keltner_lower{keltner}",
        "vwap",
        "roc{roc}",
        "supertrend{supertrend}",
        "supertrend_direction{supertrend}",
        "psar",
        "ichimoku_conversion{ichimoku_conversion}",
        "ichimoku_base{ichimoku_base}",
        "ichimoku_span_a",
        "ichimoku_span_b",
        "ichimoku_leading_a",
        "ichimoku_leading_b",
        "frama{frama}",
        "hurst{hurst}",
        "adaptive_ema",
        "volatility_ratio"
    };

    private AnalysisColumns() {}

    static String[] names(AnalysisSettings settings) {
        String[] names = new String[LABELS.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(LABELS[i], settings);
        }
        return names;
    }

    /*
     * All columns but the Hurst exponent, in straight pieces that are short enough to be compiled
     * into their caller: fifty reads by number cost more than all that is computed for a bar.
     */
    static void show(AnalysisBank bank, double[] into) {
        showCore(bank, into);
        showStudies(bank, into);
        showChannels(bank, into);
        showTrends(bank, into);
    }

    private static void showCore(AnalysisBank bank, double[] into) {
        IndicatorBank core = bank.core();
        into[0] = core.ema();
        into[1] = bank.sma();
        into[2] = core.bollingerUpper();
        into[3] = core.bollingerMiddle();
        into[4] = core.bollingerLower();
        into[5] = core.rsi();
        into[6] = core.trueRange();
        into[7] = core.atr();
        into[8] = bank.efficiencyRatio();
        into[9] = core.kama();
        into[10] = core.plusDi();
        into[11] = core.minusDi();
        into[12] = core.adx();
        into[13] = core.slope();
        into[14] = core.rSquared();
        into[15] = core.atrAverage();
        into[16] = core.averageVolume();
    }

    private static void showStudies(AnalysisBank bank, double[] into) {
        BarRangeStudies bars = bank.barRanges;
        into[17] = bank.macd.line();
        into[18] = bank.macd.signal();
        into[19] = bank.macd.histogram();
        into[20] = bars.stochasticK.value();
        into[21] = bars.stochasticD.value();
        into[22] = bank.obv.value();
        into[23] = bank.wma();
        into[24] = bank.cci.value();
        into[25] = bank.mfi.value();
        into[26] = bars.williamsR();
        into[27] = bars.aroon.up();
        into[28] = bars.aroon.down();
    }

    private static void showChannels(AnalysisBank bank, double[] into) {
        BarRangeStudies bars = bank.barRanges;
        TrueRangeStudies ranges = bank.trueRanges;
        into[29] = bars.donchianUpper();
        into[30] = bars.donchianMiddle();
        into[31] = bars.donchianLower();
        into[32] = ranges.keltnerUpper();
        into[33] = ranges.keltnerMiddle();
        into[34] = ranges.keltnerLower();
        into[35] = bank.vwap.value();
        into[36] = bank.roc.value();
        into[37] = ranges.supertrend.value();
        into[38] = ranges.supertrendDirection();
    }

    private static void showTrends(AnalysisBank bank, double[] into) {
        BarRangeStudies bars = bank.barRanges;
        into[39] = bars.parabolicSar.value();
        into[40] = bars.ichimoku.conversion();
        into[41] = bars.ichimoku.base();
        into[42] = bars.ichimoku.cloudA();
        into[43] = bars.ichimoku.cloudB();
        into[44] = bars.ichimoku.leadingA();
        into[45] = bars.ichimoku.leadingB();
        into[46] = bars.frama.value();
        into[48] = bank.trueRanges.adaptiveEma();
        into[49] = bank.core().volatilityRatio();
    }

    private static String name(String label, AnalysisSettings settings) {
        String name = label;
        for (AnalysisSetting setting : AnalysisSetting.values()) {
            String place = "{" + setting.key() + "}";
            if (name.endsWith(place)) {
                int end = name.length() - place.length();
                name = name.substring(0, end) + settings.whole(setting);
            }
        }
        return name;
    }
}
