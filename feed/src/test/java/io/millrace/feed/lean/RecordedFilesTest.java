package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.feed.CountingSink;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.Reading;
import io.millrace.feed.format.Formats;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.nio.file.Path;
import java.time.Instant;

/** Every recorded Lean file; skipped where they are not there. */
class RecordedFilesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/lean/recorded.csv")
    void shouldReadEveryRowAtItsTime(
            String name, long rows, long skipped, Instant first, Instant last) {
        Path file = LeanFiles.recorded(name);
        FileFormat format = Formats.detect(file);
        CountingSink sink = new CountingSink(false);
        Instant firstRow = Instant.MAX;
        Instant lastRow = Instant.MAX;
        try (EventReader reader = format.open(file, Reading.of(0))) {
            while (reader.advance()) {
                reader.writeTo(sink);
                lastRow = Instant.EPOCH.plusNanos(reader.rowTimeNs());
                firstRow = sink.count() == 1 ? lastRow : firstRow;
            }
            assertEquals(skipped, reader.skippedRows());
            assertEquals(rows, reader.line());
        }

        assertEquals("lean", format.name());
        assertEquals(rows - skipped, sink.count());
        assertEquals(first, firstRow);
        assertEquals(last, lastRow);
    }
}
