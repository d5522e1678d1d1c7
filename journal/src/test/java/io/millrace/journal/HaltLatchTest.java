package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

final class HaltLatchTest {

    private static final HaltLatch LATCH =
            new HaltLatch(
                    "DRAWDOWN", "-3.1 %", "-3 %", 42, 7, Instant.parse("2026-11-21T01:02:03Z"));

    @TempDir private Path home;

    @Test
    void shouldBeAbsentWhenNothingWasWritten() {
        assertFalse(HaltLatch.isPresent(home));
        assertEquals(Optional.empty(), HaltLatch.read(home));
    }

    @Test
    void shouldSayWhatWasWrittenWhenItIsRead() {
        LATCH.write(home);

        assertTrue(HaltLatch.isPresent(home));
        assertEquals(Optional.of(LATCH), HaltLatch.read(home));
    }

    @Test
    void shouldReplaceTheOneBeforeWhenItIsWrittenTwice() {
        HaltLatch second = new HaltLatch("MANUAL", "", "", 0, 0, Instant.EPOCH);
        LATCH.write(home);

        second.write(home);

        assertEquals(Optional.of(second), HaltLatch.read(home));
    }

    @Test
    void shouldStillHaltWhenItSaysNothingSound() throws IOException {
        Files.writeString(home.resolve(HaltLatch.FILE), "");

        assertTrue(HaltLatch.isPresent(home));
        assertEquals(HaltLatch.UNREADABLE, HaltLatch.read(home).orElseThrow().cause());
    }

    @Test
    void shouldStillHaltWhenABitIsFlipped() throws IOException {
        LATCH.write(home);
        Path file = home.resolve(HaltLatch.FILE);
        byte[] sound = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);
            assertEquals(HaltLatch.UNREADABLE, HaltLatch.read(home).orElseThrow().cause());
        }
    }

    @Test
    void shouldStillHaltWhenItIsADirectoryOrADeadLink() throws IOException {
        Path file = home.resolve(HaltLatch.FILE);
        Files.createDirectory(file);
        assertEquals(HaltLatch.UNREADABLE, HaltLatch.read(home).orElseThrow().cause());
        Files.delete(file);
        Files.createSymbolicLink(file, home.resolve("nowhere"));
        assertTrue(HaltLatch.isPresent(home));
        assertEquals(HaltLatch.UNREADABLE, HaltLatch.read(home).orElseThrow().cause());
    }

    @Test
    void shouldBeWrittenWhenItsTextHasLineBreaks() {
        new HaltLatch("a\nb", "x".repeat(100_000), "", 1, 1, Instant.EPOCH).write(home);

        HaltLatch read = HaltLatch.read(home).orElseThrow();
        assertEquals("a b", read.cause());
        assertEquals(4_000, read.value().length());
    }

    @Test
    void shouldBeGoneWhenItIsCleared() {
        LATCH.write(home);

        HaltLatch.clear(home);

        assertFalse(HaltLatch.isPresent(home));
        HaltLatch.clear(home);
    }

    @Test
    void shouldSayWhereWhenItCannotBeWritten() {
        JournalException e =
                assertThrows(JournalException.class, () -> LATCH.write(home.resolve("none")));

        assertTrue(String.valueOf(e.getMessage()).contains(HaltLatch.FILE));
    }
}
