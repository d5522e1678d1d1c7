package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;
import io.millrace.journal.disk.HighWater;
import io.millrace.journal.disk.HighWaterFile;
import io.millrace.journal.disk.ScriptedDisk;
import io.millrace.journal.doctor.Doctor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** When records reach the disk under each policy, and what follows when they do not. */
@Timeout(120)
final class DurabilityTest {

    private static final String FORCE = "force " + Epochs.RECORDS;
    private static final String WRITE = "write " + Epochs.RECORDS;
    private static final long INTERVAL_NS = 1_000_000L;

    @TempDir private Path journal;

    private final ScriptedDisk disk = new ScriptedDisk();

    private EpochWriter create(Policy policy, long floorBytes) {
        long interval = policy == Policy.INTERVAL ? INTERVAL_NS : 0;
        return EpochWriter.create(
                journal,
                Samples.info(),
                new Durability(policy, interval, floorBytes, disk),
                Samples.BLOCK_BYTES);
    }

    private static void flush(EpochWriter writer, long sequence) {
        Samples.append(writer, sequence, sequence, 1);
    }

    @Test
    void shouldForceHeadAndEndOnlyWhenThePolicyIsNone() {
        try (EpochWriter writer = create(Policy.NONE, 0)) {
            assertEquals(1, disk.count(FORCE));
            for (int sequence = 1; sequence <= 50; sequence++) {
                flush(writer, sequence);
                writer.secure();
            }
            assertEquals(1, disk.count(FORCE));
            assertEquals(0, writer.durableSequence());
            assertTrue(writer.permitsOrders(50));
            writer.seal(50, "00");
            assertEquals(50, writer.durableSequence());
        }
        assertEquals(3, disk.count(FORCE));
    }

    @Test
    void shouldForceOnceForEachOrderWhenThePolicyIsOrders() {
        try (EpochWriter writer = create(Policy.ORDERS, 0)) {
            for (int sequence = 1; sequence <= 50; sequence++) {
                flush(writer, sequence);
                assertFalse(writer.permitsOrders(sequence));
                if (sequence % 10 == 0) {
                    writer.secure();
                    writer.secure();
                    assertTrue(writer.permitsOrders(sequence));
                    assertEquals(sequence, writer.durableSequence());
                    assertEquals(sequence, mark().sequence());
                }
            }
            assertEquals(1 + 5, disk.count(FORCE));
        }
    }

    private HighWater mark() {
        HighWater mark = HighWaterFile.read(journal).mark();
        return mark == null ? HighWater.NONE : mark;
    }

    @Test
    void shouldForceWithEveryExcerptWhenThePolicyIsAlways() {
        try (EpochWriter writer = create(Policy.ALWAYS, 0)) {
            for (int sequence = 1; sequence <= 50; sequence++) {
                flush(writer, sequence);
                assertEquals(sequence, writer.durableSequence());
                assertTrue(writer.permitsOrders(sequence));
            }
            assertTrue(disk.count(FORCE) >= 1 + 50, "forces: " + disk.count(FORCE));
        }
    }

    @Test
    void shouldForceByItselfWhenThePolicyIsAnInterval() {
        try (EpochWriter writer = create(Policy.INTERVAL, 0)) {
            flush(writer, 1);
            while (writer.durableSequence() < 1) {
                Thread.onSpinWait();
            }
            assertTrue(writer.permitsOrders(1));
            assertEquals(
                    new HighWater(1, 1, mark().crc(), mark().records(), mark().position()), mark());
        }
        assertEquals(2 + 1, disk.count(FORCE));
    }

