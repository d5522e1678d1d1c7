package io.millrace.journal.disk;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The calls by which the journal's own files reach the disk. One implementation does them; others,
 * in tests, count them, fail at one of them, or end the process there. The pages that Chronicle
 * Queue writes through its mapping are not seen here, but every sync of them is. Safe for several
 * threads.
 */
public interface Disk {

    /**
     * The disk of this machine.
     *
     * @return stateless
     */
    static Disk system() {
        return SystemDisk.INSTANCE;
    }

    /**
     * Opens a file for reading and writing, makes it where it is missing. Never follows a link.
     *
     * @param path of the file
     * @return the file, to be closed
     * @throws IOException when the system refuses
     */
    DiskFile open(Path path) throws IOException;

    /**
     * Gives a file or directory another name, replacing what bears it, at once or not at all.
     *
     * @param from its name
     * @param to its new name, on the same disk
     * @throws IOException when the system refuses
     */
    void rename(Path from, Path to) throws IOException;

    /**
     * Makes a directory.
     *
     * @param path whose parent exists
     * @throws IOException when the system refuses; a FileAlreadyExistsException when it stands
     */
    void createDirectory(Path path) throws IOException;

    /**
     * Removes a file if it is there.
     *
     * @param path of the file
     * @throws IOException when the system refuses
     */
    void delete(Path path) throws IOException;

    /**
     * Forces the entries of a directory: files made, renamed and removed.
     *
     * @param path of the directory
     * @throws IOException when the system reports an error
     */
    void forceDirectory(Path path) throws IOException;

    /**
     * Room for more data.
     *
     * @param path any file or directory on the disk
     * @return bytes that this process may still write
     * @throws IOException when the system does not tell
     */
    long usableBytes(Path path) throws IOException;
}
