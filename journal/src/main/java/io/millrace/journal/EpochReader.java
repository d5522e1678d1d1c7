package io.millrace.journal;

import static io.millrace.journal.DocumentLayout.HEADER_BYTES;
import static io.millrace.journal.DocumentLayout.LENGTH_MASK;
import static io.millrace.journal.DocumentLayout.METADATA;
import static io.millrace.journal.DocumentLayout.NOT_COMPLETE;
import static io.millrace.journal.DocumentLayout.PAD;
import static io.millrace.journal.DocumentLayout.PAD_BYTES;

import io.millrace.model.event.EventLayout;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Reads the records of one epoch in place, in the order in which they were written, and may follow
 * a writer in this or in another process. It is no part of Chronicle Queue and trusts no byte: a
 * length is believed only when it fits between what was read before and the end of the mapping.
 *
 * <p>Every record is checked for magic, length and epoch; on request for its checksum and its place
 * in the chain too. Not thread-safe. Allocates only when the mapping moves, every 64 MiB.
 */
public final class EpochReader implements AutoCloseable {

    /** What stands where the next document would begin. */
    enum Tail {
        /** A zero header, or the end of the file exactly here. */
        END,
        /** A header that says: being written. */
        INCOMPLETE,
        /** The file ends inside the header or the document. */
        CUT
    }

    private final int epoch;
    private final boolean checksums;
    private final ReadWindow window;
    private final UnsafeBuffer buffer;
    private final CRC32C crc = new CRC32C();
    private final byte[] scratch = new byte[EventLayout.MAX_RECORD_LENGTH];
    private final UnsafeBuffer checked = new UnsafeBuffer(scratch);

    private long nextHeader;
    private int contentStart;
    private int cursor;
    private int documentEnd;
    private int offset;
    private int length;
    private long records;
    private long lastSequence;
    private int lastCrc;
    private Tail tail = Tail.END;
    private final @Nullable ChecksumAhead ahead;
    private long checkedAhead;

    private EpochReader(
            Path epochDirectory, boolean checksums, EpochMark from, @Nullable ChecksumAhead ahead) {
        this.ahead = ahead;
        this.nextHeader = from.position();
        this.records = from.records();
        this.lastSequence = from.lastSequence();
        this.lastCrc = from.lastCrc();
        this.checkedAhead = from.records();
        this.epoch = Epochs.number(epochDirectory);
        this.checksums = checksums;
        this.window = new ReadWindow(epochDirectory.resolve(Epochs.RECORDS), () -> lastSequence);
        this.buffer = window.buffer();
    }

    /**
     * Opens an epoch before its first record.
     *
     * @param epochDirectory directory of the epoch
     * @param checksums whether to check checksum and chain of each record
     * @return a reader to be closed
     * @throws JournalException when there is no file to read
     */
    public static EpochReader open(Path epochDirectory, boolean checksums) {
        return open(epochDirectory, checksums, EpochMark.START);
    }

    /**
     * Opens an epoch at a place that a reading of it has noted.
     *
     * @param epochDirectory directory of the epoch
     * @param checksums whether to check checksum and chain of each record
     * @param from the place
     * @return a reader to be closed, which counts the records before the place as read
     * @throws JournalException when there is no file to read
     */
    public static EpochReader open(Path epochDirectory, boolean checksums, EpochMark from) {
        return new EpochReader(epochDirectory, checksums, from, null);
    }

    /**
     * Opens an epoch at a place of it; checksum and chain of the records that stand, and their
     * checkpoints, are checked by a second thread, ahead of the caller. No record is handed out
     * unchecked.
     *
     * @param epochDirectory directory of the epoch
     * @param from the place; behind the first checkpoint after it, checkpoints are checked
     * @return a reader to be closed
     * @throws JournalException when there is no file to read
     */
    public static EpochReader openAhead(Path epochDirectory, EpochMark from) {
        ChecksumAhead ahead = new ChecksumAhead(open(epochDirectory, true, from), from);
        try {
            return new EpochReader(epochDirectory, true, from, ahead);
        } catch (JournalException e) {
            ahead.close();
            throw e;
        }
    }

    /**
     * Moves to the next record.
     *
     * @return false when there is none now; a writer may still append one, so ask again
     * @throws JournalCorruptException when the bytes that follow are no sound record; the reader
     *     stays where it is
     * @throws JournalException when the disk does not give the bytes
     */
    public boolean next() {
        try {
            return step();
        } catch (InternalError e) {
            throw new JournalException(
                    Epochs.name(epoch) + "/" + file() + ": cannot be read; the disk must be sound",
                    e);
        }
    }

    private boolean step() {
        if (cursor == documentEnd && !nextDocument()) {
            return false;
        }
        int start = cursor;
        String fault = DocumentLayout.fault(buffer, start, documentEnd - start, epoch);
        if (fault != null) {
            throw corrupt(start, fault);
        }
        int size = EventLayout.length(buffer, start);
        int sum = EventLayout.crc(buffer, start, size);
        if (checksums && !isCheckedAhead()) {
            check(start, size, sum);
        }
        long sequence = EventLayout.sequence(buffer, start);
        if (sequence != 0) {
            lastSequence = sequence;
        }
        lastCrc = sum;
        offset = start;
        length = size;
        cursor = start + size;
        records++;
        if (documentEnd - cursor == PAD_BYTES) {
            skipPad();
        }
        return true;
    }

    private boolean isCheckedAhead() {
        if (records < checkedAhead) {
            return true;
        }
        ChecksumAhead other = ahead;
        if (other != null) {
            checkedAhead = other.await(records);
            other.refuse(records);
        }
        return records < checkedAhead;
    }

