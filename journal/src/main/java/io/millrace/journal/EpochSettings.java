package io.millrace.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The texts at the head of an epoch: all that a replay needs besides the inputs.
 *
 * @param head text of the manifest
 * @param settings settings of the run
 * @param instruments instrument table
 */
public record EpochSettings(String head, String settings, String instruments) {

    /**
     * Reads the head records of an epoch, checksums included.
     *
     * @param epochDirectory directory of the epoch
     * @return its texts
     * @throws JournalException when the head is damaged or was never finished
     */
    public static EpochSettings read(Path epochDirectory) {
        try (EpochReader reader = EpochReader.open(epochDirectory, true)) {
            Collector collector = new Collector();
            while (!collector.isComplete() && reader.next()) {
                if (!collector.add(reader)) {
                    break;
                }
            }
            if (!collector.isComplete()) {
                throw new JournalException(
                        epochDirectory
                                + ": the head records are not whole; manifest, settings and"
                                + " instruments must come first");
            }
            return collector.settings();
        }
    }

    /** Takes the records of an epoch until the three texts are whole. */
    static final class Collector {

        private final HeadText head = new HeadText();
        private final HeadText settings = new HeadText();
        private final HeadText instruments = new HeadText();

        /** Takes the reader's record. Answers false when it is no sound part of the head. */
        boolean add(EpochReader reader) {
            HeadText text;
            switch (reader.type()) {
                case EventType.EPOCH_HEAD -> text = head;
                case EventType.SETTINGS -> text = settings;
                case EventType.INSTRUMENTS -> text = instruments;
                default -> {
                    return reader.type() == EventType.CHECKPOINT;
                }
            }
            return text.add(reader.buffer(), reader.offset(), reader.length());
        }

        boolean isComplete() {
            return head.isComplete() && settings.isComplete() && instruments.isComplete();
        }

        EpochSettings settings() {
            return new EpochSettings(head.text(), settings.text(), instruments.text());
        }
    }

    /**
     * A text spread over records of one type at the head of an epoch. Payload of each:
     *
     * <pre>
     * offset size field         meaning
     *      0    4 totalLength   bytes of the whole text, UTF-8
     *      4    4 chunkOffset   where in the text this chunk begins
     *      8    4 chunkLength   bytes of this chunk; 0 only for an empty text
     *     12    4 reserved      zero
     *     16    n chunk         padded with zeros to a multiple of 8
     * </pre>
     *
     * Cold path, not thread-safe.
     */
    static final class HeadText {

        static final int MAX_CHUNK_BYTES = 32 * 1024;
        static final int MAX_TEXT_BYTES = 16 << 20;

        private static final int TOTAL_OFFSET = 0;
        private static final int CHUNK_OFFSET = 4;
        private static final int CHUNK_LENGTH_OFFSET = 8;
        private static final int CHUNK = 16;

        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private int total = -1;

        /** Appends a text as one record or more. */
        static void append(EpochWriter writer, int type, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MAX_TEXT_BYTES) {
                throw new JournalException(
                        "head of the epoch: a text is "
                                + bytes.length
                                + " bytes; at most "
                                + MAX_TEXT_BYTES
                                + " are right");
            }
            UnsafeBuffer record =
                    new UnsafeBuffer(new byte[EventLayout.recordLength(CHUNK + MAX_CHUNK_BYTES)]);
            int at = 0;
            do {
                int count = Math.min(bytes.length - at, MAX_CHUNK_BYTES);
                int payload = CHUNK + ((count + 7) & -8);
                record.setMemory(0, record.capacity(), (byte) 0);
                EventLayout.start(record, 0, type, -1, payload);
                record.putInt(
                        EventLayout.HEADER_LENGTH + TOTAL_OFFSET, bytes.length, LITTLE_ENDIAN);
                record.putInt(EventLayout.HEADER_LENGTH + CHUNK_OFFSET, at, LITTLE_ENDIAN);
                record.putInt(
                        EventLayout.HEADER_LENGTH + CHUNK_LENGTH_OFFSET, count, LITTLE_ENDIAN);
                record.putBytes(EventLayout.HEADER_LENGTH + CHUNK, bytes, at, count);
                writer.append(record, 0, EventLayout.recordLength(payload));
                at += count;
            } while (at < bytes.length);
        }

        /** Takes one record of the text. Answers false when it does not fit what came before. */
        boolean add(DirectBuffer buffer, int offset, int length) {
            int payload = length - EventLayout.HEADER_LENGTH - EventLayout.TRAILER_LENGTH;
            if (payload < CHUNK) {
                return false;
            }
            int at = EventLayout.payload(offset);
            int whole = buffer.getInt(at + TOTAL_OFFSET, LITTLE_ENDIAN);
            int count = buffer.getInt(at + CHUNK_LENGTH_OFFSET, LITTLE_ENDIAN);
            boolean fits =
                    whole >= 0
                            && whole <= MAX_TEXT_BYTES
                            && (total < 0 || total == whole)
                            && buffer.getInt(at + CHUNK_OFFSET, LITTLE_ENDIAN) == collected.size()
                            && count >= 0
                            && count <= payload - CHUNK
                            && count <= whole - collected.size();
            if (fits) {
                byte[] chunk = new byte[count];
                buffer.getBytes(at + CHUNK, chunk);
                collected.writeBytes(chunk);
                total = whole;
            }
            return fits;
        }

        boolean isComplete() {
            return collected.size() == total;
        }

        String text() {
            return collected.toString(StandardCharsets.UTF_8);
        }
    }
}
