package io.millrace.broker.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Which order trades at which price of a bar, gap by gap. */
class BarFillsTest {

    private static final long BP = FixedPoint.ONE / 10_000;

    private Venue venue = new Venue();

    private void assertAnswers(String... expected) {
        assertEquals(List.of(expected), venue.take());
    }

    /** Long 10 from 100 with stop 95 and target 105. */
    private void bracket() {
        venue.run("1/1 BUY 10 market", "1/2 SELL 10 stop 95 for 1/1");
        venue.run("1/3 SELL 10 limit 105 for 1/1", "bar 100 101 99 100 0").take();
    }

    @ParameterizedTest(name = "bar {0} -> {1}")
    @CsvSource({
        "100 104 96 100, none",
        // Reached inside: the price asked for. A target must be traded through.
        "100 104 95 100, stop 95",
        "100 105.01 96 100, target 105",
        "100 105 96 100, none",
        // Both inside: the stop.
        "100 106 94 100, stop 95",
        // Gaps: the worse of open and stop; the open beyond the target, before all else.
        "94 99 93 98, stop 94",
        "95 99 93 98, stop 95",
        "94 106 93 98, stop 94",
        "107 108 104 106, target 107",
        "107 108 94 95, target 107",
        // An open at the target is not through it.
        "105 105 94 95, stop 95",
        "105 105.01 96 100, target 105"
    })
    void shouldEndABracket(String bar, String expected) {
        bracket();
        venue.run("bar " + bar + " 0");

        String price = expected.substring(expected.indexOf(' ') + 1);
        if (expected.startsWith("stop")) {
            assertAnswers(
                    "1/2 TRIGGERED",
                    "1/2 FILL SELL 10 at " + price + " fee 0 taker",
                    "1/3 CANCELLED POSITION_CLOSED");
        } else if (expected.startsWith("target")) {
            assertAnswers(
                    "1/3 FILL SELL 10 at " + price + " fee 0 maker",
                    "1/2 CANCELLED POSITION_CLOSED");
        } else {
            assertAnswers();
        }
    }

    @ParameterizedTest(name = "short, bar {0} -> {1} at {2}")
    @CsvSource({
        "100 105 96 100, stop, 105",
        "106 107 96 100, stop, 106",
        "100 106 94 100, stop, 105",
        "93 106 92 100, target, 93",
        "100 104 94.99 100, target, 95"
    })
    void shouldEndABracketOfAShort(String bar, String by, String price) {
        venue.run("1/1 SELL 10 market", "1/2 BUY 10 stop 105 for 1/1");
        venue.run("1/3 BUY 10 limit 95 for 1/1", "bar 100 101 99 100 0").take();
        venue.run("bar " + bar + " 0");

        if ("stop".equals(by)) {
            assertAnswers(
                    "1/2 TRIGGERED",
                    "1/2 FILL BUY 10 at " + price + " fee 0 taker",
                    "1/3 CANCELLED POSITION_CLOSED");
        } else {
            assertAnswers(
                    "1/3 FILL BUY 10 at " + price + " fee 0 maker",
                    "1/2 CANCELLED POSITION_CLOSED");
        }
    }

