package io.millrace.journal;

/**
 * A place between two excerpts of an epoch, with what a reader knows there. Who reads on from it
 * checks chain and checksums as one that came from the beginning does.
 *
 * @param position where the next excerpt begins, bytes from the start of the file
 * @param records before it
 * @param lastSequence of the last of them that has one; 0 for none
 * @param lastCrc checksum of the last of them; 0 for none
 */
public record EpochMark(long position, long records, long lastSequence, int lastCrc) {

    /** Before the first record. */
    public static final EpochMark START = new EpochMark(0, 0, 0, 0);
}
