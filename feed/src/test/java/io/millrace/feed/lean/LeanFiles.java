package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.feed.CollectingSink;
import io.millrace.feed.Pacing;
import io.millrace.feed.SampleFiles;
import io.millrace.feed.file.Adjustment;
import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TickFile;
import io.millrace.model.event.EventSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files in Lean's folders, and what comes out of them. */
final class LeanFiles {

    private LeanFiles() {}

    /** Writes a zip with one text. */
    static Path zip(Path root, String name, String text) {
        return write(root, name, SampleFiles.zip(text));
    }

    static Path text(Path root, String name, String text) {
        return write(root, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path root, String name, byte[] bytes) {
        try {
            Files.createDirectories(root.resolve(name).resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SampleFiles.write(root, name, bytes);
    }

    /** A recorded file; the test is skipped where it is not there. */
    static Path recorded(String name) {
        Path file =
                Path.of(System.getProperty("millrace.root", "."))
                        .resolve("../shared/data")
                        .resolve(name)
                        .normalize();
        assumeTrue(Files.isRegularFile(file), file + " is not there");
        return file;
    }

    static Reading adjusted(Adjustment adjustment) {
        return new Reading(0, Optional.empty(), adjustment, 0);
    }

    /** Start of every row in UTC, and what the events say beside their times. */
    static List<String> events(Path file) {
        return events(file, Reading.of(0));
    }

    static List<String> events(Path file, Reading reading) {
        CollectingSink sink = new CollectingSink();
        TickFile opened = TickFile.open(file, new LeanFormat(), reading);
        try (FileSource source = new FileSource(List.of(opened), Pacing.MAX, () -> 0)) {
            int count;
            do {
                count = source.poll(sink, 7);
            } while (count != EventSource.END);
        }
        return sink.events().stream().map(LeanFiles::shorten).toList();
    }

    private static String shorten(String event) {
        String[] words = event.split(" ", 7);
        long startNs = Long.parseLong(words[4].equals("start") ? words[5] : words[4]);
        String time = Instant.EPOCH.plusNanos(startNs).toString();
        return time + " " + words[6].replaceAll("(sequence|side|reserved) \\d+ ?", "").strip();
    }
}
