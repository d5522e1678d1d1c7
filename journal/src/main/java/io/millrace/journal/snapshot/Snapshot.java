package io.millrace.journal.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSection;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole trading state at a sequence, section by section, in memory. Equal states give equal
 * bytes, whether they were reached live or in a replay. Immutable.
 */
public final class Snapshot {

    private final SnapshotHeader header;
    private final SortedMap<String, byte[]> sections;

    Snapshot(SnapshotHeader header, SortedMap<String, byte[]> sections) {
        this.header = header;
        this.sections = sections;
    }

    /**
     * Takes a snapshot, between two events.
     *
     * @param header of what, and of when, it is
     * @param parts of the state, with different names
     * @return the state as it is now
     * @throws IllegalArgumentException when there are none or too many, two have one name, a name
     *     is too long, or they are too large
     */
    public static Snapshot of(SnapshotHeader header, List<StateSection> parts) {
        SortedMap<String, byte[]> sections = new TreeMap<>();
        long bytes = 0;
        for (StateSection part : parts) {
            byte[] state = part.toBytes();
            bytes += state.length;
            if (sections.put(part.name(), state) != null
                    || part.name().length() > SnapshotLayout.NAME_LENGTH) {
                throw new IllegalArgumentException(
                        "snapshot: section \""
                                + part.name()
                                + "\" is named twice or too long; names must be different, of at"
                                + " most "
                                + SnapshotLayout.NAME_LENGTH
                                + " letters");
            }
        }
        if (sections.isEmpty() || sections.size() > SnapshotLayout.MOST_SECTIONS) {
            throw new IllegalArgumentException(
                    "snapshot: has "
                            + sections.size()
                            + " sections; it must have 1 to "
                            + SnapshotLayout.MOST_SECTIONS);
        }
        int around = length(sections.size(), 0);
        if (bytes > SnapshotLayout.MOST_BYTES - around) {
            throw new IllegalArgumentException(
                    "snapshot: the sections take "
                            + bytes
                            + " bytes; they must take at most "
                            + (SnapshotLayout.MOST_BYTES - around));
        }
        return new Snapshot(header, sections);
    }

    private static int length(int rows, int bytes) {
        return SnapshotLayout.TABLE_OFFSET
                + rows * SnapshotLayout.ROW_LENGTH
                + bytes
                + SnapshotLayout.SUM_LENGTH;
    }

    /**
     * Of what, and of when, it is.
     *
     * @return the header
     */
    public SnapshotHeader header() {
        return header;
    }

    /**
     * Names of the sections.
     *
     * @return sorted
     */
    public List<String> names() {
        return List.copyOf(sections.keySet());
    }

    /**
     * Bytes of a section.
     *
     * @param name of the section
     * @return a copy
     * @throws StateException when there is none of that name
     */
    public byte[] section(String name) {
        byte[] bytes = sections.get(name);
        if (bytes == null) {
            throw new StateException(
                    "section " + name + ": is missing; the snapshot has " + sections.keySet());
        }
        return bytes.clone();
    }

    /**
     * Loads every section into its part, in the order of the parts.
     *
     * @param parts of a state in its first state
     * @throws StateException that names the section, when one is missing, too many or does not fit;
     *     the owner of the parts is thrown away then
     */
    public void loadInto(List<StateSection> parts) {
        for (StateSection part : parts) {
            part.load(section(part.name()));
        }
        for (String name : sections.keySet()) {
            boolean isKnown = false;
            for (StateSection part : parts) {
                isKnown |= part.name().equals(name);
            }
            if (!isKnown) {
                throw new StateException("section " + name + ": has no place in this program");
            }
        }
    }

    /**
     * Bytes of its file.
     *
     * @return equal for equal snapshots
     */
    public byte[] toBytes() {
        int bytes = 0;
        for (byte[] state : sections.values()) {
            bytes += state.length;
        }
        byte[] file = new byte[length(sections.size(), bytes)];
        ByteBuffer view = SnapshotLayout.view(file);
        putHeader(view);
        int row = SnapshotLayout.TABLE_OFFSET;
        int at = row + sections.size() * SnapshotLayout.ROW_LENGTH;
        for (var section : sections.entrySet()) {
            byte[] state = section.getValue();
            view.put(row, section.getKey().getBytes(US_ASCII));
            view.putLong(row + SnapshotLayout.ROW_OFFSET_OFFSET, at);
            view.putInt(row + SnapshotLayout.ROW_LENGTH_OFFSET, state.length);
            view.putInt(
                    row + SnapshotLayout.ROW_CHECKSUM_OFFSET,
                    SnapshotLayout.checksum(state, 0, state.length));
            view.put(at, state);
            row += SnapshotLayout.ROW_LENGTH;
            at += state.length;
        }
        view.put(at, SnapshotLayout.sum(file, at));
        return file;
    }

    private void putHeader(ByteBuffer view) {
        view.put(0, SnapshotLayout.magic());
        view.putInt(SnapshotLayout.FORMAT_OFFSET, SnapshotLayout.FORMAT);
        view.putInt(SnapshotLayout.SECTIONS_OFFSET, sections.size());
        view.putInt(SnapshotLayout.EPOCH_OFFSET, header.epoch());
        view.putInt(SnapshotLayout.CHAIN_CHECKSUM_OFFSET, header.chainChecksum());
        view.putLong(SnapshotLayout.SEQUENCE_OFFSET, header.sequence());
        view.putLong(SnapshotLayout.ENGINE_TIME_OFFSET, header.engineTimeNs());
        putText(view, SnapshotLayout.CODE_VERSION_OFFSET, header.codeVersion());
        putText(view, SnapshotLayout.SCHEMA_HASH_OFFSET, header.schemaHash());
        putText(view, SnapshotLayout.SETTINGS_HASH_OFFSET, header.settingsHash());
        putText(view, SnapshotLayout.STATE_HASH_OFFSET, header.stateHash());
    }

    private static void putText(ByteBuffer view, int offset, String text) {
        view.put(offset, text.getBytes(US_ASCII));
    }
}
