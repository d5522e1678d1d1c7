package io.millrace.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text file of lines {@code key = value} whose last line is the SHA-256 of every byte before it.
 * Immutable.
 */
final class SumFile {

    static final int MAX_BYTES = 64 * 1024;

    private static final String SUM_KEY = "sha256 = ";
    private static final int SUM_LINE_LENGTH = SUM_KEY.length() + 64 + 1;
    private static final String SEPARATOR = " = ";

    private final Path path;
    private final byte[] content;
    private final Map<String, String> values;

    private SumFile(Path path, byte[] content, Map<String, String> values) {
        this.path = path;
        this.content = content;
        this.values = values;
    }

    /** The file's bytes for these lines, in their order. */
    static byte[] format(Path where, Map<String, String> lines) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            String value = line.getValue();
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new JournalException(
                        where + ": " + line.getKey() + " holds a line break; it must be one line");
            }
            text.append(line.getKey()).append(SEPARATOR).append(value).append('\n');
        }
        byte[] body = text.toString().getBytes(UTF_8);
        byte[] sum = sumLine(body, body.length);
        byte[] all = Arrays.copyOf(body, body.length + sum.length);
        System.arraycopy(sum, 0, all, body.length, sum.length);
        if (all.length > MAX_BYTES) {
            throw new JournalException(
                    where + ": is " + all.length + " bytes; at most " + MAX_BYTES + " are right");
        }
        return all;
    }

    /** Reads and checks a file. Reads no more than {@link #MAX_BYTES} of it. */
    static SumFile read(Path path) {
        byte[] content;
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new JournalException(path + ": is missing; it must be a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            content = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new JournalException(path + ": cannot be read; it must be readable", e);
        }
        int bodyLength = content.length - SUM_LINE_LENGTH;
        if (content.length > MAX_BYTES || bodyLength < 0) {
            throw new JournalException(path + ": has a wrong length; it must end in its sha256");
        }
        byte[] sum = sumLine(content, bodyLength);
        if (!Arrays.equals(content, bodyLength, content.length, sum, 0, sum.length)) {
            throw new JournalException(
                    path + ": is not what was written; its sha256 must be the last line");
        }
        return new SumFile(path, content, parse(path, new String(content, 0, bodyLength, UTF_8)));
    }

    private static Map<String, String> parse(Path path, String body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : body.lines().toList()) {
            int at = line.indexOf(SEPARATOR);
            if (at < 1
                    || values.put(line.substring(0, at), line.substring(at + SEPARATOR.length()))
                            != null) {
                throw new JournalException(
                        path + ": line \"" + line + "\" is wrong; it must be key = value, once");
            }
        }
        return values;
    }

    private static byte[] sumLine(byte[] bytes, int length) {
        MessageDigest digest = sha256();
        digest.update(bytes, 0, length);
        return (SUM_KEY + HexFormat.of().formatHex(digest.digest()) + '\n').getBytes(UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** Every byte, as text. */
    String text() {
        return new String(content, UTF_8);
    }

    /** SHA-256 over every byte, in hexadecimal. */
    String sha256Hex() {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    Map<String, String> values() {
        return values;
    }

    String take(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new JournalException(path + ": " + key + " is missing; it must be there");
        }
        return value;
    }

    long takeLong(String key) {
        String value = take(key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new JournalException(
                    path + ": " + key + " is \"" + value + "\"; it must be a whole number", e);
        }
    }

    int takeInt(String key) {
        return (int) inRange(key, takeLong(key), Integer.MAX_VALUE);
    }

    int takeCrc(String key) {
        String value = take(key);
        try {
            return Integer.parseUnsignedInt(value, 16);
        } catch (NumberFormatException e) {
            throw new JournalException(
                    path + ": " + key + " is \"" + value + "\"; it must be 8 hexadecimal digits",
                    e);
        }
    }

    private long inRange(String key, long value, long max) {
        if (value < 0 || value > max) {
            throw new JournalException(
                    path + ": " + key + " is " + value + "; it must be 0 to " + max);
        }
        return value;
    }

    static String crcHex(int crc) {
        return HexFormat.of().toHexDigits(crc);
    }
}
