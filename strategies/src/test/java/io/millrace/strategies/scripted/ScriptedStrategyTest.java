package io.millrace.strategies.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.OrderPlan;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.TimeInForce;
import io.millrace.strategies.testing.HandMadeContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

final class ScriptedStrategyTest {

    private static final String SCRIPT =
            """
            # bar symbol action key=value
            1970-01-01T00:00:00Z I0 long size=2 limit=99.5 stop=95 target=110 tif=day confidence=70
            1970-01-01T00:00:00Z I1 exit

            1970-01-01T00:01:00Z I0 short weight=0.25 trigger=98 trail=3 seconds=90 ladder chase
            1970-01-01T00:02:00Z I0 exit size=1 limit=101
            1970-01-01T00:03:00Z I0 stop price=97
            1970-01-01T00:04:00Z I0 cancel
            1970-01-01T00:05:00Z I0 reprice price=99.75
            1970-01-01T00:06:00Z I1 exit
            """;

    private final HandMadeContext context = new HandMadeContext().bar(100);
    private final Wanted wanted = new Wanted();

    private static Strategy strategy(String script) {
        ScriptedProvider provider = new ScriptedProvider();
        return provider.create(
                new StrategyValues(provider.settings(), Map.of(), Map.of("script", script)), 1);
    }

    private String answer(long minute) {
        context.barStartNs(minute * 60_000_000_000L);
        strategy(SCRIPT).onBar(context, wanted.hold());
        return wanted.action() + " " + wanted.reason();
    }

    @Test
    void shouldWantWhatTheRowOfTheBarSays() {
        assertEquals("ENTER_LONG SCRIPTED", answer(0));
        assertEquals(SizeRequest.FIXED_SIZE, wanted.request());
        assertEquals(2 * FixedPoint.ONE, wanted.requestValue());
        assertEquals(FixedPoint.fromDouble(99.5), wanted.entryPrice());
        assertEquals(FixedPoint.fromDouble(95), wanted.stopPrice());
        assertEquals(FixedPoint.fromDouble(110), wanted.targetPrice());
        assertEquals(70, wanted.confidence());
        assertEquals(TimeInForce.DAY, wanted.plan().timeInForce());

        assertEquals("ENTER_SHORT SCRIPTED", answer(1));
        OrderPlan plan = wanted.plan();
        assertEquals(SizeRequest.TARGET_WEIGHT, wanted.request());
        assertEquals(OrderType.STOP, plan.type(wanted.entryPrice()));
        assertEquals(FixedPoint.fromDouble(98), plan.triggerPrice());
        assertEquals(3 * FixedPoint.ONE, plan.trail());
        assertEquals(90_000_000_000L, plan.validNs());
        assertTrue(plan.isLadder() && plan.isChase());

        assertEquals("EXIT SCRIPTED", answer(2));
        assertEquals(FixedPoint.ONE, wanted.requestValue());
        assertEquals(FixedPoint.fromDouble(101), wanted.entryPrice());
        assertEquals("MOVE_STOP STOP_RATCHET", answer(3));
        assertEquals(FixedPoint.fromDouble(97), wanted.stopPrice());
        assertEquals("CANCEL SCRIPTED", answer(4));
        assertEquals("REPRICE SCRIPTED", answer(5));
        assertEquals("HOLD NO_SIGNAL", answer(6));
        assertEquals("HOLD NO_SIGNAL", answer(7));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-01-15T00:00:00Z I0|it must have a bar's start, a symbol and an action",
                "yesterday I0 exit|yesterday is no time; write it as 2022-01-15T00:05:00Z",
                "2022-01-15T00:00:00Z I0 buy|action must be one of long, short, exit, stop,"
                        + " cancel, reprice",
                "2022-01-15T00:00:00Z I0 long|an entry must have size, weight or risk",
                "2022-01-15T00:00:00Z I0 long size=x|size is \"x\", no number",
                "2022-01-15T00:00:00Z I0 long size=0|size is 0; it must be above 0 and below 1e10",
                "2022-01-15T00:00:00Z I0 long tif=x|tif must be one of gtc, ioc, fok, day",
                "2022-01-15T00:00:00Z I0 stop|it must have price",
                "2022-01-15T00:00:00Z I0 long size=1 confidence=101|confidence must be from 1 to"
                        + " 100",
                "2021-01-15T00:00:00Z I0 exit|it is earlier than the row before; rows go by time",
                "2022-01-14T00:00:00Z I0 exit|there is a row of this bar and symbol already",
            })
    void shouldNameTheRowThatIsWrong(String row, String message) {
        String script = "2022-01-14T00:00:00Z I0 exit\n\n" + row;
        assertEquals(
                "script row 3 (" + row + "): " + message,
                assertThrows(IllegalArgumentException.class, () -> strategy(script)).getMessage());
    }
}
