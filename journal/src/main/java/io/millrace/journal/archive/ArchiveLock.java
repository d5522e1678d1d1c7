package io.millrace.journal.archive;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two archivers from one journal: the system's lock on a file that stays empty. */
final class ArchiveLock implements AutoCloseable {

    private static final String NAME = "archive.lock";

    private final FileChannel channel;

    private ArchiveLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, or null when another archiver holds it, in this or in another process. */
    static @Nullable ArchiveLock take(Path journal) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        journal.resolve(NAME),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        boolean isOurs = false;
        try {
            FileLock lock = channel.tryLock();
            isOurs = lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            isOurs = false;
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
        return isOurs ? new ArchiveLock(channel) : null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
