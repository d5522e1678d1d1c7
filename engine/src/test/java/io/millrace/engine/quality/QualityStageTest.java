package io.millrace.engine.quality;

import static io.millrace.engine.testing.Fixtures.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.bar.SourceBar;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.ListSink;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

final class QualityStageTest {

    private static final long SECOND = Timeframe.SECOND_NS;
    private static final long START = 1_700_000_000L * SECOND;

    private final UnsafeBuffer room = new UnsafeBuffer(new byte[128]);
    private final ListSink outputs = new ListSink();
    private QualityStage stage = stage(Map.of());
    private long identifier;

    private QualityStage stage(Map<QualityKind, QualityPolicy> changes) {
        QualitySettings usual = QualitySettings.defaults();
        Map<QualityKind, QualityPolicy> policies = new EnumMap<>(usual.policies());
        policies.putAll(changes);
        return new QualityStage(
                new QualitySettings(usual.limits(), usual.goodTicks(), policies),
                Fixtures.instruments(2),
                outputs);
    }

    private boolean trade(double seconds, double price) {
        return trade(seconds, price, 0, 0);
    }

    private boolean trade(double seconds, double price, long number, double delaySeconds) {
        long time = START + (long) (seconds * SECOND);
        return stage.onTrade(
                0,
                new TradeFlyweight()
                        .wrap(room, 0)
                        .venueTimeNs(time)
                        .receiveTimeNs(time + (long) (delaySeconds * SECOND))
                        .price(fixed(price))
                        .size(fixed(1))
                        .venueSequence(number)
                        .aggressor((byte) 0)
                        .suspect((byte) 0));
    }

    private boolean quote(double seconds, double bid, double ask) {
        long time = START + (long) (seconds * SECOND);
        return stage.onQuote(
                0,
                new QuoteFlyweight()
                        .wrap(room, 0)
                        .venueTimeNs(time)
                        .receiveTimeNs(time)
                        .bidPrice(fixed(bid))
                        .askPrice(fixed(ask))
                        .bidSize(0)
                        .askSize(0)
                        .venueSequence(0)
                        .suspect((byte) 0));
    }

    private boolean bar(int id, long startNs, Timeframe timeframe, double high, double close) {
        new BarFlyweight()
                .wrap(room, 0)
                .startNs(startNs)
                .open(fixed(close))
                .high(fixed(high))
                .low(fixed(close))
                .close(fixed(close))
                .volume(0)
                .tradeCount(0)
                .timeframe(timeframe.code());
        return stage.onBar(id, new SourceBar().wrap(room, 0));
    }

    private List<String> told() {
        return outputs.records().lines().stream()
                .map(line -> line.substring(line.indexOf("DATA_QUALITY ") + 13))
                .toList();
    }

    @Test
    void shouldSayNothingAboutGoodTicks() {
        assertTrue(trade(0, 100, 1, 0));
        assertTrue(trade(0, 100.5, 2, 0.1));
        assertTrue(trade(299, 109, 3, 4.9));
        assertTrue(quote(1, 100, 100.01));

        assertEquals(List.of(), told());
        assertFalse(stage.isSuspect(0));
    }

    @Test
    void shouldSkipADuplicateAndTrustThePriceAfterThreeGoodTicks() {
        trade(0, 100, 7, 0);
        assertFalse(trade(1, 100, 7, 0));
        assertTrue(stage.isSuspect(0));
        trade(2, 100, 8, 0);
        trade(3, 100, 9, 0);
        assertTrue(stage.isSuspect(0));
        trade(4, 100, 10, 0);
        assertFalse(stage.isSuspect(0));

        assertEquals(
                List.of(
                        "DUPLICATE SKIP 7 of 7 no 1 missing 3",
                        "RECOVERED COUNT 3 of 3 no 1 missing 0"),
                told());
    }

    @Test
    void shouldTakeATradeThatWasMissingWhenItComesLate() {
        trade(0, 100, 1, 0);
        assertTrue(trade(1, 100, 4, 0));
        assertTrue(trade(0.5, 100, 3, 0));
        assertFalse(trade(1, 100, 3, 0));

        assertEquals(
                List.of(
                        "MISSING COUNT 2 of 0 no 1 missing 0",
                        "LATE COUNT 500000000 of 1000000000 no 1 missing 0",
                        "DUPLICATE SKIP 3 of 4 no 1 missing 3"),
                told());
    }

    @Test
    void shouldTellLateFromOutOfOrderAtTheTolerance() {
        trade(10, 100);
        assertTrue(trade(9, 100));
        assertFalse(trade(8.9, 100));

        assertEquals(
                List.of(
                        "LATE COUNT 1000000000 of 1000000000 no 1 missing 0",
                        "OUT_OF_ORDER SKIP 1100000000 of 1000000000 no 1 missing 3"),
                told());
    }

    @Test
    void shouldMarkTheFirstTickAfterAGapAndUseIt() {
        trade(0, 100);
        assertTrue(trade(300, 100));
        assertTrue(trade(600.5, 100));

        assertEquals(List.of("GAP MARK 300500000000 of 300000000000 no 1 missing 3"), told());
        assertTrue(stage.isSuspect(0));
    }

    @Test
    void shouldMarkCrossedQuotesAndCountLockedOnes() {
        assertTrue(quote(0, 100, 99));
        assertTrue(quote(1, 100, 100));

        assertEquals(
                List.of(
                        "CROSSED MARK 10000000000 of 9900000000 no 1 missing 3",
                        "LOCKED COUNT 10000000000 of 10000000000 no 1 missing 3"),
                told());
        assertTrue(stage.isSuspect(0));
    }

