package io.millrace.broker.simulated;

import static io.millrace.broker.simulated.Venue.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Types, times in force, roles and changes, as whole lists of answers. */
class OrderTypesTest {

    private static final String[] LONG = {"1/1 BUY 10 market", "trade 100"};

    private Venue venue = new Venue();

    private void assertAnswers(String... expected) {
        assertEquals(List.of(expected), venue.take());
    }

    private Venue held() {
        venue.run(LONG).take();
        return venue;
    }

    @Test
    void shouldRestAStopLimitAtItsLimitWhenTheMarketJumpedPastIt() {
        venue.run("1/1 BUY 10 stoplimit 105 106", "trade 104.99", "trade 107");
        assertAnswers("1/1 ACCEPTED", "1/1 TRIGGERED");

        venue.run("trade 106.5", "trade 106", "trade 105.99");
        assertAnswers("1/1 FILL BUY 10 at 106 fee 0 maker");
    }

    @Test
    void shouldTakeWithAStopLimitWhenTheMarketIsWithinItsLimit() {
        venue.run("1/1 BUY 10 stoplimit 105 106", "trade 105.5");

        assertAnswers("1/1 ACCEPTED", "1/1 TRIGGERED", "1/1 FILL BUY 10 at 105.5 fee 0 taker");
    }

    @ParameterizedTest(name = "{0}, bar {1}")
    @CsvSource({
        // Inside the bar: at the stop.
        "SELL 10 stoplimit 95 94, 100 101 90 92, FILL SELL 10 at 95 fee 0 taker",
        // Gap to between stop and limit: the open.
        "SELL 10 stoplimit 95 94, 94.5 96 94 95, FILL SELL 10 at 94.5 fee 0 taker",
        // Gap past the limit, and the bar comes back through it.
        "SELL 10 stoplimit 95 94, 93 94.01 92 93, FILL SELL 10 at 94 fee 0 maker",
        // Gap past the limit, and the bar only comes back to it.
        "SELL 10 stoplimit 95 94, 93 94 92 93, none",
        // The limit is on the other side of the stop: what follows in the bar is not known.
        "SELL 10 stoplimit 95 97, 100 101 90 92, none",
        "BUY 10 stoplimit 105 106, 100 110 99 108, FILL BUY 10 at 105 fee 0 taker",
        "BUY 10 stoplimit 105 106, 107 110 105.99 108, FILL BUY 10 at 106 fee 0 maker"
    })
    void shouldFillAStopLimitOnABar(String order, String bar, String expected) {
        venue.run("1/1 " + order, "bar " + bar + " 0");

        if ("none".equals(expected)) {
            assertAnswers("1/1 ACCEPTED", "1/1 TRIGGERED");
        } else {
            assertAnswers("1/1 ACCEPTED", "1/1 TRIGGERED", "1/1 " + expected);
        }
    }

