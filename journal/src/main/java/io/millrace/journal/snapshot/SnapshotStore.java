package io.millrace.journal.snapshot;

import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DurableFiles;
import io.millrace.model.state.StateException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The snapshots of a home, in files like {@code e000042-0000000000001234567.snapshot}: epoch, then
 * sequence. The newest three that are sound are kept. Other files in the directory are left alone.
 */
public final class SnapshotStore {

    /** Sound snapshots that are kept. */
    public static final int KEPT = 3;

    private static final String ENDING = ".snapshot";
    private static final int SEQUENCE_DIGITS = 19;

    private final Path directory;
    private final Disk disk;

    /** A file, by its name. */
    private record Named(int epoch, long sequence, Path path) {}

    /**
     * Opens a directory.
     *
     * @param directory holds the snapshots; made with the first one
     */
    public SnapshotStore(Path directory) {
        this(directory, Disk.system());
    }

    /**
     * Opens a directory on a disk of the caller's choice.
     *
     * @param directory holds the snapshots; made with the first one
     * @param disk takes them
     */
    public SnapshotStore(Path directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
    }

    /**
     * Name of a snapshot's file.
     *
     * @param header of the snapshot
     * @return epoch and sequence
     */
    public static String name(SnapshotHeader header) {
        String digits = Long.toString(header.sequence());
        String zeros = "0".repeat(SEQUENCE_DIGITS - digits.length());
        return Epochs.name(header.epoch()) + "-" + zeros + digits + ENDING;
    }

    /**
     * Writes a snapshot so that it is there whole or not at all, reads it back, and removes those
     * that are older than the newest three sound ones.
     *
     * @param snapshot to write
     * @return its file
     * @throws JournalException when it cannot be written, or what is read is not what was written
     */
    public Path save(Snapshot snapshot) {
        String name = name(snapshot.header());
        Path file = directory.resolve(name);
        byte[] content = snapshot.toBytes();
        try {
            Files.createDirectories(directory);
            DurableFiles.write(disk, directory, name, content);
        } catch (IOException e) {
            throw new JournalException(
                    file + ": cannot be written; it must be, with " + content.length + " bytes", e);
        }
        if (!Arrays.equals(content, bytes(file))) {
            throw new JournalException(
                    file + ": is not what was written; the disk must give back what it took");
        }
        removeOld();
        return file;
    }

    private void removeOld() {
        int sound = 0;
        for (Path file : list()) {
            if (sound < KEPT) {
                sound += isSound(file) ? 1 : 0;
                continue;
            }
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new JournalException(file + ": cannot be removed; it must be", e);
            }
        }
    }

    private static boolean isSound(Path file) {
        try {
            read(file);
            return true;
        } catch (JournalException e) {
            // It stays until three sound ones are newer; find names it.
            return false;
        }
    }

    /**
     * Files of all snapshots, sound or not.
     *
     * @return newest first: by epoch, then by sequence; empty when there is no directory
     * @throws JournalException when the directory cannot be listed
     */
    public List<Path> list() {
        List<Named> found = new ArrayList<>();
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                parse(entry).ifPresent(found::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new JournalException(
                    directory + ": cannot be listed; it must be a readable directory", e);
        }
        found.sort(
                Comparator.comparingInt(Named::epoch)
                        .thenComparingLong(Named::sequence)
                        .reversed());
        List<Path> paths = new ArrayList<>();
        for (Named each : found) {
            paths.add(each.path());
        }
        return List.copyOf(paths);
    }

    /**
     * Reads a snapshot and checks every byte.
     *
     * @param file as {@link #list} names it
     * @return the snapshot
     * @throws JournalCorruptException that names the place, when it is not what was written
     * @throws JournalException when it cannot be read, or its name is none of a snapshot
     */
    public static Snapshot read(Path file) {
        Named named =
                parse(file)
                        .orElseThrow(
                                () ->
                                        new JournalException(
                                                file
                                                        + ": is no snapshot; the name must be like"
                                                        + " e000001-0000000000000000042.snapshot"));
        byte[] content = bytes(file);
        String name = file.getFileName().toString();
        if (content.length > SnapshotLayout.MOST_BYTES) {
            throw new JournalCorruptException(
                    new FirstBad(
                            named.epoch(),
                            name,
                            SnapshotLayout.MOST_BYTES,
                            named.sequence(),
                            "goes on; a snapshot must end here at the latest"));
        }
        return new SnapshotReader(named.epoch(), named.sequence(), name, content).read();
    }

    /**
     * The newest snapshot that fits, is sound, and whose loaded state has the hash that it names.
     *
     * @param fits whether a header is of the wanted run and not too new
     * @param loader loads it into a new state of its own
     * @param bad hears of every snapshot that is newer, fits or cannot be read, and is not sound
     * @return empty when there is none
     */
    public Optional<Snapshot> find(
            Predicate<SnapshotHeader> fits, SnapshotLoader loader, Consumer<String> bad) {
        for (Path file : list()) {
            try {
                Snapshot snapshot = read(file);
                if (!fits.test(snapshot.header())) {
                    continue;
                }
                String hash = loader.load(snapshot);
                if (hash.equals(snapshot.header().stateHash())) {
                    return Optional.of(snapshot);
                }
                bad.accept(
                        file
                                + ": the state hash is "
                                + hash
                                + " when it is loaded; it must be "
                                + snapshot.header().stateHash());
            } catch (JournalException e) {
                bad.accept(String.valueOf(e.getMessage()));
            } catch (StateException e) {
                bad.accept(file + ": cannot be loaded: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new JournalException(file + ": is missing; it must be a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SnapshotLayout.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be read; it must be readable", e);
        }
    }

    /** Only the name that {@link #name} gives counts. */
    private static Optional<Named> parse(Path file) {
        String text = String.valueOf(file.getFileName());
        int dash = text.indexOf('-');
        int end = dash + 1 + SEQUENCE_DIGITS;
        if (dash < 2 || text.charAt(0) != 'e' || text.length() != end + ENDING.length()) {
            return Optional.empty();
        }
        try {
            int epoch = Integer.parseInt(text, 1, dash, 10);
            long sequence = Long.parseLong(text, dash + 1, end, 10);
            boolean isOurs =
                    epoch > 0
                            && sequence >= 0
                            && text.startsWith(Epochs.name(epoch) + "-")
                            && text.charAt(dash + 1) != '+'
                            && text.endsWith(ENDING);
            return isOurs ? Optional.of(new Named(epoch, sequence, file)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
