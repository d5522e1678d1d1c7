package io.millrace.journal.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalCorruptException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the bytes of a snapshot file; believes none before it is checked. One file each. */
final class SnapshotReader {

    private final int epoch;
    private final long sequence;
    private final String file;
    private final byte[] bytes;
    private final ByteBuffer view;

    /**
     * A reader of one file.
     *
     * @param epoch that the file's name tells
     * @param sequence that the file's name tells
     * @param file its name, for messages
     * @param bytes all of it
     */
    SnapshotReader(int epoch, long sequence, String file, byte[] bytes) {
        this.epoch = epoch;
        this.sequence = sequence;
        this.file = file;
        this.bytes = bytes;
        view = SnapshotLayout.view(bytes);
    }

    Snapshot read() {
        SortedMap<String, byte[]> sections = sections(checkedCount());
        checkSum();
        SnapshotHeader header = header();
        if (header.epoch() != epoch || header.sequence() != sequence) {
            throw bad(
                    SnapshotLayout.EPOCH_OFFSET,
                    "is of epoch "
                            + header.epoch()
                            + " and sequence "
                            + header.sequence()
                            + "; they must be those of its name");
        }
        return new Snapshot(header, sections);
    }

    private int checkedCount() {
        int least = SnapshotLayout.TABLE_OFFSET + SnapshotLayout.SUM_LENGTH;
        if (bytes.length < least) {
            throw bad(bytes.length, "ends; a snapshot must have at least " + least + " bytes");
        }
        byte[] magic = SnapshotLayout.magic();
        if (!Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length)) {
            throw bad(0, "is no snapshot; it must begin with " + new String(magic, US_ASCII));
        }
        int format = view.getInt(SnapshotLayout.FORMAT_OFFSET);
        if (format != SnapshotLayout.FORMAT) {
            throw bad(
                    SnapshotLayout.FORMAT_OFFSET,
                    "format is " + format + "; this code reads " + SnapshotLayout.FORMAT);
        }
        int count = view.getInt(SnapshotLayout.SECTIONS_OFFSET);
        int room = (bytes.length - least) / SnapshotLayout.ROW_LENGTH;
        int most = Math.min(SnapshotLayout.MOST_SECTIONS, room);
        if (count < 1 || count > most) {
            throw bad(
                    SnapshotLayout.SECTIONS_OFFSET,
                    "has " + count + " sections; it must have 1 to " + most);
        }
        return count;
    }

    /** Sections lie back to back from the table to the sum. */
    private SortedMap<String, byte[]> sections(int count) {
        SortedMap<String, byte[]> sections = new TreeMap<>();
        int row = SnapshotLayout.TABLE_OFFSET;
        int at = row + count * SnapshotLayout.ROW_LENGTH;
        int end = bytes.length - SnapshotLayout.SUM_LENGTH;
        for (int i = 0; i < count; i++) {
            String name = text(row, SnapshotLayout.NAME_LENGTH);
            if (!sections.isEmpty() && sections.lastKey().compareTo(name) >= 0) {
                throw bad(row, "section \"" + name + "\" is not in order; names must be sorted");
            }
            long offset = view.getLong(row + SnapshotLayout.ROW_OFFSET_OFFSET);
            int length = view.getInt(row + SnapshotLayout.ROW_LENGTH_OFFSET);
            boolean isLast = i + 1 == count;
            int room = end - at;
            if (offset != at || length < 0 || length > room || (isLast && length != room)) {
                throw bad(
                        row,
                        "section "
                                + name
                                + " is "
                                + length
                                + " bytes at "
                                + offset
                                + "; it must lie at "
                                + at
                                + (isLast ? " and take " : " and take at most ")
                                + room);
            }
            checkSection(row, name, at, length);
            sections.put(name, Arrays.copyOfRange(bytes, at, at + length));
            row += SnapshotLayout.ROW_LENGTH;
            at += length;
        }
        return sections;
    }

    private void checkSection(int row, String name, int at, int length) {
        int expected = view.getInt(row + SnapshotLayout.ROW_CHECKSUM_OFFSET);
        int actual = SnapshotLayout.checksum(bytes, at, length);
        if (actual != expected) {
            throw bad(
                    at,
                    "the checksum of section "
                            + name
                            + " is "
                            + HexFormat.of().toHexDigits(actual)
                            + "; it must be "
                            + HexFormat.of().toHexDigits(expected));
        }
    }

    private void checkSum() {
        int end = bytes.length - SnapshotLayout.SUM_LENGTH;
        byte[] sum = SnapshotLayout.sum(bytes, end);
        if (!Arrays.equals(bytes, end, bytes.length, sum, 0, sum.length)) {
            throw bad(end, "the bytes before it are not what was written; it must be their sum");
        }
    }

    private SnapshotHeader header() {
        try {
            return new SnapshotHeader(
                    text(SnapshotLayout.CODE_VERSION_OFFSET, SnapshotLayout.TEXT_LENGTH),
                    text(SnapshotLayout.SCHEMA_HASH_OFFSET, SnapshotLayout.TEXT_LENGTH),
                    text(SnapshotLayout.SETTINGS_HASH_OFFSET, SnapshotLayout.TEXT_LENGTH),
                    view.getInt(SnapshotLayout.EPOCH_OFFSET),
                    view.getLong(SnapshotLayout.SEQUENCE_OFFSET),
                    view.getInt(SnapshotLayout.CHAIN_CHECKSUM_OFFSET),
                    view.getLong(SnapshotLayout.ENGINE_TIME_OFFSET),
                    text(SnapshotLayout.STATE_HASH_OFFSET, SnapshotLayout.TEXT_LENGTH));
        } catch (IllegalArgumentException e) {
            throw bad(SnapshotLayout.EPOCH_OFFSET, String.valueOf(e.getMessage()));
        }
    }

    private String text(int offset, int most) {
        int length = 0;
        while (length < most && bytes[offset + length] != 0) {
            length++;
        }
        return new String(bytes, offset, length, US_ASCII);
    }

    private JournalCorruptException bad(long offset, String what) {
        return new JournalCorruptException(new FirstBad(epoch, file, offset, sequence, what));
    }
}
