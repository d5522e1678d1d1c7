package io.millrace.broker.guard;

import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateBuffer;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last guard: twice what the gate allows, to the last unit, over bytes of its own reading. */
class GatewayGuardTest {

    private final GatewayGuard guard = new GatewayGuard(2);
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[256]);
    private final OrderFlyweight order = new OrderFlyweight();
    private final ExecutionFlyweight execution =
            new ExecutionFlyweight().wrap(new UnsafeBuffer(new byte[ExecutionFlyweight.LENGTH]), 0);
    private int number;

    /** The gate allows orders of 500 and 1,000 in all. */
    @BeforeEach
    void allow() {
        guard.allow(fp("500"), fp("1000"));
    }

    private static long fp(String text) {
        return "none".equals(text) ? NONE : FixedPoint.parse(text);
    }

    private OrderFlyweight entry(Side side, String size, String limit) {
        EventLayout.start(bytes, 8, EventType.SEND, 0, OrderFlyweight.BASE_LENGTH);
        EventLayout.place(bytes, 8, 5, 5, 1);
        return order.wrap(bytes, EventLayout.payload(8))
                .number(++number)
                .action((byte) OrderAction.NEW.code())
                .side((byte) side.code())
                .role((byte) OrderRole.ENTRY.code())
                .reduceOnly((byte) 0)
                .size(fp(size))
                .limitPrice(fp(limit))
                .stopPrice(NONE)
                .referencePrice(fp("100"))
                .targetSequence(0)
                .targetNumber(0);
    }

    private boolean admits() {
        return guard.admits(bytes, 8);
    }

    private void tell(int orderNumber, ExecutionKind kind, String size, String remaining) {
        execution
                .orderSequence(5)
                .orderNumber(orderNumber)
                .kind((byte) kind.code())
                .side((byte) Side.BUY.code())
                .price(fp("100"))
                .size(fp(size))
                .remaining(fp(remaining));
        guard.onExecution(0, execution);
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({
        "BUY, 10, 100, true",
        "BUY, 10.00000001, 100, false",
        "BUY, 9.99999999, 100, true",
        "BUY, 10, 100.00000001, false",
        "SELL, 10, 90, true",
        "SELL, 10.00000001, 90, false",
        "SELL, 10, 100.00000001, false",
        "BUY, 0, 100, false",
        "BUY, -1, 100, false",
        "BUY, 92233720368, 92233720368, false"
    })
    void shouldRefuseAnOrderOfMoreThanTwiceTheLimit(
            Side side, String size, String limit, boolean passes) {
        entry(side, size, limit);

        assertEquals(passes, admits());
        assertEquals(passes, guard.isWithin(bytes, 8));
    }

    @Test
    void shouldNameWhatItMeasured() {
        entry(Side.BUY, "11", "100");

        assertFalse(admits());
        assertEquals(fp("1100"), guard.measured());
        assertEquals(fp("1000"), guard.allowed());
    }

    @Test
    void shouldCountWhatIsHeldAndAskedForTogether() {
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        tell(1, ExecutionKind.FILL, "4", "6");
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        entry(Side.BUY, "0.00000001", "100");
        assertFalse(admits());
        assertEquals(fp("2000.000001"), guard.measured());

        tell(2, ExecutionKind.CANCELLED, "0", "0");
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        tell(1, ExecutionKind.EXPIRED, "0", "0");
        entry(Side.BUY, "6", "100");
        assertTrue(admits());
        entry(Side.BUY, "1", "100");
        assertFalse(admits());
    }

    @Test
    void shouldAlwaysLetThroughWhatReducesAndCancels() {
        entry(Side.SELL, "1000000", "100")
                .role((byte) OrderRole.FLATTEN.code())
                .reduceOnly((byte) 1);
        assertTrue(admits());
        entry(Side.SELL, "1000000", "100").action((byte) OrderAction.CANCEL.code());
        assertTrue(admits());
    }

    @Test
    void shouldNotTakeAnEntryForWhatReduces() {
        entry(Side.SELL, "1000000", "100").reduceOnly((byte) 1);
        assertFalse(admits());
        entry(Side.SELL, "1000000", "100").role((byte) OrderRole.EXIT.code());
        assertFalse(admits());
    }

    @Test
    void shouldCountAChangedEntryOnce() {
        entry(Side.BUY, "10", "99");
        assertTrue(admits());
        for (int i = 0; i < 5; i++) {
            entry(Side.BUY, "10", "100")
                    .action((byte) OrderAction.REPLACE.code())
                    .targetSequence(5)
                    .targetNumber(1);
            assertTrue(admits());
        }
        entry(Side.BUY, "10", "100").action((byte) OrderAction.REPLACE.code()).targetSequence(4);
        assertFalse(admits());
    }

    @Test
    void shouldRefuseEverythingBeforeItKnowsWhatIsAllowed() {
        guard.allow(NONE, fp("1000"));
        entry(Side.BUY, "1", "100");
        assertFalse(admits());
        guard.allow(fp("500"), NONE);
        assertFalse(admits());
        assertFalse(new GatewayGuard(1).admits(bytes, 8));
    }

    @Test
    void shouldValueInTheCurrencyOfTheAccount() {
        guard.rate(0, fp("0.01"));
        entry(Side.BUY, "1000", "100");
        assertTrue(admits());
        guard.rate(0, NONE);
        entry(Side.BUY, "1", "100");
        assertFalse(admits());
    }

    @Test
    void shouldRefuseAnEntryMoreThanItCanCount() {
        guard.allow(Long.MAX_VALUE, Long.MAX_VALUE);
        for (int i = 0; i < GatewayGuard.CAPACITY; i++) {
            entry(Side.BUY, "1", "100");
            assertTrue(admits());
        }
        entry(Side.BUY, "1", "100");
        assertFalse(admits());
        assertEquals(GatewayGuard.CAPACITY, guard.allowed());
    }

    @Test
    void shouldGoOnWithItsCountersAfterARestart() {
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        tell(1, ExecutionKind.FILL, "4", "6");
        StateBuffer state = new StateBuffer();
        guard.save(state);
        GatewayGuard other = new GatewayGuard(2);
        other.load(new StateBuffer(state.toBytes()));
        StateBuffer again = new StateBuffer();
        other.save(again);

        assertArrayEquals(state.toBytes(), again.toBytes());
        entry(Side.BUY, "10", "100");
        assertTrue(other.admits(bytes, 8));
        entry(Side.BUY, "1", "100");
        assertFalse(other.admits(bytes, 8));
    }
}
