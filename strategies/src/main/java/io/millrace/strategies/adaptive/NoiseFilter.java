package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.DecisionReason;

/**
 * Names what stands against an entry, in a fixed order; the first finding counts and is written
 * into the answer with its operands. Checks of volume are left out where the source has none.
 */
final class NoiseFilter {

    private static final double SECOND_NS = 1e9;

    private final AdaptiveSettings.Noise settings;

    NoiseFilter(AdaptiveSettings.Noise settings) {
        this.settings = settings;
    }

    /** Blocks an entry that should not be made on this bar; leaves any other as it is. */
    void judge(StrategyContext context, boolean breakout, Wanted wanted) {
        if (!spread(context, wanted) && !volume(context, breakout, wanted)) {
            boolean closing = session(context, wanted);
            if (!closing) {
                gap(context, wanted);
            }
        }
    }

    /** A spread below zero, of crossed quotes, blocks as well. */
    private boolean spread(StrategyContext context, Wanted wanted) {
        IndicatorBank bank = context.indicators();
        double ratio = bank.spreadVolatility(context.spread(), context.timeframe().lengthNs());
        if (!(ratio >= 0 && ratio <= settings.spread())) {
            wanted.blockedBy(DecisionReason.SPREAD_TOO_WIDE, ratio, settings.spread());
            return true;
        }
        if (context.isIlliquid() && ratio > settings.illiquidSpread()) {
            wanted.blockedBy(
                    DecisionReason.SPREAD_TOO_WIDE_ILLIQUID, ratio, settings.illiquidSpread());
            return true;
        }
        return false;
    }

    private boolean volume(StrategyContext context, boolean breakout, Wanted wanted) {
        if (!context.instrument().hasVolume()) {
            return false;
        }
        double average = context.indicators().averageVolume();
        double least = settings.volume() * average;
        if (!(context.volume() > least)) {
            wanted.blockedBy(DecisionReason.VOLUME_TOO_LOW, context.volume(), least);
            return true;
        }
        double leastOfBreakout = settings.breakoutVolume() * average;
        if (breakout && !(context.volume() > leastOfBreakout)) {
            wanted.blockedBy(
                    DecisionReason.BREAKOUT_VOLUME_TOO_LOW, context.volume(), leastOfBreakout);
            return true;
        }
        return false;
    }

    /** Operands in seconds. */
    private boolean session(StrategyContext context, Wanted wanted) {
        long leftNs = context.nsToClose();
        double left = leftNs / SECOND_NS;
        double least = settings.closingMinutes() * 60;
        boolean closing = leftNs != SessionCalendar.NEVER && left <= least;
        if (closing) {
            wanted.blockedBy(DecisionReason.SESSION_CLOSING, left, least);
        }
        return closing;
    }

    private void gap(StrategyContext context, Wanted wanted) {
        double before = context.indicators().previousClose();
        double gap = Math.abs(context.open() - before) / before;
        if (gap > settings.gap()) {
            wanted.blockedBy(DecisionReason.OPENING_GAP, gap, settings.gap());
        }
    }
}
