package io.millrace.journal;

import io.millrace.model.event.EventLayout;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How Chronicle Queue lays documents into its file, and how we lay records into a document.
 *
 * <pre>
 * offset size field     meaning
 *      0    4 header    bits 0-29 length n; bit 30 metadata; bit 31 not complete;
 *                       0 while the document is being written, and behind the last one
 *      4    n content   records back to back, or Chronicle's own metadata
 *    4+n  0-3 padding   to the next multiple of 4
 * </pre>
 *
 * A document whose records fill 2^k bytes ends in eight bytes of 0xFF: no single flipped bit then
 * makes its header the zero that means end of data.
 */
final class DocumentLayout {

    static final int HEADER_BYTES = 4;
    static final int LENGTH_MASK = 0x3FFF_FFFF;
    static final int METADATA = 0x4000_0000;
    static final int NOT_COMPLETE = 0x8000_0000;

    /** Most bytes of records in one document. */
    static final int MAX_RECORD_BYTES = 128 * 1024;

    static final long PAD = -1L;
    static final int PAD_BYTES = 8;

    /** Longest content of ours. */
    static final int MAX_CONTENT_BYTES = MAX_RECORD_BYTES + PAD_BYTES;

    /** Longest content of Chronicle's, with room to spare: its index pages have 131,108 bytes. */
    static final int MAX_METADATA_BYTES = 1 << 20;

    private static final int MIN_RECORD_BYTES =
            EventLayout.HEADER_LENGTH + EventLayout.TRAILER_LENGTH;

    private DocumentLayout() {}

    static boolean needsPad(int recordBytes) {
        return Integer.bitCount(recordBytes) == 1;
    }

    /** The first place at or behind a position where a document may begin. */
    static long aligned(long position) {
        return (position + 3) & -4L;
    }

    static long next(long position, int contentBytes) {
        return aligned(position + HEADER_BYTES + contentBytes);
    }

    /**
     * What keeps bytes from having the form of a record of an epoch; null when nothing does.
     * Allocates only for what it tells.
     */
    static @Nullable String fault(DirectBuffer buffer, int start, int room, int epoch) {
        if (room < MIN_RECORD_BYTES) {
            return room + " bytes are left in the document; a record needs 48";
        }
        int size = EventLayout.length(buffer, start);
        if (EventLayout.magic(buffer, start) != EventLayout.MAGIC
                || EventLayout.schema(buffer, start) != EventLayout.SCHEMA
                || size < MIN_RECORD_BYTES
                || (size & 7) != 0
                || size > room
                || EventLayout.epoch(buffer, start) != epoch) {
            return describe(buffer, start, room, epoch);
        }
        return null;
    }

    private static String describe(DirectBuffer buffer, int start, int room, int epoch) {
        if (EventLayout.magic(buffer, start) != EventLayout.MAGIC) {
            return "no record begins here; its first bytes must be MR";
        }
        int schema = EventLayout.schema(buffer, start);
        if (schema != EventLayout.SCHEMA) {
            return "the record has schema "
                    + schema
                    + "; this program reads "
                    + EventLayout.SCHEMA
                    + ", a newer one may read more";
        }
        int size = EventLayout.length(buffer, start);
        if (size < MIN_RECORD_BYTES || (size & 7) != 0 || size > room) {
            return "the record's length is " + size + "; it must be a multiple of 8, 48 to " + room;
        }
        return "the record is of epoch "
                + EventLayout.epoch(buffer, start)
                + "; it must be of "
                + epoch;
    }
}
