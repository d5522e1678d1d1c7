package io.millrace.strategies.pricecross;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateHash;
import io.millrace.strategies.testing.HandMadeContext;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class PriceCrossStrategyTest {

    private static final String HOLD = "HOLD NO_SIGNAL";

    private final HandMadeContext context = new HandMadeContext();
    private final Wanted wanted = new Wanted();
    private final Strategy strategy = strategy(Map.of("period", 2.0));

    private static Strategy strategy(Map<String, Double> given) {
        PriceCrossProvider provider = new PriceCrossProvider();
        return provider.create(new StrategyValues(provider.settings(), given), 1);
    }

    private List<String> answers(Strategy asked, double... closes) {
        List<String> answers = new ArrayList<>();
        for (double close : closes) {
            asked.onBar(context.bar(close), wanted.hold());
            answers.add(wanted.action() + " " + wanted.reason());
        }
        return answers;
    }

    /** Averages of 2: 9.5, 9, 10.5, 12.5, 11, 8.5. */
    @Test
    void shouldEnterAndLeaveWhenTheCloseCrossesTheAverage() {
        assertEquals(List.of(HOLD, HOLD, HOLD), answers(strategy, 10, 9, 9));
        assertEquals(List.of("ENTER_LONG PRICE_ABOVE"), answers(strategy, 12));
        assertEquals(10.5, wanted.trigger());
        assertEquals(FixedPoint.fromDouble(12 * 0.98), wanted.stopPrice());
        assertEquals(SizeRequest.TARGET_WEIGHT, wanted.request());
        assertEquals(10_000_000, wanted.requestValue());

        context.hold(5, 12, 11);
        assertEquals(List.of(HOLD), answers(strategy, 13));
        assertEquals(List.of("EXIT PRICE_BELOW"), answers(strategy, 9));
        assertEquals(11.0, wanted.trigger());
        assertEquals(List.of("EXIT PRICE_BELOW"), answers(strategy, 8));
    }

    @Test
    void shouldNotEnterWhenTheCloseWasAboveFromTheStart() {
        assertEquals(List.of(HOLD, HOLD, HOLD, HOLD), answers(strategy, 1, 2, 3, 4));
    }

    @Test
    void shouldEnterAfterATouchOnlyFromBelow() {
        assertEquals(
                List.of(HOLD, HOLD, HOLD, "ENTER_LONG PRICE_ABOVE"),
                answers(strategy, 10, 9, 9, 9.5));
        Strategy above = strategy(Map.of("period", 2.0));
        assertEquals(List.of(HOLD, HOLD, HOLD, HOLD), answers(above, 9, 10, 10, 10.5));
    }

    @Test
    void shouldAskForUnitsAndNoStopWhereThatIsAskedFor() {
        Strategy one = strategy(Map.of("period", 2.0, "size", 1.0, "stop", 0.0));
        answers(one, 10, 9, 12);

        assertEquals(SizeRequest.FIXED_SIZE, wanted.request());
        assertEquals(FixedPoint.ONE, wanted.requestValue());
        assertEquals(FixedPoint.NONE, wanted.stopPrice());
    }

    @Test
    void shouldBeReadyWhenTheAverageIsAndHashEveryClose() {
        answers(strategy, 10);
        assertEquals(false, strategy.isReady(context));
        String before = hash();
        answers(strategy, 10);
        assertEquals(true, strategy.isReady(context));
        assertNotEquals(before, hash());
        context.busy(true);
        assertEquals(List.of("HOLD ORDER_PENDING"), answers(strategy, 11));
    }

    /**
     * Ranges of 2 in closes that fall by 1, then 100, 1 and 26: ATRs of 2 are 2, 51, 26 and 26, in
     * units of their mean of 2 they are 1, 1.92, 0.68 and 1. So 10, 7, 13 and 10 closes count.
     */
    @Test
    void shouldFollowVolatilityWithItsPeriodWhereThatIsAskedFor() {
        Strategy adapted = strategy(Map.of("period", 10.0, "adapt", 1.0));
        context.hold(5, 100, 50);
        for (int close = 100; close > 88; close--) {
            assertEquals(List.of(HOLD), answers(adapted, close));
            assertEquals(false, adapted.isReady(context));
        }
        assertEquals(List.of("EXIT PRICE_BELOW"), answers(adapted, 88));
        assertEquals(true, adapted.isReady(context));
        assertEquals("NORMAL 92.5", level());

        adapted.onBar(context.bar(88, 187, 87, 87, 10), wanted.hold());
        assertEquals("HIGH 90.0", level());
        adapted.onBar(context.bar(87, 87, 86, 86, 10), wanted.hold());
        assertEquals("LOW 92.0", level());
        adapted.onBar(context.bar(86, 111, 85, 85, 10), wanted.hold());
        assertEquals("NORMAL 89.5", level());
    }

    @Test
    void shouldRefuseAPeriodWhoseLongerFormIsNotKept() {
        strategy(Map.of("period", 385.0, "adapt", 1.0));
        strategy(Map.of("period", 386.0));
        Map<String, Double> long386 = Map.of("period", 386.0, "adapt", 1.0);

        assertEquals(
                "period is 386 and adapt is true; period must then be at most 385",
                assertThrows(IllegalArgumentException.class, () -> strategy(long386)).getMessage());
    }

    private String level() {
        return context.indicators().volatilityState() + " " + wanted.trigger();
    }

    private String hash() {
        StateHash hash = new StateHash();
        strategy.save(hash);
        return hash.toHex();
    }
}
