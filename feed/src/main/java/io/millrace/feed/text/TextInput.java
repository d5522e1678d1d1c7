package io.millrace.feed.text;

import io.millrace.feed.FeedException;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Opens a file as text: plain, gzip or zip, told apart by the first bytes and not by the name. */
public final class TextInput {

    /** How the text is packed. */
    public enum Packing {
        /** Not at all. */
        PLAIN,
        /** Gzip. */
        GZIP,
        /** Zip with one entry. */
        ZIP
    }

    private static final String BE_CSV =
            "it must be CSV text in UTF-8, plain or packed as gzip or zip";
    private static final int MAGIC_LENGTH = 4;

    private TextInput() {}

    /**
     * Looks at the first bytes.
     *
     * @param file any path
     * @return how it is packed
     * @throws FeedException when it is no readable file, is empty or is UTF-16
     */
    public static Packing packing(Path file) {
        if (!Files.exists(file)) {
            throw new FeedException(file.toString(), "file is missing", "check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new FeedException(file.toString(), "path is no file", BE_CSV);
        }
        byte[] magic;
        try (InputStream in = new FileInputStream(file.toFile())) {
            magic = in.readNBytes(MAGIC_LENGTH);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (magic.length == 0) {
            throw new FeedException(file.toString(), "file is empty", BE_CSV);
        }
        if (starts(magic, 0xFE, 0xFF) || starts(magic, 0xFF, 0xFE)) {
            throw new FeedException(file.toString(), "file is UTF-16", BE_CSV);
        }
        if (starts(magic, 0x1F, 0x8B)) {
            return Packing.GZIP;
        }
        boolean zip = starts(magic, 'P', 'K', 3, 4) || starts(magic, 'P', 'K', 5, 6);
        return zip ? Packing.ZIP : Packing.PLAIN;
    }

    /**
     * Opens the text.
     *
     * @param file as given to {@link #packing}
     * @param packing its answer
     * @return the unpacked bytes
     * @throws FeedException when it cannot be opened, or a zip has not exactly one entry
     */
    public static InputStream open(Path file, Packing packing) {
        try {
            return switch (packing) {
                case PLAIN -> new FileInputStream(file.toFile());
                case GZIP -> new GzipInput(new FileInputStream(file.toFile()));
                case ZIP -> openZip(file);
            };
        } catch (ZipException e) {
            throw new FeedException(
                    file.toString(), "zip is corrupt or cut off", "the file must be complete");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputStream openZip(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            if (entries.size() != 1) {
                throw new FeedException(
                        file.toString(),
                        "zip has " + entries.size() + " files inside",
                        "it must have exactly one");
            }
            return new ZipInput(zip, entries.getFirst());
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static FeedException unreadable(Path file, IOException cause) {
        FeedException exception =
                new FeedException(
                        file.toString(),
                        "file is not readable (" + cause.getMessage() + ")",
                        "check its permissions");
        exception.initCause(cause);
        return exception;
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
