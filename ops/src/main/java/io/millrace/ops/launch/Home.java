package io.millrace.ops.launch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The folder that a run keeps everything in.
 *
 * <pre>
 * lock                     held by the process that writes here
 * instance                 name of this installation, made once
 * halt.latch               while it exists, trading is halted
 * journal/e000001 …        the binary truth, a directory each start
 * state/status.json        a line a second: the present
 * state/engine_state.json  the newest of these lines, replaced as a whole
 * logs/decisions.jsonl     a line a decision
 * </pre>
 */
public final class Home implements AutoCloseable {

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and locks it.
     *
     * @param root its path
     * @return the home, to be closed
     * @throws LaunchException when it cannot be written (74) or another process holds it (73)
     */
    public static Home open(Path root) {
        try {
            Files.createDirectories(root.resolve("journal"));
            Files.createDirectories(root.resolve("state"));
            Files.createDirectories(root.resolve("logs"));
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LaunchException(
                        ExitCodes.ALREADY_RUNNING,
                        root + ": another run uses this home; wait for it, or name another --home");
            }
            return new Home(root, channel, lock);
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT,
                    root
                            + ": cannot be used as home ("
                            + e
                            + "); name a folder that can be written",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * The folder itself.
     *
     * @return path
     */
    public Path root() {
        return root;
    }

    /**
     * Folder of the epochs.
     *
     * @param root of a home
     * @return path
     */
    public static Path journal(Path root) {
        return root.resolve("journal");
    }

    /**
     * Name of this installation, made at the first start.
     *
     * @return 8 hexadecimal digits
     */
    String instance() {
        Path file = root.resolve("instance");
        try {
            if (!Files.exists(file) || Files.readString(file).isBlank()) {
                Path next = root.resolve("instance.tmp");
                Files.writeString(next, UUID.randomUUID().toString().substring(0, 8) + "\n");
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT, file + ": cannot be read or made: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT, root + ": the lock cannot be released: " + e, e);
        }
    }
}
