package io.millrace.feed.file;

import io.millrace.feed.FeedException;
import io.millrace.feed.text.TextInput;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Path and beginning of a file, from which formats are told apart.
 *
 * @param file path
 * @param magic the first bytes as they are on disk, at most 8, in ISO 8859-1
 * @param text the first 64 KB, unpacked; empty where they cannot be unpacked
 */
public record FileHead(Path file, String magic, String text) {

    private static final int MAGIC_LENGTH = 8;
    private static final int TEXT_LENGTH = 1 << 16;

    /**
     * Looks at a file.
     *
     * @param file any path
     * @return its beginning
     * @throws FeedException when it is no readable file, or is empty
     */
    public static FileHead of(Path file) {
        TextInput.Packing packing = TextInput.packing(file);
        return new FileHead(file, magic(file), text(file, packing));
    }

    /**
     * The first line of the text.
     *
     * @return without its end
     */
    public String firstLine() {
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private static String magic(Path file) {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readNBytes(MAGIC_LENGTH), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new FeedException(
                    file.toString(),
                    "file is not readable (" + e.getMessage() + ")",
                    "check its permissions");
        }
    }

    /** Damage further in is found by whoever reads the rows, with the line it stands in. */
    private static String text(Path file, TextInput.Packing packing) {
        byte[] bytes = new byte[TEXT_LENGTH];
        int length = 0;
        try (InputStream in = TextInput.open(file, packing)) {
            int got = 0;
            while (got >= 0 && length < bytes.length) {
                length += got;
                got = in.read(bytes, length, bytes.length - length);
            }
        } catch (IOException | FeedException e) {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
