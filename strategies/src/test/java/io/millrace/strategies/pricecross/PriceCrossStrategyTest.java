package io.millrace.strategies.pricecross;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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

    private String hash() {
        StateHash hash = new StateHash();
        strategy.save(hash);
        return hash.toHex();
    }
}
