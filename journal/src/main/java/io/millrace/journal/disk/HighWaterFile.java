package io.millrace.journal.disk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The file {@code high_water} beside the epochs: how far the journal is known to be on the disk. It
 * is written after a force of the records succeeded, so it never promises too much. Two slots on
 * two pages of 4,096 bytes:
 *
 * <pre>
 * offset size field        meaning
 *      0    8 magic        the letters MRHIWATR
 *      8    8 generation   the higher one is the newer
 *     16    4 epoch        number
 *     20    4 crc          checksum of the last record
 *     24    8 sequence     of the last record that has one
 *     32    8 records      of the epoch
 *     40    8 position     bytes
 *     48   12 reserved     zero
 *     60    4 checksum     CRC32C over the 60 bytes before it
 * </pre>
 *
 * Between two forces of this file only one slot is written, again and again, so that a crash of the
 * machine spoils at most that one. Used by one thread; allocates nothing once it is open.
 */
public final class HighWaterFile implements AutoCloseable {

    /** Name of the file. */
    public static final String NAME = "high_water";

    /** Bytes between the slots. */
    static final int PAGE_BYTES = 4096;

    static final int SLOT_BYTES = 64;

    /** Writes after which the file itself is forced and the slot changes. */
    static final int WRITES_PER_FORCE = 64;

    private static final int SLOTS = 2;
    private static final int FILE_BYTES = SLOTS * PAGE_BYTES;
    private static final int CRC_OFFSET = SLOT_BYTES - Integer.BYTES;
    private static final long MAGIC = 0x5254_4157_4948_524DL;

    private final DiskFile file;
    private final byte[] bytes = new byte[SLOT_BYTES];
    private final ByteBuffer slot = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final HighWater before;
    private long generation;
    private int place;
    private int written;

    private HighWaterFile(DiskFile file, Slot newest) {
        this.file = file;
        this.before = newest.mark;
        this.generation = newest.generation;
        this.place = 1 - newest.place;
    }

    /**
     * What stands in the file.
     *
     * @param mark the newest sound slot; null when there is none
     * @param fault what is wrong, in words; empty when both slots are sound
     * @param missing whether there is no such file
     */
    public record Reading(@Nullable HighWater mark, String fault, boolean missing) {}

    private record Slot(HighWater mark, long generation, int place) {}

    /**
     * Opens the file, and makes it anew where it is missing or unreadable; whoever must know of
     * that reads it first.
     *
     * @param disk that takes it
     * @param journalDirectory holds the epochs
     * @return the file, to be closed
     * @throws IOException when the system refuses
     */
    public static HighWaterFile open(Disk disk, Path journalDirectory) throws IOException {
        Slot newest = newest(content(journalDirectory));
        if (newest == null) {
            newest = new Slot(HighWater.NONE, 2, 1);
            byte[] content = new byte[FILE_BYTES];
            ByteBuffer target = ByteBuffer.wrap(content).order(LITTLE_ENDIAN);
            for (int place = 0; place < SLOTS; place++) {
                encode(target.slice(place * PAGE_BYTES, SLOT_BYTES), place + 1, HighWater.NONE);
                seal(content, place * PAGE_BYTES, target);
            }
            DurableFiles.write(disk, journalDirectory, NAME, content);
        }
        return new HighWaterFile(disk.open(journalDirectory.resolve(NAME)), newest);
    }

    /**
     * Reads the file. Changes nothing.
     *
     * @param journalDirectory holds the epochs
     * @return what it says
     */
    public static Reading read(Path journalDirectory) {
        Path path = journalDirectory.resolve(NAME);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Reading(null, path + ": is missing; it must stand beside the epochs", true);
        }
        byte[] content = content(journalDirectory);
        Slot newest = newest(content);
        if (newest == null) {
            String fault = path + ": holds no sound slot; one of the two must be sound";
            return new Reading(null, fault, false);
        }
        for (int place = 0; place < SLOTS; place++) {
            if (slot(content, place) == null) {
                String fault = path + ": slot " + place + " is damaged; the other one is used";
                return new Reading(newest.mark, fault, false);
            }
        }
        return new Reading(newest.mark, "", false);
    }

    private static byte[] content(Path journalDirectory) {
        Path path = journalDirectory.resolve(NAME);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(FILE_BYTES);
        } catch (IOException unreadable) {
            // No slot can be read, which the caller reports as such.
            return new byte[0];
        }
    }

    private static @Nullable Slot newest(byte[] content) {
        Slot newest = null;
        for (int place = 0; place < SLOTS; place++) {
            Slot read = slot(content, place);
            if (read != null && (newest == null || read.generation > newest.generation)) {
                newest = read;
            }
        }
        return newest;
    }

    private static @Nullable Slot slot(byte[] content, int place) {
        int at = place * PAGE_BYTES;
        if (content.length < at + SLOT_BYTES) {
            return null;
        }
        ByteBuffer source = ByteBuffer.wrap(content, at, SLOT_BYTES).slice().order(LITTLE_ENDIAN);
        CRC32C sum = new CRC32C();
        sum.update(content, at, CRC_OFFSET);
        if (source.getLong(0) != MAGIC || source.getInt(CRC_OFFSET) != (int) sum.getValue()) {
            return null;
        }
        HighWater mark =
                new HighWater(
                        source.getInt(16),
                        source.getLong(24),
                        source.getInt(20),
                        source.getLong(32),
                        source.getLong(40));
        return new Slot(mark, source.getLong(8), place);
    }

    private static void encode(ByteBuffer target, long generation, HighWater mark) {
        target.order(LITTLE_ENDIAN).putLong(0, MAGIC).putLong(8, generation);
        target.putInt(16, mark.epoch()).putInt(20, mark.crc()).putLong(24, mark.sequence());
        target.putLong(32, mark.records()).putLong(40, mark.position());
    }

    private static void seal(byte[] content, int at, ByteBuffer target) {
        CRC32C sum = new CRC32C();
        sum.update(content, at, CRC_OFFSET);
        target.putInt(at + CRC_OFFSET, (int) sum.getValue());
    }

    /**
     * What the file said when it was opened.
     *
     * @return {@link HighWater#NONE} when it said nothing
     */
    public HighWater before() {
        return before;
    }

    /**
     * Notes how far the records are on the disk. Seen by every process when it returns; forced with
     * every 64th call.
     *
     * @param epoch number
     * @param sequence of the last record that has one
     * @param lastCrc of the last record
     * @param records of the epoch
     * @param position where the next excerpt begins
     * @throws IOException when the system refuses
     */
    public void write(int epoch, long sequence, int lastCrc, long records, long position)
            throws IOException {
        generation++;
        slot.putLong(0, MAGIC).putLong(8, generation).putInt(16, epoch).putInt(20, lastCrc);
        slot.putLong(24, sequence).putLong(32, records).putLong(40, position);
        crc.reset();
        crc.update(bytes, 0, CRC_OFFSET);
        slot.putInt(CRC_OFFSET, (int) crc.getValue());
        slot.clear();
        file.write(slot, (long) place * PAGE_BYTES);
        if (++written == WRITES_PER_FORCE) {
            force();
        }
    }

    /**
     * Puts the newest mark on the disk; the next one goes to the other slot.
     *
     * @throws IOException when the system reports an error
     */
    public void force() throws IOException {
        if (written != 0) {
            file.force();
            place = 1 - place;
            written = 0;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
