package io.millrace.strategies.adaptive;

import io.millrace.model.state.Regime;

/** By which rules, and in which regime, a position was opened. */
enum Opening {
    /** There is none, or another hand opened it. */
    NONE(Regime.UNKNOWN, Regime.UNKNOWN),
    /** A trend entry while the market trended. */
    TREND(Regime.TREND, Regime.TREND),
    /** A mean-reversion entry while the market swung around a mean. */
    REVERSION(Regime.MEAN_REVERSION, Regime.MEAN_REVERSION),
    /** A trend entry in a neutral market. */
    NEUTRAL_TREND(Regime.TREND, Regime.NEUTRAL),
    /** A mean-reversion entry in a neutral market. */
    NEUTRAL_REVERSION(Regime.MEAN_REVERSION, Regime.NEUTRAL);

    private final Regime rules;
    private final Regime market;

    Opening(Regime rules, Regime market) {
        this.rules = rules;
        this.market = market;
    }

    static Opening of(Regime rules, Regime market) {
        if (market == Regime.NEUTRAL) {
            return rules == Regime.TREND ? NEUTRAL_TREND : NEUTRAL_REVERSION;
        }
        return rules == Regime.TREND ? TREND : REVERSION;
    }

    /** Rules that the position keeps. */
    Regime rules() {
        return rules;
    }

    /** Regime at the entry, whose weight the result counts for. */
    Regime market() {
        return market;
    }
}
