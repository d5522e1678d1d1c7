package io.millrace.feed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.TickFile;
import io.millrace.model.event.EventSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Recorded files outside the project; tests are skipped where they are not there. */
public final class RealFiles {

    private RealFiles() {}

    /** A file that is there. */
    public static Path path(String name) {
        Path file =
                Path.of(System.getProperty("millrace.root", "."))
                        .resolve("../shared/data")
                        .resolve(name)
                        .normalize();
        assumeTrue(Files.isRegularFile(file), file + " is not there");
        return file;
    }

    /** All events of a file. */
    public static RecordingSink read(String name) {
        return read(path(name));
    }

    /** All events of some files of one instrument. */
    public static RecordingSink read(Path... files) {
        RecordingSink sink = new RecordingSink();
        List<TickFile> opened =
                Arrays.stream(files).map(file -> SampleFiles.open(file, 0)).toList();
        try (FileSource source = new FileSource(opened, Pacing.MAX, () -> 0)) {
            int count;
            do {
                count = source.poll(sink, 1_000);
            } while (count != EventSource.END);
        }
        return sink;
    }

    /** A file that is read to its end, and its faults. */
    public static long faults(String name) {
        CountingSink sink = new CountingSink(false);
        TickFile file = SampleFiles.open(path(name), 0);
        try (FileSource source = new FileSource(List.of(file), Pacing.MAX, () -> 0)) {
            int count;
            do {
                count = source.poll(sink, 1_000);
            } while (count != EventSource.END);
            return file.faults();
        }
    }
}
