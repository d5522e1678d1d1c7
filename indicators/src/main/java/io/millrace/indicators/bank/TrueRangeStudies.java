package io.millrace.indicators.bank;

import static io.millrace.indicators.bank.AnalysisSetting.*;

import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.WilderAverage;
import io.millrace.indicators.trend.SupertrendFollower;
import io.millrace.indicators.volatility.AdaptiveEma;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** The part of {@link AnalysisBank} that reads true ranges the core has computed. */
final class TrueRangeStudies {

    final SupertrendFollower supertrend;

    private final double keltnerMultiplier;
    private final Ema keltnerMiddle;
    private final WilderAverage keltnerRange;
    private final WilderAverage supertrendRange;
    private final boolean isShared;
    private boolean hasPrevious;
    private double adaptiveEma = Double.NaN;

    TrueRangeStudies(AnalysisSettings settings) {
        keltnerMultiplier = settings.number(KELTNER_MULTIPLIER);
        keltnerMiddle = new Ema(settings.whole(KELTNER));
        keltnerRange = new WilderAverage(settings.whole(KELTNER_ATR));
        supertrendRange = new WilderAverage(settings.whole(SUPERTREND));
        isShared = settings.whole(SUPERTREND) == settings.whole(KELTNER_ATR);
        supertrend = new SupertrendFollower(settings.number(SUPERTREND_MULTIPLIER));
    }

    void update(double middle, double close, TrueRangeIndicators core) {
        keltnerMiddle.update(close);
        double range = Double.NaN;
        // The first true range, which knows no previous close, enters no ATR.
        if (hasPrevious) {
            double trueRange = core.trueRange();
            range = keltnerRange.update(trueRange);
            range = isShared ? range : supertrendRange.update(trueRange);
        }
        hasPrevious = true;
        supertrend.update(middle, close, range);
        adaptiveEma = AdaptiveEma.next(adaptiveEma, close, core.average.ratio());
    }

    double adaptiveEma() {
        return adaptiveEma;
    }

    double keltnerMiddle() {
        boolean isWarm = keltnerMiddle.isWarm() && keltnerRange.isWarm();
        return isWarm ? keltnerMiddle.value() : Double.NaN;
    }

    double keltnerUpper() {
        return keltnerMiddle() + keltnerMultiplier * keltnerRange.value();
    }

    double keltnerLower() {
        return keltnerMiddle() - keltnerMultiplier * keltnerRange.value();
    }

    /* 1 with the line under the price, -1 with the line above it, NaN before the line is there. */
    double supertrendDirection() {
        if (Double.isNaN(supertrend.value())) {
            return Double.NaN;
        }
        return supertrend.isRising() ? 1.0 : -1.0;
    }

    void reset() {
        keltnerMiddle.reset();
        keltnerRange.reset();
        supertrendRange.reset();
        supertrend.reset();
        hasPrevious = false;
        adaptiveEma = Double.NaN;
    }

    void save(StateSink sink) {
        keltnerMiddle.save(sink);
        keltnerRange.save(sink);
        supertrendRange.save(sink);
        supertrend.save(sink);
        sink.putBoolean(hasPrevious);
        sink.putDouble(adaptiveEma);
    }

    void load(StateSource source) {
        keltnerMiddle.load(source);
        keltnerRange.load(source);
        supertrendRange.load(source);
        supertrend.load(source);
        hasPrevious = source.takeBoolean();
        adaptiveEma = source.takeDouble();
    }
}
