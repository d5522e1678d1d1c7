package io.millrace.engine.quality;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

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

    /** Streams of so many instruments. */
    static Stream[] many(int count) {
        Stream[] streams = new Stream[count];
        for (int i = 0; i < count; i++) {
            streams[i] = new Stream();
        }
        return streams;
    }

    /** Moves on to a newer tick; whether the market is open is asked once a session. */
    void moveTo(long timeNs, SessionCalendar calendar) {
        newestNs = timeNs;
        if (timeNs >= answerHoldsUntilNs) {
            isOpen = calendar.isOpen(timeNs);
            answerHoldsUntilNs = isOpen ? calendar.closeNs(timeNs) : calendar.openNs(timeNs);
        }
    }

    /** Time since the newest tick in which the market was open, at both ends of a closed time. */
    long openSinceNewestNs(long timeNs, SessionCalendar calendar) {
        if (timeNs < answerHoldsUntilNs) {
            return isOpen ? timeNs - newestNs : 0;
        }
        long before = isOpen ? answerHoldsUntilNs - newestNs : 0;
        return before + (calendar.isOpen(timeNs) ? timeNs - calendar.openNs(timeNs) : 0);
    }

    void save(StateSink sink) {
        identifiers.save(sink);
        sink.putLong(newestNs);
        sink.putInt(goodTicksMissing);
        sink.putLong(goodPrice);
        sink.putLong(farPrice);
        sink.putInt(farCount);
        sink.putLong(standingPrice);
        sink.putLong(standingSinceNs);
        sink.putBoolean(isOpen);
        sink.putLong(answerHoldsUntilNs);
    }

    void load(StateSource source) {
        identifiers.load(source);
        newestNs = source.takeLong();
        goodTicksMissing = source.takeInt();
        goodPrice = source.takeLong();
        farPrice = source.takeLong();
        farCount = source.takeInt();
        standingPrice = source.takeLong();
        standingSinceNs = source.takeLong();
        isOpen = source.takeBoolean();
        answerHoldsUntilNs = source.takeLong();
    }
}
