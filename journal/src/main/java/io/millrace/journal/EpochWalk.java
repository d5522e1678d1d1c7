package io.millrace.journal;

import io.millrace.journal.VerifyReport.Status;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.state.TradingState;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way through all records of an epoch and over the bytes behind them. Every length that steers
 * it has been checked by {@link EpochReader}. Cold path, used once, not thread-safe.
 */
final class EpochWalk implements AutoCloseable {

    private final EpochReader reader;
    private final int epoch;
    private final EpochSettings.Collector head = new EpochSettings.Collector();
    private final Checkpoint.Check checkpoints = new Checkpoint.Check(EpochMark.START);
    private final Notes notes;
    private boolean headOnly = true;
    private boolean isEndKnown = true;
    private boolean isAtTail = true;
    private Status status = Status.CLEAN;
    private @Nullable FirstBad firstBad;

    EpochWalk(Path epochDirectory, long wantedRecord) {
        reader = EpochReader.open(epochDirectory, true);
        epoch = reader.epoch();
        notes = new Notes(epochDirectory, wantedRecord);
    }

    void run() {
        try {
            while (firstBad == null && reader.next()) {
                take();
            }
            if (firstBad == null) {
                judgeTail();
            }
        } catch (JournalCorruptException e) {
            isAtTail = false;
            fault(Status.CORRUPT, e.place());
        }
    }

    private void take() {
        String fault = checkpoints.take(reader);
        if (fault != null) {
            isEndKnown = false;
            corruptHere(fault);
            return;
        }
        notes.take(reader);
        if (reader.type() == EventType.CHECKPOINT) {
            return;
        }
        if (head.isComplete()) {
            headOnly = false;
        } else if (!head.add(reader)) {
            isEndKnown = false;
            corruptHere("the epoch's head is not whole; its texts must come first");
        }
    }

    private void judgeTail() {
        long end = reader.end();
        ReadWindow window = reader.window();
        if (reader.tail() == EpochReader.Tail.CUT) {
            fault(Status.TORN, at(end, "the file ends inside the last excerpt"));
            return;
        }
        long behind = end + DocumentLayout.HEADER_BYTES;
        long dirt = window.firstNonZero(behind, window.fileSize());
        if (dirt >= 0 && !isTorn(end, dirt)) {
            fault(Status.CORRUPT, at(dirt, "data stands behind the end; all must be zero"));
        } else if (dirt >= 0 || reader.tail() == EpochReader.Tail.INCOMPLETE) {
            fault(Status.TORN, at(end, "the last excerpt is not complete"));
        }
    }

    /**
     * Whether the bytes behind the last excerpt are the beginning of one more, as a writer leaves
     * it that died while copying: near the end only, and beginning like a record that fits the
     * chain. While an epoch holds no record, Chronicle's own first pages may be unfinished.
     */
    private boolean isTorn(long end, long dirt) {
        ReadWindow window = reader.window();
        if (reader.records() == 0) {
            return dirt < end + DocumentLayout.MAX_METADATA_BYTES;
        }
        long content = end + DocumentLayout.HEADER_BYTES;
        long limit = content + DocumentLayout.MAX_CONTENT_BYTES;
        if (dirt >= limit || window.firstNonZero(limit, window.fileSize()) >= 0) {
            return false;
        }
        if (!window.cover(content, EventLayout.HEADER_LENGTH)) {
            return true;
        }
        DirectBuffer buffer = window.buffer();
        int start = (int) (content - window.base());
        int previous = EventLayout.previousCrc(buffer, start);
        int written = EventLayout.epoch(buffer, start);
        boolean follows = previous == reader.lastCrc() && written == epoch;
        return EventLayout.magic(buffer, start) == EventLayout.MAGIC
                && (follows || (previous == 0 && written == 0));
    }

    private FirstBad at(long offset, String what) {
        return new FirstBad(epoch, Epochs.RECORDS, offset, reader.lastSequence(), what);
    }

    private void corruptHere(String what) {
        fault(Status.CORRUPT, at(reader.fileOffset(), what));
    }

    private void fault(Status worse, FirstBad place) {
        status = worse;
        firstBad = place;
    }

    Status status() {
        return status;
    }

    @Nullable FirstBad firstBad() {
        return firstBad;
    }

    EpochReader reader() {
        return reader;
    }

    /** What was found on the way; null when the last record that was read is not a sound one. */
    @Nullable EpochReading reading() {
        return isEndKnown ? notes.reading(reader, isAtTail) : null;
    }

    /** End of the epoch when it held as many records as were asked for; null before that many. */
    @Nullable EpochEnd wanted() {
        return notes.wanted();
    }

    boolean isHeadComplete() {
        return head.isComplete();
    }

    /** Whether no record but those of the head was found. */
    boolean isHeadOnly() {
        return headOnly;
    }

    String headText() {
        return head.settings().head();
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Keeps what a start wants to know of an epoch while its records pass. Not thread-safe. */
    static final class Notes {

        /** Records between two marks, at least. */
        static final int MARK_RECORDS = 16_384;

        private final Path directory;
        private final long wantedRecord;
        private final StateFlyweight change = new StateFlyweight();
        private final List<EpochMark> marks = new ArrayList<>();
        private long nextMark = MARK_RECORDS;
        private boolean hasPlace;
        private long placeSequence;
        private int placeCrc;
        private int state = -1;
        private @Nullable EpochEnd wanted;

        /**
         * Before the first record.
         *
         * @param directory of the epoch
         * @param wantedRecord number of a record whose place is asked for; 0 for none
         */
        Notes(Path directory, long wantedRecord) {
            this.directory = directory;
            this.wantedRecord = wantedRecord;
        }

        /** Takes the record that a reader stands on. */
        void take(EpochReader reader) {
            int type = reader.type();
            if (EventType.isInput(type) || EventType.isOutput(type)) {
                hasPlace = true;
                placeSequence = reader.lastSequence();
                placeCrc = reader.lastCrc();
            }
            if (type == EventType.STATE_CHANGE) {
                state = change.wrap(reader.buffer(), EventLayout.payload(reader.offset())).to();
            }
            if (reader.records() == wantedRecord) {
                wanted = here(reader);
            }
            if (reader.records() >= nextMark && reader.isBetweenExcerpts()) {
                marks.add(reader.mark());
                nextMark = reader.records() + MARK_RECORDS;
            }
        }

        private static EpochEnd here(EpochReader reader) {
            return new EpochEnd(reader.epoch(), reader.lastSequence(), reader.lastCrc());
        }

        @Nullable EpochEnd wanted() {
            return wanted;
        }

        EpochReading reading(EpochReader reader, boolean isAtTail) {
            return new EpochReading(
                    directory,
                    here(reader),
                    hasPlace
                            ? new EpochEnd(reader.epoch(), placeSequence, placeCrc)
                            : EpochEnd.NONE,
                    reader.records(),
                    isAtTail,
                    state < 0 ? Optional.empty() : Optional.of(TradingState.ofCode(state)),
                    marks);
        }
    }
}
