package io.millrace.journal;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 over the used bytes of one file, each byte once. The first {@link #HEAD_BYTES} come last:
 * Chronicle changes its pages there until the file is closed, and everything behind them is written
 * once, so that its sum can be taken while the epoch grows. A file that is no longer than that is
 * summed from its first byte to its last. Reads what stands in the file; not thread-safe.
 */
final class SealSum {

    /** More than Chronicle's own pages, which end before 270 KB. */
    static final long HEAD_BYTES = 1 << 20;

    private static final int READ_BYTES = 64 * 1024;

    private final MessageDigest digest = SumFile.sha256();
    private final byte[] chunk = new byte[READ_BYTES];
    private final long headBytes;
    private long summed;

    /**
     * Begins.
     *
     * @param headBytes that come last; 0 for a sum in the order of the file
     */
    SealSum(long headBytes) {
        this.headBytes = headBytes;
        summed = headBytes;
    }

    /** Sums a file; the empty text when it has fewer bytes. */
    static String of(ReadWindow window, long usedBytes, long headBytes) {
        SealSum sum = new SealSum(headBytes);
        return sum.upTo(window, usedBytes) ? sum.finish(window, usedBytes) : "";
    }

    /**
     * Sums what stands between the place reached before and another, and will not change.
     *
     * @return whether the file has the bytes
     */
    boolean upTo(ReadWindow window, long end) {
        while (summed < end) {
            int count = (int) Math.min(end - summed, READ_BYTES);
            if (!add(window, summed, count)) {
                return false;
            }
            summed += count;
        }
        return true;
    }

    /** Where the next byte is taken. */
    long summed() {
        return summed;
    }

    /**
     * Sums the head and ends.
     *
     * @param usedBytes of the file, all of those behind the head summed
     * @return hexadecimal; the empty text when the file has fewer bytes
     */
    String finish(ReadWindow window, long usedBytes) {
        assert summed >= usedBytes : summed + " of " + usedBytes;
        long head = Math.min(headBytes, usedBytes);
        for (long position = 0; position < head; position += READ_BYTES) {
            if (!add(window, position, (int) Math.min(head - position, READ_BYTES))) {
                return "";
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private boolean add(ReadWindow window, long position, int count) {
        if (!window.cover(position, count)) {
            return false;
        }
        window.buffer().getBytes((int) (position - window.base()), chunk, 0, count);
        digest.update(chunk, 0, count);
        return true;
    }
}
