package io.millrace.journal;

import static io.millrace.journal.FirstBad.WHOLE_FILE;

import io.millrace.journal.VerifyReport.Status;
import io.millrace.journal.disk.DurableFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The verdict over one epoch directory: first its records, then manifest, seal and names. The first
 * fault found is the one reported. Cold path, used once, not thread-safe.
 */
final class EpochInspection {

    private static final List<String> FILES =
            List.of(Epochs.RECORDS, Epochs.QUEUE_TABLE, Epochs.MANIFEST, Epochs.SEAL);

    private static final List<String> SEALED_FILES = List.of(Epochs.RECORDS, Epochs.QUEUE_TABLE);
    private static final String UNFINISHED = "was never finished in the making";

    private final Path directory;
    private final int epoch;
    private final boolean sealed;
    private final long wantedRecord;
    private Status status = Status.CLEAN;
    private @Nullable FirstBad firstBad;
    private @Nullable Manifest manifest;
    private String manifestSha256 = "";
    private String headText = "";
    private long records;
    private long lastSequence;
    private int lastCrc;
    private long end;
    private @Nullable EpochReading reading;
    private @Nullable EpochEnd wanted;

    EpochInspection(Path directory, int epoch, long wantedRecord) {
        this.directory = directory;
        this.epoch = epoch;
        this.wantedRecord = wantedRecord;
        this.sealed = Seal.isPresent(directory);
    }

