package io.millrace.broker.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Parts, the queue, latency and odd answers on trades and quotes. */
class TickFillsTest {

    private Venue venue = new Venue();

    private void assertAnswers(String... expected) {
        assertEquals(List.of(expected), venue.take());
    }

    private static BrokerSettings partial(long participation) {
        BrokerSettings usual = BrokerSettings.defaults();
        return new BrokerSettings(
                usual.bar(),
                usual.queue(),
                new BrokerSettings.Partial(true, participation),
                usual.latency(),
                usual.oddity());
    }

    private static BrokerSettings delayed(long orderNs, long cancelNs) {
        BrokerSettings usual = BrokerSettings.defaults();
        return new BrokerSettings(
                usual.bar(),
                usual.queue(),
                usual.partial(),
                new BrokerSettings.Latency(orderNs, cancelNs),
                usual.oddity());
    }

    private static BrokerSettings odd(long rejectEvery, long oddEvery) {
        BrokerSettings usual = BrokerSettings.defaults();
        return new BrokerSettings(
                usual.bar(),
                usual.queue(),
                usual.partial(),
                usual.latency(),
                new BrokerSettings.Oddity(rejectEvery, oddEvery));
    }

    @Test
    void shouldWalkTheQuotesUpToWhatTheyDisplay() {
        venue = new Venue(partial(FixedPoint.ONE));
        venue.run("1/1 BUY 10 market", "2/1 BUY 3 limit 101", "3/1 SELL 2 market");
        venue.run("quote 99 100 1 4.5");
        assertAnswers(
                "1/1 ACCEPTED",
                "2/1 ACCEPTED",
                "3/1 ACCEPTED",
                "1/1 FILL BUY 4 at 100 fee 0 taker remaining 6",
                "3/1 FILL SELL 1 at 99 fee 0 taker remaining 1");

        venue.run("quote 99 100.5 1 8");
        assertAnswers(
                "1/1 FILL BUY 6 at 100.5 fee 0 taker",
                "3/1 FILL SELL 1 at 99 fee 0 taker",
                "2/1 FILL BUY 2 at 100.5 fee 0 taker remaining 1");

        // It never rested: the next quote is taken as well, until one is beyond its limit.
        venue.run("quote 99 101.01 1 8", "quote 99 101 1 8");
        assertAnswers("2/1 FILL BUY 1 at 101 fee 0 maker");
    }

    @Test
    void shouldTakePartOfATrade() {
        venue = new Venue(partial(FixedPoint.ONE / 4));
        venue.run("1/1 BUY 10 market", "2/1 SELL 5 limit 90 ioc");
        venue.run("trade 100 7", "trade 101 3.99", "trade 102 0");
        assertAnswers(
                "1/1 ACCEPTED",
                "2/1 ACCEPTED",
                "1/1 FILL BUY 1 at 100 fee 0 taker remaining 9",
                "2/1 EXPIRED NO_LIQUIDITY_AT_LIMIT");

        venue.run("3/1 BUY 5 limit 200 ioc", "trade 100 50");
        assertAnswers(
                "3/1 ACCEPTED",
                "1/1 FILL BUY 9 at 100 fee 0 taker",
                "3/1 FILL BUY 3 at 100 fee 0 taker remaining 2",
                "3/1 EXPIRED NO_LIQUIDITY_AT_LIMIT");
    }

