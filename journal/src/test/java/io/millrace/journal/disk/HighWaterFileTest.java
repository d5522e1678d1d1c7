package io.millrace.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class HighWaterFileTest {

    @TempDir private Path directory;

    private Path file() {
        return directory.resolve(HighWaterFile.NAME);
    }

    @Test
    void shouldTellTheNewestMarkWhenItWasWrittenOftenAndOpenedTwice() throws IOException {
        for (int start = 0; start < 2; start++) {
            try (HighWaterFile file = HighWaterFile.open(Disk.system(), directory)) {
                assertEquals(100L * start, file.before().sequence());
                for (int i = 1; i <= 100; i++) {
                    file.write(start + 1, 100L * start + i, -i, 3L * i, 7L * i);
                }
            }
        }
        HighWaterFile.Reading reading = HighWaterFile.read(directory);
        assertEquals(new HighWater(2, 200, -100, 300, 700), reading.mark());
        assertEquals("", reading.fault());
        assertEquals(2 * HighWaterFile.PAGE_BYTES, Files.size(file()));
    }

    @Test
    void shouldTellNoneWhenItWasJustMade() throws IOException {
        HighWaterFile.open(Disk.system(), directory).close();

        assertEquals(HighWater.NONE, HighWaterFile.read(directory).mark());
    }

    @Test
    void shouldSpoilOneSlotOnlyBetweenTwoForces() throws IOException {
        try (HighWaterFile file = HighWaterFile.open(Disk.system(), directory)) {
            file.write(1, 1, 1, 1, 1);
            file.force();
            byte[] forced = Files.readAllBytes(file());
            for (int i = 2; i < 2 + HighWaterFile.WRITES_PER_FORCE - 1; i++) {
                file.write(1, i, i, i, i);
            }
            byte[] later = Files.readAllBytes(file());
            int kept = slotOf(forced, 1);
            for (int at = kept; at < kept + HighWaterFile.SLOT_BYTES; at++) {
                assertEquals(forced[at], later[at], "byte " + at + " of the forced slot");
            }
            later[HighWaterFile.PAGE_BYTES - kept + 30]++;
            Files.write(file(), later);
        }
        HighWaterFile.Reading reading = HighWaterFile.read(directory);
        assertEquals(new HighWater(1, 1, 1, 1, 1), reading.mark());
        assertTrue(reading.fault().contains("is damaged; the other one is used"), reading.fault());
    }

    private static int slotOf(byte[] content, int epoch) {
        return content[16] == epoch ? 0 : HighWaterFile.PAGE_BYTES;
    }

    @Test
    void shouldNameItWhenNoSlotIsSoundOrNoFileStands() throws IOException {
        assertTrue(HighWaterFile.read(directory).missing());
        assertTrue(HighWaterFile.read(directory).fault().contains("is missing"));

        Files.write(file(), new byte[2 * HighWaterFile.PAGE_BYTES]);

        HighWaterFile.Reading reading = HighWaterFile.read(directory);
        assertNull(reading.mark());
        assertTrue(reading.fault().contains("holds no sound slot"), reading.fault());
    }

    @Test
    void shouldNeverTellAWrongMarkWhenAnyBitOfASlotIsFlipped() throws IOException {
        try (HighWaterFile file = HighWaterFile.open(Disk.system(), directory)) {
            file.write(1, 10, 11, 12, 13);
            file.force();
            file.write(1, 20, 21, 22, 23);
        }
        byte[] sound = Files.readAllBytes(file());
        for (int flip = 0; flip < 2 * HighWaterFile.SLOT_BYTES * Byte.SIZE; flip++) {
            int bit = flip % (HighWaterFile.SLOT_BYTES * Byte.SIZE);
            int page = flip / (HighWaterFile.SLOT_BYTES * Byte.SIZE);
            byte[] bytes = sound.clone();
            bytes[page * HighWaterFile.PAGE_BYTES + bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file(), bytes);
            HighWater mark = HighWaterFile.read(directory).mark();
            assertTrue(
                    new HighWater(1, 10, 11, 12, 13).equals(mark)
                            || new HighWater(1, 20, 21, 22, 23).equals(mark),
                    "flip " + flip + ": " + mark);
        }
    }

    /** Of the 65,536 bits those of the two slots carry meaning; a flip of any other is harmless. */
    @Test
    void shouldNameEveryFlippedBitOfASlotAndNeverTellAnotherMark() throws IOException {
        try (HighWaterFile file = HighWaterFile.open(Disk.system(), directory)) {
            file.write(1, 1, 1, 1, 1);
            file.force();
            file.write(1, 2, 2, 2, 2);
        }
        byte[] sound = Files.readAllBytes(file());
        HighWater newest = new HighWater(1, 2, 2, 2, 2);
        HighWater older = new HighWater(1, 1, 1, 1, 1);
        assertEquals(newest, HighWaterFile.read(directory).mark());
        int named = 0;
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            int at = bit / 8;
            boolean isSlot = at % HighWaterFile.PAGE_BYTES < HighWaterFile.SLOT_BYTES;
            if (!isSlot && bit % 97 != 0) {
                continue;
            }
            byte[] bad = sound.clone();
            bad[at] ^= (byte) (1 << bit % 8);
            Files.write(file(), bad);

            HighWaterFile.Reading reading = HighWaterFile.read(directory);

            String where = "byte " + at + ": " + reading;
            if (isSlot) {
                assertTrue(reading.fault().contains("is damaged"), where);
                assertTrue(newest.equals(reading.mark()) || older.equals(reading.mark()), where);
                named++;
            } else {
                assertEquals("", reading.fault(), where);
                assertEquals(newest, reading.mark(), where);
            }
        }
        assertEquals(2 * 8 * HighWaterFile.SLOT_BYTES, named);
    }
}