    VerifyReport run() {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            fault(Status.CORRUPT, "", WHOLE_FILE, "is no directory; an epoch must be one");
            return report();
        }
        boolean manifestStands = exists(Epochs.MANIFEST);
        if (isReadable(Epochs.RECORDS)) {
            walk(manifestStands);
        } else if (manifestStands || sealed || exists(Epochs.RECORDS)) {
            fault(Status.CORRUPT, Epochs.RECORDS, WHOLE_FILE, "is missing; it must be a file");
        } else {
            fault(Status.TORN, "", WHOLE_FILE, UNFINISHED);
        }
        if (manifestStands) {
            checkManifest();
        }
        if (sealed) {
            checkSeal();
        }
        checkNames();
        return report();
    }

    private void walk(boolean manifestStands) {
        try (EpochWalk walk = new EpochWalk(directory, wantedRecord)) {
            walk.run();
            reading = walk.reading();
            wanted = walk.wanted();
            records = walk.reader().records();
            lastSequence = walk.reader().lastSequence();
            lastCrc = walk.reader().lastCrc();
            end = walk.reader().end();
            FirstBad bad = walk.firstBad();
            if (bad != null) {
                Status found = sealed ? Status.CORRUPT : walk.status();
                fault(found, bad.file(), bad.offset(), bad.what());
            }
            if (manifestStands) {
                checkHead(walk);
            } else if (walk.isHeadOnly()) {
                fault(Status.TORN, "", WHOLE_FILE, UNFINISHED);
            } else {
                fault(Status.CORRUPT, Epochs.MANIFEST, WHOLE_FILE, "is missing; it must be there");
            }
        } catch (JournalCorruptException e) {
            fault(Status.CORRUPT, e.place().file(), e.place().offset(), e.place().what());
        } catch (JournalException | InternalError e) {
            fault(Status.CORRUPT, Epochs.RECORDS, WHOLE_FILE, message(e));
        }
    }

    private void checkHead(EpochWalk walk) {
        if (walk.isHeadComplete()) {
            headText = walk.headText();
        } else {
            fault(Status.CORRUPT, Epochs.RECORDS, end, "the epoch's head is not whole; it must be");
        }
    }

    private void checkManifest() {
        try {
            SumFile file = SumFile.read(directory.resolve(Epochs.MANIFEST));
            manifestSha256 = file.sha256Hex();
            Manifest read = Manifest.of(file);
            manifest = read;
            requireEqual(Epochs.MANIFEST, "epoch", read.epoch(), epoch);
            if (!headText.isEmpty()) {
                requireEqual(Epochs.MANIFEST, "text", file.text(), headText);
            }
        } catch (JournalException e) {
            fault(Status.CORRUPT, Epochs.MANIFEST, WHOLE_FILE, message(e));
        }
    }

    private void checkSeal() {
        try {
            Seal seal = Seal.read(directory);
            requireEqual(Epochs.SEAL, "epoch", seal.epoch(), epoch);
            requireEqual(Epochs.SEAL, "records", seal.records(), records);
            requireEqual(Epochs.SEAL, "last crc", seal.lastCrc(), lastCrc);
            requireEqual(Epochs.SEAL, "manifest's sum", seal.manifestSha256(), manifestSha256);
            if (lastSequence != 0) {
                requireEqual(Epochs.SEAL, "last sequence", seal.lastSequence(), lastSequence);
            }
            List<String> names = seal.files().stream().map(Seal.SealedFile::name).toList();
            requireEqual(Epochs.SEAL, "list of files", names, SEALED_FILES);
            for (Seal.SealedFile file : seal.files()) {
                checkSealed(file, seal.headBytes());
            }
        } catch (JournalException e) {
            fault(Status.CORRUPT, Epochs.SEAL, WHOLE_FILE, message(e));
        }
    }

    private void checkSealed(Seal.SealedFile file, long headBytes) {
        if (!isReadable(file.name())) {
            fault(Status.CORRUPT, file.name(), WHOLE_FILE, "is missing; the seal names it");
            return;
        }
        if (file.name().equals(Epochs.RECORDS)) {
            requireEqual(Epochs.SEAL, "used bytes", file.usedBytes(), end);
        }
        try (ReadWindow window = new ReadWindow(directory.resolve(file.name()))) {
            String sum = Seal.Sum.of(window, file.usedBytes(), headBytes);
            requireEqual(file.name(), "sum of used bytes", sum, file.sha256());
            long dirt = window.firstNonZero(file.usedBytes(), window.fileSize());
            if (dirt >= 0) {
                fault(Status.CORRUPT, file.name(), dirt, "data stands behind the used bytes");
            }
        } catch (JournalCorruptException e) {
            fault(Status.CORRUPT, e.place().file(), e.place().offset(), e.place().what());
        } catch (JournalException | InternalError e) {
            fault(Status.CORRUPT, file.name(), WHOLE_FILE, message(e));
        }
    }

    private void checkNames() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean expected = (FILES.contains(name) || isArchive(name)) && isRegular(name);
                if (!expected && !isLeftover(name)) {
                    fault(Status.CORRUPT, name, WHOLE_FILE, "does not belong here");
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            fault(Status.CORRUPT, "", WHOLE_FILE, "cannot be listed; it must be readable");
        }
    }

    /** The archive of a file under seal; beside the file as long as that was not removed. */
    private boolean isArchive(String name) {
        return sealed && SEALED_FILES.stream().anyMatch(file -> name.equals(file + Epochs.PACKED));
    }

    /** Whether a process died before a file got its name, or one that proved room was removed. */
    private boolean isLeftover(String name) {
        if (name.endsWith(DurableFiles.UNFINISHED)
                && isArchive(name.substring(0, name.length() - DurableFiles.UNFINISHED.length()))) {
            return true;
        }
        return !sealed
                && (name.equals(Epochs.SEAL + DurableFiles.UNFINISHED)
                        || (!exists(Epochs.MANIFEST)
                                && (name.equals(Epochs.MANIFEST + DurableFiles.UNFINISHED)
                                        || name.equals(Epochs.RECORDS + DurableFiles.UNFINISHED))));
    }

    private void requireEqual(String file, String what, Object found, Object right) {
        if (!found.equals(right)) {
            fault(
                    Status.CORRUPT,
                    file,
                    WHOLE_FILE,
                    "the " + what + " is " + found + "; it must be " + right);
        }
    }

    private boolean exists(String name) {
        return Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isRegular(String name) {
        return Files.isRegularFile(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isReadable(String name) {
        return isRegular(name)
                || (sealed && !exists(name) && Epochs.isPacked(directory.resolve(name)));
    }

    private static String message(Throwable e) {
        return String.valueOf(e.getMessage());
    }

    private void fault(Status found, String file, long offset, String what) {
        if (found.compareTo(status) > 0) {
            status = found;
            firstBad = new FirstBad(epoch, file, offset, lastSequence, what);
        }
    }

    private VerifyReport report() {
        return new VerifyReport(epoch, status, records, lastSequence, lastCrc, sealed, firstBad);
    }

    /** What was found on the way; null when the records were not read to the end that counts. */
    @Nullable EpochReading reading() {
        return reading;
    }

    /** Where the wanted record is the last one; null when the epoch has fewer sound ones. */
    @Nullable EpochEnd wanted() {
        return wanted;
    }

    /** What the manifest says the epoch goes on from; null when there is no sound manifest. */
    @Nullable EpochEnd continues() {
        return manifest == null ? null : manifest.continues();
    }

    /** What the manifest says came before; null when there is no sound manifest. */
    @Nullable EpochEnd previous() {
        return manifest == null ? null : manifest.previous();
    }
}