    @Test
    void shouldNameWhereTheRecordsEndInTheHighWaterFile() {
        long records;
        try (EpochWriter writer = create(Policy.NONE, 0)) {
            Samples.append(writer, 3, 1, 3_000);
            records = writer.records();
        }
        try (EpochReader reader = EpochReader.open(Epochs.directory(journal, 1), true)) {
            while (reader.next()) {
                // To the end.
            }
            assertEquals(new HighWater(1, 3_000, reader.lastCrc(), records, reader.end()), mark());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDERS", "ALWAYS"})
    void shouldNeverForceAgainAndLetNoOrderOutWhenAForceHasFailed(Policy policy) {
        EpochWriter writer = create(policy, 0);
        disk.failAt(FORCE);
        JournalException thrown =
                assertThrows(
                        JournalException.class,
                        () -> {
                            flush(writer, 1);
                            writer.secure();
                        });
        int forces = disk.count(FORCE);

        assertTrue(
                String.valueOf(thrown.getMessage()).contains("scripted failure"), thrown::toString);
        assertFalse(writer.permitsOrders(1));
        assertFalse(writer.permitsOrders(0));
        assertThrows(JournalException.class, writer::secure);
        assertThrows(JournalException.class, writer::force);
        assertThrows(JournalException.class, writer::flush);
        assertThrows(JournalException.class, () -> flush(writer, 2));
        assertThrows(JournalException.class, () -> writer.seal(1, "00"));
        writer.close();
        assertEquals(forces, disk.count(FORCE));
        assertEquals(0, mark().sequence());
    }

    @Test
    void shouldFailTheNextFlushWhenTheForcingThreadHasFailed() {
        EpochWriter writer = create(Policy.INTERVAL, 0);
        disk.failAt(FORCE);
        JournalException thrown =
                assertThrows(
                        JournalException.class,
                        () -> {
                            for (long sequence = 1; ; sequence++) {
                                flush(writer, sequence);
                            }
                        });
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("scripted failure"), thrown::toString);
        assertFalse(writer.permitsOrders(0));
        writer.close();
        assertEquals(2, disk.count(FORCE));
    }

    @Test
    void shouldFailInOrderAndStaySoundWhenTheDiskIsFull() {
        EpochWriter writer = create(Policy.NONE, 0);
        Samples.append(writer, 1, 1, 1_500);
        disk.failAt(WRITE);
        assertThrows(
                JournalException.class,
                () -> {
                    for (long first = 1_501; ; first += 1_000) {
                        Samples.append(writer, first, first, 1_000);
                    }
                });
        writer.close();

        VerifyReport report = JournalVerifier.verify(writer.directory());
        assertEquals(VerifyReport.Status.CLEAN, report.status(), report::toString);
        assertTrue(report.lastSequence() > 1_000, report::toString);
    }

    @Test
    void shouldAskForAnEndAndLetNoOrderOutWhenTheDiskGetsLow() {
        try (EpochWriter writer = create(Policy.NONE, 1_000)) {
            disk.usable(999);
            long sequence = 0;
            while (!writer.isDiskLow()) {
                assertTrue(writer.permitsOrders(sequence));
                Samples.append(writer, sequence, sequence + 1, 1_000);
                sequence += 1_000;
            }
            assertFalse(writer.permitsOrders(sequence));
            writer.seal(sequence, "00");
        }
        assertEquals(
                VerifyReport.Status.CLEAN,
                JournalVerifier.verify(Epochs.directory(journal, 1)).status());
    }

    /**
     * Every write, force, rename of a whole life fails once; nothing is ever corrupt or retried.
     */
    @Test
    void shouldLeaveAJournalThatTheNextStartUnderstandsWhenAnyCallFails() throws IOException {
        List<String> calls = life(-1);
        assertTrue(calls.size() > 40, "calls: " + calls.size());
        for (int at = 0; at < calls.size(); at++) {
            Path home = journal.resolve("home" + at);
            Files.createDirectories(home);
            ScriptedDisk failing = new ScriptedDisk();
            failing.failAt(at);
            String where = "call " + at + ", " + calls.get(at);
            int atThis = at;
            assertThrows(JournalException.class, () -> live(home, failing), where);
            assertTrue(failing.calls().size() > atThis, where);
            assertEquals(
                    List.of(),
                    Doctor.examine(failing, home, home.resolve("aside")).findings().stream()
                            .filter(finding -> finding.kind().halts())
                            .toList(),
                    where);
            assertNotEquals(
                    VerifyReport.Status.CORRUPT,
                    JournalVerifier.verifyAll(home).status(),
                    () -> where + ": " + JournalVerifier.verifyAll(home));
        }
    }

    private List<String> life(int failingAt) throws IOException {
        Path home = Files.createDirectories(journal.resolve("whole"));
        ScriptedDisk whole = new ScriptedDisk();
        whole.failAt(failingAt);
        live(home, whole);
        return whole.calls();
    }

    private static void live(Path home, ScriptedDisk scripted) {
        Durability orders = new Durability(Policy.ORDERS, 0, 0, scripted);
        EpochWriter writer = EpochWriter.create(home, Samples.info(), orders, Samples.BLOCK_BYTES);
        try (writer) {
            for (int sequence = 1; sequence <= 70; sequence++) {
                flush(writer, sequence);
                if (sequence % 2 == 0) {
                    writer.secure();
                }
            }
            writer.seal(70, "00");
        }
    }
}
