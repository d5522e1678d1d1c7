package io.millrace.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link Disk}. Positions are bytes from its start. */
public interface DiskFile extends AutoCloseable {

    /**
     * Writes all that remains in a buffer.
     *
     * @param source of the bytes
     * @param position of the first
     * @throws IOException when the system refuses, for example when the disk is full
     */
    void write(ByteBuffer source, long position) throws IOException;

    /**
     * Cuts the file; does nothing when it is shorter.
     *
     * @param size bytes that stay
     * @throws IOException when the system refuses
     */
    void truncate(long size) throws IOException;

    /**
     * Length of the file.
     *
     * @return bytes
     * @throws IOException when the system does not tell
     */
    long size() throws IOException;

    /**
     * Puts content and length on the disk. After a failure nobody knows what the disk holds.
     *
     * @throws IOException when the system reports an error
     */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
