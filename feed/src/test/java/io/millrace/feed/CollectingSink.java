package io.millrace.feed;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/** Writes down every event as text; closes after a number of events. */
public final class CollectingSink implements EventSink {

    private static final int OFFSET = 24;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final List<String> events = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private int room = Integer.MAX_VALUE;
    private String head = "";
    private int type;

    /** Lets only so many more events in. */
    public void room(int count) {
        room = count;
    }

    /** What came, as text. */
    public List<String> events() {
        return events;
    }

    /** Times of what came. */
    public List<Long> times() {
        return times;
    }

    @Override
    public int claim(int eventType, int instrumentId, int payloadLength, long timeNs) {
        if (room == 0) {
            return CLOSED;
        }
        // What a slot held before must not shine through.
        buffer.setMemory(0, buffer.capacity(), (byte) 0x5A);
        type = eventType;
        head = EventType.name(eventType) + " " + instrumentId + " " + payloadLength + " " + timeNs;
        times.add(timeNs);
        return OFFSET;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        room--;
        events.add(head + " " + payload());
    }

    private String payload() {
        return switch (type) {
            case EventType.TRADE -> trade(new TradeFlyweight().wrap(buffer, OFFSET));
            case EventType.QUOTE -> quote(new QuoteFlyweight().wrap(buffer, OFFSET));
            case EventType.QUOTE_BAR -> quoteBar(new QuoteBarFlyweight().wrap(buffer, OFFSET));
            default -> bar(new BarFlyweight().wrap(buffer, OFFSET));
        };
    }

    private String trade(TradeFlyweight trade) {
        return "%d %d price %s size %s sequence %d side %d suspect %d reserved %d"
                .formatted(
                        trade.venueTimeNs(),
                        trade.receiveTimeNs(),
                        FixedPoint.toText(trade.price()),
                        FixedPoint.toText(trade.size()),
                        trade.venueSequence(),
                        trade.aggressor(),
                        trade.suspect(),
                        buffer.getInt(OFFSET + 42) | buffer.getShort(OFFSET + 46));
    }

    private String quote(QuoteFlyweight quote) {
        return "%d %d bid %s ask %s sizes %s %s sequence %d suspect %d reserved %d"
                .formatted(
                        quote.venueTimeNs(),
                        quote.receiveTimeNs(),
                        FixedPoint.toText(quote.bidPrice()),
                        FixedPoint.toText(quote.askPrice()),
                        FixedPoint.toText(quote.bidSize()),
                        FixedPoint.toText(quote.askSize()),
                        quote.venueSequence(),
                        quote.suspect(),
                        buffer.getInt(OFFSET + 57) | buffer.getInt(OFFSET + 60));
    }

    private static String quoteBar(QuoteBarFlyweight bar) {
        return "start %d bid %s %s %s %s ask %s %s %s %s count %d timeframe %d"
                .formatted(
                        bar.startNs(),
                        FixedPoint.toText(bar.bidOpen()),
                        FixedPoint.toText(bar.bidHigh()),
                        FixedPoint.toText(bar.bidLow()),
                        FixedPoint.toText(bar.bidClose()),
                        FixedPoint.toText(bar.askOpen()),
                        FixedPoint.toText(bar.askHigh()),
                        FixedPoint.toText(bar.askLow()),
                        FixedPoint.toText(bar.askClose()),
                        bar.quoteCount(),
                        bar.timeframe());
    }

    private static String bar(BarFlyweight bar) {
        return "start %d ohlc %s %s %s %s volume %s count %d timeframe %d"
                .formatted(
                        bar.startNs(),
                        FixedPoint.toText(bar.open()),
                        FixedPoint.toText(bar.high()),
                        FixedPoint.toText(bar.low()),
                        FixedPoint.toText(bar.close()),
                        FixedPoint.toText(bar.volume()),
                        bar.tradeCount(),
                        bar.timeframe());
    }
}