    @Test
    void shouldEndAFillOrKillThatCannotTradeWhole() {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.THROUGH, true));
        venue.run("1/1 BUY 10 limit 100 fok", "quote 99 100 9 9");
        assertAnswers("1/1 ACCEPTED", "1/1 EXPIRED NOT_WHOLE");

        venue.run("2/1 BUY 9 limit 100 fok", "quote 99 100 9 9");
        assertAnswers("2/1 ACCEPTED", "2/1 FILL BUY 9 at 100 fee 0 taker");

        venue.run("3/1 BUY 1 limit 99 fok", "quote 99 100 9 9");
        assertAnswers("3/1 ACCEPTED", "3/1 EXPIRED NOT_WHOLE");
    }

    @Test
    void shouldEndAnOrderByItsTimeBeforeTheEventCanFillIt() {
        venue.run("at 1", "1/1 BUY 10 limit 98 till 100", "at 99", "trade 99");
        assertAnswers("1/1 ACCEPTED");

        venue.run("at 100", "trade 90");
        assertAnswers("1/1 EXPIRED TIME_OVER");
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldTradeUntilTheLastEventBeforeItsTime() {
        venue.run("at 1", "1/1 BUY 10 limit 98 till 100", "at 99", "trade 97", "at 100");

        assertAnswers("1/1 ACCEPTED", "1/1 FILL BUY 10 at 97 fee 0 taker");
    }

    @ParameterizedTest(name = "{0}: sent {1}, ends {2}")
    @CsvSource({
        "ALWAYS_OPEN, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
        "ALWAYS_OPEN, 2026-11-20T23:59:59Z, 2026-11-21T00:00:00Z",
        // New York: UTC-5 in November. The week closes on Friday, each day at 17:00.
        "FX_WEEK, 2026-11-18T12:00:00Z, 2026-11-18T22:00:00Z",
        "FX_WEEK, 2026-11-20T12:00:00Z, 2026-11-20T22:00:00Z",
        "FX_WEEK, 2026-11-21T12:00:00Z, 2026-11-23T22:00:00Z",
        // The clock went forward on this Sunday.
        "FX_WEEK, 2026-03-08T21:30:00Z, 2026-03-09T21:00:00Z",
        "NYSE, 2026-11-20T15:00:00Z, 2026-11-20T21:00:00Z",
        "NYSE, 2026-11-20T13:00:00Z, 2026-11-20T21:00:00Z",
        "NYSE, 2026-11-20T21:00:00Z, 2026-11-23T21:00:00Z",
        // Early close on the day after Thanksgiving.
        "NYSE, 2026-11-26T15:00:00Z, 2026-11-27T18:00:00Z"
    })
    void shouldEndADayOrderWithItsSession(SessionCalendar calendar, String sent, String ends) {
        Instrument instrument =
                Venue.instrument(new Instrument.Costs(0, 0, 0, 0), Terms.STANDARD, calendar);
        venue = new Venue(BrokerSettings.defaults(), instrument);
        venue.run("at " + sent, "1/1 BUY 10 limit 98 day", "at " + (Venue.time(ends) - 1));
        assertAnswers("1/1 ACCEPTED");

        venue.run("at " + ends);
        assertAnswers("1/1 EXPIRED TIME_OVER");
    }

    @Test
    void shouldWakeStopAndTargetWithTheFirstPartAndEndOneByTheOther() {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.THROUGH, true));
        venue.run("1/1 BUY 10 limit 100", "1/2 SELL 10 stop 95 for 1/1");
        venue.run("1/3 SELL 10 limit 105 for 1/1", "quote 99 100 50 4");
        assertAnswers(
                "1/1 ACCEPTED",
                "1/2 ACCEPTED",
                "1/3 ACCEPTED",
                "1/1 FILL BUY 4 at 100 fee 0 taker remaining 6");

        venue.run("quote 99 100 50 6");
        assertAnswers("1/1 FILL BUY 6 at 100 fee 0 taker");

        venue.run("quote 104 106", "quote 105 106");
        assertAnswers("1/3 FILL SELL 10 at 105 fee 0 maker", "1/2 CANCELLED POSITION_CLOSED");
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldNotLeaveTheRestOfAnEntryWhenItsStopClosedThePosition() {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.THROUGH, true));
        venue.run("1/1 BUY 10 limit 100", "1/2 SELL 10 stop 95 for 1/1", "quote 99 100 50 4");
        venue.run("1/3 SELL 10 limit 105 for 1/1").take();

        venue.run("quote 95 101 50 50");
        assertAnswers(
                "1/2 TRIGGERED",
                "1/2 FILL SELL 4 at 95 fee 0 taker",
                "1/3 CANCELLED POSITION_CLOSED",
                "1/1 CANCELLED POSITION_CLOSED");
        assertEquals(0, venue.broker.openOrders());
    }

    @Test
    void shouldKeepTheStopWhenTheRestOfAnEntryIsCancelled() {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.THROUGH, true));
        venue.run("1/1 BUY 10 limit 100", "1/2 SELL 10 stop 95 for 1/1", "quote 99 100 50 4");
        venue.run("cancel 1/1").take();
        assertTrue(venue.broker.isProtected(0, 0));

        venue.run("trade 94 50");
        assertAnswers("1/2 TRIGGERED", "1/2 FILL SELL 4 at 94 fee 0 taker");
    }

    @Test
    void shouldWakeAStopThatCannotReduceUntilAReversalIsThrough() {
        venue = new Venue(Venue.settings(BarFill.NEXT_OPEN, QueueModel.THROUGH, true));
        venue.run("1/1 SELL 10 market", "trade 100 10", "2/1 BUY 15 limit 100");
        venue.run("2/2 SELL 15 stop 95 for 2/1", "quote 99 100 50 4").take();
        assertFalse(venue.broker.isProtected(0, 0));

        venue.run("quote 99 100 50 50");
        assertAnswers("2/1 FILL BUY 11 at 100 fee 0 taker");
        assertTrue(venue.broker.isProtected(0, 0));
        venue.run("trade 95 50");
        assertAnswers("2/2 TRIGGERED", "2/2 FILL SELL 5 at 95 fee 0 taker");
    }

    @Test
    void shouldReduceOnlyWhatTheOwnStrategyHolds() {
        venue.run("1/1 BUY 10 market by 0", "2/1 SELL 4 market by 1", "trade 100");
        venue.run("3/1 SELL 99 market exit by 1").take();
        assertEquals(fp("6"), venue.broker.position(0));
        assertEquals(fp("10"), venue.broker.position(0, 0));
        assertEquals(fp("-4"), venue.broker.position(1, 0));

        venue.run("4/1 BUY 99 market exit by 1", "5/1 SELL 7 market exit by 0", "trade 101");
        assertAnswers(
                "4/1 ACCEPTED",
                "5/1 ACCEPTED",
                "4/1 FILL BUY 4 at 101 fee 0 taker",
                "5/1 FILL SELL 7 at 101 fee 0 taker");
        assertEquals(fp("3"), venue.broker.position(0, 0));
        assertEquals(0, venue.broker.position(1, 0));
    }

    @Test
    void shouldNotLetOneStrategysFillEndAnothersStop() {
        venue.run("1/1 BUY 10 market by 0", "1/2 SELL 10 stop 95 for 1/1 by 0", "trade 100");
        venue.run("2/1 SELL 10 market by 1", "trade 100").take();
        assertEquals(0, venue.broker.position(0));
        assertTrue(venue.broker.isProtected(0, 0));
        assertFalse(venue.broker.isProtected(1, 0));

        venue.run("trade 95");
        assertAnswers("1/2 TRIGGERED", "1/2 FILL SELL 10 at 95 fee 0 taker");
        assertEquals(fp("-10"), venue.broker.position(0));
    }

    @Test
    void shouldReplaceWhatEachTypeHas() {
        held().run("1/2 SELL 5 stop 90 exit", "2/1 BUY 1 limit 80");
        venue.run("3/1 BUY 1 stoplimit 120 121").take();

        venue.run("replace 1/2 stop 91 limit 1", "replace 2/1 limit 81 stop 7");
        venue.run("replace 3/1 stop 119", "replace 3/1 limit 120", "trade 119.5");
        assertAnswers(
                "1/2 REPLACED 91",
                "2/1 REPLACED 81",
                "3/1 REPLACED 119",
                "3/1 REPLACED 119",
                "3/1 TRIGGERED",
                "3/1 FILL BUY 1 at 119.5 fee 0 taker");
    }

    @Test
    void shouldRejectChangesThatCannotBe() {
        held().run("1/2 SELL 5 stop 90 exit", "2/1 BUY 1 limit 80", "3/1 BUY 1 market").take();

        venue.run("replace 1/2 stop 90.001", "replace 1/2 stop 0", "replace 1/2 limit 91");
        venue.run(
                "replace 2/1 limit -1", "replace 2/1", "replace 3/1 limit 9", "replace 9/9 stop 9");
        assertAnswers(
                "1/2 REPLACE_REJECTED INVALID_CHANGE",
                "1/2 REPLACE_REJECTED INVALID_CHANGE",
                "1/2 REPLACE_REJECTED INVALID_CHANGE",
                "2/1 REPLACE_REJECTED INVALID_CHANGE",
                "2/1 REPLACE_REJECTED INVALID_CHANGE",
                "3/1 REPLACE_REJECTED INVALID_CHANGE",
                "9/9 REPLACE_REJECTED UNKNOWN_ORDER");
        venue.run("trade 90");
        assertAnswers(
                "3/1 FILL BUY 1 at 90 fee 0 taker",
                "1/2 TRIGGERED",
                "1/2 FILL SELL 5 at 90 fee 0 taker");
    }

    @Test
    void shouldTakeAtOnceWithALimitReplacedIntoTheMarketAndComeLastAmongItsLike() {
        venue.run("1/1 BUY 1 limit 98", "2/1 BUY 2 limit 97", "trade 99", "replace 1/1 limit 100");
        venue.run("trade 99");
        assertAnswers(
                "1/1 ACCEPTED",
                "2/1 ACCEPTED",
                "1/1 REPLACED 100",
                "1/1 FILL BUY 1 at 99 fee 0 taker");

        venue.run("3/1 BUY 3 limit 97", "trade 99", "replace 2/1 limit 97", "trade 99", "trade 96");
        assertAnswers(
                "3/1 ACCEPTED",
                "2/1 REPLACED 97",
                "3/1 FILL BUY 3 at 97 fee 0 maker",
                "2/1 FILL BUY 2 at 97 fee 0 maker");
    }

    @Test
    void shouldRefuseAnOrderWithoutSize() {
        venue.run("1/1 BUY 0 market", "2/1 BUY -1 market");

        assertAnswers("1/1 REJECTED REFUSED", "2/1 REJECTED REFUSED");
    }
}
