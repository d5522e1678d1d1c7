package io.millrace.journal;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code seal} that a clean stop leaves in its epoch.
 *
 * @param format 2; 1 where the sums go over the bytes from the first to the last
 * @param epoch number
 * @param lastSequence of the last input; the one resumed from when the epoch holds none
 * @param lastCrc checksum of the last record
 * @param records number of records, head and checkpoints included
 * @param stateHash hash of the trading state at the end, any one line of text
 * @param manifestSha256 over the manifest's bytes, hexadecimal
 * @param files every file of the epoch but manifest and seal
 */
public record Seal(
        int format,
        int epoch,
        long lastSequence,
        int lastCrc,
        long records,
        String stateHash,
        String manifestSha256,
        List<SealedFile> files) {

    private static final int FORMAT = 2;
    private static final int PLAIN_FORMAT = 1;
    private static final String FILE_KEY = "file.";

    /** Takes a copy of the list. */
    public Seal {
        files = List.copyOf(files);
    }

    /**
     * A file under seal.
     *
     * @param name inside the epoch directory
     * @param usedBytes from the start of the file; all bytes behind are zero
     * @param sha256 over the used bytes, hexadecimal, in the order that {@link Sum} tells
     */
    public record SealedFile(String name, long usedBytes, String sha256) {}

    /**
     * Whether an epoch bears a seal, sound or not.
     *
     * @param epochDirectory directory of the epoch
     * @return true when there is a file of that name
     */
    public static boolean isPresent(Path epochDirectory) {
        return Files.exists(epochDirectory.resolve(Epochs.SEAL), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads and checks an epoch's seal. Says nothing about the files under it.
     *
     * @param epochDirectory directory of the epoch
     * @return what it says
     * @throws JournalException when it is missing, damaged or of another format
     */
    public static Seal read(Path epochDirectory) {
        SumFile file = SumFile.read(epochDirectory.resolve(Epochs.SEAL));
        long format = file.takeLong("format");
        if (format != FORMAT && format != PLAIN_FORMAT) {
            throw new JournalException(
                    "seal: format is " + format + "; this code reads 1 and " + FORMAT);
        }
        List<SealedFile> files = new ArrayList<>();
        for (Map.Entry<String, String> line : file.values().entrySet()) {
            if (line.getKey().startsWith(FILE_KEY)) {
                String name = line.getKey().substring(FILE_KEY.length());
                files.add(sealedFile(name, line.getValue()));
            }
        }
        return new Seal(
                (int) format,
                file.takeInt("epoch"),
                file.takeLong("last_sequence"),
                file.takeCrc("last_crc"),
                file.takeLong("records"),
                file.take("state_hash"),
                file.take("manifest_sha256"),
                files);
    }

    /**
     * Whether an archive expands to just the bytes of a file under this seal.
     *
     * @param archive a packed file, whatever its name
     * @param file one of {@link #files}
     * @return false when it is another one, or damaged
     * @throws JournalException when the disk does not give the bytes
     */
    public boolean isArchived(Path archive, SealedFile file) {
        try (ReadWindow window = ReadWindow.ofArchive(archive)) {
            return window.fileSize() == file.usedBytes()
                    && Sum.of(window, file.usedBytes(), headBytes()).equals(file.sha256());
        } catch (JournalCorruptException damaged) {
            return false;
        }
    }

    private static SealedFile sealedFile(String name, String value) {
        int space = value.indexOf(' ');
        try {
            long used = Long.parseLong(value, 0, Math.max(space, 0), 10);
            return new SealedFile(name, used, value.substring(space + 1));
        } catch (NumberFormatException e) {
            throw new JournalException(
                    "seal: " + name + " is \"" + value + "\"; it must be used bytes and sha256", e);
        }
    }

    /** A seal of the newest format. */
    static Seal of(
            EpochEnd end,
            long records,
            String stateHash,
            String manifestSha256,
            List<SealedFile> files) {
        return new Seal(
                FORMAT,
                end.epoch(),
                end.lastSequence(),
                end.lastCrc(),
                records,
                stateHash,
                manifestSha256,
                files);
    }

    /** Bytes at the beginning of a file that come last in its sum; 0 for none. */
    long headBytes() {
        return format == PLAIN_FORMAT ? 0 : Sum.HEAD_BYTES;
    }

    byte[] format(Path where) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("format", Integer.toString(format));
        lines.put("epoch", Integer.toString(epoch));
        lines.put("last_sequence", Long.toString(lastSequence));
        lines.put("last_crc", SumFile.crcHex(lastCrc));
        lines.put("records", Long.toString(records));
        lines.put("state_hash", stateHash);
        lines.put("manifest_sha256", manifestSha256);
        for (SealedFile file : files) {
            lines.put(FILE_KEY + file.name(), file.usedBytes() + " " + file.sha256());
        }
        return SumFile.format(where, lines);
    }

    /**
     * SHA-256 over the used bytes of one file, each byte once. The first {@link #HEAD_BYTES} come
     * last: Chronicle changes its pages there until the file is closed, and everything behind them
     * is written once, so that its sum can be taken while the epoch grows. A file that is no longer
     * than that is summed from its first byte to its last. Reads what stands in the file; not
     * thread-safe.
     */
    static final class Sum {

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
        Sum(long headBytes) {
            this.headBytes = headBytes;
            summed = headBytes;
        }

        /** Sums a file; the empty text when it has fewer bytes. */
        static String of(ReadWindow window, long usedBytes, long headBytes) {
            Sum sum = new Sum(headBytes);
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
}
