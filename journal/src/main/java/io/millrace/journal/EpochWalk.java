package io.millrace.journal;

import io.millrace.journal.VerifyReport.Status;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * One way through all records of an epoch and over the bytes behind them. Every length that steers
 * it has been checked by {@link EpochReader}. Cold path, used once, not thread-safe.
 */
final class EpochWalk implements AutoCloseable {

    private final EpochReader reader;
    private final int epoch;
    private final EpochSettings.Collector head = new EpochSettings.Collector();
    private final CheckpointCheck checkpoints = new CheckpointCheck(EpochMark.START);
    private final EpochNotes notes;
    private boolean headOnly = true;
    private boolean isEndKnown = true;
    private boolean isAtTail = true;
    private Status status = Status.CLEAN;
    private @Nullable FirstBad firstBad;

    EpochWalk(Path epochDirectory, long wantedRecord) {
        reader = EpochReader.open(epochDirectory, true);
        epoch = reader.epoch();
        notes = new EpochNotes(epochDirectory, wantedRecord);
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
}
