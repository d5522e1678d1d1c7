package io.millrace.feed.lean;

import io.millrace.feed.Pacing;
import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TickFile;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.time.Timeframe;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The slow and obvious way from ticks or bars to bars: one array for each start. Suspect quotes are
 * left out, as the vendor does.
 */
final class Buckets implements EventSink {

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final long lengthNs;
    private int type;

    /** Open, high, low, close and volume; or the first four for bid and then for ask. */
    private final TreeMap<Long, long[]> byStart = new TreeMap<>();

    private Buckets(long lengthNs) {
        this.lengthNs = lengthNs;
    }

    static SortedMap<Long, long[]> of(Path file, Timeframe timeframe) {
        Buckets buckets = new Buckets(timeframe.lengthNs());
        TickFile opened = TickFile.open(file, new LeanFormat(), Reading.of(0));
        try (FileSource source = new FileSource(List.of(opened), Pacing.MAX, () -> 0)) {
            int count;
            do {
                count = source.poll(buckets, 1_000);
            } while (count != EventSource.END);
        }
        return buckets.byStart;
    }

    @Override
    public int claim(int eventType, int instrumentId, int payloadLength, long timeNs) {
        type = eventType;
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        switch (type) {
            case EventType.TRADE -> {
                TradeFlyweight t = new TradeFlyweight().wrap(buffer, 0);
                long[] bar = bucket(t.venueTimeNs(), 5);
                merge(bar, 0, t.price(), t.price(), t.price(), t.price());
                bar[4] += t.size();
            }
            case EventType.QUOTE -> {
                QuoteFlyweight q = new QuoteFlyweight().wrap(buffer, 0);
                if (q.suspect() != 0) {
                    return;
                }
                long[] bar = bucket(q.venueTimeNs(), 8);
                merge(bar, 0, q.bidPrice(), q.bidPrice(), q.bidPrice(), q.bidPrice());
                merge(bar, 4, q.askPrice(), q.askPrice(), q.askPrice(), q.askPrice());
            }
            case EventType.QUOTE_BAR -> {
                QuoteBarFlyweight b = new QuoteBarFlyweight().wrap(buffer, 0);
                long[] bar = bucket(b.startNs(), 8);
                merge(bar, 0, b.bidOpen(), b.bidHigh(), b.bidLow(), b.bidClose());
                merge(bar, 4, b.askOpen(), b.askHigh(), b.askLow(), b.askClose());
            }
            default -> {
                BarFlyweight b = new BarFlyweight().wrap(buffer, 0);
                long[] bar = bucket(b.startNs(), 5);
                merge(bar, 0, b.open(), b.high(), b.low(), b.close());
                bar[4] += b.volume();
            }
        }
    }

    private long[] bucket(long timeNs, int fields) {
        return byStart.computeIfAbsent(timeNs - timeNs % lengthNs, start -> new long[fields]);
    }

    private static void merge(long[] bar, int at, long open, long high, long low, long close) {
        if (bar[at] == 0) {
            bar[at] = open;
            bar[at + 1] = high;
            bar[at + 2] = low;
        }
        bar[at + 1] = Math.max(bar[at + 1], high);
        bar[at + 2] = Math.min(bar[at + 2], low);
        bar[at + 3] = close;
    }
}
