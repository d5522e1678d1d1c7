package io.millrace.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The disk of this machine. Stateless. */
final class SystemDisk implements Disk {

    static final SystemDisk INSTANCE = new SystemDisk();

    private SystemDisk() {}

    @Override
    public DiskFile open(Path path) throws IOException {
        return new SystemFile(
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        Files.createDirectory(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void forceDirectory(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        long usable = path.toFile().getUsableSpace();
        if (usable == 0) {
            // Zero may be the truth or a failure; this call tells which.
            return Files.getFileStore(path).getUsableSpace();
        }
        return usable;
    }

    /** An interrupt of old must not close the file under a write; it is kept for its reader. */
    private record SystemFile(FileChannel channel) implements DiskFile {

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                long at = position;
                while (source.hasRemaining()) {
                    at += channel.write(source, at);
                }
            } finally {
                restore(interrupted);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void force() throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                channel.force(false);
            } finally {
                restore(interrupted);
            }
        }

        private static void restore(boolean interrupted) {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
