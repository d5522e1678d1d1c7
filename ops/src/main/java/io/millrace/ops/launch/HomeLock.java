package io.millrace.ops.launch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of a home: the system's lock on the file {@code lock}, which also tells who holds it.
 * The file is the same whatever way leads to it: link, mount or relative path.
 *
 * <p>A system of the POSIX kind takes the lock away as soon as the process closes any channel of
 * the file. So this class is the only one that opens it, and never a second time while this process
 * holds it.
 */
final class HomeLock implements AutoCloseable {

    private static final String NAME = "lock";
    private static final int MAX_TEXT = 200;

    /** Who holds what in this process, by the file's identity on its disk. */
    private static final Map<Object, String> HELD = new ConcurrentHashMap<>();

    private final Object key;
    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(Object key, FileChannel channel, FileLock lock) {
        this.key = key;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock at once or not at all.
     *
     * @throws LaunchException 73 when it is held
     */
    static synchronized HomeLock take(Path root) throws IOException {
        Path path = root.resolve(NAME);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            String holder = HELD.get(key(path));
            if (holder != null) {
                throw held(root, holder);
            }
        }
        FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                throw held(root, text(channel));
            }
            String holder = "process " + ProcessHandle.current().pid() + ", since " + Instant.now();
            write(channel, holder);
            HomeLock taken = new HomeLock(key(path), channel, lock);
            HELD.put(taken.key, holder);
            return taken;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** {@return what the holder of a lock wrote into it; empty when nobody holds it} */
    static synchronized Optional<String> holder(Path root) throws IOException {
        Path path = root.resolve(NAME);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String own = HELD.get(key(path));
        if (own != null) {
            return Optional.of(own);
        }
        try (FileChannel channel =
                        FileChannel.open(
                                path,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock == null ? Optional.of(text(channel)) : Optional.empty();
        }
    }

    private static Object key(Path path) throws IOException {
        @Nullable Object key =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey();
        return key == null ? path.toRealPath() : key;
    }

    private static LaunchException held(Path root, String holder) {
        return new LaunchException(
                ExitCodes.ALREADY_RUNNING,
                root
                        + ": another run uses this home"
                        + (holder.isEmpty() ? "" : " (" + holder + ")")
                        + "; wait for it, or name another --home");
    }

    private static String text(FileChannel channel) {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_TEXT);
        try {
            channel.read(bytes, 0);
        } catch (IOException e) {
            // The refusal does not need to name the holder.
            return "";
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static void write(FileChannel channel, String holder) throws IOException {
        channel.truncate(0);
        ByteBuffer bytes = ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
            channel.close();
        } finally {
            HELD.remove(key);
        }
    }
}
