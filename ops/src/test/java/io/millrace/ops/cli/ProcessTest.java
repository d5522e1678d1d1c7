package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Runs that are told to go, or killed. */
class ProcessTest {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final String MARKET = "1500000:9";
    private static final long SEED = 31;

    @TempDir private Path directory;

    @ParameterizedTest(name = "SIG{0} {1}")
    @CsvSource({"INT, fused", "TERM, fused", "TERM, parallel"})
    void shouldSealAndSummariseWhenToldToStop(String signal, String layout) throws Exception {
        assumeTrue(
                !"INT".equals(signal) || !ignoresInterrupts(),
                "skipped: whoever started the tests ignores SIGINT, and so do their children");
        Process run = startPaced(layout);
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor();

        Outcome outcome = Program.await(run, directory);

        assertEquals("INT".equals(signal) ? 130 : 143, outcome.exitCode());
        assertTrue(outcome.json().get("stopped").asBoolean(), outcome.out());
        Outcome verify = Program.run("journal", "verify", "--home", home());
        assertTrue(verify.out().contains(", sealed"), verify.out());
        assertEquals(0, Program.run("replay", "--verify", "--home", home()).exitCode());
    }

    /** As a shell starts its background jobs; SIGINT is the second bit of the mask. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
            }
        }
        return false;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"fused", "parallel"})
    void shouldReplayEverythingThatWasJournaledWhenKilled(String layout) throws Exception {
        Process run = startPaced(layout);
        run.destroyForcibly();

        Outcome outcome = Program.await(run, directory);

        assertEquals(137, outcome.exitCode());
        Outcome verify = Program.run("journal", "verify", "--home", home());
        assertEquals(0, verify.exitCode(), verify.out());
        Outcome replay = Program.run("replay", "--verify", "--home", home(), "--json");
        assertEquals(0, replay.exitCode(), replay.out());
        assertTrue(replay.json().get("events").asLong() > 0, replay.out());
        assertEquals(0, Program.run("run", "--home", home(), "--synthetic", "1000:1").exitCode());
    }

    /** Killed again and again while journal and engine run apart, it ends where it would have. */
    @Test
    void shouldEndInTheSameStateWhenAParallelRunIsKilledAndGoesOn() throws Exception {
        Path whole = directory.resolve("whole");
        Outcome expected = Program.run("run", "--home", whole, "--synthetic", MARKET, "--json");
        Random random = new Random(SEED);
        int kills = 0;
        for (int epoch = 1; epoch <= 4; epoch++) {
            kills += kill(epoch, random.nextInt(200)) ? 1 : 0;
        }
        assertTrue(kills >= 2, "killed before the end: " + kills + ", seed " + SEED);
        Outcome ended = Program.run(parallel("--json"));

        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals(expected.json().get("state_hash"), ended.json().get("state_hash"));
        assertEquals(0, Program.run("replay", "--verify", "--home", home()).exitCode());
    }

    private Object[] parallel(Object... further) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of("run", "--resume", "--home", home(), "--synthetic", MARKET));
        arguments.addAll(List.of("--layout", "parallel"));
        arguments.addAll(List.of(further));
        return arguments.toArray();
    }

    /** Starts or goes on, and kills so long after the epoch was made; false when that was late. */
    private boolean kill(int epoch, int afterMs) throws Exception {
        Process run = Program.start(directory, List.of(), parallel());
        Path folder = home().resolve(String.format(Locale.ROOT, "journal/e%06d", epoch));
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (!Files.exists(folder.resolve("manifest"))) {
            assertTrue(run.isAlive() && System.nanoTime() < deadline, "no epoch came");
            Thread.onSpinWait();
        }
        long killNs = System.nanoTime() + afterMs * 1_000_000L;
        while (System.nanoTime() < killNs) {
            Thread.onSpinWait();
        }
        run.destroyForcibly();
        Program.await(run, directory);
        return !Files.exists(folder.resolve("seal"));
    }

    /** Starts a run at 200 times the speed of the recording and waits for its first decisions. */
    private Process startPaced(String layout) throws Exception {
        Process run =
                Program.start(
                        directory,
                        Program.SHORT,
                        "run",
                        "--home",
                        home(),
                        "--speed",
                        "200x",
                        "--layout",
                        layout,
                        "--json");
        Path decisions = home().resolve("logs/decisions.jsonl");
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (!Files.exists(decisions) || Files.size(decisions) == 0) {
            assertTrue(run.isAlive() && System.nanoTime() < deadline, "no decision came");
            Thread.onSpinWait();
        }
        return run;
    }

    private Path home() {
        return directory.resolve("home");
    }
}
