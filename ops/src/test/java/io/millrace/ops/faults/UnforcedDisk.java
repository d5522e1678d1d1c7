package io.millrace.ops.faults;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The disk of this machine, but a force does nothing: a process that ends needs none. */
final class UnforcedDisk implements Disk {

    private final Disk real = Disk.system();

    @Override
    public DiskFile open(Path path) throws IOException {
        return new UnforcedFile(real.open(path));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        real.createDirectory(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        real.delete(path);
    }

    @Override
    public void forceDirectory(Path path) {
        // Nothing to do.
    }

    @Override
    public long usableBytes(Path path) {
        return Long.MAX_VALUE;
    }

    private record UnforcedFile(DiskFile file) implements DiskFile {

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            file.write(source, position);
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force() {
            // Nothing to do.
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
