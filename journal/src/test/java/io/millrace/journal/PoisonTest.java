package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.disk.Disk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

final class PoisonTest {

    @TempDir private Path home;

    private Poison note(long sequence) {
        return Poison.note(Disk.system(), home, sequence, "stage threw\nat once");
    }

    @Test
    void shouldHaltTheThirdStartThatWouldReachTheInput() {
        Poison first = note(42);
        assertEquals(new Poison(42, 1, "stage threw at once"), first);
        assertFalse(first.halts(1));

        Poison second = note(42);
        assertEquals(2, second.starts());
        assertTrue(second.halts(1));
        assertTrue(second.halts(42));
        assertFalse(second.halts(43));
        assertEquals(Optional.of(second), Poison.read(home));
    }

    @Test
    void shouldCountAnewWhenAnotherInputIsNotedOrTheInputWasPassed() {
        note(42);
        assertEquals(1, note(43).starts());
        assertEquals(1, note(42).starts());

        Poison.clear(Disk.system(), home);

        assertEquals(Optional.empty(), Poison.read(home));
        assertEquals(1, note(42).starts());
    }

    @Test
    void shouldHaltWhenTheFileCannotBeRead() throws IOException {
        Files.writeString(home.resolve(Poison.FILE), "sequence = 1\n");

        Poison unreadable = Poison.read(home).orElseThrow();

        assertEquals(0, unreadable.sequence());
        assertTrue(unreadable.halts(1_000_000));
        assertTrue(unreadable.what().contains("has a wrong length"), unreadable.what());
    }
}
