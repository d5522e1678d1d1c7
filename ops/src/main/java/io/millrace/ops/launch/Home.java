package io.millrace.ops.launch;

import io.millrace.journal.disk.Disk;
import io.millrace.ops.home.Instance;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder that a run keeps everything in.
 *
 * <pre>
 * run/control.sock         where the process that runs takes commands
 * lock                     held by the process that writes here, tells which it is
 * instance                 name of this installation, made once, and of this very file
 * state.reset              newest epoch that no run goes on from
 * halt.latch               while it exists, trading is halted
 * poison                   input at which the engine died, and how often
 * ballast                  room for an end in order on a full disk
 * journal/e000001 …        the binary truth, a directory each start
 * journal/high_water       how far it is known to be on the disk
 * journal/archive.lock     held by whoever archives sealed epochs
 * archive/                 snapshots of before a reset
 * quarantine/              epochs that no start finished making
 * state/status.json        a line a second: the present
 * state/engine_state.json  the newest of these lines, replaced as a whole
 * logs/decisions.jsonl     a line a decision
 * logs/home.jsonl          a line each time the home was fenced or reset
 * </pre>
 */
public final class Home implements AutoCloseable {

    private final Path root;
    private final HomeLock lock;

    private Home(Path root, HomeLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, checks that it is ours, and locks it.
     *
     * @param root its path
     * @return the home, to be closed
     * @throws LaunchException when it cannot be written (74), another process holds it (73), or
     *     others may write it (77)
     */
    public static Home open(Path root) {
        try {
            make(root);
            HomeChecks.requireSafe(root);
            HomeLock lock = HomeLock.take(root);
            try {
                make(root.resolve("journal"));
                make(root.resolve("state"));
                make(root.resolve("logs"));
                Disk.system().forceDirectory(root);
                return new Home(root, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new LaunchException(
                    ExitCodes.NO_PERMISSION,
                    root + ": may not be written (" + e.getMessage() + "); name a folder of yours",
                    e);
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /**
     * Checks that a home is ours, without locking it: for what may go on beside a run.
     *
     * @param root its path; must exist
     * @throws LaunchException when it cannot be looked at (74), or others may write it (77)
     */
    public static void requireOurs(Path root) {
        try {
            HomeChecks.requireSafe(root);
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static LaunchException unusable(Path root, IOException e) {
        return new LaunchException(
                ExitCodes.INPUT_OUTPUT,
                root + ": cannot be used as home (" + e + "); name a folder that can be written",
                e);
    }

    /** A folder of ours is written by nobody else, whatever the user's mask says. */
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
            if (rights.remove(PosixFilePermission.OTHERS_WRITE)) {
                Files.setPosixFilePermissions(folder, rights);
            }
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
     * Who holds a home.
     *
     * @param pid number of the process
     * @param since when it took the home
     */
    public record Holder(long pid, Instant since) {

        private static final Pattern TEXT = Pattern.compile("process ([0-9]+), since (\\S+)");

        private static Optional<Holder> parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            return matcher.matches()
                    ? Optional.of(
                            new Holder(
                                    Long.parseLong(matcher.group(1)),
                                    Instant.parse(matcher.group(2))))
                    : Optional.empty();
        }

        /** {@return for messages} */
        public String text() {
            return "process " + pid + ", since " + since + ",";
        }

        /**
         * The process itself, when it certainly is the holder: it was there before it took the
         * home, and has the lock's file open where that can be seen.
         *
         * @param root of the home
         * @return empty when it is gone, or another one has its number
         */
        public Optional<ProcessHandle> process(Path root) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            one ->
                                    one.info()
                                            .startInstant()
                                            .filter(start -> !start.isAfter(since))
                                            .isPresent())
                    .filter(one -> opens(root.resolve("lock")));
        }

        private boolean opens(Path lock) {
            Path open = Path.of("/proc", Long.toString(pid), "fd");
            if (!Files.isDirectory(open)) {
                return !Files.isDirectory(Path.of("/proc/self"));
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
                for (Path file : files) {
                    if (Files.exists(file) && Files.isSameFile(file, lock)) {
                        return true;
                    }
                }
                return false;
            } catch (IOException | DirectoryIteratorException e) {
                return false;
            }
        }
    }

    /**
     * Who holds a home now.
     *
     * @param root its path
     * @return empty when nobody does, or does not say who
     */
    public static Optional<Holder> holder(Path root) {
        try {
            return HomeLock.holder(root).flatMap(Holder::parse);
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Name of this installation, made at the first start.
     *
     * @return 8 hexadecimal digits
     */
    public String instance() {
        return Instance.of(Disk.system(), root).name();
    }

    /**
     * Refuses to run in a copy of another home: both would give the same ids to their orders.
     *
     * @throws LaunchException 3
     */
    public void requireOriginal() {
        Instance known = Instance.read(root).orElse(null);
        if (known != null && known.isCopy(root)) {
            throw new LaunchException(
                    ExitCodes.HALTED,
                    root
                            + ": HALTED: is a copy of the home of instance "
                            + known.name()
                            + "; stop that one for good, then: millrace attach --home "
                            + root
                            + " --fence --reason TEXT");
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT, root + ": the lock cannot be released: " + e, e);
        }
    }
}
