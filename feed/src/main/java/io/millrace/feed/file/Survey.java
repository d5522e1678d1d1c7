package io.millrace.feed.file;

import io.millrace.model.time.Timeframe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a whole file holds, found by reading it once from its first event to its last. A file that
 * has been surveyed is known to be sound: every row of it can be used.
 *
 * @param file path
 * @param format name of its format
 * @param rows rows, or messages of a recording, whatever they gave; headers are none
 * @param kinds what it holds of each kind, in the order of the kinds
 * @param timeframe length of its bars; empty without bars
 * @param hasSizes whether it tells sizes
 * @param oddities what is unusual in it
 */
public record Survey(
        Path file,
        String format,
        long rows,
        Map<DataKind, Extent> kinds,
        Optional<Timeframe> timeframe,
        boolean hasSizes,
        Oddities oddities) {

    /**
     * How much there is of one kind.
     *
     * @param events how many
     * @param firstNs earliest time in a row, ns since 1970-01-01 UTC; of a bar its start
     * @param lastNs latest time in a row
     */
    public record Extent(long events, long firstNs, long lastNs) {}

    /**
     * A stretch without events of a kind.
     *
     * @param fromNs time of the row before, ns since 1970-01-01 UTC
     * @param toNs time of the row after
     */
    public record Gap(long fromNs, long toNs) {

        /**
         * How long it is.
         *
         * @return ns
         */
        public long lengthNs() {
            return toNs - fromNs;
        }
    }

    /**
     * What is unusual.
     *
     * @param backwards rows that are older than the newest one of their kind
     * @param furthestBackNs how far the worst of them goes back
     * @param duplicates trades whose identifier is that of the trade before
     * @param crossed quotes and bars of quotes with a bid above the ask
     * @param locked quotes with a bid at the ask
     * @param withoutSize trades without size
     * @param doubted events that the source itself doubts
     * @param skippedRows rows that give no event although nothing is wrong with them
     * @param faults faults of the recording, such as holes between its updates
     * @param gaps how many stretches without events are longer than usual
     * @param longestGaps the longest of them, longest first
     */
    public record Oddities(
            long backwards,
            long furthestBackNs,
            long duplicates,
            long crossed,
            long locked,
            long withoutSize,
            long doubted,
            long skippedRows,
            long faults,
            long gaps,
            List<Gap> longestGaps) {

        /** Copies the list. */
        public Oddities {
            longestGaps = List.copyOf(longestGaps);
        }
    }

    /** Copies the map. */
    public Survey {
        kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
    }

    /**
     * Reads a file to its end.
     *
     * @param file path
     * @param format what it is
     * @param reading how to read it
     * @return what it holds
     * @throws io.millrace.feed.FeedException when any of its rows cannot be used, or it has none
     */
    public static Survey of(Path file, FileFormat format, Reading reading) {
        return of(file, format, reading, Span.ALL);
    }

    /**
     * Reads a file to its end, and tells of a part of it.
     *
     * @param file path
     * @param format what it is
     * @param reading how to read it
     * @param span which rows to tell of
     * @return what it holds in the span
     * @throws io.millrace.feed.FeedException when any of its rows cannot be used, or none is in the
     *     span
     */
    public static Survey of(Path file, FileFormat format, Reading reading, Span span) {
        try (TickFile open = TickFile.open(file, format, reading, span)) {
            Surveyor surveyor = new Surveyor(open.timeframe());
            do {
                open.writeTo(surveyor.at(open.kind(), open.rowTimeNs()));
            } while (open.advance());
            Map<DataKind, Extent> kinds = surveyor.extents();
            return new Survey(
                    file,
                    format.name(),
                    open.rows(events(kinds)),
                    kinds,
                    open.timeframe(),
                    open.hasSizes(),
                    surveyor.oddities(open.skippedRows(), open.faults()));
        }
    }

    /**
     * How many events it holds.
     *
     * @return 1 or more
     */
    public long events() {
        return events(kinds);
    }

    private static long events(Map<DataKind, Extent> kinds) {
        return kinds.values().stream().mapToLong(Extent::events).sum();
    }

    /**
     * Earliest time in a row.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long firstNs() {
        return kinds.values().stream().mapToLong(Extent::firstNs).min().orElseThrow();
    }

    /**
     * Latest time in a row.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long lastNs() {
        return kinds.values().stream().mapToLong(Extent::lastNs).max().orElseThrow();
    }

    /**
     * Kinds that two files both hold.
     *
     * @param other the other file
     * @return none when they are about different things
     */
    public List<DataKind> sharedKinds(Survey other) {
        List<DataKind> shared = new ArrayList<>(kinds.keySet());
        shared.retainAll(other.kinds.keySet());
        return shared;
    }
}