    @ParameterizedTest(name = "entry {0}, bar {1} -> {2}")
    @CsvSource({
        // At the open: the whole bar comes after it. The stop wins.
        "market, 100 104 96 100, 100 taker, none",
        "market, 100 106 96 100, 100 taker, target 105",
        "market, 100 106 94 100, 100 taker, stop 95",
        "market, 94 106 93 100, 94 taker, stop 94",
        "limit 98, 97 106 96 100, 97 taker, target 105",
        // Inside: the stop may have been reached before or after, the target only after is known.
        "limit 98, 100 106 97 100, 98 maker, none",
        "limit 98, 100 106 94 100, 98 maker, stop 95",
        "stop 102, 100 106 96 100, 102 taker, none",
        "stop 102, 100 106 94 100, 102 taker, stop 95",
        "stop 102, 103 106 96 100, 103 taker, target 105",
        "stop 102, 103 104 94 100, 103 taker, stop 95",
        "stoplimit 102 103, 100 106 94 100, 102 taker, stop 95"
    })
    void shouldReachStopAndTargetInTheBarOfTheEntry(
            String entry, String bar, String filled, String expected) {
        venue.run("1/1 BUY 10 " + entry, "1/2 SELL 10 stop 95 for 1/1");
        venue.run("1/3 SELL 10 limit 105 for 1/1", "bar " + bar + " 0");

        List<String> answers =
                venue.take().stream().filter(line -> line.contains(" FILL ")).toList();
        String price = expected.substring(expected.indexOf(' ') + 1);
        String[] parts = filled.split(" ", -1);
        String first = "1/1 FILL BUY 10 at " + parts[0] + " fee 0 " + parts[1];
        List<String> wanted =
                switch (expected.substring(0, 4)) {
                    case "stop" -> List.of(first, "1/2 FILL SELL 10 at " + price + " fee 0 taker");
                    case "targ" -> List.of(first, "1/3 FILL SELL 10 at " + price + " fee 0 maker");
                    default -> List.of(first);
                };
        assertEquals(wanted, answers);
    }

    @Test
    void shouldFallBackToTheEntryNotToTheOpenWhenAStopLiesAboveTheOpen() {
        venue.run("1/1 BUY 10 stop 105", "1/2 SELL 10 stop 103 for 1/1", "bar 100 106 99 100 0");

        assertAnswers(
                "1/1 ACCEPTED",
                "1/1 TRIGGERED",
                "1/2 ACCEPTED",
                "1/1 FILL BUY 10 at 105 fee 0 taker",
                "1/2 TRIGGERED",
                "1/2 FILL SELL 10 at 103 fee 0 taker");
    }

    @Test
    void shouldMatchABarOfQuotesOnTheSideThatTrades() {
        venue.run("1/1 BUY 10 market", "1/2 SELL 10 stop 95 for 1/1");
        venue.run("1/3 SELL 10 limit 105 for 1/1");
        venue.run("quotebar 100 104 95.01 100 100.1 105.2 95.1 100.1");
        assertAnswers(
                "1/1 ACCEPTED",
                "1/2 ACCEPTED",
                "1/3 ACCEPTED",
                "1/1 FILL BUY 10 at 100.1 fee 0 taker");

        venue.run("quotebar 100 104.99 96 100 100.1 105.2 96.1 100.1");
        assertAnswers();
        venue.run("quotebar 100 105 96 100 100.1 105.2 96.1 100.1");
        assertAnswers("1/3 FILL SELL 10 at 105 fee 0 maker", "1/2 CANCELLED POSITION_CLOSED");
    }

    @Test
    void shouldNotFillOnABarWhoseQuotesOpenCrossed() {
        venue.run("1/1 BUY 10 market", "quotebar 100 104 95 100 99.9 105 95 100.1");

        assertAnswers("1/1 ACCEPTED");
    }

