package io.millrace.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.StateSection;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

final class SnapshotStoreTest {

    @TempDir private Path directory;

    private final List<String> bad = new ArrayList<>();

    /** A state of two parts. */
    private static final class Pair {

        private long first;
        private double second;

        Pair(long first, double second) {
            this.first = first;
            this.second = second;
        }

        /** The parts, not in the order of their names. */
        List<StateSection> sections() {
            return List.of(
                    new StateSection("second", this::saveSecond, this::loadSecond),
                    new StateSection(
                            "first",
                            sink -> sink.putLong(first),
                            source -> first = source.takeLong()));
        }

        private void saveSecond(StateSink sink) {
            sink.putText("a number");
            sink.putDouble(second);
        }

        private void loadSecond(StateSource source) {
            source.expectText("a number");
            second = source.takeDouble();
        }

        String hash() {
            StateHash hash = new StateHash();
            for (StateSection section : sections()) {
                section.save(hash);
            }
            return hash.toHex();
        }

        Snapshot snapshot(int epoch, long sequence) {
            return Snapshot.of(header(epoch, sequence, hash()), sections());
        }
    }

    private static SnapshotHeader header(int epoch, long sequence, String stateHash) {
        return new SnapshotHeader("0.1", "abc", "def", epoch, sequence, 0xCAFE_BABE, -5, stateHash);
    }

    private SnapshotStore store() {
        return new SnapshotStore(directory.resolve("snapshots"));
    }

    private static String load(Snapshot snapshot) {
        Pair pair = new Pair(0, 0);
        snapshot.loadInto(pair.sections());
        return pair.hash();
    }

    private List<String> names() {
        return store().list().stream().map(path -> path.getFileName().toString()).toList();
    }

    @Test
    void shouldGiveBackWhatWasSaved() {
        Path file = store().save(new Pair(7, 1.5).snapshot(42, 1_234));

        assertEquals("e000042-0000000000000001234.snapshot", file.getFileName().toString());
        Snapshot snapshot = SnapshotStore.read(file);
        assertEquals(header(42, 1_234, new Pair(7, 1.5).hash()), snapshot.header());
        assertEquals(List.of("first", "second"), snapshot.names());
        Pair pair = new Pair(0, 0);
        snapshot.loadInto(pair.sections());
        assertEquals(7, pair.first);
        assertEquals(1.5, pair.second);
    }

    @Test
    void shouldWriteEqualBytesForEqualStates() {
        byte[] bytes = new Pair(7, Double.NaN).snapshot(1, 2).toBytes();
        Pair again = new Pair(7, Double.longBitsToDouble(0x7FF8_0000_0000_0001L));

        assertArrayEquals(bytes, again.snapshot(1, 2).toBytes());
    }

