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
import org.junit.jupiter.params.provider.ValueSource;

/** The last guard: twice what the gate allows, to the last unit, over bytes of its own reading. */
class GatewayGuardTest {

    private final GatewayGuard guard = new GatewayGuard(2, 2);
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
                .strategyId(0)
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

    private void tellSell(int orderNumber, String size, String remaining) {
        execution.kind((byte) ExecutionKind.FILL.code()).orderSequence(5).orderNumber(orderNumber);
        execution.side((byte) Side.SELL.code()).price(fp("100"));
        execution.size(fp(size)).remaining(fp(remaining));
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

    private OrderFlyweight reducing(OrderRole role, Side side, String size) {
        return entry(side, size, "100").role((byte) role.code()).reduceOnly((byte) 1);
    }

    private void replace(OrderFlyweight change, int target) {
        change.action((byte) OrderAction.REPLACE.code()).targetSequence(5).targetNumber(target);
    }

    /** Order 1: an entry of 10, of which 4 traded. */
    private void holdFourOfTen() {
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        tell(1, ExecutionKind.FILL, "4", "6");
    }

    @Test
    void shouldAlwaysLetThroughWhatCancels() {
        entry(Side.SELL, "1000000", "100").action((byte) OrderAction.CANCEL.code());
        assertTrue(admits());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "FLATTEN, SELL, 10, true",
        "FLATTEN, SELL, 10.00000001, false",
        "EXIT, SELL, 0.00000001, true",
        "EXIT, SELL, 0, false",
        "EXIT, SELL, -4, false",
        "EXIT, BUY, 0.00000001, false",
        "TAKE_PROFIT, SELL, 10, true",
        "PROTECTIVE_STOP, SELL, 10, true",
        "PROTECTIVE_STOP, BUY, 4, false",
        "PROTECTIVE_STOP, SELL, 4000, false",
        "EXIT, SELL, 92233720368, false"
    })
    void shouldRefuseWhatWouldReduceMoreThanIsOrMayBeHeld(
            OrderRole role, Side side, String size, boolean passes) {
        holdFourOfTen();
        reducing(role, side, size);

        assertEquals(passes, admits());
        assertEquals(fp(size), passes ? fp(size) : guard.measured());
    }

    @Test
    void shouldNameTheSizeThatMayBeReduced() {
        holdFourOfTen();
        tell(1, ExecutionKind.CANCELLED, "0", "0");
        reducing(OrderRole.EXIT, Side.SELL, "5");

        assertFalse(admits());
        assertEquals(fp("5"), guard.measured());
        assertEquals(fp("4"), guard.allowed());
    }

    @Test
    void shouldLetStopAndTargetAndFlatteningEachCloseEverything() {
        holdFourOfTen();
        for (int i = 0; i < 3; i++) {
            for (OrderRole role :
                    new OrderRole[] {
                        OrderRole.PROTECTIVE_STOP,
                        OrderRole.TAKE_PROFIT,
                        OrderRole.EXIT,
                        OrderRole.FLATTEN
                    }) {
                reducing(role, Side.SELL, "10");
                assertTrue(admits());
            }
        }
    }

    /** The target took half: the stop of ten may still be moved, but not made larger. */
    @Test
    void shouldLetAnOrderKeepTheSizeThatItHas() {
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "10");
        assertTrue(admits());
        reducing(OrderRole.TAKE_PROFIT, Side.SELL, "5");
        assertTrue(admits());
        tell(1, ExecutionKind.FILL, "10", "0");
        tellSell(3, "5", "0");

        replace(reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "10"), 2);
        assertTrue(admits());
        replace(reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "10.00000001"), 2);
        assertFalse(admits());
        replace(reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "10"), 3);
        assertFalse(admits());
        replace(reducing(OrderRole.PROTECTIVE_STOP, Side.BUY, "10"), 2);
        assertFalse(admits());
        tellSell(2, "2", "8");
        replace(reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "8"), 2);
        assertTrue(admits());
        replace(reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "9"), 2);
        assertFalse(admits());
    }

    /** An entry that ended may have traded before: its fill comes first, then what closes it. */
    @Test
    void shouldCloseWhatTradedAfterItsOrderHadEnded() {
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        tell(1, ExecutionKind.CANCELLED, "0", "0");
        reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "3");
        assertFalse(admits());
        tell(1, ExecutionKind.FILL, "3", "0");
        reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "3");
        assertTrue(admits());
        reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "3.00000001");
        assertFalse(admits());
    }

    @Test
    void shouldCloseAShortPositionByBuyingAndNotMore() {
        entry(Side.SELL, "10", "100");
        assertTrue(admits());
        reducing(OrderRole.PROTECTIVE_STOP, Side.BUY, "10");
        assertTrue(admits());
        tellSell(1, "10", "0");
        reducing(OrderRole.FLATTEN, Side.BUY, "10");
        assertTrue(admits());
        reducing(OrderRole.FLATTEN, Side.BUY, "10.00000001");
        assertFalse(admits());
        reducing(OrderRole.FLATTEN, Side.SELL, "10");
        assertFalse(admits());
    }

    /** Two strategies on opposite sides are nothing together, and are closed each for itself. */
    @Test
    void shouldJudgeWhatReducesByWhatItsStrategyHolds() {
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
        tell(1, ExecutionKind.FILL, "10", "0");
        execution.strategyId(1);
        tellSell(9, "10", "0");

        reducing(OrderRole.FLATTEN, Side.SELL, "10");
        assertTrue(admits());
        reducing(OrderRole.FLATTEN, Side.BUY, "10").strategyId(1);
        assertTrue(admits());
        reducing(OrderRole.FLATTEN, Side.SELL, "10").strategyId(1);
        assertFalse(admits());
        entry(Side.BUY, "10", "100");
        assertTrue(admits());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldRefuseAStrategyThatIsNotThere(int strategy) {
        holdFourOfTen();
        execution.strategyId(strategy);
        tell(1, ExecutionKind.FILL, "1", "5");
        entry(Side.BUY, "1", "100").strategyId(strategy);
        assertFalse(admits());
        reducing(OrderRole.EXIT, Side.SELL, "1").strategyId(strategy);
        assertFalse(admits());
    }

    /** What reduces is not held back for want of room, of an amount, or of a rate. */
    @Test
    void shouldNotTrapAPositionByItsOwnLimits() {
        holdFourOfTen();
        for (int i = 0; i < 2_000; i++) {
            reducing(OrderRole.EXIT, Side.SELL, "4");
            assertTrue(admits());
        }
        guard.allow(NONE, NONE);
        guard.rate(0, NONE);
        reducing(OrderRole.FLATTEN, Side.SELL, "4");
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
        assertFalse(new GatewayGuard(2, 2).admits(bytes, 8));
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
        reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "10");
        assertTrue(admits());
        StateBuffer state = new StateBuffer();
        guard.save(state);
        GatewayGuard other = new GatewayGuard(2, 2);
        other.load(new StateBuffer(state.toBytes()));
        StateBuffer again = new StateBuffer();
        other.save(again);

        assertArrayEquals(state.toBytes(), again.toBytes());
        entry(Side.BUY, "10", "100");
        assertTrue(other.admits(bytes, 8));
        entry(Side.BUY, "1", "100");
        assertFalse(other.admits(bytes, 8));
        replace(reducing(OrderRole.PROTECTIVE_STOP, Side.SELL, "10"), 2);
        assertTrue(other.admits(bytes, 8));
        reducing(OrderRole.FLATTEN, Side.SELL, "20.00000001");
        assertFalse(other.admits(bytes, 8));
    }
}
