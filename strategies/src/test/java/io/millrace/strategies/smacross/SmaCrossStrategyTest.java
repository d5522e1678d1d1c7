package io.millrace.strategies.smacross;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateHash;
import io.millrace.strategies.testing.HandMadeContext;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class SmaCrossStrategyTest {

    private final HandMadeContext context = new HandMadeContext();
    private final Wanted wanted = new Wanted();
    private final Strategy strategy = strategy(2, 3);

    private static Strategy strategy(double fast, double slow) {
        SmaCrossProvider provider = new SmaCrossProvider();
        Map<String, Double> given = Map.of("fast", fast, "slow", slow);
        return provider.create(new StrategyValues(provider.settings(), given), 1);
    }

    private String answer(double close) {
        strategy.onBar(context.bar(close), wanted.hold());
        return wanted.action() + " " + wanted.reason();
    }

    private List<String> answers(double... closes) {
        List<String> answers = new ArrayList<>();
        for (double close : closes) {
            answers.add(answer(close));
        }
        return answers;
    }

    /**
     * Fast averages of 2: 9.5, 8.5, 8.5, 10, 11.5, 11, 9; slow ones of 3: 9, 8.67, 9.33, 10.67, 11,
     * 10.
     */
    @Test
    void shouldEnterAndLeaveWhenTheAveragesCross() {
        String hold = "HOLD NO_SIGNAL";
        assertEquals(List.of(hold, hold, hold, hold), answers(10, 9, 8, 9));

        assertEquals("ENTER_LONG CROSS_UP", answer(11));
        assertEquals(28.0 / 3, wanted.trigger());
        assertEquals(FixedPoint.fromDouble(10.78), wanted.stopPrice());
        assertEquals(SizeRequest.TARGET_WEIGHT, wanted.request());
        assertEquals(FixedPoint.fromDouble(0.1), wanted.requestValue());

        context.hold(5, 11, 10.78);
        assertEquals(List.of(hold, hold), answers(12, 10));
        assertEquals("EXIT CROSS_DOWN", answer(8));
        assertEquals(10.0, wanted.trigger());
        assertEquals("EXIT CROSS_DOWN", answer(7));
    }

    @Test
    void shouldNotEnterWhenTheFastAverageWasAboveFromTheStart() {
        for (String answer : answers(1, 2, 3, 4, 5, 6)) {
            assertEquals("HOLD NO_SIGNAL", answer);
        }
    }

    @Test
    void shouldEnterWhenTheAveragesOnlyTouchedBefore() {
        assertEquals(
                List.of("HOLD NO_SIGNAL", "HOLD NO_SIGNAL", "HOLD NO_SIGNAL"), answers(10, 10, 10));
        assertEquals("ENTER_LONG CROSS_UP", answer(10.5));
    }

    @Test
    void shouldBeReadyWhenTheSlowAverageIs() {
        answers(1, 2);
        assertEquals(false, strategy.isReady(context));
        answers(3);
        assertEquals(true, strategy.isReady(context));
    }

    @Test
    void shouldWaitWhenAnOrderIsUnderWay() {
        answers(10, 9, 8, 9);
        context.busy(true);

        assertEquals("HOLD ORDER_PENDING", answer(11));
    }

    @Test
    void shouldNeverSellShortWhenTheFastAverageFalls() {
        answers(8, 9, 10, 11);

        assertEquals("HOLD NO_SIGNAL", answer(5));
        assertEquals(Action.HOLD, wanted.action());
    }

    @Test
    void shouldRefuseWhenTheFastAverageIsNotShorter() {
        assertEquals(
                "fast is 30 and slow is 30; fast must be below slow",
                assertThrows(IllegalArgumentException.class, () -> strategy(30, 30)).getMessage());
    }

    @Test
    void shouldHashEveryClose() {
        String before = hash();
        answer(10);
        String one = hash();
        answer(10);

        assertNotEquals(before, one);
        assertNotEquals(one, hash());
    }

    private String hash() {
        StateHash hash = new StateHash();
        strategy.save(hash);
        return hash.toHex();
    }
}
