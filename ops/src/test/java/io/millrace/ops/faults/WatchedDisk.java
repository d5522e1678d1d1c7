package io.millrace.ops.faults;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that tells before and after each call that changes something. */
final class WatchedDisk implements Disk {

    private final Disk inner;
    private final Watcher watcher;

    /** Who is told; what it throws is what the call throws. */
    interface Watcher {

        void before(String call) throws IOException;

        void after(String call) throws IOException;
    }

    /** A call to be watched. */
    @FunctionalInterface
    private interface Call {

        void make() throws IOException;
    }

    WatchedDisk(Disk inner, Watcher watcher) {
        this.inner = inner;
        this.watcher = watcher;
    }

    /** Every call is two places of a run. */
    static WatchedDisk of(Disk inner, Points points) {
        return new WatchedDisk(
                inner,
                new Watcher() {
                    @Override
                    public void before(String call) {
                        points.at("before " + call);
                    }

                    @Override
                    public void after(String call) {
                        points.at("after " + call);
                    }
                });
    }

    private void watch(String what, Path path, Call call) throws IOException {
        String name = what + " " + path.getFileName();
        watcher.before(name);
        call.make();
        watcher.after(name);
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        String name = "open " + path.getFileName();
        watcher.before(name);
        DiskFile file = inner.open(path);
        try {
            watcher.after(name);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return new WatchedFile(path, file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        watch("rename to", to, () -> inner.rename(from, to));
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        watch("create", path, () -> inner.createDirectory(path));
    }

    @Override
    public void delete(Path path) throws IOException {
        watch("delete", path, () -> inner.delete(path));
    }

    @Override
    public void forceDirectory(Path path) throws IOException {
        watch("force directory", path, () -> inner.forceDirectory(path));
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return inner.usableBytes(path);
    }

    private final class WatchedFile implements DiskFile {

        private final Path path;
        private final DiskFile file;

        WatchedFile(Path path, DiskFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            watch("write", path, () -> file.write(source, position));
        }

        @Override
        public void truncate(long size) throws IOException {
            watch("truncate", path, () -> file.truncate(size));
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force() throws IOException {
            watch("force", path, file::force);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
