package io.millrace.feed.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.CollectingSink;
import io.millrace.feed.CountingSink;
import io.millrace.feed.Pacing;
import io.millrace.feed.Tables;
import io.millrace.model.event.EventSource;
import io.millrace.model.instrument.InstrumentTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class SyntheticTest {

    private static final long MILLION = 1_000_000;

    private long nowNs;

    private static SyntheticSource source(long count, long seed, InstrumentTable instruments) {
        return new SyntheticSource(new Synthetic(count, seed), instruments, Pacing.MAX, () -> 0);
    }

    private static CountingSink run(long count, long seed, InstrumentTable instruments) {
        CountingSink sink = new CountingSink(true);
        try (SyntheticSource source = source(count, seed, instruments)) {
            int got;
            do {
                got = source.poll(sink, 777);
            } while (got != EventSource.END);
        }
        return sink;
    }

    @ParameterizedTest
    @CsvSource({"2000000:7, 2000000, 7", "1:0, 1, 0", "10000000000:-5, 10000000000, -5"})
    void shouldReadSettingsWhenTextIsGood(String text, long count, long seed) {
        assertEquals(new Synthetic(count, seed), Synthetic.parse(text));
        assertEquals(text, Synthetic.parse(text).label());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", ":", "5:", ":5", "1:2:3", "a:1", "1:b", "-1:2", "1.5:2", "1 :2"})
    void shouldRefuseSettingsWhenTextIsNot(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Synthetic.parse(text));
        assertEquals(
                "synthetic is \"" + text + "\"; it must be count:seed, such as 2000000:7",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:1", "10000000001:1"})
    void shouldRefuseCountWhenItIsOutOfRange(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Synthetic.parse(text));
        assertEquals(
                "synthetic count is "
                        + text.substring(0, text.indexOf(':'))
                        + "; it must be 1 to 10000000000",
                e.getMessage());
    }

    @Test
    void shouldGiveTheGoldenTicksWhenSeedIsSeven() {
        CollectingSink sink = new CollectingSink();
        try (SyntheticSource source = source(4, 7, Tables.of("A", "B"))) {
            assertEquals(4, source.poll(sink, 10));
            assertEquals(EventSource.END, source.poll(sink, 10));
            assertEquals("synthetic 4:7", source.name());
        }
        assertEquals(
                List.of(
                        "TRADE 0 48 1704067200038982975 1704067200038982975 1704067200038982975"
                                + " price 1000 size 0.6 sequence 1 side 2 suspect 0 reserved 0",
                        "TRADE 0 48 1704067200085778275 1704067200085778275 1704067200085778275"
                                + " price 1000 size 1.8 sequence 2 side 2 suspect 0 reserved 0",
                        "TRADE 1 48 1704067200127092415 1704067200127092415 1704067200127092415"
                                + " price 1000 size 1.187 sequence 3 side 1 suspect 0 reserved 0",
                        "TRADE 0 48 1704067200213493181 1704067200213493181 1704067200213493181"
                            + " price 999.99 size 11.775 sequence 4 side 2 suspect 0 reserved 0"),
                sink.events());
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1, -8641146792065145507",
        "20260101, 1, -5723372257997219752",
        "7, 5, -8352123814616636021",
        "7, 4096, 6462245556881492288"
    })
    void shouldGiveTheGoldenChecksumWhenAMillionTicksAreMade(
            long seed, int instruments, long checksum) {
        CountingSink sink = run(MILLION, seed, Tables.many(instruments));

        assertEquals(MILLION, sink.count());
        assertEquals(checksum, sink.checksum());
    }

    @Test
    void shouldBeAnotherMarketWhenSeedIsAnother() {
        InstrumentTable table = Tables.of("A");
        assertEquals(run(1_000, 1, table).checksum(), run(1_000, 1, table).checksum());
        assertNotEquals(run(1_000, 1, table).checksum(), run(1_000, 2, table).checksum());
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.001", "0.00000001, 0.00000001", "110000, 1", "1, 700000000", "0.25, 3"})
    void shouldStayOnTheGridWhenIncrementAndLotAreAny(String increment, String lot) {
        InstrumentTable table = Tables.single(increment, lot);
        long step = table.get(0).grid().priceIncrement();
        long lotStep = table.get(0).grid().lot();
        SyntheticMarket market = new SyntheticMarket(9, table);
        long before = SyntheticMarket.START_NS;
        for (int i = 0; i < 2 * MILLION; i++) {
            market.next();
            assertTrue(market.timeNs() > before);
            before = market.timeNs();
            assertTrue(market.price() > 0 && market.price() % step == 0);
            assertTrue(market.tradeSize() > 0 && market.tradeSize() % lotStep == 0);
        }
        double gapNs = (before - SyntheticMarket.START_NS) / (2.0 * MILLION);
        assertEquals(50e6, gapNs, 0.2e6);
    }

    @Test
    void shouldStayBoundedWhenTheRunIsLong() {
        SyntheticMarket market = new SyntheticMarket(2, Tables.many(4_096));
        for (int i = 0; i < 20 * MILLION; i++) {
            market.next();
            assertTrue(market.price() >= 25_000L * MILLION && market.price() <= 400_001L * MILLION);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42})
    void shouldTrendAndRevertWhenSeenInMinuteBars(long seed) {
        double[] closes = minuteCloses(seed, 2 * MILLION);
        int window = 30;
        int trending = 0;
        int reverting = 0;
        for (int i = window; i < closes.length; i++) {
            double path = 0;
            for (int k = i - window + 1; k <= i; k++) {
                path += Math.abs(closes[k] - closes[k - 1]);
            }
            double efficiency = Math.abs(closes[i] - closes[i - window]) / path;
            trending += efficiency > 0.4 ? 1 : 0;
            reverting += efficiency < 0.15 ? 1 : 0;
        }
        String shares = trending + " trending, " + reverting + " reverting of " + closes.length;
        assertTrue(trending > closes.length / 6 && reverting > closes.length / 6, shares);
    }

    @Test
    void shouldHaveBurstsOfVolumeWhenSeenInMinuteBars() {
        SyntheticMarket market = new SyntheticMarket(7, Tables.of("A"));
        double[] volumes = new double[800];
        for (int i = 0; i < MILLION; i++) {
            market.next();
            long minute = (market.timeNs() - SyntheticMarket.START_NS) / 60_000_000_000L;
            if (minute < volumes.length) {
                volumes[(int) minute] += market.tradeSize();
            }
        }
        double mean = Arrays.stream(volumes).average().orElseThrow();
        long bursts = Arrays.stream(volumes).filter(volume -> volume > 1.5 * mean).count();
        assertTrue(bursts > volumes.length / 10, bursts + " bursts of " + volumes.length);
        assertTrue(bursts < volumes.length / 3, bursts + " bursts of " + volumes.length);
    }

    @Test
    void shouldWaitUntilDueWhenPaced() {
        CollectingSink sink = new CollectingSink();
        try (SyntheticSource source =
                new SyntheticSource(
                        new Synthetic(2, 7), Tables.of("A"), Pacing.REAL_TIME, () -> nowNs)) {
            assertEquals(1, source.poll(sink, 9));
            assertEquals(0, source.poll(sink, 9));
            nowNs = 100_000_000;
            assertEquals(1, source.poll(sink, 9));
            assertEquals(EventSource.END, source.poll(sink, 9));
        }
    }

    @Test
    void shouldKeepTheTickWhenTheSinkIsClosed() {
        CollectingSink sink = new CollectingSink();
        CollectingSink whole = new CollectingSink();
        sink.room(1);
        try (SyntheticSource source = source(3, 7, Tables.of("A"));
                SyntheticSource other = source(3, 7, Tables.of("A"))) {
            assertEquals(1, source.poll(sink, 9));
            assertEquals(0, source.poll(sink, 9));
            sink.room(9);
            assertEquals(2, source.poll(sink, 9));
            assertEquals(3, other.poll(whole, 9));
        }
        assertEquals(whole.events(), sink.events());
    }

    @Test
    void shouldRefuseInstrumentsWhenTheyLeaveNoRoom() {
        Synthetic one = new Synthetic(1, 1);
        IllegalArgumentException none =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new SyntheticSource(one, Tables.of(), Pacing.MAX, () -> 0));
        assertEquals(
                "synthetic market has 0 instruments; it must have 1 to 4096", none.getMessage());
        InstrumentTable many = Tables.many(4_097);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SyntheticSource(one, many, Pacing.MAX, () -> 0));
        InstrumentTable coarse = Tables.single("1000000", "1");
        IllegalArgumentException increment =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new SyntheticSource(one, coarse, Pacing.MAX, () -> 0));
        assertEquals(
                "price_increment of A is 1000000; it must be smaller for a synthetic market",
                increment.getMessage());
        InstrumentTable bulky = Tables.single("1", "1000000000");
        assertThrows(
                IllegalArgumentException.class,
                () -> new SyntheticSource(one, bulky, Pacing.MAX, () -> 0));
    }

    private static double[] minuteCloses(long seed, long ticks) {
        SyntheticMarket market = new SyntheticMarket(seed, Tables.of("A"));
        double[] closes = new double[(int) (ticks / 1_200) - 20];
        for (long i = 0; i < ticks; i++) {
            market.next();
            long minute = (market.timeNs() - SyntheticMarket.START_NS) / 60_000_000_000L;
            if (minute < closes.length) {
                closes[(int) minute] = market.price();
            }
        }
        return closes;
    }
}
