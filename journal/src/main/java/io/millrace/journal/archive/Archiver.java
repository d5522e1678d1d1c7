package io.millrace.journal.archive;

import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.JournalException;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.Seal;
import io.millrace.journal.archive.Archived.Outcome;
import io.millrace.journal.disk.Disk;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Archives sealed epochs of a journal, one after the other. For each of its files, in this order:
 *
 * <ol>
 *   <li>pack under another name, force;
 *   <li>read back: length and SHA-256 of what it expands to must be those under the seal;
 *   <li>rename, force the directory.
 * </ol>
 *
 * When every file has its archive the files are removed. So at every moment each is readable, and
 * whoever is stopped at any step leaves an epoch that is sound and can be archived again. Runs and
 * readers may go on meanwhile. The newest epoch is never touched.
 */
public final class Archiver implements AutoCloseable {

    private final Path journal;
    private final Disk disk;
    private final long floorBytes;
    private final ArchiveLock lock;

    private Archiver(Path journal, Disk disk, long floorBytes, ArchiveLock lock) {
        this.journal = journal;
        this.disk = disk;
        this.floorBytes = floorBytes;
        this.lock = lock;
    }

    /**
     * An archiver, unless another one is at work on the journal.
     *
     * @param journal directory of the epochs; must exist
     * @param disk that takes the archives
     * @param floorBytes room that is left on the disk whatever happens
     * @return the archiver, to be closed; empty when there is another
     * @throws JournalException when the directory cannot be written
     */
    public static Optional<Archiver> open(Path journal, Disk disk, long floorBytes) {
        try {
            @Nullable ArchiveLock lock = ArchiveLock.take(journal);
            return Optional.ofNullable(lock)
                    .map(taken -> new Archiver(journal, disk, floorBytes, taken));
        } catch (IOException e) {
            throw new JournalException(
                    journal + ": cannot be archived (" + e + "); it must be writable", e);
        }
    }

    /**
     * The epochs that may be archived.
     *
     * @param keep how many of the newest stay as they are, from 1
     * @return their numbers, ascending; sealed or not, archived or not
     */
    public List<Integer> older(int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("keep is " + keep + "; it must be 1 or above");
        }
        List<Integer> all = Epochs.list(journal);
        return List.copyOf(all.subList(0, Math.max(0, all.size() - keep)));
    }

    /**
     * Archives an epoch, or ends what an earlier attempt began. One that is archived is not read.
     *
     * @param epoch number, of one that is not the newest
     * @return what was done
     * @throws JournalCorruptException when the epoch is not sound; nothing was changed
     * @throws JournalException when the disk refuses; the epoch is readable as before
     */
    public Archived archive(int epoch) {
        if (!older(1).contains(epoch)) {
            throw new IllegalArgumentException(epoch + " is the newest epoch, or none");
        }
        Path directory = Epochs.directory(journal, epoch);
        if (!Seal.isPresent(directory)) {
            return new Archived(epoch, Outcome.NOT_SEALED, 0, 0);
        }
        try {
            Seal seal = seal(epoch, directory);
            List<Seal.SealedFile> files = seal.files();
            long before = bytes(directory, files);
            if (files.stream().allMatch(file -> isArchived(directory, file))) {
                return new Archived(epoch, Outcome.ALREADY, before, before);
            }
            FirstBad bad = JournalVerifier.verify(directory).firstBad();
            if (bad != null) {
                throw new JournalCorruptException(bad);
            }
            return new Archived(epoch, Outcome.ARCHIVED, before, archive(directory, seal));
        } catch (IOException e) {
            throw new JournalException(
                    directory + ": cannot be archived (" + e + "); the disk must take it", e);
        }
    }

    private static Seal seal(int epoch, Path directory) {
        try {
            return Seal.read(directory);
        } catch (JournalException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            String what = String.valueOf(e.getMessage());
            throw new JournalCorruptException(
                    new FirstBad(epoch, Epochs.SEAL, FirstBad.WHOLE_FILE, 0, what));
        }
    }

    private static boolean isOriginal(Path directory, Seal.SealedFile file) {
        return Files.exists(directory.resolve(file.name()), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isArchived(Path directory, Seal.SealedFile file) {
        return !isOriginal(directory, file) && Epochs.holds(directory, file.name());
    }

    /** Length of the files, or of their archives; what is missing is for the verifier to name. */
    private static long bytes(Path directory, List<Seal.SealedFile> files) throws IOException {
        long bytes = 0;
        for (Seal.SealedFile file : files) {
            Path original = directory.resolve(file.name());
            Path standing = isOriginal(directory, file) ? original : Epochs.packed(original);
            bytes += Files.exists(standing) ? Files.size(standing) : 0;
        }
        return bytes;
    }

    /** Answers the length of the archives. */
    private long archive(Path directory, Seal seal) throws IOException {
        long after = 0;
        for (Seal.SealedFile file : seal.files()) {
            after += pack(directory, seal, file);
        }
        for (Seal.SealedFile file : seal.files()) {
            disk.delete(directory.resolve(file.name()));
        }
        disk.forceDirectory(directory);
        return after;
    }

    /** Makes the archive of a file where there is no sound one; answers its length. */
    private long pack(Path directory, Seal seal, Seal.SealedFile file) throws IOException {
        Path archive = Epochs.packed(directory.resolve(file.name()));
        Packing packing = new Packing(disk, directory, seal, file, floorBytes);
        if (!packing.isSound(archive)) {
            packing.make(archive);
        }
        return Files.size(archive);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new JournalException(
                    journal + ": its lock cannot be given back; the disk must be sound", e);
        }
    }
}
