package io.millrace.journal;

import io.millrace.model.event.EventLayout;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Whether bytes have the form of a record of an epoch. Stateless. */
final class RecordForm {

    private static final int MIN_BYTES = EventLayout.HEADER_LENGTH + EventLayout.TRAILER_LENGTH;

    private RecordForm() {}

    /** What is wrong; null when nothing is. Allocates only for what it tells. */
    static @Nullable String fault(DirectBuffer buffer, int start, int room, int epoch) {
        if (room < MIN_BYTES) {
            return room + " bytes are left in the document; a record needs 48";
        }
        int size = EventLayout.length(buffer, start);
        if (EventLayout.magic(buffer, start) != EventLayout.MAGIC
                || EventLayout.schema(buffer, start) != EventLayout.SCHEMA
                || size < MIN_BYTES
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
        if (size < MIN_BYTES || (size & 7) != 0 || size > room) {
            return "the record's length is " + size + "; it must be a multiple of 8, 48 to " + room;
        }
        return "the record is of epoch "
                + EventLayout.epoch(buffer, start)
                + "; it must be of "
                + epoch;
    }
}
