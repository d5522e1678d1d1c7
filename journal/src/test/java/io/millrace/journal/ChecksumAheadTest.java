package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;

/** A reader whose checksums are checked ahead of it tells what one tells that checks for itself. */
final class ChecksumAheadTest {

    private static final int INPUTS = 3_000;

    @TempDir private Path journal;

    /** How many records were read, and why no more. */
    private static String read(EpochReader opened) {
        try (opened) {
            try {
                while (opened.next()) {
                    assertTrue(opened.length() >= 48);
                }
                return opened.records() + " records, " + opened.lastCrc();
            } catch (JournalCorruptException e) {
                return opened.records() + " records, then " + e.getMessage();
            }
        }
    }

    @Test
    void shouldFindTheSameFaultAtTheSameRecord() throws IOException {
        Path epoch = Samples.unsealed(journal, INPUTS);
        String sound = read(EpochReader.open(epoch, true));
        assertEquals(sound, read(EpochReader.openAhead(epoch, EpochMark.START)));
        long end;
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                // To its end.
            }
            end = reader.end();
        }
        Random random = new Random(Samples.seed());
        int faults = 0;
        for (int i = 0; i < Samples.rounds(40, 1_000); i++) {
            long at = 70_000 + random.nextLong(end - 70_000);
            flip(epoch, at, i % Byte.SIZE);

            String expected = read(EpochReader.open(epoch, true));
            String found = read(EpochReader.openAhead(epoch, EpochMark.START));

            flip(epoch, at, i % Byte.SIZE);
            assertEquals(expected, found, "byte " + at + ", seed " + Samples.seed());
            faults += expected.contains("then") ? 1 : 0;
        }
        assertTrue(faults > Samples.rounds(30, 800), "faults: " + faults);
    }

    private static void flip(Path epoch, long at, int bit) throws IOException {
        Path path = epoch.resolve(Epochs.RECORDS);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ (1 << bit));
        }
    }

    @Test
    void shouldBeClosedAmidAnEpochAndNameAFileThatIsMissing() throws IOException {
        Path epoch = Samples.unsealed(journal, INPUTS);
        for (int i = 0; i < 20; i++) {
            EpochReader reader = EpochReader.openAhead(epoch, EpochMark.START);
            assertTrue(reader.next());
            reader.close();
        }
        Path missing = journal.resolve("e000009");

        assertThrows(JournalException.class, () -> EpochReader.openAhead(missing, EpochMark.START));
    }
}
