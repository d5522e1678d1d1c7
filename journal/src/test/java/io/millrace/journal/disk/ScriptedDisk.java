package io.millrace.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The disk of this machine, with every call noted, and one of them failing, and all after it. */
public final class ScriptedDisk implements Disk {

    private final Disk real = Disk.system();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile String failing = "none";
    private volatile int failingAt = -1;
    private volatile long usableBytes = Long.MAX_VALUE;

    /** Fails every later call of that name, such as {@code force 19700101HX.cq4}. */
    public void failAt(String call) {
        failing = call;
    }

    /** Fails the call of that number, from 0, and none after it. */
    public void failAt(int number) {
        failingAt = number;
    }

    /** Says how much room there is from now on. */
    public void usable(long bytes) {
        usableBytes = bytes;
    }

    /** Calls so far, in their order. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** How often a call was made. */
    public int count(String call) {
        return Collections.frequency(calls(), call);
    }

    private void call(String what, Path path) throws IOException {
        String call = what + " " + path.getFileName();
        int number = calls.size();
        calls.add(call);
        if (call.equals(failing) || number == failingAt) {
            throw new IOException("scripted failure of " + call);
        }
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        call("open", path);
        return new ScriptedFile(path, real.open(path));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        call("rename", to);
        real.rename(from, to);
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        call("create", path);
        real.createDirectory(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        call("delete", path);
        real.delete(path);
    }

    @Override
    public void forceDirectory(Path path) throws IOException {
        call("force", path);
        real.forceDirectory(path);
    }

    @Override
    public long usableBytes(Path path) {
        return usableBytes;
    }

    private final class ScriptedFile implements DiskFile {

        private final Path path;
        private final DiskFile file;

        ScriptedFile(Path path, DiskFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            call("write", path);
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
            call("force", path);
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
