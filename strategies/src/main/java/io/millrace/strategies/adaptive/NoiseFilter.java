package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.StrategyContext;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.state.DecisionReason;

/** Names what stands against an entry, in a fixed order; the first finding counts. */
final class NoiseFilter {

    private final AdaptiveSettings.Noise settings;

    NoiseFilter(AdaptiveSettings.Noise settings) {
        this.settings = settings;
    }

    /**
     * First block of an entry on this bar, {@link DecisionReason#NO_SIGNAL} when there is none.
     * Volume is not judged where the source has none. A spread below zero, of crossed quotes,
     * blocks as well.
     */
    DecisionReason block(StrategyContext context, boolean breakout) {
        IndicatorBank bank = context.indicators();
        double ratio = bank.spreadVolatility(context.spread(), context.timeframe().lengthNs());
        if (!(ratio >= 0 && ratio <= settings.spread())) {
            return DecisionReason.SPREAD_TOO_WIDE;
        }
        if (context.instrument().hasVolume()) {
            double average = bank.averageVolume();
            if (!(context.volume() > settings.volume() * average)) {
                return DecisionReason.VOLUME_TOO_LOW;
            }
            if (breakout && !(context.volume() > settings.breakoutVolume() * average)) {
                return DecisionReason.BREAKOUT_VOLUME_TOO_LOW;
            }
        }
        double gap = Math.abs(context.open() - bank.previousClose()) / bank.previousClose();
        return gap > settings.gap() ? DecisionReason.OPENING_GAP : DecisionReason.NO_SIGNAL;
    }
}
