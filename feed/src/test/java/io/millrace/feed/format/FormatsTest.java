package io.millrace.feed.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.SampleFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Which format a file is of. */
class FormatsTest {

    @TempDir private Path directory;

    @Test
    void shouldSayWhatIsMissingWhenAFileIsParquet() {
        Path file = SampleFiles.write(directory, "trades.parquet", "PAR1 and so on");

        FeedException refusal = assertThrows(FeedException.class, () -> Formats.detect(file));

        assertEquals(
                file
                        + ": file is Parquet, and the module that reads it is not on the class"
                        + " path; the name must contain .parquet and stand in the call of"
                        + " ./millrace or in its settings file, or the file must be CSV",
                refusal.getMessage());
    }
}
