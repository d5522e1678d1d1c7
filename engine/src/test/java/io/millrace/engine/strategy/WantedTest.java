package io.millrace.engine.strategy;

import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WantedTest {

    private final Wanted wanted = new Wanted();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "100, 10000000000",
        "0.00000001, 1",
        "0.000000014, 1",
        "0.000000004, -9223372036854775808",
        "0, -9223372036854775808",
        "-0.0, -9223372036854775808",
        "-1, -9223372036854775808",
        "NaN, -9223372036854775808",
        "Infinity, -9223372036854775808",
        "-Infinity, -9223372036854775808",
        "1e300, -9223372036854775808",
    })
    void shouldCountAPriceAsAbsentWhenItIsNotFiniteAndAboveZero(double price, long expected) {
        wanted.enter(Side.BUY, DecisionReason.CROSS_UP).stop(price).target(price).limit(price);

        assertEquals(expected, wanted.stopPrice());
        assertEquals(expected, wanted.targetPrice());
        assertEquals(expected, wanted.entryPrice());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "0.01, 1000000",
        "-0.01, -1000000",
        "0, 0",
        "NaN, -9223372036854775808",
        "Infinity, -9223372036854775808",
    })
    void shouldAskForNoNumberWhenTheRequestIsNone(double value, long expected) {
        assertEquals(expected, wanted.riskFraction(value).requestValue());
        assertEquals(SizeRequest.RISK_FRACTION, wanted.request());
        assertEquals(expected, wanted.targetWeight(value).requestValue());
        assertEquals(SizeRequest.TARGET_WEIGHT, wanted.request());
        assertEquals(expected, wanted.fixedSize(value).requestValue());
        assertEquals(SizeRequest.FIXED_SIZE, wanted.request());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void shouldMoveNothingWhenTheStopIsNoPrice(double price) {
        wanted.moveStop(price);

        assertEquals(Action.HOLD, wanted.action());
        assertEquals(NONE, wanted.stopPrice());
    }

    @Test
    void shouldMoveTheStopWhenItIsAPrice() {
        wanted.moveStop(97);

        assertEquals(Action.MOVE_STOP, wanted.action());
        assertEquals(DecisionReason.STOP_RATCHET, wanted.reason());
        assertEquals(9_700_000_000L, wanted.stopPrice());
    }

    @Test
    void shouldForgetEverythingWhenItHolds() {
        wanted.enter(Side.SELL, DecisionReason.OVERBOUGHT)
                .mode(Regime.TREND)
                .blockedBy(DecisionReason.OPENING_GAP, 3, 2)
                .trigger(3)
                .limit(1)
                .stop(2)
                .target(3)
                .fixedSize(4);
        assertEquals(Action.ENTER_SHORT, wanted.action());
        assertEquals(100, wanted.confidence());
        assertTrue(wanted.isBlocked());

        wanted.hold();

        assertEquals(Action.HOLD, wanted.action());
        assertEquals(DecisionReason.NO_SIGNAL, wanted.reason());
        assertFalse(wanted.isBlocked());
        assertEquals(Regime.UNKNOWN, wanted.mode());
        assertEquals(SizeRequest.NONE, wanted.request());
        assertEquals(0, wanted.requestValue());
        assertEquals(NONE, wanted.entryPrice());
        assertEquals(NONE, wanted.stopPrice());
        assertEquals(NONE, wanted.targetPrice());
        assertEquals(0, wanted.confidence());
        assertTrue(Double.isNaN(wanted.trigger()));
    }

    @Test
    void shouldSayWhyWhenItHoldsForAReason() {
        wanted.fixedSize(4).hold(DecisionReason.ORDER_PENDING);

        assertEquals(Action.HOLD, wanted.action());
        assertEquals(DecisionReason.ORDER_PENDING, wanted.reason());
        assertEquals(0, wanted.requestValue());
    }

    @Test
    void shouldHaveOneNaNAndNoNegativeZeroWhenATriggerIsNamed() {
        double strange = Double.longBitsToDouble(0xFFF8_0000_0000_0001L);

        long canonical = Double.doubleToRawLongBits(Double.NaN);
        assertEquals(canonical, Double.doubleToRawLongBits(wanted.trigger(strange).trigger()));
        assertEquals(0L, Double.doubleToRawLongBits(wanted.trigger(-0.0).trigger()));
        assertEquals(-1.5, wanted.trigger(-1.5).trigger());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void shouldFailWhenConfidenceIsNoPercentage(int percent) {
        assertThrows(AssertionError.class, () -> wanted.confidence(percent));
    }
}
