package io.millrace.ops.cli.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Check 3 in a whole paced run that measures its disk, and finds it too full. */
class MeasuredRunTest {

    private static final long FLOOR_MIB = 1L << 30;

    @TempDir private Path directory;

    private Path run(String health) throws Exception {
        Path home = directory.resolve("home");
        Path config =
                Files.writeString(
                        directory.resolve("settings.toml"),
                        "[run]\nstrategy = \"buy-and-hold\"\n[risk]\nrequire_stop = false\n"
                                + "free_disk = "
                                + FLOOR_MIB
                                + "\n[strategy.buy-and-hold]\nweight = 0.1\n[control]\nhealth = \""
                                + health
                                + "\"\n");
        Outcome run =
                Program.run(
                        "run",
                        "--home",
                        home,
                        "--config",
                        config,
                        "--synthetic",
                        "6000:3",
                        "--speed",
                        "1000x");
        assertEquals(0, run.exitCode(), run.err());
        return home;
    }

    @Test
    void shouldDenyWhileTheDiskIsTooFullAndReplayIt() throws Exception {
        Path home = run("100ms");

        JsonNode measured = Program.dump(home, "HEALTH").get(0);
        long free = measured.path("free_bytes").asLong();
        assertTrue(free > 0, measured.toString());
        JsonNode change =
                Program.dump(home, "STATE_CHANGE").stream()
                        .filter(one -> "JOURNAL".equals(one.path("cause").asText()))
                        .findFirst()
                        .orElseThrow();
        assertEquals("REDUCING", change.path("to").asText());
        assertEquals("MiB", change.path("unit").asText());
        assertEquals(FLOOR_MIB, change.path("limit").asLong());
        List<JsonNode> orders = Program.dump(home, "ORDER");
        assertTrue(!orders.isEmpty(), "nothing was judged");
        for (JsonNode order : orders) {
            JsonNode third = order.path("checks").get(2);
            assertEquals(3, third.path("check").asInt(), order.toString());
            assertEquals(false, third.path("passed").asBoolean(), order.toString());
            assertTrue(third.path("operand").asLong() > 0, order.toString());
            assertEquals(FLOOR_MIB << 20, third.path("limit").asLong(), order.toString());
        }
        assertEquals(0, Program.dump(home, "SEND").size());
        Outcome same = Program.run("replay", "--verify", "--home", home);
        assertEquals(0, same.exitCode(), same.out());
    }

    @Test
    void shouldNotJudgeWhatNobodyMeasures() throws Exception {
        Path home = run("0s");

        assertEquals(0, Program.dump(home, "HEALTH").size());
        JsonNode order = Program.dump(home, "ORDER").get(0);
        assertEquals("PASS", order.path("verdict").asText(), order.toString());
        assertTrue(order.path("checks").get(2).path("check").asInt() > 3, order.toString());
    }
}
