package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.time.Timeframe;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the events of one file and counts what is unusual. Used by one thread. */
final class Surveyor implements EventSink {

    private static final int LONGEST_GAPS = 5;
    private static final long USUAL_PAUSE_NS = 5 * Timeframe.M1.lengthNs();
    private static final int PAYLOAD = 128;

    /** What is known of one kind. */
    private static final class Lane {
        private long events;
        private long firstNs = Long.MAX_VALUE;
        private long lastNs = Long.MIN_VALUE;
    }

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[PAYLOAD]);
    private final TradeFlyweight trade = new TradeFlyweight();
    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final QuoteBarFlyweight quoteBar = new QuoteBarFlyweight();
    private final Map<DataKind, Lane> lanes = new EnumMap<>(DataKind.class);
    private final List<Survey.Gap> longest = new ArrayList<>();
    private final long usualStepNs;

    private DataKind kind = DataKind.TRADES;
    private long timeNs;
    private long lastIdentifier;
    private long backwards;
    private long furthestBackNs;
    private long duplicates;
    private long crossed;
    private long locked;
    private long withoutSize;
    private long doubted;
    private long gaps;

    Surveyor(Optional<Timeframe> timeframe) {
        usualStepNs = timeframe.map(Timeframe::lengthNs).orElse(USUAL_PAUSE_NS);
    }

    /** Says what comes next. */
    Surveyor at(DataKind nextKind, long nextTimeNs) {
        kind = nextKind;
        timeNs = nextTimeNs;
        return this;
    }

    @Override
    public int claim(int type, int instrumentId, int payloadLength, long eventTimeNs) {
        buffer.setMemory(0, payloadLength, (byte) 0);
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        time();
        switch (kind) {
            case TRADES -> onTrade(trade.wrap(buffer, 0));
            case QUOTES -> onQuote(quote.wrap(buffer, 0));
            case QUOTE_BARS -> onQuoteBar(quoteBar.wrap(buffer, 0));
            case BARS -> {
                // Its reader has checked all there is to check.
            }
        }
    }

    private void time() {
        Lane lane = lanes.computeIfAbsent(kind, first -> new Lane());
        if (lane.events > 0) {
            long stepNs = timeNs - lane.lastNs;
            if (stepNs < 0) {
                backwards++;
                furthestBackNs = Math.max(furthestBackNs, -stepNs);
            } else if (stepNs > usualStepNs) {
                gap(new Survey.Gap(lane.lastNs, timeNs));
            }
        }
        lane.events++;
        lane.firstNs = Math.min(lane.firstNs, timeNs);
        lane.lastNs = Math.max(lane.lastNs, timeNs);
    }

    private void gap(Survey.Gap gap) {
        gaps++;
        longest.add(gap);
        if (longest.size() > 2 * LONGEST_GAPS) {
            keepLongest();
        }
    }

    private void keepLongest() {
        longest.sort(Comparator.comparingLong(Survey.Gap::lengthNs).reversed());
        while (longest.size() > LONGEST_GAPS) {
            longest.removeLast();
        }
    }

    private void onTrade(TradeFlyweight tick) {
        boolean again = tick.venueSequence() > 0 && tick.venueSequence() == lastIdentifier;
        duplicates += again ? 1 : 0;
        lastIdentifier = tick.venueSequence();
        withoutSize += tick.size() == 0 ? 1 : 0;
        doubted += tick.suspect() != 0 ? 1 : 0;
    }

    private void onQuote(QuoteFlyweight tick) {
        sides(tick.bidPrice(), tick.askPrice());
        doubted += tick.suspect() != 0 ? 1 : 0;
    }

    private void onQuoteBar(QuoteBarFlyweight bar) {
        sides(bar.bidClose(), bar.askClose());
    }

    private void sides(long bid, long ask) {
        crossed += bid > ask ? 1 : 0;
        locked += bid == ask ? 1 : 0;
    }

    Map<DataKind, Survey.Extent> extents() {
        Map<DataKind, Survey.Extent> extents = new EnumMap<>(DataKind.class);
        lanes.forEach(
                (each, lane) ->
                        extents.put(
                                each, new Survey.Extent(lane.events, lane.firstNs, lane.lastNs)));
        return extents;
    }

    Survey.Oddities oddities(long skippedRows, long faults) {
        keepLongest();
        return new Survey.Oddities(
                backwards,
                furthestBackNs,
                duplicates,
                crossed,
                locked,
                withoutSize,
                doubted,
                skippedRows,
                faults,
                gaps,
                longest);
    }
}
