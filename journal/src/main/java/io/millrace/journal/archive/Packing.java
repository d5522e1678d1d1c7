package io.millrace.journal.archive;

import io.millrace.journal.Seal;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;
import io.millrace.journal.disk.DurableFiles;
import io.millrace.journal.packed.PackedWriter;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Packs one file under seal and proves that it can be had back.
 *
 * @param disk that takes the archive
 * @param directory of the epoch
 * @param seal of the epoch
 * @param sealed what it says of the file
 * @param floorBytes room that must stay on the disk
 */
record Packing(Disk disk, Path directory, Seal seal, Seal.SealedFile sealed, long floorBytes) {

    private static final int BLOCKS_BETWEEN_LOOKS = 64;

    /** Writes, forces, reads back, and only then gives the archive its name. */
    void make(Path archive) throws IOException {
        Path unfinished = archive.resolveSibling(archive.getFileName() + DurableFiles.UNFINISHED);
        boolean isSound = false;
        try {
            write(unfinished);
            isSound = isSound(unfinished);
            if (!isSound) {
                throw new IOException(unfinished + " does not expand to what was packed");
            }
        } finally {
            if (!isSound) {
                disk.delete(unfinished);
            }
        }
        disk.rename(unfinished, archive);
        disk.forceDirectory(directory);
    }

    private void write(Path unfinished) throws IOException {
        byte[] block = new byte[PackedWriter.BLOCK_BYTES];
        Path original = directory.resolve(sealed.name());
        try (InputStream in = Files.newInputStream(original, LinkOption.NOFOLLOW_LINKS);
                DiskFile out = disk.open(unfinished);
                PackedWriter writer = new PackedWriter(out, sealed.usedBytes())) {
            out.truncate(0);
            long left = sealed.usedBytes();
            for (int blocks = 0; left > 0; blocks++) {
                if (blocks % BLOCKS_BETWEEN_LOOKS == 0) {
                    requireRoom();
                }
                int wanted = (int) Math.min(left, block.length);
                if (in.readNBytes(block, 0, wanted) < wanted) {
                    throw new EOFException(original + " ends before byte " + sealed.usedBytes());
                }
                writer.write(block, wanted);
                left -= wanted;
            }
            out.force();
        }
    }

    private void requireRoom() throws IOException {
        long usable = disk.usableBytes(directory);
        if (usable < floorBytes) {
            throw new IOException(
                    "the disk has room for " + usable + " bytes; it must keep " + floorBytes);
        }
    }

    /** Whether an archive stands and expands to exactly what the seal says. */
    boolean isSound(Path archive) {
        return Files.isRegularFile(archive, LinkOption.NOFOLLOW_LINKS)
                && seal.isArchived(archive, sealed);
    }
}
