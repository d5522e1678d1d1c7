package io.millrace.risk;

import io.millrace.risk.book.Funds;

import java.util.List;

/**
 * What a risk stage is made from.
 *
 * @param limits what may be done
 * @param strategies who asks, in the order of their numbers; at least one
 * @param policy how orders are looked after
 * @param funds what the account begins with
 */
public record RiskSettings(
        RiskLimits limits, List<StrategyLimits> strategies, OrderPolicy policy, Funds funds) {

    /** Checks that somebody asks. */
    public RiskSettings {
        strategies = List.copyOf(strategies);
        if (strategies.isEmpty()) {
            throw new IllegalArgumentException("strategies: there is none; name at least one");
        }
    }
}
