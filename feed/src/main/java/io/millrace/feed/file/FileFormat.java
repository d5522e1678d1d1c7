package io.millrace.feed.file;

import java.nio.file.Path;
import java.util.List;

/** One way in which files hold market data. Stateless, any thread. */
public interface FileFormat {

    /**
     * Name on the command line.
     *
     * @return lower case, for example {@code csv}
     */
    String name();

    /**
     * What it is, in a few words.
     *
     * @return for lists
     */
    String summary();

    /**
     * Whether a file is of this format. Formats are asked in a fixed order; the first wins.
     *
     * @param head path and beginning of the file
     * @return true when it is
     */
    boolean matches(FileHead head);

    /**
     * Opens a file before its first event.
     *
     * @param file path
     * @param reading how to read it
     * @return its events
     * @throws io.millrace.feed.FeedException when it cannot be used
     */
    EventReader open(Path file, Reading reading);

    /**
     * The text that names the instrument.
     *
     * @param file path
     * @return for example the file's name, or its folder's
     */
    default String instrumentText(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * Other files that are read together with one, such as the asks that belong to bids. Named by
     * the user as well, they are not read twice.
     *
     * @param file path
     * @return their paths
     */
    default List<Path> companions(Path file) {
        return List.of();
    }
}
