package io.millrace.feed.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.RealFiles;
import io.millrace.feed.RecordingSink;
import io.millrace.feed.json.JsonFields;
import io.millrace.model.event.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Recordings of nkaz001/hftbacktest; skipped where they are not there. */
class RealCaptureTest {

    private static final String FOLDER = "ticks/hftbacktest/";
    private static final String SPOT = FOLDER + "spot/btcusdt_20240808.gz";
    private static final String NEXT_DAY = FOLDER + "spot/btcusdt_20240809.gz";
    private static final String USDM = FOLDER + "usdm/btcusdt_20240808.gz";

    /** Best bid and offer at one update. */
    private record Top(long bid, long bidSize, long ask, long askSize) {}

    /** How often the book and the ticker were compared, and how often they were equal. */
    private record Agreement(long same, long all, long sameBefore, long allBefore) {}

    @ParameterizedTest(name = "{0}: {1} trades, {2} quotes")
    @CsvSource({
        SPOT + ", 9757, 28040, 1723161255308000000, 1723161601271000000",
        NEXT_DAY + ", 10147, 45134, 1723161601273000000, 1723161905800000000",
        USDM + ", 21313, 66089, 1723161256313000000, 1723161600709000000",
        FOLDER + "hyperliquid/btcusd_20250126.gz, 64, 46, 1737918843542000000, 1737918868877000000"
    })
    void shouldReadEveryMessage(String name, long trades, long quotes, long first, long last) {
        RecordingSink sink = RealFiles.read(name);
        assertEquals(trades, sink.count(EventType.TRADE));
        assertEquals(quotes, sink.count(EventType.QUOTE));
        assertEquals(first, sink.events().getFirst().timeNs());
        assertEquals(last, sink.events().getLast().timeNs());
        assertEquals(0, RealFiles.faults(name));
    }

    @Test
    void shouldJoinTwoDaysOfOneRecording() {
        RecordingSink sink = RealFiles.read(RealFiles.path(SPOT), RealFiles.path(NEXT_DAY));
        assertEquals(9_757 + 10_147, sink.count(EventType.TRADE));
        assertEquals(28_040 + 45_134, sink.count(EventType.QUOTE));
    }

    @Test
    void shouldKeepTheBookOfTheSpotTicker() {
        Agreement agreement = compare(RealFiles.path(SPOT));
        assertEquals(agreement.all(), agreement.same(), agreement.toString());
        assertEquals(agreement.allBefore(), agreement.sameBefore(), agreement.toString());
        assertTrue(agreement.all() > 500 && agreement.allBefore() > 3_000, agreement.toString());
    }

    @Test
    void shouldKeepTheBookOfTheFuturesTicker() {
        Agreement agreement = compare(RealFiles.path(USDM));
        assertEquals(agreement.all(), agreement.same(), agreement.toString());
        assertEquals(agreement.allBefore(), agreement.sameBefore(), agreement.toString());
        assertTrue(agreement.all() > 500 && agreement.allBefore() > 6_000, agreement.toString());
    }

    /** The book's top after every update, against the ticker with its number, or the one before. */
    private static Agreement compare(Path file) {
        NavigableMap<Long, Top> tickers = new TreeMap<>();
        Map<Long, Top> tops = new TreeMap<>();
        try (BinanceMessage message = new BinanceMessage(file)) {
            LocalBook book = new LocalBook();
            while (message.next()) {
                JsonFields fields = message.fields();
                switch (message.kind()) {
                    case TICKER -> tickers.put(fields.identifier(9), ticker(fields));
                    case DEPTH -> apply(message, book);
                    case SNAPSHOT -> snapshot(message, book);
                    default -> {}
                }
                if (message.kind() == BinanceKind.DEPTH && book.hasTop()) {
                    tops.put(fields.identifier(9), top(book));
                }
            }
        }
        return agreement(tickers, tops);
    }

    private static Agreement agreement(NavigableMap<Long, Top> tickers, Map<Long, Top> tops) {
        long same = 0;
        long all = 0;
        long sameBefore = 0;
        long allBefore = 0;
        for (Map.Entry<Long, Top> entry : tops.entrySet()) {
            Map.Entry<Long, Top> before = tickers.floorEntry(entry.getKey());
            if (before == null || tickers.higherKey(entry.getKey()) == null) {
                continue;
            }
            boolean equal = before.getValue().equals(entry.getValue());
            allBefore++;
            sameBefore += equal ? 1 : 0;
            if (before.getKey().equals(entry.getKey())) {
                all++;
                same += equal ? 1 : 0;
            }
        }
        return new Agreement(same, all, sameBefore, allBefore);
    }

    private static Top ticker(JsonFields fields) {
        return new Top(
                fields.price(BinanceMessage.BID),
                fields.size(BinanceMessage.BID_SIZE),
                fields.price(BinanceMessage.ASK),
                fields.size(BinanceMessage.ASK_SIZE));
    }

    private static Top top(LocalBook book) {
        return new Top(
                book.bids().bestPrice(),
                book.bids().bestSize(),
                book.asks().bestPrice(),
                book.asks().bestSize());
    }

    private static void apply(BinanceMessage message, LocalBook book) {
        JsonFields fields = message.fields();
        long before =
                fields.has(BinanceMessage.UPDATE_BEFORE)
                        ? fields.identifier(BinanceMessage.UPDATE_BEFORE)
                        : fields.identifier(BinanceMessage.FIRST_UPDATE) - 1;
        if (book.begin(before, fields.identifier(BinanceMessage.LAST_UPDATE))) {
            for (int side : List.of(BinanceMessage.BID, BinanceMessage.ASK)) {
                message.beginLevels(side);
                while (message.nextLevel()) {
                    boolean bid = side == BinanceMessage.BID;
                    assertTrue(book.set(bid, message.levelPrice(), message.levelSize()));
                }
            }
        }
    }

    private static void snapshot(BinanceMessage message, LocalBook book) {
        long update = message.fields().identifier(BinanceMessage.SNAPSHOT_UPDATE);
        assertTrue(book.beginSnapshot(update));
        for (int side : List.of(BinanceMessage.BIDS, BinanceMessage.ASKS)) {
            message.beginLevels(side);
            while (message.nextLevel()) {
                boolean bid = side == BinanceMessage.BIDS;
                assertTrue(book.setSnapshot(bid, message.levelPrice(), message.levelSize()));
            }
        }
        book.endSnapshot();
    }
}
