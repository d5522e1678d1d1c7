package io.millrace.broker.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateHash;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a later fill depends on changes the hash. */
class BrokerHashTest {

    private static final String[] COMMON = {
        "at 100", "1/1 BUY 10 limit 98", "1/2 SELL 10 stop 95 for 1/1", "at 105", "quote 98 99 5 5"
    };

    private static String hash(String... script) {
        Venue venue =
                new Venue(
                        new BrokerSettings(
                                BarFill.IN_HAND,
                                QueueModel.QUEUE,
                                new BrokerSettings.Partial(true, FixedPoint.ONE),
                                new BrokerSettings.Latency(0, 10),
                                new BrokerSettings.Oddity(5, 4)));
        venue.run(COMMON).run(script);
        StateHash hash = new StateHash();
        venue.broker.save(hash);
        return hash.toHex();
    }

    @Test
    void shouldBeEqualForEqualHistories() {
        assertEquals(hash("trade 98 3", "at 106"), hash("trade 98 3", "at 106"));
    }

    @ParameterizedTest(name = "{0} or {1}")
    @CsvSource({
        // Ahead in the queue; the newest quote and its sizes; the last price.
        "trade 98 3, trade 98 2",
        "quote 98 99 5 6, quote 98 99 5 5",
        "quote 98 99.01 5 5, quote 98 99 5 5",
        "trade 98.5 3, trade 98.6 3",
        // A part that traded; the bar in hand and what is left of it; the bars before.
        "trade 98 8, trade 98 9",
        "bar 99 99 99 99 7, bar 99 99 99 99 8",
        "closed 99 98 99 7, closed 99 98 98 7",
        "closed 99 98 99 7, closed 99 98 99 8",
        "closed 99 98 99 7, closed 99 97 99 7",
        // The time; what is on its way; orders, their ends in time and their prices.
        "at 106, at 107",
        "cancel 1/1, replace 1/1 limit 97",
        "replace 1/1 limit 97, replace 1/1 limit 96",
        "9/1 BUY 1 limit 98 till 300, 9/1 BUY 1 limit 98 till 301",
        "9/1 BUY 1 limit 98 by 0, 9/1 BUY 1 limit 98 by 1",
        "9/1 BUY 1 stoplimit 120 121, 9/1 BUY 1 stoplimit 120 122"
    })
    void shouldDifferWithWhatLaterFillsDependOn(String one, String other) {
        assertNotEquals(hash(one), hash(other));
    }

    @Test
    void shouldDifferWithTheCountsOfOddities() {
        String[] once = {"8/1 BUY 1 limit 1", "cancel 8/1", "at 200"};
        String[] twice = {"8/1 BUY 1 limit 1", "cancel 8/1", "9/1 BUY 0 limit 1", "at 200"};

        assertNotEquals(hash(once), hash(twice));
    }
}
