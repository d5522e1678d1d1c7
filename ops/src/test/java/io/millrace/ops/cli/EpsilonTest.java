package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/**
 * A long run with a collector that never frees: what the pipeline allocated, it would have to keep.
 */
@Tag("slow")
class EpsilonTest {

    private static final List<String> NEVER_FREE =
            List.of(
                    "-XX:+UnlockExperimentalVMOptions",
                    "-XX:-UseSerialGC",
                    "-XX:+UseEpsilonGC",
                    "-Xms1g",
                    "-Xmx1g");

    @TempDir private Path directory;

    @Test
    void shouldRunTwentyMillionTicksInOneGigabyteThatIsNeverFreed() throws Exception {
        Process process =
                Program.start(
                        directory,
                        NEVER_FREE,
                        "run",
                        "--home",
                        directory.resolve("home"),
                        "--synthetic",
                        "20000000:7",
                        "--json");

        Program.Outcome outcome = Program.await(process, directory);

        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode json = outcome.json();
        assertEquals(20_000_000, json.get("ticks").asLong());
        assertEquals(json.get("entries"), json.get("stops"));
    }
}