    @Test
    void shouldGoOnAsAMarketOrderWhenAStopFilledInPart() {
        venue = new Venue(partial(FixedPoint.ONE));
        venue.run("1/1 BUY 10 stop 105", "trade 105 4", "trade 103 9");

        assertAnswers(
                "1/1 ACCEPTED",
                "1/1 TRIGGERED",
                "1/1 FILL BUY 4 at 105 fee 0 taker remaining 6",
                "1/1 FILL BUY 6 at 103 fee 0 taker");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "TOUCH, trade 98 3, FILL BUY 10 at 98 fee 0 maker",
        "THROUGH, trade 98 3, none",
        "QUEUE, trade 98 3, none",
        "TOUCH, trade 97.99 3, FILL BUY 10 at 98 fee 0 maker",
        "THROUGH, trade 97.99 3, FILL BUY 10 at 98 fee 0 maker",
        "QUEUE, trade 97.99 3, FILL BUY 10 at 98 fee 0 maker",
        "QUEUE, quote 97 98 9 1, FILL BUY 10 at 98 fee 0 maker",
        "TOUCH, quote 98 99 1 1, none",
        "TOUCH, bar 99 99 98 99 5, FILL BUY 10 at 98 fee 0 maker",
        "THROUGH, bar 99 99 98 99 5, none",
        "QUEUE, bar 99 99 98 99 5, none",
        "QUEUE, bar 99 99 97.99 99 5, FILL BUY 10 at 98 fee 0 maker"
    })
    void shouldFillARestingLimit(QueueModel queue, String market, String expected) {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, queue, false));
        venue.run("1/1 BUY 10 limit 98", "quote 98 99 20 20").take();
        venue.run(market);

        if ("none".equals(expected)) {
            assertAnswers();
        } else {
            assertAnswers("1/1 " + expected);
        }
    }

    @Test
    void shouldFillInTheQueueWhenWhatWasAheadHasTraded() {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.QUEUE, false));
        venue.run("1/1 BUY 10 limit 98", "quote 98 99 20 20", "2/1 BUY 5 limit 98");
        venue.run("trade 98.5 1", "trade 98 15").take();

        // 5 are left of what was displayed before both.
        venue.run("trade 98 8");
        assertAnswers("1/1 FILL BUY 3 at 98 fee 0 maker remaining 7");
        // 32.5 have traded: the 20, the 10 of the first, and 2 whole lots of the second.
        venue.run("trade 98 9.5");
        assertAnswers(
                "1/1 FILL BUY 7 at 98 fee 0 maker", "2/1 FILL BUY 2 at 98 fee 0 maker remaining 3");

        venue.run("trade 98 2");
        assertAnswers("2/1 FILL BUY 2 at 98 fee 0 maker remaining 1");
        venue.run("quote 97 98 1 1");
        assertAnswers("2/1 FILL BUY 1 at 98 fee 0 maker");
    }

    @Test
    void shouldMoveUpWhenLessIsDisplayedAndBeFirstWhenAlone() {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.QUEUE, false));
        venue.run("1/1 SELL 10 limit 99", "quote 98 99 20 20", "quote 98 99 20 4");
        venue.run("quote 98 99 20 50", "trade 99 6").take();
        assertEquals(-2 * FixedPoint.ONE, venue.broker.position(0));

        venue.run("2/1 SELL 10 limit 98.5", "quote 98 99 20 50", "trade 98.5 3");
        assertAnswers("2/1 ACCEPTED", "2/1 FILL SELL 3 at 98.5 fee 0 maker remaining 7");
        // Behind the touch nothing is known until the touch comes to it.
        venue.run("3/1 SELL 1 limit 99.5", "quote 98 99 20 50", "trade 99.5 99", "trade 99.5 99");
        assertAnswers(
                "3/1 ACCEPTED",
                "1/1 FILL SELL 8 at 99 fee 0 maker",
                "2/1 FILL SELL 7 at 98.5 fee 0 maker");
        venue.run("quote 98 99.5 20 7", "trade 99.5 7", "trade 99.5 1");
        assertAnswers("3/1 FILL SELL 1 at 99.5 fee 0 maker");
    }

    @Test
    void shouldTellAndMatchWhenAnInstructionArrives() {
        venue = new Venue(delayed(10, 5));
        venue.run("at 100", "1/1 BUY 10 market", "1/2 SELL 10 stop 95 for 1/1", "trade 50");
        venue.run("at 109", "trade 60");
        assertAnswers();
        assertEquals(2, venue.broker.underWay());

        venue.run("at 110", "trade 100");
        assertAnswers("1/1 ACCEPTED", "1/2 ACCEPTED", "1/1 FILL BUY 10 at 100 fee 0 taker");

        venue.run("cancel 1/2", "at 114", "trade 96", "at 115", "trade 90");
        assertAnswers("1/2 CANCELLED");
    }

    @Test
    void shouldArriveInTheOrderOfArrivalNotOfSending() {
        venue = new Venue(delayed(10, 5));
        venue.run("at 100", "1/1 BUY 10 limit 98", "2/1 BUY 1 limit 97 till 112", "at 101");
        venue.run("cancel 1/1", "at 107", "cancel 1/1", "at 108", "cancel 2/1", "at 200");

        assertAnswers(
                "1/1 CANCEL_REJECTED UNKNOWN_ORDER",
                "1/1 ACCEPTED",
                "2/1 ACCEPTED",
                "2/1 EXPIRED TIME_OVER",
                "1/1 CANCELLED",
                "2/1 CANCEL_REJECTED UNKNOWN_ORDER");
    }

    @Test
    void shouldLoseNothingWhenTheWayIsFull() {
        venue = new Venue(delayed(10, 5));
        venue.run("at 100");
        for (int i = 1; i <= Arrivals.CAPACITY + 2; i++) {
            venue.run(i + "/1 BUY 1 market");
        }

        assertAnswers("1/1 ACCEPTED", "2/1 ACCEPTED");
        assertEquals(Arrivals.CAPACITY, venue.broker.underWay());
    }

    @Test
    void shouldRejectEverySoManyOrdersStopsIncluded() {
        venue = new Venue(odd(3, 0));
        venue.run("1/1 BUY 10 market", "2/1 BUY 10 market", "2/2 SELL 10 stop 95 for 2/1");
        venue.run("3/1 BUY 10 market", "4/1 BUY 10 market", "5/1 BUY 10 market");
        venue.run("5/2 SELL 10 stop 95 for 5/1", "cancel 2/2");

        assertAnswers(
                "1/1 ACCEPTED",
                "2/1 ACCEPTED",
                "2/2 REJECTED REFUSED",
                "3/1 ACCEPTED",
                "4/1 ACCEPTED",
                "5/1 REJECTED REFUSED",
                "5/2 REJECTED ENTRY_ENDED",
                "2/2 CANCEL_REJECTED UNKNOWN_ORDER");
    }

    @Test
    void shouldBeOddInRotation() {
        venue = new Venue(odd(0, 2));
        for (int i = 1; i <= 6; i++) {
            venue.run(i + "/1 BUY 1 market");
        }
        venue.run("7/1 BUY 1 limit 1").take();
        venue.run("cancel 7/1", "trade 100");
        assertAnswers(
                "7/1 CANCELLED",
                "1/1 FILL BUY 1 at 100 fee 0 taker",
                "2/1 FILL BUY 1 at 100 fee 0 taker",
                "2/1 ACCEPTED",
                "3/1 FILL BUY 1 at 100 fee 0 taker",
                "4/1 ACCEPTED",
                "4/1 FILL BUY 1 at 100 fee 0 taker",
                "5/1 FILL BUY 1 at 100 fee 0 taker",
                "6/1 FILL BUY 1 at 100 fee 0 taker");

        venue.run("8/1 BUY 1 limit 1", "cancel 8/1", "cancel 8/1");
        assertAnswers("8/1 ACCEPTED", "8/1 CANCEL_REJECTED REFUSED", "8/1 CANCELLED");
    }
}
