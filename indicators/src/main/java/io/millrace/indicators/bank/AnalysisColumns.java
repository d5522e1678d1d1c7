package io.millrace.indicators.bank;

/**
 * The values of an {@link AnalysisBank} in an order that never changes, and their names in a table.
 * Stateless.
 */
final class AnalysisColumns {

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

    /* One jump, where a table of readers would cost a call that is looked up. */
    static double read(AnalysisBank bank, int column) {
        return switch (column) {
            case 0 -> bank.core().ema();
            case 1 -> bank.sma();
            case 2 -> bank.core().bollingerUpper();
            case 3 -> bank.core().bollingerMiddle();
            case 4 -> bank.core().bollingerLower();
            case 5 -> bank.core().rsi();
            case 6 -> bank.core().trueRange();
            case 7 -> bank.core().atr();
            case 8 -> bank.efficiencyRatio();
            case 9 -> bank.core().kama();
            case 10 -> bank.core().plusDi();
            case 11 -> bank.core().minusDi();
            case 12 -> bank.core().adx();
            case 13 -> bank.core().slope();
            case 14 -> bank.core().rSquared();
            case 15 -> bank.core().atrAverage();
            case 16 -> bank.core().averageVolume();
            case 17 -> bank.macd.line();
            case 18 -> bank.macd.signal();
            case 19 -> bank.macd.histogram();
            case 20 -> bank.barRanges.stochasticK.value();
            case 21 -> bank.barRanges.stochasticD.value();
            case 22 -> bank.obv.value();
            case 23 -> bank.wma();
            case 24 -> bank.cci.value();
            case 25 -> bank.mfi.value();
            case 26 -> bank.barRanges.williamsR();
            case 27 -> bank.barRanges.aroon.up();
            case 28 -> bank.barRanges.aroon.down();
            case 29 -> bank.barRanges.donchianUpper();
            case 30 -> bank.barRanges.donchianMiddle();
            case 31 -> bank.barRanges.donchianLower();
            case 32 -> bank.trueRanges.keltnerUpper();
            case 33 -> bank.trueRanges.keltnerMiddle();
            case 34 -> bank.trueRanges.keltnerLower();
            case 35 -> bank.vwap.value();
            case 36 -> bank.roc.value();
            case 37 -> bank.trueRanges.supertrend.value();
            case 38 -> bank.trueRanges.supertrendDirection();
            case 39 -> bank.barRanges.parabolicSar.value();
            case 40 -> bank.barRanges.ichimoku.conversion();
            case 41 -> bank.barRanges.ichimoku.base();
            case 42 -> bank.barRanges.ichimoku.cloudA();
            case 43 -> bank.barRanges.ichimoku.cloudB();
            case 44 -> bank.barRanges.ichimoku.leadingA();
            case 45 -> bank.barRanges.ichimoku.leadingB();
            case 46 -> bank.barRanges.frama.value();
            case 47 -> bank.hurst.value();
            case 48 -> bank.trueRanges.adaptiveEma();
            case 49 -> bank.core().volatilityRatio();
            default -> throw new IndexOutOfBoundsException("column " + column);
        };
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
