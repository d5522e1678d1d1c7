package io.millrace.feed.file;

import io.millrace.feed.FeedException;
import io.millrace.model.event.EventSink;

import java.util.List;

/** The files of one instrument and kind, one after the other by their first times. */
final class Lane {

    private final List<TickFile> files;
    private final int[] places;

    private int index;
    private TickFile file;
    private int place;
    private long nextFileNs;
    private long dueNs = Long.MIN_VALUE;

    /**
     * Joins files.
     *
     * @param files in order of their first times, at least one
     * @param places the place of each in the order the caller gave
     * @throws FeedException when the first row already overlaps the second file
     */
    Lane(List<TickFile> files, int[] places) {
        this.files = files;
        this.places = places;
        this.file = files.getFirst();
        enter(0);
    }

    /**
     * Time at which the event at hand is due: its own, or the newest before it if that is later.
     */
    long timeNs() {
        return dueNs;
    }

    /** Offers the event at hand; false when the sink is closed. */
    boolean writeTo(EventSink sink) {
        return file.writeTo(sink);
    }

    /**
     * Moves to the next event.
     *
     * @return false when there is none
     * @throws FeedException when a row is wrong, or reaches into the next file
     */
    boolean advance() {
        if (file.advance()) {
            checkOverlap();
            return true;
        }
        file.close();
        if (index + 1 == files.size()) {
            return false;
        }
        enter(index + 1);
        return true;
    }

    /** Whether this lane's event comes first; equal times go by the order of the files. */
    boolean isBefore(Lane other) {
        long mine = timeNs();
        long others = other.timeNs();
        return mine < others || (mine == others && place < other.place);
    }

    private void enter(int next) {
        index = next;
        file = files.get(next);
        place = places[next];
        nextFileNs =
                next + 1 == files.size() ? Long.MAX_VALUE : files.get(next + 1).firstRowTimeNs();
        checkOverlap();
    }

    private void checkOverlap() {
        dueNs = Math.max(dueNs, file.timeNs());
        if (file.timeNs() > nextFileNs) {
            throw new FeedException(
                    file.file().toString(),
                    file.line(),
                    "row is later than the first of " + files.get(index + 1).file(),
                    "files of the same instrument and kind must not overlap in time");
        }
    }
}
