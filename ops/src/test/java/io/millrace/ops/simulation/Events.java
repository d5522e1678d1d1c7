package io.millrace.ops.simulation;

import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;

/** Writes market events into one slot, one after the other. */
final class Events {

    private static final long CENT = FixedPoint.ONE / 100;

    final UnsafeBuffer slot = new UnsafeBuffer(new byte[256]);
    private final TradeFlyweight trade = new TradeFlyweight();
    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final BarFlyweight bar = new BarFlyweight();
    private long sequence;

    private int start(int type, int instrument, int length, long timeNs) {
        slot.setMemory(0, 256, (byte) 0);
        EventLayout.start(slot, 0, type, instrument, length);
        EventLayout.place(slot, 0, ++sequence, timeNs, 0);
        return EventLayout.payload(0);
    }

    void trade(int instrument, long timeNs, long price, long size) {
        int payload = start(EventType.TRADE, instrument, TradeFlyweight.LENGTH, timeNs);
        trade.wrap(slot, payload).venueTimeNs(timeNs).receiveTimeNs(timeNs);
        trade.price(price).size(size).venueSequence(0);
    }

    void quote(int instrument, long timeNs, long middle, long size) {
        int payload = start(EventType.QUOTE, instrument, QuoteFlyweight.LENGTH, timeNs);
        quote.wrap(slot, payload).venueTimeNs(timeNs).receiveTimeNs(timeNs);
        quote.bidPrice(middle - CENT).askPrice(middle + CENT).bidSize(size).askSize(size);
    }

    /** A bar of a second that ends at a time. */
    void bar(int instrument, long endNs, long[] prices, long volume) {
        int payload = start(EventType.BAR, instrument, BarFlyweight.LENGTH, endNs);
        bar.wrap(slot, payload)
                .startNs(endNs - Timeframe.SECOND_NS)
                .open(prices[0])
                .high(prices[1])
                .low(prices[2])
                .close(prices[3])
                .volume(volume)
                .tradeCount(0)
                .timeframe(Timeframe.S1.code());
    }
}