    private void check(int start, int size, int sum) {
        int previous = EventLayout.previousCrc(buffer, start);
        if (previous != lastCrc) {
            throw corrupt(
                    start,
                    "the chain is broken: the record follows "
                            + SumFile.crcHex(previous)
                            + "; it must follow "
                            + SumFile.crcHex(lastCrc));
        }
        // On the heap: a disk that fails under a mapping must not fail inside the intrinsic.
        buffer.getBytes(start, scratch, 0, size);
        crc.reset();
        crc.update(scratch, 0, size - Integer.BYTES);
        int computed = (int) crc.getValue();
        if (computed != sum) {
            throw corrupt(
                    start,
                    "the checksum is "
                            + SumFile.crcHex(sum)
                            + "; it must be "
                            + SumFile.crcHex(computed));
        }
    }

    private void skipPad() {
        int recordBytes = cursor - contentStart;
        if (buffer.getLong(cursor) != PAD || !DocumentLayout.needsPad(recordBytes)) {
            throw corrupt(cursor, "eight bytes are left in the document that are no padding");
        }
        cursor = documentEnd;
    }

    private boolean nextDocument() {
        while (true) {
            long position = nextHeader;
            if (!window.cover(position, HEADER_BYTES)) {
                tail = position == window.fileSize() ? Tail.END : Tail.CUT;
                return false;
            }
            int header = buffer.getIntVolatile(index(position));
            if (header == 0 || header == NOT_COMPLETE) {
                tail = header == 0 ? Tail.END : Tail.INCOMPLETE;
                return false;
            }
            int content = contentBytes(position, header);
            if (!window.cover(position, HEADER_BYTES + content)) {
                tail = Tail.CUT;
                return false;
            }
            int start = index(position) + HEADER_BYTES;
            if ((header & METADATA) == 0) {
                contentStart = start;
                cursor = start;
                documentEnd = start + content;
                nextHeader = DocumentLayout.next(position, content);
                return true;
            }
            checkMetadata(start, content);
            nextHeader = DocumentLayout.next(position, content);
        }
    }

    private int contentBytes(long position, int header) {
        boolean metadata = (header & METADATA) != 0;
        int content = header & LENGTH_MASK;
        int max = metadata ? DocumentLayout.MAX_METADATA_BYTES : DocumentLayout.MAX_CONTENT_BYTES;
        if ((header & NOT_COMPLETE) != 0 || content < Long.BYTES || content > max) {
            throw corrupt(
                    index(position),
                    "the document's header is "
                            + SumFile.crcHex(header)
                            + "; it must be a length of 8 to "
                            + max
                            + ", complete");
        }
        return content;
    }

    // One flipped bit turns records into metadata; Chronicle's own never begins like a record.
    private void checkMetadata(int start, int content) {
        if (content >= Short.BYTES && EventLayout.magic(buffer, start) == EventLayout.MAGIC) {
            throw corrupt(
                    start - HEADER_BYTES, "records are marked as metadata; they must be data");
        }
    }

    private int index(long position) {
        return (int) (position - window.base());
    }

    private JournalCorruptException corrupt(int index, String what) {
        return new JournalCorruptException(
                new FirstBad(epoch, Epochs.RECORDS, window.base() + index, lastSequence, what));
    }

    /**
     * Memory of the record; the same object for the life of the reader.
     *
     * @return read-only memory, valid until {@link #next} or {@link #close} is called
     */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /**
     * Where the record begins in the buffer.
     *
     * @return bytes
     */
    public int offset() {
        return offset;
    }

    /**
     * Length of the record.
     *
     * @return bytes
     */
    public int length() {
        return length;
    }

    /** {@return type of the record, an {@link io.millrace.model.event.EventType}} */
    public int type() {
        return EventLayout.type(buffer, offset);
    }

    /**
     * File of the record, for messages.
     *
     * @return name inside the epoch directory
     */
    public String file() {
        return Epochs.RECORDS;
    }

    /**
     * Where the record begins in its file, for messages.
     *
     * @return bytes from the start of the file
     */
    public long fileOffset() {
        return window.base() + offset;
    }

    /**
     * Number of the epoch.
     *
     * @return from 1
     */
    public int epoch() {
        return epoch;
    }

    /**
     * Records read so far.
     *
     * @return count, head and checkpoints included
     */
    public long records() {
        return records;
    }

    /**
     * Last sequence read so far.
     *
     * @return sequence of the last record that has one; 0 for none
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * Checksum of the last record read.
     *
     * @return CRC32C; 0 before the first
     */
    public int lastCrc() {
        return lastCrc;
    }

    /** What stands behind the last document, once {@link #next} has returned false. */
    Tail tail() {
        return tail;
    }

    /** Where the next document would begin, once {@link #next} has returned false. */
    long end() {
        return nextHeader;
    }

    /** Whether the next record begins an excerpt; only then is there a mark. */
    boolean isBetweenExcerpts() {
        return cursor == documentEnd;
    }

    /** The place behind the last record of an excerpt. */
    EpochMark mark() {
        assert isBetweenExcerpts() : "amid an excerpt";
        return new EpochMark(nextHeader, records, lastSequence, lastCrc);
    }

    /** The record on the heap, from 0; only with checksums, until {@link #next} is called. */
    DirectBuffer checkedRecord() {
        return checked;
    }

    ReadWindow window() {
        return window;
    }

    @Override
    public void close() {
        cursor = documentEnd;
        ChecksumAhead other = ahead;
        if (other != null) {
            other.close();
        }
        window.close();
    }
}
