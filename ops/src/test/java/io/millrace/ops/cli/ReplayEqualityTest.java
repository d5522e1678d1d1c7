package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

/**
 * A run and its replay are equal, byte for byte, in every layout; and the layouts are equal to each
 * other.
 */
class ReplayEqualityTest {

    @TempDir private Path directory;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "sample, , adaptive",
        "sample, , sma-cross",
        "synthetic, 2000000:7, adaptive",
        "synthetic, 300000:11, sma-cross",
    })
    void shouldReproduceEveryOutputInEveryLayout(String kind, String market, String strategy) {
        JsonNode inline = run("inline", market, strategy);
        JsonNode fused = run("fused", market, strategy);
        JsonNode parallel = run("parallel", market, strategy);

        assertEquals(inline.get("state_hash"), fused.get("state_hash"), kind);
        assertEquals(inline.get("sequence"), fused.get("sequence"), kind);
        assertEquals(inline.get("state_hash"), parallel.get("state_hash"), kind);
        assertEquals(inline.get("sequence"), parallel.get("sequence"), kind);
        assertReplays("inline", inline);
        assertReplays("parallel", parallel);
        assertReplays("fused", fused);
    }

    private JsonNode run(String layout, String market, String strategy) {
        Path home = directory.resolve(layout);
        return market == null
                ? Program.run(
                                "run",
                                "--home",
                                home,
                                "--layout",
                                layout,
                                "--strategy",
                                strategy,
                                "--json")
                        .json()
                : Program.run(
                                "run",
                                "--home",
                                home,
                                "--layout",
                                layout,
                                "--strategy",
                                strategy,
                                "--synthetic",
                                market,
                                "--json")
                        .json();
    }

    private void assertReplays(String layout, JsonNode run) {
        JsonNode replay =
                Program.run("replay", "--verify", "--json", "--home", directory.resolve(layout))
                        .json();
        assertEquals(0, replay.get("differences").asLong(), replay.toString());
        assertEquals(run.get("sequence"), replay.get("events"));
        assertEquals(run.get("state_hash"), replay.get("state_hash"));
    }
}
