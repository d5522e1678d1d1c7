package io.millrace.feed.lean;

import io.millrace.model.instrument.NewYorkTime;

/** The clock that the times of a file are read from. */
enum Clock {
    /** New York, with daylight saving. */
    NEW_YORK,
    /** Five hours behind UTC the whole year; what Lean calls EST. */
    BEHIND_BY_FIVE_HOURS,
    /** UTC. */
    UTC;

    private static final long FIVE_HOURS_NS = 5 * 3_600_000_000_000L;

    /**
     * Time of a reading of this clock.
     *
     * @param localNs ns since 1970-01-01 00:00 on this clock
     * @return ns since 1970-01-01 UTC
     */
    long toUtcNs(long localNs) {
        return switch (this) {
            case NEW_YORK -> NewYorkTime.toUtcNs(localNs);
            case BEHIND_BY_FIVE_HOURS -> localNs + FIVE_HOURS_NS;
            case UTC -> localNs;
        };
    }
}
