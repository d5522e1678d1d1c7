package io.millrace.engine.quality;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.StateHash;

/**
 * What is remembered of one stream, the trades or the quotes or the bars of one instrument.
 * Engine's thread.
 */
final class Stream {

    final IdentifierWindow identifiers = new IdentifierWindow();

    /** Venue time of the newest tick; NONE before the first. */
    long newestNs = NONE;

    /** Good ticks that it takes until the stream is trusted again; 0 when it is. */
    int goodTicksMissing;

    /** Last price that was no outlier; NONE before the first. */
    long goodPrice = NONE;

    /** Last price that was one, and how many came in a row near it. */
    long farPrice = NONE;

    int farCount;

    /** Price that stands, and since when. */
    long standingPrice = NONE;

    long standingSinceNs;

    /** Whether the market was open at the newest tick, and until when that answer holds. */
    boolean isOpen;

    long answerHoldsUntilNs = NONE;

    void hashInto(StateHash hash) {
        identifiers.hashInto(hash);
        hash.putLong(newestNs);
        hash.putInt(goodTicksMissing);
        hash.putLong(goodPrice);
        hash.putLong(farPrice);
        hash.putInt(farCount);
        hash.putLong(standingPrice);
        hash.putLong(standingSinceNs);
        hash.putBoolean(isOpen);
        hash.putLong(answerHoldsUntilNs);
    }
}