    @Test
    void shouldNameEveryFlippedByteAndBit() throws IOException {
        Path file = store().save(new Pair(7, 1.5).snapshot(1, 2));
        byte[] sound = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] damaged = sound.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertDamaged(file, damaged, "bit " + bit);
        }
        for (int at = 0; at < sound.length; at++) {
            for (int value : new int[] {0, 0x7F, 0x80, 0xFF}) {
                byte[] damaged = sound.clone();
                damaged[at] = (byte) value;
                if (!Arrays.equals(damaged, sound)) {
                    assertDamaged(file, damaged, "byte " + at + " to " + value);
                }
            }
        }
    }

    @Test
    void shouldNameEveryTruncationAndExtension() throws IOException {
        Path file = store().save(new Pair(7, 1.5).snapshot(1, 2));
        byte[] sound = Files.readAllBytes(file);
        for (int length = 0; length < sound.length; length++) {
            assertDamaged(file, Arrays.copyOf(sound, length), "cut to " + length);
        }
        for (int more = 1; more < 100; more++) {
            assertDamaged(file, Arrays.copyOf(sound, sound.length + more), more + " zeros more");
        }
    }

    private static void assertDamaged(Path file, byte[] damaged, String what) throws IOException {
        Files.write(file, damaged);
        JournalCorruptException e =
                assertThrows(JournalCorruptException.class, () -> SnapshotStore.read(file), what);
        assertEquals(1, e.place().epoch(), what);
        assertEquals("e000001-0000000000000000002.snapshot", e.place().file(), what);
        assertEquals(2, e.place().sequence(), what);
        assertTrue(e.place().offset() >= 0 && e.place().offset() <= damaged.length, what);
    }

    @Test
    void shouldBelieveNoLengthEvenWhenTheSumIsRight() throws IOException {
        Path file = store().save(new Pair(7, 1.5).snapshot(1, 2));
        byte[] sound = Files.readAllBytes(file);
        int end = sound.length - SnapshotLayout.SUM_LENGTH;
        int row = SnapshotLayout.TABLE_OFFSET;
        for (int field : new int[] {row + 24, row + 32, row + 36, row + 64, row + 72, 12}) {
            for (int value : new int[] {Integer.MIN_VALUE, -1, 0, 3, 65, Integer.MAX_VALUE}) {
                byte[] damaged = sound.clone();
                SnapshotLayout.view(damaged).putInt(field, value);
                byte[] sum = SnapshotLayout.sum(damaged, end);
                System.arraycopy(sum, 0, damaged, end, sum.length);
                assertDamaged(file, damaged, value + " at " + field);
            }
        }
    }

    @Test
    void shouldSayWhichSectionIsDamaged() throws IOException {
        Path file = store().save(new Pair(7, 1.5).snapshot(1, 2));
        byte[] damaged = Files.readAllBytes(file);
        int at = SnapshotLayout.TABLE_OFFSET + 2 * SnapshotLayout.ROW_LENGTH;
        damaged[at + 8] ^= 1;
        Files.write(file, damaged);

        String message =
                assertThrows(JournalCorruptException.class, () -> SnapshotStore.read(file))
                        .getMessage();
        assertTrue(
                String.valueOf(message)
                        .startsWith(
                                "e000001/e000001-0000000000000000002.snapshot at 384, after"
                                        + " sequence 2: the checksum of section second is "),
                message);
    }

    @Test
    void shouldRefuseASnapshotUnderAnotherName() throws IOException {
        Path file = store().save(new Pair(7, 1.5).snapshot(1, 2));
        Path other = file.resolveSibling("e000001-0000000000000000003.snapshot");
        Files.move(file, other);

        assertEquals(
                "e000001/e000001-0000000000000000003.snapshot at 16, after sequence 3:"
                        + " is of epoch 1 and sequence 2; they must be those of its name",
                assertThrows(JournalException.class, () -> SnapshotStore.read(other)).getMessage());
    }

    @Test
    void shouldKeepTheNewestThree() {
        for (long sequence : new long[] {5, 9, 7, 100}) {
            store().save(new Pair(sequence, 0).snapshot(2, sequence));
        }
        store().save(new Pair(1, 0).snapshot(3, 1));

        assertEquals(
                List.of(
                        "e000003-0000000000000000001.snapshot",
                        "e000002-0000000000000000100.snapshot",
                        "e000002-0000000000000000009.snapshot"),
                names());
    }

    @Test
    void shouldKeepThreeSoundOnesBesideDamagedOnes() throws IOException {
        for (long sequence = 1; sequence <= 3; sequence++) {
            store().save(new Pair(sequence, 0).snapshot(1, sequence));
        }
        Files.write(store().list().getFirst(), new byte[400]);
        store().save(new Pair(4, 0).snapshot(1, 4));
        assertEquals(4, names().size());

        store().save(new Pair(5, 0).snapshot(1, 5));
        store().save(new Pair(6, 0).snapshot(1, 6));
        assertEquals(
                List.of(
                        "e000001-0000000000000000006.snapshot",
                        "e000001-0000000000000000005.snapshot",
                        "e000001-0000000000000000004.snapshot"),
                names());
    }

    @Test
    void shouldFindTheNewestSoundOneThatFits() throws IOException {
        for (long sequence = 1; sequence <= 3; sequence++) {
            store().save(new Pair(sequence, 0).snapshot(1, sequence));
        }
        Path newest = store().list().getFirst();
        byte[] damaged = Files.readAllBytes(newest);
        damaged[8] = 2;
        Files.write(newest, damaged);

        Optional<Snapshot> found = store().find(header -> true, SnapshotStoreTest::load, bad::add);
        Optional<Snapshot> older =
                store().find(header -> header.sequence() < 2, SnapshotStoreTest::load, name -> {});

        assertEquals(2, found.orElseThrow().header().sequence());
        assertEquals(1, older.orElseThrow().header().sequence());
        assertEquals(
                List.of(
                        "e000001/e000001-0000000000000000003.snapshot at 8, after sequence 3:"
                                + " format is 2; this code reads 1"),
                bad);
    }

    @Test
    void shouldNameOneThatDoesNotLoadOrLoadsAsAnotherState() {
        Pair pair = new Pair(1, 2);
        String wrong = "0".repeat(64);
        store().save(pair.snapshot(1, 1));
        Path hashless = store().save(Snapshot.of(header(1, 2, wrong), pair.sections()));
        Path partial =
                store().save(
                                Snapshot.of(
                                        header(1, 3, pair.hash()),
                                        List.of(pair.sections().getFirst())));

        Optional<Snapshot> found = store().find(header -> true, SnapshotStoreTest::load, bad::add);

        assertEquals(1, found.orElseThrow().header().sequence());
        assertEquals(
                List.of(
                        partial
                                + ": cannot be loaded: section first: is missing; the snapshot has"
                                + " [second]",
                        hashless
                                + ": the state hash is "
                                + pair.hash()
                                + " when it is loaded; it must be "
                                + wrong),
                bad);
    }

    @Test
    void shouldRefuseASectionThatHasNoPlace() {
        Snapshot snapshot = new Pair(1, 2).snapshot(1, 1);
        List<StateSection> first = new Pair(0, 0).sections().subList(1, 2);

        assertEquals(
                "section second: has no place in this program",
                assertThrows(StateException.class, () -> snapshot.loadInto(first)).getMessage());
    }

    @Test
    void shouldLeaveOtherFilesAlone() throws IOException {
        store().save(new Pair(1, 0).snapshot(1, 1));
        Path home = directory.resolve("snapshots");
        List<String> others =
                List.of(
                        "e000001-0000000000000000002.snapshot.tmp",
                        "e1-0000000000000000002.snapshot",
                        "e000001-2.snapshot",
                        "e000001-+000000000000000002.snapshot",
                        "e000000-0000000000000000002.snapshot",
                        "notes.txt");
        for (String other : others) {
            Files.writeString(home.resolve(other), "x");
        }
        for (long sequence = 2; sequence <= 5; sequence++) {
            store().save(new Pair(1, 0).snapshot(1, sequence));
        }

        assertEquals(3, names().size());
        for (String other : others.subList(1, others.size())) {
            assertTrue(Files.exists(home.resolve(other)), other);
        }
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertEquals(List.of(), store().list());
        assertEquals(
                Optional.empty(), store().find(header -> true, SnapshotStoreTest::load, bad::add));
        assertEquals(List.of(), bad);
    }

    @Test
    void shouldRefuseALinkAndAForeignName() throws IOException {
        Path file = store().save(new Pair(1, 0).snapshot(1, 1));
        Path link = file.resolveSibling("e000001-0000000000000000009.snapshot");
        Files.createSymbolicLink(link, file);

        assertEquals(
                link + ": is missing; it must be a regular file",
                assertThrows(JournalException.class, () -> SnapshotStore.read(link)).getMessage());
        Path foreign = file.resolveSibling("snapshot");
        assertEquals(
                foreign
                        + ": is no snapshot; the name must be like"
                        + " e000001-0000000000000000042.snapshot",
                assertThrows(JournalException.class, () -> SnapshotStore.read(foreign))
                        .getMessage());
    }

    @Test
    void shouldRefuseWhatCannotBeWrittenAsAHeader() {
        assertEquals(
                "snapshot: epoch is 0 and sequence is 1; they must be from 1 and from 0",
                assertThrows(IllegalArgumentException.class, () -> header(0, 1, "h")).getMessage());
        assertEquals(
                "snapshot: state hash is \"a b\"; it must be 1 to 64 printable characters without"
                        + " spaces",
                assertThrows(IllegalArgumentException.class, () -> header(1, 1, "a b"))
                        .getMessage());
    }
}
