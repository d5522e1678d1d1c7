package io.millrace.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.RecordSink;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Writes one epoch. Records are gathered in a batch on the heap, where each gets its place in the
 * chain and its checksum; {@link #flush} writes the batch as one excerpt, visible to every reader
 * in every process when it returns. {@link #force} puts it on the disk.
 *
 * <p>The directory of an epoch:
 *
 * <pre>
 * manifest          what the epoch is; written when its head records stand
 * 19700101HX.cq4    the records; the queue's clock stands still, so that it never rolls
 * metadata.cq4t     Chronicle Queue's own table
 * seal              sums over everything; only after a clean stop
 * </pre>
 *
 * <p>The first records are EPOCH_HEAD (the manifest's text), SETTINGS and INSTRUMENTS, in chunks,
 * all of sequence 0; after every 1,024 records follows a CHECKPOINT.
 *
 * <p>Not thread-safe; one thread at a time. An interrupt that waits is kept; one that comes during
 * a write of ours is a failure. {@code append} and {@code flush} allocate nothing but when
 * Chronicle maps its next 16 MiB. After a failure nothing more is written: every call throws.
 */
public final class EpochWriter implements RecordSink, AutoCloseable {

    /** Records after which the caller should flush at the latest. */
    public static final int BATCH_RECORDS = 64;

    private static final int ROOM = DocumentLayout.MAX_RECORD_BYTES - Checkpoint.LENGTH;

    private final Path directory;
    private final int epoch;
    private final RecordQueue queue;
    private final Disk disk;
    private final SealAhead sealing;

    private final byte[] batch = new byte[DocumentLayout.MAX_CONTENT_BYTES];
    private final UnsafeBuffer staging = new UnsafeBuffer(batch);
    private final CRC32C crc = new CRC32C();
    private final Checkpoint.Sum sum = new Checkpoint.Sum();

    private int batchedBytes;
    private int batchedRecords;
    private long records;
    private long bytes;
    private long lastSequence;
    private int lastCrc;
    private int lastRecordCrc;
    private boolean open = true;

    private EpochWriter(RecordQueue queue, Disk disk) {
        this.directory = queue.directory();
        this.epoch = Epochs.number(directory);
        this.queue = queue;
        this.disk = disk;
        this.sealing = new SealAhead(directory);
    }

    /**
     * Says that an epoch will be begun soon: what the journal is made of is loaded on a thread of
     * its own meanwhile. Returns at once; an epoch waits for it, as {@link #awaitPrepared} does.
     */
    public static void prepare() {
        RecordQueue.prepare();
    }

    /** Waits until what {@link #prepare} began is over: it must not run into the process's end. */
    public static void awaitPrepared() {
        RecordQueue.awaitLoading();
    }

    /**
     * Begins the next epoch. When this returns, its head records and its manifest are on the disk.
     *
     * @param journalDirectory holds the epochs; created when it is missing
     * @param info what the epoch is to know about itself
     * @return a writer to be sealed or closed
     * @throws JournalException when the epoch cannot be written
     */
    public static EpochWriter create(Path journalDirectory, EpochInfo info) {
        return create(journalDirectory, info, Durability.none());
    }

    /**
     * Begins the next epoch; its records are forced as a policy says.
     *
     * @param journalDirectory holds the epochs; created when it is missing
     * @param info what the epoch is to know about itself
     * @param durability the policy
     * @return a writer to be sealed or closed
     * @throws JournalException when the epoch cannot be written
     */
    public static EpochWriter create(Path journalDirectory, EpochInfo info, Durability durability) {
        return create(journalDirectory, info, durability, RecordQueue.BLOCK_BYTES);
    }

    /**
     * Begins the next epoch behind one that was just read.
     *
     * @param journalDirectory holds the epochs
     * @param info what the epoch is to know about itself
     * @param durability the policy
     * @param newest reading of the newest epoch; empty where it was not read
     * @return a writer to be sealed or closed
     * @throws JournalException when the epoch cannot be written
     */
    public static EpochWriter create(
            Path journalDirectory,
            EpochInfo info,
            Durability durability,
            Optional<EpochReading> newest) {
        EpochEnd previous = EpochMaking.newest(journalDirectory, newest);
        return begin(journalDirectory, info, durability, RecordQueue.BLOCK_BYTES, previous);
    }

    static EpochWriter create(
            Path journalDirectory, EpochInfo info, Durability durability, int blockBytes) {
        EpochEnd previous = EpochMaking.newest(journalDirectory, Optional.empty());
        return begin(journalDirectory, info, durability, blockBytes, previous);
    }

    private static EpochWriter begin(
            Path journalDirectory,
            EpochInfo info,
            Durability durability,
            int blockBytes,
            EpochEnd previous) {
        RecordQueue queue = EpochMaking.queue(journalDirectory, durability, blockBytes);
        EpochWriter writer = new EpochWriter(queue, durability.disk());
        EpochMaking.begin(writer, queue, info, previous);
        return writer;
    }

    /**
     * Adds a record to the batch and gives it epoch, chain and checksum. Flushes first when the
     * batch has no room for it.
     *
     * @param buffer holding the record
     * @param offset of the record's envelope
     * @param length of the record, multiple of 8, as in its envelope
     * @throws JournalException when the record is not whole, or the journal has failed
     */
    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        requireOpen();
        EpochMaking.requireRecord(directory, buffer, offset, length);
        if (batchedBytes + length > ROOM) {
            flush();
        }
        int at = batchedBytes;
        buffer.getBytes(offset, batch, at, length);
        long sequence = EventLayout.sequence(staging, at);
        if (sequence != 0) {
            lastSequence = sequence;
        }
        chain(at, length);
        lastRecordCrc = lastCrc;
        sum.add(staging, at, length);
        if (sum.records() == Checkpoint.RECORDS) {
            appendCheckpoint();
        }
    }

    private void chain(int at, int length) {
        EventLayout.chain(staging, at, lastCrc, epoch);
        crc.reset();
        crc.update(batch, at, length - Integer.BYTES);
        lastCrc = (int) crc.getValue();
        EventLayout.crc(staging, at, length, lastCrc);
        batchedBytes = at + length;
        batchedRecords++;
        records++;
        bytes += length;
    }

    private void appendCheckpoint() {
        int at = batchedBytes;
        Checkpoint.put(staging, at, lastSequence);
        sum.take(batch, EventLayout.payload(at));
        chain(at, Checkpoint.LENGTH);
    }

    /**
     * Writes the batch as one excerpt. Every process sees it when this returns; a crash of the
     * process loses nothing of it, a crash of the machine what was not forced.
     *
     * @throws JournalException when it cannot be written; the journal has then failed
     */
    public void flush() {
        requireOpen();
        if (batchedBytes == 0) {
            return;
        }
        int length = batchedBytes;
        if (DocumentLayout.needsPad(length)) {
            staging.putLong(length, DocumentLayout.PAD, LITTLE_ENDIAN);
            length += DocumentLayout.PAD_BYTES;
        }
        open = false;
        queue.write(batch, length);
        try {
            queue.writeback().flushed(lastSequence, lastCrc, records, queue.position());
        } catch (IOException e) {
            throw notForced(e);
        }
        open = true;
        batchedBytes = 0;
        batchedRecords = 0;
        sealing.grown(queue.position());
    }

    /**
     * Forces what was flushed to the disk. A failure is final: after a failed sync nobody knows
     * what the disk holds.
     *
     * @throws JournalException when the system reports an error; the journal has then failed
     */
    public void force() {
        requireOpen();
        open = false;
        try {
            queue.writeback().force();
        } catch (IOException e) {
            throw notForced(e);
        }
        open = true;
    }

    /**
     * Forces what was flushed where the policy holds orders until then. To be called before orders
     * leave; a failure is final.
     *
     * @throws JournalException when the system reports an error; the journal has then failed
     */
    public void secure() {
        requireOpen();
        open = false;
        try {
            queue.writeback().secure();
        } catch (IOException e) {
            throw notForced(e);
        }
        open = true;
    }

    /**
     * Whether orders may leave: the journal has not failed, the disk has room above its floor, and
     * under a policy that holds orders their cause is on the disk.
     *
     * @param sequence of the cause
     * @return true when they may
     */
    public boolean permitsOrders(long sequence) {
        return open && queue.writeback().permits(sequence);
    }

    /**
     * Sequence up to which the records are known to be on the disk. Any thread may ask.
     *
     * @return 0 before the first input was forced
     */
    public long durableSequence() {
        return queue.writeback().durableSequence();
    }

    /**
     * Whether the disk has less room than its floor: the run must come to an end, while there is
     * room for that. Any thread may ask.
     *
     * @return true from the first time on
     */
    public boolean isDiskLow() {
        return queue.writeback().isLow();
    }

    private JournalException notForced(IOException e) {
        return new JournalException(
                directory + ": cannot be forced (" + e.getMessage() + "); it must take writes", e);
    }

    /**
     * Ends the epoch: flushes, closes and forces every file, reads the epoch once more and writes
     * the seal over what stands there. The writer is closed afterwards, also when this fails.
     *
     * @param lastSequence of the trading state: that of the last input, or the one resumed from
     *     when the epoch holds none
     * @param stateHash hash of the trading state, one line
     * @return the seal as written
     * @throws JournalException when the epoch is not what was appended, or cannot be sealed
     */
    public Seal seal(long lastSequence, String stateHash) {
        finish();
        if (this.lastSequence != 0 && this.lastSequence != lastSequence) {
            throw new JournalException(
                    directory
                            + ": sealed at sequence "
                            + lastSequence
                            + "; it must be "
                            + this.lastSequence);
        }
        EpochEnd end = new EpochEnd(epoch, lastSequence, lastCrc);
        try (sealing) {
            return sealing.seal(end, records, stateHash, disk);
        }
    }

    /** {@return records in the batch, not yet visible to readers, checkpoints included} */
    public int batchedRecords() {
        return batchedRecords;
    }

    /** {@return records of the epoch so far; batch, head and checkpoints included} */
    public long records() {
        return records;
    }

    /** {@return bytes of those records} */
    public long bytes() {
        return bytes;
    }

    /** {@return sequence of the last record that has one; 0 before the first input} */
    public long lastSequence() {
        return lastSequence;
    }

    /** {@return CRC32C of the last record} */
    public int lastCrc() {
        return lastCrc;
    }

    /** {@return checksum of the last record that is no checkpoint} */
    public int lastRecordCrc() {
        return lastRecordCrc;
    }

    /** {@return number of the epoch, from 1} */
    public int epoch() {
        return epoch;
    }

    /** {@return directory of the epoch} */
    public Path directory() {
        return directory;
    }

    /** Flushes and forces, unless the journal has failed, and closes; writes no seal. */
    @Override
    public void close() {
        try (sealing) {
            if (open) {
                finish();
            } else {
                queue.close();
            }
        }
    }

    Disk disk() {
        return disk;
    }

    private void finish() {
        try {
            flush();
            queue.writeback().finish();
        } catch (IOException e) {
            throw notForced(e);
        } finally {
            release();
        }
    }

    private void release() {
        open = false;
        queue.close();
    }

    private void requireOpen() {
        if (!open) {
            throw new JournalException(
                    directory + ": is closed or has failed; a new start must open a new epoch");
        }
    }
}
