package io.millrace.journal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.disk.Durability.Policy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Room is there before it is used, whoever makes it; and where it cannot be made, nobody goes. */
@Timeout(60)
final class RoomAheadTest {

    private static final int EXCERPT_BYTES = 6_000;
    private static final long NEED_BYTES = 2L << 20;
    private static final long MIB = 1L << 20;
    private static final int CHUNKS_OF_A_STEP = 16;

    @TempDir private Path directory;

    private final ScriptedDisk disk = new ScriptedDisk();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final long before = makers();

    private RoomAhead room(DiskFile file) {
        Durability none = new Durability(Policy.NONE, 0, 0, disk);
        Room room = new Room(directory.resolve("records"), file, none, new AtomicBoolean());
        room.begin(0);
        return new RoomAhead(room, failure);
    }

    private static long makers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("millrace-room"))
                .count();
    }

    @Test
    void shouldMakeRoomBeforeItIsNeededHoweverFastTheWriterIs() throws IOException {
        try (DiskFile file = disk.open(directory.resolve("records"));
                RoomAhead room = room(file)) {
            for (long position = 0; position < 64 * MIB; position += EXCERPT_BYTES) {
                room.cover(position + NEED_BYTES);
                assertTrue(file.size() >= position + NEED_BYTES, "at " + position);
            }
            assertEquals(before + 1, makers());
            assertTrue(file.size() <= 64 * MIB + NEED_BYTES + RoomAhead.FURTHER_BYTES + MIB);
        }
        assertEquals(before, makers());
    }

    @Test
    void shouldNeedNoThreadForAShortFile() throws IOException {
        try (DiskFile file = disk.open(directory.resolve("records"));
                RoomAhead room = room(file)) {
            room.cover(RoomAhead.ALONE_BYTES);
            assertEquals(before, makers());
            assertEquals(RoomAhead.ALONE_BYTES, file.size());
        }
    }

    @Test
    void shouldStopTheWriterBeforeAPlaceThatHasNoRoom() throws IOException {
        int opened = 1;
        int steps = 20;
        disk.failAt(opened + steps * CHUNKS_OF_A_STEP);
        try (DiskFile file = disk.open(directory.resolve("records"));
                RoomAhead room = room(file)) {
            long[] reached = new long[1];
            IOException thrown =
                    assertThrows(
                            IOException.class,
                            () -> {
                                for (long at = 0; at < 64 * MIB; at += EXCERPT_BYTES) {
                                    room.cover(at);
                                    reached[0] = at;
                                }
                            });
            assertEquals("scripted failure of write records", thrown.getMessage());
            assertEquals(failure.get(), thrown);
            assertTrue(reached[0] <= steps * MIB, reached[0] + " has room");
            assertTrue(reached[0] > steps * MIB - EXCERPT_BYTES, reached[0] + " could have more");
        }
        assertEquals(before, makers());
    }
}