    @Test
    void shouldSkipAnOutlierAndTakeItsLevelWhenItStays() {
        trade(0, 100);
        assertTrue(trade(1, 110));
        assertFalse(trade(2, 121.1));
        assertTrue(trade(3, 110));
        assertFalse(trade(4, 50));
        assertFalse(trade(5, 51));
        assertTrue(trade(6, 50.5));

        assertEquals(
                List.of(
                        "OUTLIER SKIP 1110000000 of 1100000000 no 1 missing 3",
                        "OUTLIER SKIP 6000000000 of 1100000000 no 2 missing 3",
                        "OUTLIER SKIP 5900000000 of 1100000000 no 3 missing 3"),
                told());
    }

    @Test
    void shouldBelieveIdentifiersThatStartAgainAfterThreeInARow() {
        trade(0, 100, 5_000, 0);
        for (int i = 1; i <= 4; i++) {
            assertTrue(trade(i, 100, i, 0));
        }
        assertFalse(trade(5, 100, 4, 0));
        assertTrue(trade(6, 100, 1_000_000_000_000_000L, 0));
        assertTrue(trade(7, 100, 5, 0));

        assertEquals(
                List.of(
                        "RENUMBERED COUNT 1 of 5000 no 1 missing 0",
                        "DUPLICATE SKIP 4 of 4 no 1 missing 3",
                        "MISSING COUNT 999999999999995 of 0 no 1 missing 3"),
                told());
    }

    @Test
    void shouldNotTrustQuotesAgainBecauseTradesAreGood() {
        quote(0, 100, 99);
        for (int i = 1; i < 10; i++) {
            trade(i, 100);
        }
        assertTrue(stage.isSuspect(0));
        quote(10, 100, 101);
        quote(11, 100, 101);
        quote(12, 100, 101);
        assertFalse(stage.isSuspect(0));
    }

    @Test
    void shouldSkipWhatWasReceivedTooLate() {
        assertTrue(trade(0, 100, 0, 5));
        assertFalse(trade(1, 100, 0, 5.1));
        assertTrue(trade(2, 100, 0, -1.2));
        assertFalse(trade(3_600, 100, 0, -5.1));

        assertEquals(
                List.of(
                        "STALE SKIP 5100000000 of 5000000000 no 1 missing 3",
                        "STALE SKIP -5100000000 of 5000000000 no 2 missing 3",
                        "GAP MARK 3598000000000 of 300000000000 no 1 missing 3"),
                told());
    }

    @Test
    void shouldMarkAPriceThatStandsForHalfAnHour() {
        for (int minute = 0; minute <= 30; minute++) {
            assertTrue(trade(60.0 * minute, 100));
        }
        assertEquals(List.of(), told());
        assertTrue(trade(1_801, 100));

        assertEquals(List.of("FROZEN MARK 1801000000000 of 1800000000000 no 1 missing 3"), told());
    }

    @ParameterizedTest
    @EnumSource(QualityPolicy.class)
    void shouldDoWhatThePolicySays(QualityPolicy policy) {
        stage = stage(Map.of(QualityKind.CROSSED, policy));
        boolean used = quote(0, 100, 99);

        assertEquals(policy.code() < QualityPolicy.SKIP.code(), used);
        assertEquals(policy.code() >= QualityPolicy.MARK.code(), stage.isSuspect(0));
        assertEquals(policy == QualityPolicy.REFUSE, stage.isRefused());
        assertEquals(policy == QualityPolicy.IGNORE ? 0 : 1, told().size());
        quote(1, 100, 101);
        assertFalse(stage.isRefused());
    }

    @Test
    void shouldLetBarsMoveFurtherTheLongerTheyAre() {
        assertTrue(bar(0, START, Timeframe.D1, 100, 100));
        assertTrue(bar(0, START + Timeframe.D1.lengthNs(), Timeframe.D1, 400, 400));
        assertTrue(bar(1, START, Timeframe.M1, 100, 100));
        assertFalse(bar(1, START + 60 * SECOND, Timeframe.M1, 200, 200));
        assertFalse(bar(1, START + 120 * SECOND, Timeframe.M1, 111, 100));

        assertEquals(
                List.of(
                        "OUTLIER SKIP 10000000000 of 1000000000 no 1 missing 3",
                        "OUTLIER SKIP 1100000000 of 1000000000 no 2 missing 3"),
                told());
    }

    @Test
    void shouldAllocateNothing() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        QualityStage quiet =
                new QualityStage(QualitySettings.defaults(), Fixtures.instruments(1), new NoSink());
        TradeFlyweight tick = new TradeFlyweight();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100_000; i++) {
                long time = START + identifier++ * 1_000_000;
                tick.wrap(room, 0)
                        .venueTimeNs(time)
                        .receiveTimeNs(time)
                        .price(100 + identifier % 7);
                tick.size(1).venueSequence(identifier).aggressor((byte) 0).suspect((byte) 0);
                quiet.onTrade(0, tick);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    /** Takes records and forgets them. */
    private static final class NoSink implements io.millrace.model.event.OutputSink {

        private final UnsafeBuffer room = new UnsafeBuffer(new byte[256]);

        @Override
        public int claim(int type, int instrumentId, int payloadLength) {
            return 0;
        }

        @Override
        public org.agrona.MutableDirectBuffer buffer() {
            return room;
        }

        @Override
        public void commit() {
            // Forgotten.
        }
    }
}
