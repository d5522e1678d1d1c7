package io.millrace.ops.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.journal.HaltLatch;
import io.millrace.journal.disk.Disk;
import io.millrace.model.event.EventLayout;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.launch.ExitCodes;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Runs that died with entries at work or a position, in homes that are halted before they go on.
 */
class HaltedResumeTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MADE = 30;
    private static final int DIED = 60;
    private static final String FILL = "FILL";

    @TempDir private Path directory;

    private Path whole = Path.of("");

    /** A run of a script, and its closed bars. */
    private List<JsonNode> run(String script) throws Exception {
        whole = directory.resolve("whole");
        Path config =
                Files.writeString(
                        directory.resolve("settings.toml"),
                        "[run]\nstrategy = \"scripted\"\n[strategy.scripted]\nscript = '''\n"
                                + script
                                + "'''\n");
        Outcome run =
                Program.run(
                        "run",
                        "--home",
                        whole,
                        "--synthetic",
                        "8000:7",
                        "--timeframe",
                        "1s",
                        "--config",
                        config);
        assertEquals(0, run.exitCode(), run.err());
        return Program.dump(whole, "BAR_CLOSED");
    }

    /** Sequences at which something happened to orders of a role. */
    private static List<Long> happened(Path home, String kind, String role) throws Exception {
        List<Long> found = new ArrayList<>();
        for (JsonNode one : Program.dump(home, "EXECUTION")) {
            if (kind.equals(one.path("kind").asText()) && role.equals(one.path("role").asText())) {
                found.add(one.path("sequence").asLong());
            }
        }
        return found;
    }

    /** The home as a kill behind an input leaves it. */
    private Path died(String name, long sequence) throws Exception {
        long records = 0;
        for (String record : CutRuns.records(whole)) {
            UnsafeBuffer buffer = new UnsafeBuffer(HexFormat.of().parseHex(record));
            records += EventLayout.sequence(buffer, 0) <= sequence ? 1 : 0;
        }
        return CutRuns.cut(whole, directory.resolve(name), records);
    }

    private static Outcome resume(Path home) {
        return Program.run("run", "--resume", "--home", home, "--json");
    }

    /** A price that the market comes to after the run died, and not between entry and death. */
    private static double later(List<JsonNode> bars) {
        double between = Double.MAX_VALUE;
        double after = Double.MAX_VALUE;
        for (int bar = MADE; bar < bars.size(); bar++) {
            double low = bars.get(bar).path("low").asDouble();
            between = bar <= DIED ? Math.min(between, low) : between;
            after = bar > DIED ? Math.min(after, low) : after;
        }
        assertTrue(after < between - 1, after + " is not below " + between);
        return Math.rint((after + between) / 2);
    }

    private static String row(List<JsonNode> bars, String rest) {
        return bars.get(MADE).path("start").asText() + " SYNTH " + rest + "\n";
    }

    @Test
    void shouldCancelEntriesOfADeadRunAndFillNoneOfThemWhenItsHomeIsHalted() throws Exception {
        List<JsonNode> bars = run("");
        double limit = later(bars);
        Files.move(whole, directory.resolve("first"));
        run(row(bars, "long size=0.1 limit=" + limit + " stop=" + limit / 2));
        long end = bars.get(DIED).path("sequence").asLong();
        assertEquals(1, happened(whole, "ACCEPTED", "ENTRY").size());
        List<Long> fills = happened(whole, FILL, "ENTRY");
        assertTrue(fills.getFirst() > end, fills + " after " + end);

        Path free = died("free", end);
        assertEquals(0, resume(free).exitCode());
        assertEquals(fills, happened(free, FILL, "ENTRY"));

        Path halted = died("halted", end);
        new HaltLatch("TEST", "1", "2", 1, 1, Instant.EPOCH).write(Disk.system(), halted);
        Outcome resumed = resume(halted);
        assertEquals(ExitCodes.HALTED, resumed.exitCode(), resumed.err());
        assertEquals(List.of(), happened(halted, FILL, "ENTRY"));
        assertEquals(List.of(end + 1), happened(halted, "CANCELLED", "ENTRY"));
        assertEquals(List.of(end + 1), happened(halted, "CANCELLED", "PROTECTIVE_STOP"));
        assertEquals(0, Program.run("replay", "--all", "--verify", "--home", halted).exitCode());
    }

    private Path holding() throws Exception {
        List<JsonNode> bars = run("");
        Files.move(whole, directory.resolve("first"));
        double close = bars.get(MADE).path("close").asDouble();
        run(row(bars, "long size=0.1 stop=" + Math.rint(close / 2)));
        long end = bars.get(DIED).path("sequence").asLong();
        assertTrue(happened(whole, FILL, "ENTRY").getFirst() < end);
        return died("died", end);
    }

    @Test
    void shouldCloseThePositionOfADeadRunThatWasKilled() throws Exception {
        Path home = holding();
        Outcome kill = Program.run("kill", "--home", home, "--reason", "it died", "--json");
        assertEquals(0, kill.exitCode(), kill.err());

        Outcome resumed = resume(home);

        assertEquals(ExitCodes.HALTED, resumed.exitCode(), resumed.err());
        assertEquals(1, happened(home, FILL, "FLATTEN").size());
        assertEquals(1, happened(home, "CANCELLED", "PROTECTIVE_STOP").size());
        assertEquals("0", Program.dump(home, "ACCOUNT").getLast().path("position").asText());
        JsonNode command = Program.dump(home, "COMMAND").getFirst();
        assertEquals("EMERGENCY_STOP", command.path("kind").asText());
        assertEquals(0, Program.run("replay", "--all", "--verify", "--home", home).exitCode());
    }

    /** Any other latch keeps the position, and its stop. */
    @Test
    void shouldKeepThePositionOfADeadRunUnderItsStopWhenItsHomeIsHalted() throws Exception {
        Path home = holding();
        new HaltLatch("TEST", "1", "2", 1, 1, Instant.EPOCH).write(Disk.system(), home);

        Outcome resumed = resume(home);

        assertEquals(ExitCodes.HALTED, resumed.exitCode(), resumed.err());
        assertEquals(List.of(), happened(home, FILL, "FLATTEN"));
        assertEquals(List.of(), happened(home, "CANCELLED", "PROTECTIVE_STOP"));
        JsonNode held = MAPPER.readTree(home.resolve("state/status.json").toFile());
        assertEquals("0.1", held.at("/positions/SYNTH/shares").asText(), held.toString());
        assertEquals(List.of(), Program.dump(home, "SEND"));
    }
}
