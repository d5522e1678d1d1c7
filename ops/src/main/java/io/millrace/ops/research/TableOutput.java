package io.millrace.ops.research;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Lines of a table on their way to a file or to standard output. A file is written beside its place
 * and moved there at the end: whoever fails before leaves the old file as it was.
 *
 * <p>Not thread-safe. Whoever opens it closes it.
 */
public final class TableOutput implements AutoCloseable {

    private final String name;
    private final Writer writer;
    private final @Nullable Path target;
    private final @Nullable Path part;

    private TableOutput(String name, Writer writer, @Nullable Path target, @Nullable Path part) {
        this.name = name;
        this.writer = writer;
        this.target = target;
        this.part = part;
    }

    /**
     * Standard output.
     *
     * @param writer where to; it is flushed, never closed
     * @return the output
     */
    public static TableOutput standard(PrintWriter writer) {
        return new TableOutput("standard output", writer, null, null);
    }

    /**
     * A file.
     *
     * @param file path; an existing file is replaced by {@link #finish()}
     * @param inputs files it must not be one of
     * @return the output
     * @throws LaunchException when it cannot be written
     */
    public static TableOutput file(Path file, List<Path> inputs) {
        requireUsable(file, inputs);
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path part = target.resolveSibling("." + target.getFileName() + ".part");
            Writer writer = Files.newBufferedWriter(part, UTF_8);
            part.toFile().deleteOnExit();
            return new TableOutput(file.toString(), writer, target, part);
        } catch (IOException e) {
            throw unwritable(file.toString(), e);
        }
    }

    /**
     * Writes a line.
     *
     * @param text without line break
     */
    public void line(CharSequence text) {
        try {
            writer.append(text).append('\n');
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /**
     * Puts the whole table in its place.
     *
     * @throws LaunchException when a part of it did not get there: half a table is no table
     */
    public void finish() {
        try {
            writer.flush();
            // A print writer tells only those who ask that a disk is full or a reader gone.
            if (writer instanceof PrintWriter print && print.checkError()) {
                throw new IOException("some of the table was not taken");
            }
            if (part != null && target != null) {
                writer.close();
                Files.move(
                        part,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** Drops what was not finished. */
    @Override
    public void close() {
        if (part == null) {
            return;
        }
        try {
            writer.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
            throw unwritable(name, e);
        }
    }

    private static void requireUsable(Path file, List<Path> inputs) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT,
                    file + ": path is no regular file; name one, or - for standard output");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new LaunchException(
                    ExitCodes.INPUT_OUTPUT,
                    file + ": its folder is missing; make it, or name a file in another one");
        }
        for (Path input : inputs) {
            if (isSame(input, file)) {
                throw new LaunchException(
                        ExitCodes.USAGE, "--out is " + file + ", which --data reads; name another");
            }
        }
    }

    private static boolean isSame(Path input, Path file) {
        try {
            return Files.exists(input) && Files.exists(file) && Files.isSameFile(input, file);
        } catch (IOException e) {
            throw unwritable(file.toString(), e);
        }
    }

    private static LaunchException unwritable(String name, IOException thrown) {
        String told =
                thrown instanceof FileSystemException system
                        ? system.getReason()
                        : thrown.getMessage();
        String reason = told == null ? thrown.getClass().getSimpleName() : told;
        return new LaunchException(
                ExitCodes.INPUT_OUTPUT,
                name + ": cannot be written (" + reason + "); check folder, permissions and space",
                thrown);
    }
}
