package io.millrace.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TickFile;
import io.millrace.feed.format.Formats;
import io.millrace.model.event.EventSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files for tests, and what comes out of them. */
public final class SampleFiles {

    private SampleFiles() {}

    public static Path write(Path directory, String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static Path write(Path directory, String name, String text) {
        return write(directory, name, text.getBytes(UTF_8));
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A zip of entries named 0.csv, 1.csv ... */
    public static byte[] zip(String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < texts.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".csv"));
                zip.write(texts[i].getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A file of any format, read the strict way. */
    public static TickFile open(Path file, int instrumentId) {
        return Formats.open(file, Reading.of(instrumentId));
    }

    /** Instrument ids 0, 1, 2 ... for the files. */
    public static FileSource source(Path... files) {
        TickFile[] opened = new TickFile[files.length];
        Arrays.setAll(opened, i -> open(files[i], i));
        return new FileSource(List.of(opened), Pacing.MAX, () -> 0);
    }

    /** All events of a source. */
    public static List<String> drain(EventSource source) {
        CollectingSink sink = new CollectingSink();
        int count;
        do {
            count = source.poll(sink, 7);
        } while (count != EventSource.END);
        return sink.events();
    }

    /** All events of one file. */
    public static List<String> events(Path file) {
        try (FileSource source = source(file)) {
            return drain(source);
        }
    }
}
