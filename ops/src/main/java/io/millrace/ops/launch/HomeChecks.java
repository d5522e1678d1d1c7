package io.millrace.ops.launch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Locale;
import java.util.Optional;

/** Whether a folder may be a home: whose it is, who may write there, and what it lies on. */
final class HomeChecks {

    private HomeChecks() {}

    /**
     * Refuses a home that is not ours alone to write.
     *
     * @throws LaunchException 77
     */
    static void requireSafe(Path root) throws IOException {
        Path probe;
        try {
            probe = Files.createTempFile(root, ".probe", "");
        } catch (AccessDeniedException e) {
            throw refused(root, "cannot be written; it must be a folder of the user who runs", e);
        }
        try {
            UserPrincipal own = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
            requireOwn(root, own);
            requireNoLink(root.resolve("lock"));
            Path journal = root.resolve("journal");
            requireNoLink(journal);
            if (Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
                requireOwn(journal, own);
                if (!Files.isWritable(journal)) {
                    throw refused(journal, "cannot be written; it must be writable", null);
                }
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static void requireOwn(Path folder, UserPrincipal own) throws IOException {
        UserPrincipal owner = Files.getOwner(folder);
        if (!owner.equals(own)) {
            throw refused(
                    folder,
                    "belongs to "
                            + owner.getName()
                            + "; it must belong to "
                            + own.getName()
                            + ", who runs",
                    null);
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(folder)
                        .contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(folder, "can be written by everybody; take that right away", null);
        }
    }

    private static void requireNoLink(Path path) {
        if (Files.isSymbolicLink(path)) {
            throw refused(path, "is a symbolic link; it must stand in the home itself", null);
        }
    }

    private static LaunchException refused(Path path, String what, @Nullable Exception cause) {
        LaunchException refused = new LaunchException(ExitCodes.NO_PERMISSION, path + ": " + what);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }

    /**
     * Judges what a home lies on: memory is gone with the machine, and a network's disk does not
     * lock and sync as a disk does.
     *
     * @param root of the home
     * @param live whether real orders depend on it
     * @param allowed whether the operator has said that it may be so
     * @return a warning; empty where all is well
     * @throws LaunchException 78 when it is refused
     */
    static Optional<String> requireLasting(Path root, boolean live, boolean allowed) {
        String type;
        try {
            type = Files.getFileStore(root).type().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            type = "unknown";
        }
        return judge(root, type, live, allowed);
    }

    static Optional<String> judge(Path root, String type, boolean live, boolean allowed) {
        boolean network =
                type.startsWith("nfs")
                        || type.startsWith("cifs")
                        || type.startsWith("smb")
                        || type.startsWith("fuse.")
                        || type.equals("9p");
        boolean memory = type.equals("tmpfs") || type.equals("ramfs");
        if (!network && !memory) {
            return Optional.empty();
        }
        String what =
                root
                        + ": lies on "
                        + type
                        + (memory
                                ? ", which a restart of the machine empties"
                                : ", which need not keep what was synced")
                        + "; a journal belongs on a disk of this machine";
        if (live && !allowed) {
            throw new LaunchException(
                    ExitCodes.CONFIG, what + ", or set journal.allow_volatile to true");
        }
        return Optional.of(what);
    }
}
