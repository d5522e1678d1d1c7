package io.millrace.feed.file;

import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.QuoteFlyweight;

/**
 * One quote on its way from a file to a sink. Crossed and locked ones are written as they are; the
 * engine judges them. Reused for each row; one thread.
 */
public final class QuoteRow {

    private final QuoteFlyweight quote = new QuoteFlyweight();
    private final int instrumentId;
    private long venueTimeNs;
    private long receiveTimeNs;
    private long bidPrice;
    private long askPrice;
    private long bidSize;
    private long askSize;
    private long venueSequence;
    private byte suspect;

    /**
     * A row of an instrument.
     *
     * @param instrumentId id in the instrument table
     */
    public QuoteRow(int instrumentId) {
        this.instrumentId = instrumentId;
    }

    /**
     * Begins a row: no sizes, no identifier, not suspect, received at the venue's time.
     *
     * @param venueNs ns since 1970-01-01 UTC
     * @param bid fixed point, above 0
     * @param ask fixed point, above 0
     * @return this
     */
    public QuoteRow begin(long venueNs, long bid, long ask) {
        venueTimeNs = venueNs;
        receiveTimeNs = venueNs;
        bidPrice = bid;
        askPrice = ask;
        bidSize = 0;
        askSize = 0;
        venueSequence = 0;
        suspect = 0;
        return this;
    }

    /**
     * When it was received.
     *
     * @param timeNs ns since 1970-01-01 UTC, recorder's clock
     * @return this
     */
    public QuoteRow received(long timeNs) {
        receiveTimeNs = timeNs;
        return this;
    }

    /**
     * How much is offered.
     *
     * @param bid fixed point, 0 or above
     * @param ask fixed point, 0 or above
     * @return this
     */
    public QuoteRow sizes(long bid, long ask) {
        bidSize = bid;
        askSize = ask;
        return this;
    }

    /**
     * The venue's number of the quote.
     *
     * @param number above 0; 0 when there is none
     * @return this
     */
    public QuoteRow identifier(long number) {
        venueSequence = number;
        return this;
    }

    /**
     * Whether the source itself doubts the quote.
     *
     * @param doubted true when it does
     * @return this
     */
    public QuoteRow suspect(boolean doubted) {
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
        int offset = sink.claim(EventType.QUOTE, instrumentId, QuoteFlyweight.LENGTH, venueTimeNs);
        if (offset == EventSink.CLOSED) {
            return false;
        }
        LastWord.clear(sink, offset, QuoteFlyweight.LENGTH);
        quote.wrap(sink.buffer(), offset)
                .venueTimeNs(venueTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .bidPrice(bidPrice)
                .askPrice(askPrice)
                .bidSize(bidSize)
                .askSize(askSize)
                .venueSequence(venueSequence)
                .suspect(suspect);
        sink.commit();
        return true;
    }
}
