package io.millrace.ops.launch;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The disk of this machine, but the records of a journal fail at one force, or room gets low. */
final class FailingDisk implements Disk {

    private final Disk real = Disk.system();
    private final int forceThatFails;
    private final int questionThatIsLow;
    private int forces;
    private int questions;
    private Runnable beforeForce = () -> {};

    /** Counted from 1; 0 for never. */
    FailingDisk(int forceThatFails, int questionThatIsLow) {
        this.forceThatFails = forceThatFails;
        this.questionThatIsLow = questionThatIsLow;
    }

    /** The same, with something that happens before each force, such as a pause. */
    FailingDisk before(Runnable force) {
        beforeForce = force;
        return this;
    }

    int forces() {
        return forces;
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        DiskFile file = real.open(path);
        return path.toString().endsWith(".cq4") ? new Records(file) : file;
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
    public void forceDirectory(Path path) throws IOException {
        real.forceDirectory(path);
    }

    @Override
    public long usableBytes(Path path) {
        return ++questions == questionThatIsLow ? 0 : Long.MAX_VALUE;
    }

    private final class Records implements DiskFile {

        private final DiskFile file;

        Records(DiskFile file) {
            this.file = file;
        }

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
        public void force() throws IOException {
            beforeForce.run();
            if (++forces == forceThatFails) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
