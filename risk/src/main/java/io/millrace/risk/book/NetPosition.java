package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

/**
 * What all strategies hold in one instrument, and its last price: what one check reads lies
 * together. Written by {@link PositionBook} alone.
 */
final class NetPosition {

    final int currency;
    long size;
    long cost;
    long mark = NONE;
    long markTimeNs;
    boolean suspect;
    long suspectNs;
    long value;

    NetPosition(int currency) {
        this.currency = currency;
    }
}
