package io.millrace.broker.simulated;

import static io.millrace.broker.simulated.Venue.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Scenarios as whole lists of executions. */
class SimulatedBrokerTest {

    private Venue venue = new Venue();

    private void assertAnswers(String... expected) {
        assertEquals(List.of(expected), venue.take());
    }

    @Test
    void shouldFillAnImmediateOrderAtTheNextEventOfItsInstrument() {
        venue.immediate(1, OrderRole.ENTRY, Side.BUY, "10", "102");
        assertAnswers("1/1 ACCEPTED");

        venue.broker.onTrade(1, fp("50"), 0);
        assertAnswers();

        venue.trade("101.5");
        assertAnswers("1/1 FILL BUY 10 at 101.5 fee 0 taker");
        assertEquals(fp("10"), venue.broker.position(0));
        assertEquals(0, venue.broker.openOrders());
    }

    @ParameterizedTest(name = "{0} up to {1} in a market of {2} to {3}")
    @CsvSource({
        "BUY, 102, 101.99, 102, FILL BUY 10 at 102 fee 0 taker",
        "BUY, 102, 102, 102.01, EXPIRED NO_LIQUIDITY_AT_LIMIT",
        "SELL, 98, 98, 98.01, FILL SELL 10 at 98 fee 0 taker",
        "SELL, 98, 97.99, 98, EXPIRED NO_LIQUIDITY_AT_LIMIT"
    })
    void shouldExpireAnImmediateOrderBeyondItsLimit(
            Side side, String limit, String bid, String ask, String expected) {
        venue.immediate(1, OrderRole.ENTRY, side, "10", limit).quote(bid, ask);

        assertAnswers("1/1 ACCEPTED", "1/1 " + expected);
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldFillAMarketOrderAtTheOpenOfTheNextBar() {
        venue.market(1, Side.SELL, "3").bar("99", "105", "90");

        assertAnswers("1/1 ACCEPTED", "1/1 FILL SELL 3 at 99 fee 0 taker");
    }

    @Test
    void shouldEndAHeldStopWithItsEntry() {
        venue.immediate(1, OrderRole.ENTRY, Side.BUY, "10", "102").stop(1, Side.SELL, "10", "95");
        venue.trade("103");

        assertAnswers(
                "1/1 ACCEPTED", "1/2 CANCELLED ENTRY_ENDED", "1/1 EXPIRED NO_LIQUIDITY_AT_LIMIT");
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldWakeAHeldStopBeforeItsEntryIsToldAsFilled() {
        venue.immediate(1, OrderRole.ENTRY, Side.BUY, "10", "102").stop(1, Side.SELL, "10", "95");
        assertFalse(venue.broker.isProtected(0, 0));
        venue.trade("100");

        assertAnswers("1/1 ACCEPTED", "1/2 ACCEPTED", "1/1 FILL BUY 10 at 100 fee 0 taker");
        assertTrue(venue.broker.isProtected(0, 0));
    }

    @ParameterizedTest(name = "trade {0}")
    @CsvSource({"95.01, none", "95, 95", "94, 94"})
    void shouldTriggerAStopByATrade(String price, String filledAt) {
        venue.held("95").trade(price);

        assertStopped(filledAt);
    }

    @ParameterizedTest(name = "quote {0} {1}")
    @CsvSource({"95.01, 95.02, none", "95, 97, 95", "94, 95.5, 94"})
    void shouldTriggerASellStopByTheBid(String bid, String ask, String filledAt) {
        venue.held("95").quote(bid, ask);

        assertStopped(filledAt);
    }

    @ParameterizedTest(name = "bar {0} {1} {2}")
    @CsvSource({"100, 101, 95.01, none", "100, 101, 95, 95", "100, 101, 90, 95", "93, 99, 92, 93"})
    void shouldFillAStopAtTheWorseOfOpenAndStopOnBars(
            String open, String high, String low, String filledAt) {
        venue.held("95").bar(open, high, low);

        assertStopped(filledAt);
    }

    private void assertStopped(String filledAt) {
        if ("none".equals(filledAt)) {
            assertAnswers();
            assertTrue(venue.broker.isProtected(0, 0));
        } else {
            assertAnswers("1/2 TRIGGERED", "1/2 FILL SELL 10 at " + filledAt + " fee 0 taker");
            assertEquals(0, venue.broker.position(0));
            assertEquals(0, venue.broker.openOrders());
        }
    }

    @Test
    void shouldTriggerABuyStopByTheHighOrTheAsk() {
        venue.market(1, Side.SELL, "10").stop(1, Side.BUY, "10", "105").bar("100", "106", "99");
        assertAnswers(
                "1/1 ACCEPTED",
                "1/2 ACCEPTED",
                "1/1 FILL SELL 10 at 100 fee 0 taker",
                "1/2 TRIGGERED",
                "1/2 FILL BUY 10 at 105 fee 0 taker");

        venue.market(2, Side.SELL, "10").stop(2, Side.BUY, "10", "105").trade("100").take();
        venue.quote("104", "104.99");
        assertAnswers();
        venue.quote("104", "105");
        assertAnswers("2/2 TRIGGERED", "2/2 FILL BUY 10 at 105 fee 0 taker");
    }

    @Test
    void shouldReachTheStopInTheBarInWhichALimitEntryFilled() {
        venue.limit(1, Side.BUY, "10", "98").stop(1, Side.SELL, "10", "95");
        venue.bar("100", "101", "94");

        assertAnswers(
                "1/1 ACCEPTED",
                "1/2 ACCEPTED",
                "1/1 FILL BUY 10 at 98 fee 0 maker",
                "1/2 TRIGGERED",
                "1/2 FILL SELL 10 at 95 fee 0 taker");
    }

    @Test
    void shouldRestALimitOnTicksUntilTheMarketTradesThroughIt() {
        venue.limit(1, Side.BUY, "10", "98").trade("98.01").trade("98");
        assertAnswers("1/1 ACCEPTED");

        venue.trade("97.99");
        assertAnswers("1/1 FILL BUY 10 at 98 fee 0 maker");

        venue.limit(2, Side.SELL, "10", "99").quote("98.9", "99.1").quote("98.99", "99");
        assertAnswers("2/1 ACCEPTED");
        venue.quote("99", "99.1");
        assertAnswers("2/1 FILL SELL 10 at 99 fee 0 maker");
    }

    @Test
    void shouldTakeAtOnceWhenALimitIsMarketableAtItsFirstEvent() {
        venue.limit(1, Side.BUY, "10", "98").trade("97");

        assertAnswers("1/1 ACCEPTED", "1/1 FILL BUY 10 at 97 fee 0 taker");
    }

    @ParameterizedTest(name = "first bar low {0}, second bar open {1} low {2}")
    @CsvSource({"98, 99, 98, none", "97.99, 99, 99, 98", "99, 99, 97.99, 98", "99, 97, 96, 97"})
    void shouldFillALimitOnBarsWhenTradedThroughOrAtABetterOpen(
            String firstLow, String open, String low, String filledAt) {
        venue.limit(1, Side.BUY, "10", "98").bar("100", "101", firstLow).bar(open, "101", low);

        if ("none".equals(filledAt)) {
            assertAnswers("1/1 ACCEPTED");
        } else {
            assertAnswers("1/1 ACCEPTED", "1/1 FILL BUY 10 at " + filledAt + " fee 0 maker");
        }
    }

    @Test
    void shouldNotTreatALimitAsRestedBecauseAnotherOrderEndedThePosition() {
        venue = new Venue("0", "0", "0.01", "0");
        venue.held("50").limit(2, Side.BUY, "5", "100");
        venue.limit(3, Side.SELL, "10", "90").quote("100", "100").take();

        assertEquals(0, venue.broker.position(0));
        assertEquals(1, venue.broker.openOrders());
        venue.quote("99.9", "100");
        assertAnswers("2/1 FILL BUY 5 at 100 fee 0 maker");
    }

    @Test
    void shouldNeverReverseThePositionByExitAndStopTogether() {
        venue.held("95").immediate(2, OrderRole.EXIT, Side.SELL, "10", "90").trade("94");

        assertAnswers(
                "2/1 ACCEPTED",
                "2/1 FILL SELL 10 at 94 fee 0 taker",
                "1/2 CANCELLED POSITION_CLOSED");
        assertEquals(0, venue.broker.position(0));
    }

    @Test
    void shouldCutAReducingOrderToThePosition() {
        venue.held("95").market(2, Side.SELL, "4").trade("100").take();
        venue.trade("95");

        assertAnswers("1/2 TRIGGERED", "1/2 FILL SELL 6 at 95 fee 0 taker");
        assertEquals(0, venue.broker.position(0));
    }

    @Test
    void shouldEndTheStopThatCannotReduceAnyMoreWhenThePositionTurns() {
        venue.held("95").market(2, Side.SELL, "25").stop(2, Side.BUY, "25", "105").trade("100");

        assertAnswers(
                "2/1 ACCEPTED",
                "2/2 ACCEPTED",
                "2/1 FILL SELL 25 at 100 fee 0 taker",
                "1/2 CANCELLED POSITION_CLOSED");
        assertTrue(venue.broker.isProtected(0, 0));
        venue.trade("106");
        assertAnswers("2/2 TRIGGERED", "2/2 FILL BUY 15 at 106 fee 0 taker");
    }

    @Test
    void shouldRejectAnOrderThatHasNothingToReduce() {
        venue.immediate(1, OrderRole.EXIT, Side.SELL, "10", "90").trade("100");

        assertAnswers("1/1 REJECTED WOULD_NOT_REDUCE");
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldMoveAStopWithoutAMomentWithoutIt() {
        venue.held("95").replace(1, 2, "97").trade("97");

        assertAnswers("1/2 REPLACED 97", "1/2 TRIGGERED", "1/2 FILL SELL 10 at 97 fee 0 taker");
    }

    @Test
    void shouldCancelAnEntryWithItsStop() {
        venue.limit(1, Side.BUY, "10", "98").stop(1, Side.SELL, "10", "95").cancel(1, 1);

        assertAnswers("1/1 ACCEPTED", "1/2 CANCELLED ENTRY_ENDED", "1/1 CANCELLED");
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldRejectInstructionsAboutUnknownOrders() {
        venue.cancel(5, 1).replace(5, 2, "95").stop(5, Side.SELL, "10", "95");

        assertAnswers(
                "5/1 CANCEL_REJECTED UNKNOWN_ORDER",
                "5/2 REPLACE_REJECTED UNKNOWN_ORDER",
                "5/2 REJECTED ENTRY_ENDED");
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldRejectWhenFullAndNotLeaveAnEntryWithoutItsStop() {
        for (int i = 1; i <= WorkingOrders.CAPACITY; i++) {
            venue.limit(i, Side.BUY, "1", "1");
        }
        venue.take();
        venue.limit(999, Side.BUY, "1", "1").stop(256, Side.SELL, "1", "0.5");

        assertAnswers(
                "999/1 REJECTED BOOK_FULL",
                "256/2 REJECTED BOOK_FULL",
                "256/1 CANCELLED BOOK_FULL");
        assertEquals(WorkingOrders.CAPACITY - 1, venue.broker.openOrders());
    }

    @Test
    void shouldChargeFeesSlippageAndSpreadAgainstUs() {
        venue = new Venue("-0.0001", "0.001", "0.0005", "0.0002");

        // 100 + 0.01 half spread = 100.01; + 0.050005 slippage = 100.060005, up to 100.07
        venue.market(1, Side.BUY, "10").trade("100");
        assertAnswers("1/1 ACCEPTED", "1/1 FILL BUY 10 at 100.07 fee 1.0007 taker");

        // 99.99 - 0.049995 = 99.940005, down to 99.94
        venue.market(2, Side.SELL, "10").trade("100");
        assertAnswers("2/1 ACCEPTED", "2/1 FILL SELL 10 at 99.94 fee 0.9994 taker");

        // A quote has its own spread: 100.02 + 0.05001 = 100.07001, up to 100.08
        venue.market(3, Side.BUY, "10").quote("100", "100.02");
        assertAnswers("3/1 ACCEPTED", "3/1 FILL BUY 10 at 100.08 fee 1.0008 taker");

        venue.limit(4, Side.SELL, "10", "101").trade("100").trade("101.01");
        assertAnswers("4/1 ACCEPTED", "4/1 FILL SELL 10 at 101 fee -0.101 maker");
    }

    @Test
    void shouldNotFillAtAPriceBeyondTheRange() {
        venue = new Venue("0", "0", "0.0005", "0.0002");
        venue.market(1, Side.BUY, "1");
        venue.broker.onTrade(0, Long.MAX_VALUE, 0);
        assertAnswers("1/1 ACCEPTED", "1/1 EXPIRED NO_LIQUIDITY_AT_LIMIT");

        venue.market(2, Side.SELL, "1");
        venue.broker.onTrade(0, 1, 0);
        assertEquals("2/1 FILL SELL 1 at 0.01 fee 0 taker", venue.take().get(1));
        assertEquals(-FixedPoint.ONE, venue.broker.position(0));
    }
}
