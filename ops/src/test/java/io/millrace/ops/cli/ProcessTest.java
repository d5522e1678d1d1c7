package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs that are told to go, or killed. */
class ProcessTest {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir private Path directory;

    @ParameterizedTest(name = "SIG{0}")
    @ValueSource(strings = {"INT", "TERM"})
    void shouldSealAndSummariseWhenToldToStop(String signal) throws Exception {
        assumeTrue(
                !"INT".equals(signal) || !ignoresInterrupts(),
                "skipped: whoever started the tests ignores SIGINT, and so do their children");
        Process run = startPaced();
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

    @Test
    void shouldReplayEverythingThatWasJournaledWhenKilled() throws Exception {
        Process run = startPaced();
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

    /** Starts a run at 200 times the speed of the recording and waits for its first decisions. */
    private Process startPaced() throws Exception {
        Process run =
                Program.start(
                        directory, List.of(), "run", "--home", home(), "--speed", "200x", "--json");
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
