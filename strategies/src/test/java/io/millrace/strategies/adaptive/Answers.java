package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;

import java.util.HashMap;
import java.util.Map;

/** Makes strategies, and tells their answers in words. */
final class Answers {

    private Answers() {}

    /** No average volume is asked for; the rest is standard. */
    static Map<String, Double> quiet() {
        Map<String, Double> given = new HashMap<>();
        given.put("min_volume", 0.0);
        given.put("min_breakout_volume", 0.0);
        return given;
    }

    static Strategy strategy(Map<String, Double> given) {
        return new AdaptiveProvider().create(new StrategyValues(AdaptiveSettings.ALL, given), 1);
    }

    static Strategy strategy() {
        return strategy(quiet());
    }

    static Strategy strategy(String key, double value) {
        Map<String, Double> given = quiet();
        given.put(key, value);
        return strategy(given);
    }

    static Wanted ask(Strategy strategy, StrategyContext context) {
        Wanted wanted = new Wanted();
        strategy.onBar(context, wanted);
        return wanted;
    }

    /** Action, reason and block. */
    static String text(Strategy strategy, StrategyContext context) {
        Wanted wanted = ask(strategy, context);
        return wanted.action()
                + " "
                + wanted.reason()
                + (wanted.isBlocked() ? " blocked by " + wanted.block() : "");
    }
}
