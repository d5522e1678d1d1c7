package io.millrace.journal;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.RecordSink;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Replays an epoch: hands out its inputs one by one and compares the outputs that the pipeline
 * makes of them with the recorded ones, byte for byte but for chain, epoch and checksum.
 *
 * <p>Use: start the pipeline (its outputs of sequence 0 are compared with those before the first
 * input), then while {@link #nextInput} feed {@link #buffer} at {@link #offset}; at the end of a
 * sealed epoch call {@link #finish}. After a difference it goes on and is in step again at the next
 * input.
 *
 * <p>It may follow a live writer, whose input can be visible before its outputs are: outputs that
 * are ahead of the recorded ones wait, up to 1 MiB, and {@code nextInput} compares them first. At
 * the end of an epoch that was killed those that still wait were never recorded; that is no
 * difference unless {@code finish} says so.
 *
 * <p>Not thread-safe. Allocates nothing while outputs are equal.
 */
public final class OutputChecker implements RecordSink {

    private static final int WAITING_BYTES = 1 << 20;
    private static final int PREVIOUS_CRC = 8;
    private static final int SEQUENCE = 16;
    private static final int CRC_BYTES = 4;
    private static final int SHOWN_BYTES = 16;

    private EpochReader reader;
    private EpochEnd end;
    private final UnsafeBuffer input = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final UnsafeBuffer waiting = new UnsafeBuffer(new byte[WAITING_BYTES]);
    private int waitingFrom;
    private int waitingTo;
    private boolean atRecord;
    private long inputs;
    private long outputs;
    private long differences;
    private String firstDifference = "";

    /**
     * Checks against one epoch.
     *
     * @param reader before its first record, with or without checksums; the caller closes it
     */
    public OutputChecker(EpochReader reader) {
        this(reader, EpochEnd.NONE);
    }

    /**
     * Checks against one epoch, up to a record in it.
     *
     * @param reader before its first record, with or without checksums; the caller closes it
     * @param end last record that counts; {@link EpochEnd#NONE} for all of them
     */
    public OutputChecker(EpochReader reader, EpochEnd end) {
        this.reader = reader;
        this.end = end;
    }

    /**
     * Goes on with the epoch that goes on from this one, when {@link #nextInput} has answered
     * false. Outputs that still wait are compared with its first records.
     *
     * @param next before its first record; the caller closes it, and the one before
     * @param nextEnd last record of it that counts; {@link EpochEnd#NONE} for all of them
     */
    public void goOn(EpochReader next, EpochEnd nextEnd) {
        reader = next;
        end = nextEnd;
        atRecord = false;
    }

    /**
     * Passes over inputs and outputs up to a sequence, which are neither handed out nor compared.
     *
     * @param sequence last one to pass over
     * @return whether a record behind it was reached; when not, go on with the next epoch and ask
     *     again
     */
    public boolean skipThrough(long sequence) {
        while (look()) {
            if (EventLayout.sequence(reader.buffer(), reader.offset()) > sequence) {
                return true;
            }
            consume();
        }
        return false;
    }

    /**
     * Passes over everything up to one record.
     *
     * @param sequence newest one at that record, in this epoch or, where the record stands before
     *     the first input of this one, in an earlier
     * @param crc checksum of the record
     * @return whether the record stands in this epoch; the reader is at the end when not
     */
    public boolean skipTo(long sequence, int crc) {
        while (!isAtEnd() && reader.next()) {
            boolean isThere = reader.lastSequence() == sequence || reader.lastSequence() == 0;
            if (isThere && reader.lastCrc() == crc) {
                return true;
            }
        }
        return false;
    }

    /**
     * Hands over the recomputed outputs that wait for recorded ones, in their order, and keeps
     * none.
     *
     * @param sink takes each record, whose memory is valid during the call
     */
    public void handOver(RecordSink sink) {
        while (waitingFrom < waitingTo) {
            int length = EventLayout.length(waiting, waitingFrom);
            sink.append(waiting, waitingFrom, length);
            waitingFrom += length;
        }
    }

    /**
     * Moves to the next input. Recorded outputs that were not recomputed by now are differences.
     *
     * @return false when there is none now; a writer may still append one, so ask again
     * @throws JournalCorruptException when the epoch is damaged
     */
    public boolean nextInput() {
        while (look()) {
            if (EventType.isInput(reader.type())) {
                refuseWaiting();
                takeInput();
                return true;
            }
            if (waitingFrom < waitingTo) {
                int at = waitingFrom;
                waitingFrom += EventLayout.length(waiting, at);
                compare(waiting, at, EventLayout.length(waiting, at));
            } else {
                difference(reader.buffer(), reader.offset(), "recorded but not recomputed");
                consume();
            }
        }
        return false;
    }

    private void takeInput() {
        int length = reader.length();
        if (length > EventLayout.SLOT_LENGTH) {
            throw new JournalCorruptException(
                    new FirstBad(
                            reader.epoch(),
                            reader.file(),
                            reader.fileOffset(),
                            reader.lastSequence(),
                            "the input has " + length + " bytes; it must fit a slot of 128"));
        }
        input.putBytes(0, reader.buffer(), reader.offset(), length);
        EventLayout.chain(input, 0, 0, 0);
        EventLayout.crc(input, 0, length, 0);
        inputs++;
        consume();
    }

    /** Stands on the next input or output that is recorded; false when there is none now. */
    private boolean look() {
        while (!atRecord) {
            if (isAtEnd() || !reader.next()) {
                return false;
            }
            int type = reader.type();
            atRecord = EventType.isInput(type) || EventType.isOutput(type);
        }
        return true;
    }

    private boolean isAtEnd() {
        return end.epoch() != 0
                && reader.lastSequence() == end.lastSequence()
                && reader.lastCrc() == end.lastCrc();
    }

    private void consume() {
        atRecord = false;
    }

    /**
     * Takes a recomputed output.
     *
     * @param buffer holding the record
     * @param offset of the record's envelope
     * @param length of the record
     */
    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        if (!EventType.isOutput(EventLayout.type(buffer, offset))) {
            return;
        }
        if (waitingFrom < waitingTo || !look()) {
            await(buffer, offset, length);
        } else if (EventType.isInput(reader.type())) {
            outputs++;
            difference(buffer, offset, "recomputed but not recorded");
        } else {
            compare(buffer, offset, length);
        }
    }

    private void await(DirectBuffer buffer, int offset, int length) {
        if (waitingFrom == waitingTo) {
            waitingFrom = 0;
            waitingTo = 0;
        }
        if (length > WAITING_BYTES - waitingTo) {
            outputs++;
            difference(buffer, offset, "recomputed, but nothing is recorded 1 MiB later");
            return;
        }
        waiting.putBytes(waitingTo, buffer, offset, length);
        waitingTo += length;
    }

    private void refuseWaiting() {
        while (waitingFrom < waitingTo) {
            outputs++;
            difference(waiting, waitingFrom, "recomputed but not recorded");
            waitingFrom += EventLayout.length(waiting, waitingFrom);
        }
    }

    /**
     * Ends the comparison of an epoch that has ended cleanly: whatever is recorded and was not
     * recomputed, or still waits, is a difference.
     */
    public void finish() {
        while (look()) {
            if (!nextInput()) {
                break;
            }
            difference(input, 0, "recorded but not replayed");
        }
        refuseWaiting();
    }

    private void compare(DirectBuffer buffer, int offset, int length) {
        outputs++;
        if (!isEqual(buffer, offset, length)) {
            describe(buffer, offset, length);
        }
        consume();
    }

    private boolean isEqual(DirectBuffer buffer, int offset, int length) {
        DirectBuffer recorded = reader.buffer();
        int start = reader.offset();
        if (length != reader.length() || recorded.getLong(start) != buffer.getLong(offset)) {
            return false;
        }
        int last = length - EventLayout.TRAILER_LENGTH;
        for (int i = SEQUENCE; i < last; i += Long.BYTES) {
            if (recorded.getLong(start + i) != buffer.getLong(offset + i)) {
                return false;
            }
        }
        return recorded.getInt(start + last) == buffer.getInt(offset + last);
    }

    private void describe(DirectBuffer buffer, int offset, int length) {
        if (differences != 0) {
            differences++;
            return;
        }
        DirectBuffer recorded = reader.buffer();
        int start = reader.offset();
        int at = firstUnequal(buffer, offset, Math.min(length, reader.length()));
        int shown = Math.max(0, at & -Long.BYTES);
        difference(
                recorded,
                start,
                "payload byte "
                        + (at - EventLayout.HEADER_LENGTH)
                        + ": recorded "
                        + name(recorded, start)
                        + " of "
                        + reader.length()
                        + " bytes, "
                        + hex(recorded, start, shown, reader.length())
                        + "; recomputed "
                        + name(buffer, offset)
                        + " of "
                        + length
                        + " bytes, "
                        + hex(buffer, offset, shown, length));
    }

    private int firstUnequal(DirectBuffer buffer, int offset, int length) {
        DirectBuffer recorded = reader.buffer();
        int start = reader.offset();
        for (int i = 0; i < length - CRC_BYTES; i++) {
            boolean compared = i < PREVIOUS_CRC || i >= SEQUENCE;
            if (compared && recorded.getByte(start + i) != buffer.getByte(offset + i)) {
                return i;
            }
        }
        return length - CRC_BYTES;
    }

    private static String hex(DirectBuffer buffer, int offset, int from, int length) {
        byte[] bytes = new byte[Math.clamp(length - CRC_BYTES - (long) from, 0, SHOWN_BYTES)];
        buffer.getBytes(offset + from, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String name(DirectBuffer buffer, int offset) {
        return EventType.name(EventLayout.type(buffer, offset));
    }

    private void difference(DirectBuffer buffer, int offset, String what) {
        if (differences++ == 0) {
            firstDifference =
                    "sequence "
                            + EventLayout.sequence(buffer, offset)
                            + " index "
                            + EventLayout.index(buffer, offset)
                            + " "
                            + name(buffer, offset)
                            + ": "
                            + what;
        }
    }

    /**
     * Memory of the input: a slot as the ring would hold it, with the journal's fields zero.
     *
     * @return the same memory for every input, of this checker's own
     */
    public UnsafeBuffer buffer() {
        return input;
    }

    /**
     * Where the input begins in the buffer.
     *
     * @return 0
     */
    public int offset() {
        return 0;
    }

    /**
     * Inputs handed out.
     *
     * @return count
     */
    public long inputs() {
        return inputs;
    }

    /**
     * Recomputed outputs that were compared, or found to be recorded nowhere.
     *
     * @return count
     */
    public long outputs() {
        return outputs;
    }

    /**
     * Outputs that differ, or stand on one side only.
     *
     * @return count
     */
    public long differences() {
        return differences;
    }

    /** {@return bytes of recomputed outputs that wait for the recorded ones; 0 for none} */
    public int waitingBytes() {
        return waitingTo - waitingFrom;
    }

    /**
     * The first difference, for people.
     *
     * @return sequence, index, type, place and bytes of both sides; empty when there is none
     */
    public Optional<String> firstDifference() {
        return differences == 0 ? Optional.empty() : Optional.of(firstDifference);
    }
}
