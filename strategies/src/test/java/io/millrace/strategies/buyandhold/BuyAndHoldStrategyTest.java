package io.millrace.strategies.buyandhold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateHash;
import io.millrace.strategies.testing.HandMadeContext;
import io.millrace.strategies.testing.Report;

import org.junit.jupiter.api.Test;

import java.util.Map;

final class BuyAndHoldStrategyTest {

    private final HandMadeContext context = new HandMadeContext();
    private final Wanted wanted = new Wanted();

    private static Strategy strategy(Map<String, Double> given, int instruments, int chosen) {
        BuyAndHoldProvider provider = new BuyAndHoldProvider();
        StrategyValues values = new StrategyValues(provider.settings(), given);
        return provider.create(values, instruments, chosen);
    }

    private String answer(Strategy strategy) {
        strategy.onBar(context.bar(100), wanted.hold());
        return wanted.action() + " " + wanted.reason();
    }

    private static String hash(Strategy strategy) {
        StateHash hash = new StateHash();
        strategy.save(hash);
        return hash.toHex();
    }

    @Test
    void shouldBuyOnTheFirstBarAndUntilItTraded() {
        Strategy strategy = strategy(Map.of(), 1, 1);
        assertTrue(strategy.isReady(context));
        assertEquals("ENTER_LONG BUY_AND_HOLD", answer(strategy));
        assertEquals(SizeRequest.TARGET_WEIGHT, wanted.request());
        assertEquals(FixedPoint.ONE, wanted.requestValue());
        assertEquals(FixedPoint.NONE, wanted.stopPrice());
        assertEquals("ENTER_LONG BUY_AND_HOLD", answer(strategy));
        context.busy(true);
        assertEquals("HOLD ORDER_PENDING", answer(strategy));

        String before = hash(strategy);
        strategy.onExecution(Report.entry(100, 1, 1));
        context.busy(false).hold(1, 100, Double.NaN);
        assertEquals("HOLD NO_SIGNAL", answer(strategy));
        assertNotEquals(before, hash(strategy));
        context.hold(0, 0, Double.NaN);
        assertEquals("HOLD NO_SIGNAL", answer(strategy), "not bought twice");
    }

    @Test
    void shouldDivideTheWeightOverTheInstrumentsItIsAskedAbout() {
        answer(strategy(Map.of("weight", 0.9), 3, 3));
        assertEquals(30_000_000, wanted.requestValue());
        answer(strategy(Map.of("weight", 0.9), 3, 2));
        assertEquals(45_000_000, wanted.requestValue());
    }

    @Test
    void shouldBringAStopWhereOneIsAskedFor() {
        answer(strategy(Map.of("stop", 0.1), 1, 1));
        assertEquals(FixedPoint.fromDouble(90), wanted.stopPrice());
    }

    @Test
    void shouldAskForTheWeightOnEveryBarWhenItRebalances() {
        Strategy strategy = strategy(Map.of("rebalance", 1.0, "weight", 0.5), 1, 1);
        strategy.onExecution(Report.entry(100, 1, 1));
        context.hold(1, 100, Double.NaN);

        assertEquals("ENTER_LONG REBALANCE", answer(strategy));
        assertEquals(50_000_000, wanted.requestValue());
    }
}
