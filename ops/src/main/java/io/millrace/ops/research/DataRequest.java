package io.millrace.ops.research;

import io.millrace.feed.file.Adjustment;
import io.millrace.model.instrument.SessionCalendar;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a table is made from.
 *
 * @param files paths, at least one
 * @param format name of their format; empty means found out for each
 * @param adjustment what is done about splits and dividends
 * @param instrument what all of them are about; empty means by their names
 * @param calendar when it trades
 * @param regularHours whether only sessions count, not the hours around them
 * @param basis what bars are made of; empty means trades, or quotes where there are no trades
 */
public record DataRequest(
        List<Path> files,
        String format,
        Adjustment adjustment,
        String instrument,
        SessionCalendar calendar,
        boolean regularHours,
        Optional<Basis> basis) {

    /** Copies the list. */
    public DataRequest {
        files = List.copyOf(files);
    }
}
