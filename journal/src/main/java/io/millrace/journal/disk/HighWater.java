package io.millrace.journal.disk;

/**
 * The newest place of the journal that is known to be on the disk.
 *
 * @param epoch number; 0 before the first
 * @param sequence of the last record there that has one; 0 for none
 * @param crc checksum of the last record there
 * @param records of the epoch up to there, head and checkpoints included
 * @param position where the next excerpt begins, bytes from the start of the file
 */
public record HighWater(int epoch, long sequence, int crc, long records, long position) {

    /** Nothing was ever forced. */
    public static final HighWater NONE = new HighWater(0, 0, 0, 0, 0);
}
