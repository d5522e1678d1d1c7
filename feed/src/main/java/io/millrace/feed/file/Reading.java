package io.millrace.feed.file;

import io.millrace.model.time.Timeframe;

import java.util.Optional;

/**
 * How a file is to be read.
 *
 * @param instrumentId what its rows are about
 * @param timeframe length of its bars where it is known; otherwise it is found out
 * @param adjustment what is done about splits and dividends
 * @param backwardsNs how far a trade or quote may go back behind the newest one before the file is
 *     refused, from 0; bars may never
 */
public record Reading(
        int instrumentId, Optional<Timeframe> timeframe, Adjustment adjustment, long backwardsNs) {

    /** Checks the tolerance. */
    public Reading {
        if (backwardsNs < 0) {
            throw new IllegalArgumentException(
                    "tolerance for times that go back is "
                            + backwardsNs
                            + " ns; it must be 0 or above");
        }
    }

    /**
     * The strict way: prices as they are, times never go back.
     *
     * @param instrumentId what the rows are about
     * @return the reading
     */
    public static Reading of(int instrumentId) {
        return new Reading(instrumentId, Optional.empty(), Adjustment.RAW, 0);
    }

    /**
     * The same, with the length of the bars.
     *
     * @param length of the bars
     * @return a copy
     */
    public Reading withTimeframe(Timeframe length) {
        return new Reading(instrumentId, Optional.of(length), adjustment, backwardsNs);
    }
}
