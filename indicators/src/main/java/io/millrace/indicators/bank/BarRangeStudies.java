package io.millrace.indicators.bank;

import static io.millrace.indicators.bank.AnalysisSetting.*;

import io.millrace.indicators.average.FramaFollower;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.momentum.Stochastic;
import io.millrace.indicators.momentum.WilliamsR;
import io.millrace.indicators.trend.AroonFollower;
import io.millrace.indicators.trend.IchimokuFollower;
import io.millrace.indicators.trend.ParabolicSar;
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
    private final boolean isRangeShared;
    private final int donchianPeriod;
    private final RangeWindow bars;
    private double williamsR = Double.NaN;
    private double donchianUpper = Double.NaN;
    private double donchianLower = Double.NaN;

    BarRangeStudies(AnalysisSettings settings) {
        stochasticPeriod = settings.whole(STOCH);
        williamsPeriod = settings.whole(WILLR);
        isRangeShared = williamsPeriod == stochasticPeriod;
        donchianPeriod = settings.whole(DONCHIAN);
        stochasticK = new Sma(settings.whole(STOCH_K));
        stochasticD = new Sma(settings.whole(STOCH_D));
        aroon = new AroonFollower(settings.whole(AROON));
        ichimoku =
                new IchimokuFollower(
                        settings.whole(ICHIMOKU_CONVERSION),
                        settings.whole(ICHIMOKU_BASE),
                        settings.whole(ICHIMOKU_SPAN));
        frama = new FramaFollower(settings.whole(FRAMA));
        parabolicSar = new ParabolicSar(settings.number(PSAR_STEP), settings.number(PSAR_MAX));
        int longest = Math.max(Math.max(stochasticPeriod, williamsPeriod), donchianPeriod + 1);
        longest = Math.max(longest, settings.whole(AROON) + 1);
        longest = Math.max(longest, settings.whole(ICHIMOKU_SPAN));
        bars = new RangeWindow(Math.max(longest, settings.whole(FRAMA)));
    }

    void update(double high, double low, double close) {
        bars.add(high, low);
        oscillate(close);
        if (bars.has(donchianPeriod + 1)) {
            donchianUpper = bars.highest(donchianPeriod, 1);
            donchianLower = bars.lowest(donchianPeriod, 1);
        }
        aroon.update(bars, high, low);
        ichimoku.update(bars);
        frama.update(bars, (high + low) / 2.0);
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
        aroon.restore(bars);
    }

    private void oscillate(double close) {
        if (bars.has(williamsPeriod)) {
            double highest = bars.highest(williamsPeriod);
            double lowest = bars.lowest(williamsPeriod);
            williamsR = WilliamsR.of(close, highest, lowest);
            if (isRangeShared) {
                smooth(close, highest, lowest);
            }
        }
        if (!isRangeShared && bars.has(stochasticPeriod)) {
            smooth(close, bars.highest(stochasticPeriod), bars.lowest(stochasticPeriod));
        }
    }

    private void smooth(double close, double highest, double lowest) {
        stochasticK.update(Stochastic.position(close, highest, lowest));
        if (stochasticK.isWarm()) {
            stochasticD.update(stochasticK.value());
        }
    }
}