    @Test
    void shouldFillInHandAtTheCloseWithoutASpread() {
        Instrument instrument =
                Venue.instrument(
                        new Instrument.Costs(0, 0, 10 * BP, 100 * BP),
                        Terms.STANDARD,
                        SessionCalendar.ALWAYS_OPEN);
        BrokerSettings settings = Venue.settings(BarFill.IN_HAND, QueueModel.THROUGH, false);
        venue = new Venue(settings, instrument);
        venue.run("at 60", "bar 100 102 99 101 7", "closed 102 99 101 7");
        venue.run("1/1 BUY 10 market", "1/2 SELL 10 stop 95 for 1/1", "hand");
        // 101 + 0.101, up to the increment.
        assertAnswers("1/1 ACCEPTED", "1/2 ACCEPTED", "1/1 FILL BUY 10 at 101.11 fee 0 taker");

        venue.run("at 120", "bar 101 102 96 101 7", "closed 102 96 101 7", "quote 100.9 101.2");
        venue.run("2/1 SELL 4 limit 100 ioc exit", "3/1 BUY 1 limit 101.5", "4/1 BUY 1 limit 101");
        venue.run("5/1 BUY 1 limit 101 ioc", "hand");
        // 100.9 - 0.1009 and 101.2 + 0.1012, against us.
        assertAnswers(
                "2/1 ACCEPTED",
                "3/1 ACCEPTED",
                "4/1 ACCEPTED",
                "5/1 ACCEPTED",
                "2/1 FILL SELL 4 at 100.79 fee 0 taker",
                "3/1 FILL BUY 1 at 101.31 fee 0 taker",
                "5/1 EXPIRED NO_LIQUIDITY_AT_LIMIT");
        venue.run("at 180", "bar 100 102 96 101 7");
        assertAnswers("4/1 FILL BUY 1 at 100 fee 0 maker");
    }

    @Test
    void shouldWaitForTheNextOpenWhenNoBarIsInHand() {
        venue = new Venue(Venue.settings(BarFill.IN_HAND, QueueModel.THROUGH, false));
        venue.run("at 60", "bar 100 102 99 101 7", "closed 102 99 101 7", "hand");
        venue.run("at 61", "1/1 BUY 10 market", "hand");
        assertAnswers("1/1 ACCEPTED");
        venue.run("at 120", "bar 103 104 99 101 7");
        assertAnswers("1/1 FILL BUY 10 at 103 fee 0 taker");

        // A bar that is made of ticks is followed by the next tick.
        venue.run("at 180", "trade 50", "closed 102 99 101 7", "2/1 BUY 1 market", "hand");
        assertAnswers("2/1 ACCEPTED");

        // What a fill in hand causes waits.
        venue.run("at 240", "bar 60 60 60 60 7", "closed 60 60 60 7", "3/1 BUY 1 market", "hand");
        venue.run("4/1 SELL 1 market", "hand").take();
        venue.run("at 300", "bar 70 70 70 70 7", "closed 70 70 70 7", "hand");
        assertAnswers("4/1 FILL SELL 1 at 70 fee 0 taker");
    }

    @Test
    void shouldBoundTheFillsOfABarByItsVolume() {
        BrokerSettings usual = Venue.settings(BarFill.IN_HAND, QueueModel.THROUGH, true);
        BrokerSettings tenth =
                new BrokerSettings(
                        usual.bar(),
                        usual.queue(),
                        new BrokerSettings.Partial(true, FixedPoint.ONE / 10),
                        usual.latency(),
                        usual.oddity());
        venue = new Venue(tenth);
        venue.run("at 1", "1/1 BUY 10 market", "2/1 SELL 5 market", "3/1 BUY 5 limit 99");
        venue.run("bar 100 101 98 100 125", "closed 101 98 100 125");
        assertAnswers(
                "1/1 ACCEPTED",
                "2/1 ACCEPTED",
                "3/1 ACCEPTED",
                "1/1 FILL BUY 10 at 100 fee 0 taker",
                "2/1 FILL SELL 2 at 100 fee 0 taker remaining 3");

        // Nothing whole is left of the bar in hand either.
        venue.run("4/1 BUY 1 market", "5/1 BUY 1 market ioc", "hand");
        assertAnswers("4/1 ACCEPTED", "5/1 ACCEPTED", "5/1 EXPIRED NO_LIQUIDITY_AT_LIMIT");

        venue.run("at 2", "bar 100 101 98 100 59");
        assertAnswers(
                "2/1 FILL SELL 3 at 100 fee 0 taker",
                "4/1 FILL BUY 1 at 100 fee 0 taker",
                "3/1 FILL BUY 1 at 99 fee 0 maker remaining 4");
    }
}
