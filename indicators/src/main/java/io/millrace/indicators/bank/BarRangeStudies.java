package io.millrace.indicators.bank;

import static io.millrace.indicators.bank.AnalysisSetting.*;

import io.millrace.indicators.average.FramaFollower;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.momentum.Stochastic;
import io.millrace.indicators.momentum.WilliamsR;
import io.millrace.indicators.trend.AroonFollower;
import io.millrace.indicators.trend.IchimokuFollower;
import io.millrace.indicators.trend.ParabolicSar;
import io.millrace.indicators.window.RangeSpan;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** The part of {@link AnalysisBank} that reads highs and lows: one window for all. */
final class BarRangeStudies {

    final Sma stochasticK;
    final Sma stochasticD;
    final AroonFollower aroon;
    final IchimokuFollower ichimoku;
    final FramaFollower frama;
    final ParabolicSar parabolicSar;

    private final int stochasticPeriod;
    private final int williamsPeriod;
    private final int donchianPeriod;
    private final RangeWindow bars;
    private final RangeSpan stochasticBars;
    private final RangeSpan williamsBars;
    private final RangeSpan donchianBars;
    private double williamsR = Double.NaN;
    private double donchianUpper = Double.NaN;
    private double donchianLower = Double.NaN;

    BarRangeStudies(AnalysisSettings settings) {
        stochasticPeriod = settings.whole(STOCH);
        williamsPeriod = settings.whole(WILLR);
        donchianPeriod = settings.whole(DONCHIAN);
        stochasticK = new Sma(settings.whole(STOCH_K));
        stochasticD = new Sma(settings.whole(STOCH_D));
        parabolicSar = new ParabolicSar(settings.number(PSAR_STEP), settings.number(PSAR_MAX));
        bars = new RangeWindow(longest(settings));
        stochasticBars = bars.span(stochasticPeriod, 0);
        williamsBars = bars.span(williamsPeriod, 0);
        donchianBars = bars.span(donchianPeriod, 0);
        aroon = new AroonFollower(bars, settings.whole(AROON));
        ichimoku =
                new IchimokuFollower(
                        bars,
                        settings.whole(ICHIMOKU_CONVERSION),
                        settings.whole(ICHIMOKU_BASE),
                        settings.whole(ICHIMOKU_SPAN));
        frama = new FramaFollower(bars, settings.whole(FRAMA));
    }

    void update(double high, double low, double close) {
        // The channel is that of the bars before this one.
        if (bars.has(donchianPeriod)) {
            donchianUpper = donchianBars.highest();
            donchianLower = donchianBars.lowest();
        }
        bars.add(high, low);
        oscillate(close);
        aroon.update(high, low);
        ichimoku.update();
        frama.update((high + low) / 2.0);
        parabolicSar.update(high, low);
    }

    double williamsR() {
        return williamsR;
    }

    double donchianUpper() {
        return donchianUpper;
    }

    double donchianMiddle() {
        return (donchianUpper + donchianLower) / 2.0;
    }

    double donchianLower() {
        return donchianLower;
    }

    void reset() {
        bars.reset();
        stochasticK.reset();
        stochasticD.reset();
        aroon.reset();
        ichimoku.reset();
        frama.reset();
        parabolicSar.reset();
        williamsR = Double.NaN;
        donchianUpper = Double.NaN;
        donchianLower = Double.NaN;
    }

    void save(StateSink sink) {
        bars.save(sink);
        stochasticK.save(sink);
        stochasticD.save(sink);
        ichimoku.save(sink);
        frama.save(sink);
        parabolicSar.save(sink);
        sink.putDouble(williamsR);
        sink.putDouble(donchianUpper);
        sink.putDouble(donchianLower);
    }

    void load(StateSource source) {
        bars.load(source);
        stochasticK.load(source);
        stochasticD.load(source);
        ichimoku.load(source);
        frama.load(source);
        parabolicSar.load(source);
        williamsR = source.takeDouble();
        donchianUpper = source.takeDouble();
        donchianLower = source.takeDouble();
        aroon.restore();
    }

    private void oscillate(double close) {
        if (bars.has(williamsPeriod)) {
            williamsR = WilliamsR.of(close, williamsBars.highest(), williamsBars.lowest());
        }
        if (bars.has(stochasticPeriod)) {
            smooth(Stochastic.position(close, stochasticBars.highest(), stochasticBars.lowest()));
        }
    }

    private void smooth(double position) {
        stochasticK.update(position);
        if (stochasticK.isWarm()) {
            stochasticD.update(stochasticK.value());
        }
    }

    private static int longest(AnalysisSettings settings) {
        int longest = Math.max(settings.whole(STOCH), settings.whole(WILLR));
        longest = Math.max(longest, settings.whole(DONCHIAN) + 1);
        longest = Math.max(longest, settings.whole(AROON) + 1);
        longest = Math.max(longest, settings.whole(ICHIMOKU_SPAN));
        return Math.max(longest, settings.whole(FRAMA));
    }
}
