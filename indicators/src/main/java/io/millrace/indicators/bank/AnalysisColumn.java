package io.millrace.indicators.bank;

import java.util.function.ToDoubleFunction;

/**
 * One value of an {@link AnalysisBank} and its name in a table.
 *
 * @param label name; a setting in braces stands for its value
 * @param reader reads the value
 */
record AnalysisColumn(String label, ToDoubleFunction<AnalysisBank> reader) {

    private static final AnalysisColumn[] TABLE = {
        new AnalysisColumn("ema{ema}", bank -> bank.core().ema()),
        new AnalysisColumn("sma{sma}", AnalysisBank::sma),
        new AnalysisColumn("bb_upper", bank -> bank.core().bollingerUpper()),
        new AnalysisColumn("bb_middle", bank -> bank.core().bollingerMiddle()),
        new AnalysisColumn("bb_lower", bank -> bank.core().bollingerLower()),
        new AnalysisColumn("rsi{rsi}", bank -> bank.core().rsi()),
        new AnalysisColumn("tr", bank -> bank.core().trueRange()),
        new AnalysisColumn("atr{atr}", bank -> bank.core().atr()),
        new AnalysisColumn("er{er}", AnalysisBank::efficiencyRatio),
        new AnalysisColumn("kama{kama}", bank -> bank.core().kama()),
        new AnalysisColumn("plus_di{adx}", bank -> bank.core().plusDi()),
        new AnalysisColumn("minus_di{adx}", bank -> bank.core().minusDi()),
        new AnalysisColumn("adx{adx}", bank -> bank.core().adx()),
        new AnalysisColumn("slope{slope}", bank -> bank.core().slope()),
        new AnalysisColumn("r2_{slope}", bank -> bank.core().rSquared()),
        new AnalysisColumn("atr_avg{atr_avg}", bank -> bank.core().atrAverage()),
        new AnalysisColumn("avg_volume{avg_volume}", bank -> bank.core().averageVolume()),
        new AnalysisColumn("macd", bank -> bank.macd.line()),
        new AnalysisColumn("macd_signal", bank -> bank.macd.signal()),
        new AnalysisColumn("macd_hist", bank -> bank.macd.histogram()),
        new AnalysisColumn("stoch_k", bank -> bank.barRanges.stochasticK.value()),
        new AnalysisColumn("stoch_d", bank -> bank.barRanges.stochasticD.value()),
        new AnalysisColumn("obv", bank -> bank.obv.value()),
        new AnalysisColumn("wma{wma}", AnalysisBank::wma),
        new AnalysisColumn("cci{cci}", bank -> bank.cci.value()),
        new AnalysisColumn("mfi{mfi}", bank -> bank.mfi.value()),
        new AnalysisColumn("willr{willr}", bank -> bank.barRanges.williamsR()),
        new AnalysisColumn("aroon_up{aroon}", bank -> bank.barRanges.aroon.up()),
        new AnalysisColumn("aroon_down{aroon}", bank -> bank.barRanges.aroon.down()),
        new AnalysisColumn("donchian_upper{donchian}", bank -> bank.barRanges.donchianUpper()),
        new AnalysisColumn("donchian_middle{donchian}", bank -> bank.barRanges.donchianMiddle()),
        new AnalysisColumn("donchian_lower{donchian}", bank -> bank.barRanges.donchianLower()),
        new AnalysisColumn("keltner_upper{keltner}", bank -> bank.trueRanges.keltnerUpper()),
        new AnalysisColumn("keltner_middle{keltner}", bank -> bank.trueRanges.keltnerMiddle()),
        new AnalysisColumn("keltner_lower{keltner}", bank -> bank.trueRanges.keltnerLower()),
        new AnalysisColumn("vwap", bank -> bank.vwap.value()),
        new AnalysisColumn("roc{roc}", bank -> bank.roc.value()),
        new AnalysisColumn("supertrend{supertrend}", bank -> bank.trueRanges.supertrend.value()),
        new AnalysisColumn(
                "supertrend_direction{supertrend}", bank -> bank.trueRanges.supertrendDirection()),
        new AnalysisColumn("psar", bank -> bank.barRanges.parabolicSar.value()),
        new AnalysisColumn(
                "ichimoku_conversion{ichimoku_conversion}",
                bank -> bank.barRanges.ichimoku.conversion()),
        new AnalysisColumn("ichimoku_base{ichimoku_base}", bank -> bank.barRanges.ichimoku.base()),
        new AnalysisColumn("ichimoku_span_a", bank -> bank.barRanges.ichimoku.cloudA()),
        new AnalysisColumn("ichimoku_span_b", bank -> bank.barRanges.ichimoku.cloudB()),
        new AnalysisColumn("ichimoku_leading_a", bank -> bank.barRanges.ichimoku.leadingA()),
        new AnalysisColumn("ichimoku_leading_b", bank -> bank.barRanges.ichimoku.leadingB()),
        new AnalysisColumn("frama{frama}", bank -> bank.barRanges.frama.value()),
        new AnalysisColumn("hurst{hurst}", bank -> bank.hurst.value()),
        new AnalysisColumn("adaptive_ema", bank -> bank.trueRanges.adaptiveEma()),
        new AnalysisColumn("volatility_ratio", bank -> bank.core().volatilityRatio())
    };

    /* In the order of the table, which never changes. */
    static AnalysisColumn[] table() {
        return TABLE.clone();
    }

    double read(AnalysisBank bank) {
        return reader.applyAsDouble(bank);
    }

    String name(AnalysisSettings settings) {
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
