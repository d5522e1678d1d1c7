package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.state.Side;

/** One trade on its way from a file to a sink. Reused for each row; one thread. */
public final class TradeRow {

    private final TradeFlyweight trade = new TradeFlyweight();
    private final int instrumentId;
    private long venueTimeNs;
    private long receiveTimeNs;
    private long price;
    private long size;
    private long venueSequence;
    private byte aggressor;
    private byte suspect;

    /**
     * A row of an instrument.
     *
     * @param instrumentId id in the instrument table
     */
    public TradeRow(int instrumentId) {
        this.instrumentId = instrumentId;
    }

    /**
     * Begins a row: no size, no identifier, no side, not suspect, received at the venue's time.
     *
     * @param venueNs ns since 1970-01-01 UTC
     * @param fixedPrice fixed point, above 0
     * @return this
     */
    public TradeRow begin(long venueNs, long fixedPrice) {
        venueTimeNs = venueNs;
        receiveTimeNs = venueNs;
        price = fixedPrice;
        size = 0;
        venueSequence = 0;
        aggressor = (byte) Side.NONE.code();
        suspect = 0;
        return this;
    }

    /**
     * When it was received.
     *
     * @param timeNs ns since 1970-01-01 UTC, recorder's clock
     * @return this
     */
    public TradeRow received(long timeNs) {
        receiveTimeNs = timeNs;
        return this;
    }

    /**
     * How much was traded.
     *
     * @param fixedSize fixed point, 0 or above
     * @return this
     */
    public TradeRow size(long fixedSize) {
        size = fixedSize;
        return this;
    }

    /**
     * The venue's number of the trade.
     *
     * @param number above 0; 0 when there is none
     * @return this
     */
    public TradeRow identifier(long number) {
        venueSequence = number;
        return this;
    }

    /**
     * Who took.
     *
     * @param side NONE when it is not known
     * @return this
     */
    public TradeRow aggressor(Side side) {
        aggressor = (byte) side.code();
        return this;
    }

    /**
     * Whether the source itself doubts the trade.
     *
     * @param doubted true when it does
     * @return this
     */
    public TradeRow suspect(boolean doubted) {
        suspect = (byte) (doubted ? 1 : 0);
        return this;
    }

    /**
     * Time of the row.
     *
     * @return ns since 1970-01-01 UTC, venue's clock
     */
    public long venueTimeNs() {
        return venueTimeNs;
    }

    /**
     * Offers the row.
     *
     * @param sink where to put it
     * @return false when the sink is closed
     */
    public boolean writeTo(EventSink sink) {
        int offset = sink.claim(EventType.TRADE, instrumentId, TradeFlyweight.LENGTH, venueTimeNs);
        if (offset == EventSink.CLOSED) {
            return false;
        }
        LastWord.clear(sink, offset, TradeFlyweight.LENGTH);
        trade.wrap(sink.buffer(), offset)
                .venueTimeNs(venueTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .price(price)
                .size(size)
                .venueSequence(venueSequence)
                .aggressor(aggressor)
                .suspect(suspect);
        sink.commit();
        return true;
    }
}
