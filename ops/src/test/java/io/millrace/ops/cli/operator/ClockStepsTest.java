package io.millrace.ops.cli.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.journal.HaltLatch;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A paced run whose wall clock steps while it runs, and one that the system stops for a while: what
 * it records is what a run records of which neither is true, and everything about it goes on.
 */
@Tag("faults")
final class ClockStepsTest {

    private static final long INPUTS_BETWEEN = 60;
    private static final Duration OFF_BY = Duration.ofMinutes(10);
    private static final boolean IS_LONG = "long".equals(System.getProperty("millrace.faults"));

    @TempDir private Path directory;

    private static long sequence(JsonNode status) {
        return status.at("/journal/sequence").asLong();
    }

    /** A minute before the clocks of Europe, and of New York, go ahead and back; the close. */
    private static List<Duration> steps() {
        Instant now = Instant.now();
        return List.of(
                Duration.ofHours(1),
                Duration.ofHours(-1),
                Duration.ofDays(1),
                Duration.ZERO,
                Duration.ofDays(-20_000),
                Duration.between(now, Instant.parse("2026-03-29T00:59:58Z")),
                Duration.between(now, Instant.parse("2026-10-25T00:59:58Z")),
                Duration.between(now, Instant.parse("2026-03-08T06:59:58Z")),
                Duration.between(now, Instant.parse("2026-11-01T05:59:58Z")),
                Duration.between(now, Instant.parse("2026-12-01T20:59:58Z")),
                Duration.between(now, Instant.parse("2026-12-31T23:59:58Z")));
    }

    @Test
    void shouldRecordTheSameWhileTheWallClockSteps() throws Exception {
        WallClock clock = WallClock.make(directory);
        try (LiveDaemon run =
                LiveDaemon.startUnder(
                        clock.environment(), directory, "[snapshot]\ninterval = 500\n")) {
            for (Duration step : steps()) {
                clock.set(step);
                long from = sequence(run.await("status", status -> true));
                JsonNode status = run.await("status", now -> sequence(now) > from + INPUTS_BETWEEN);
                JsonNode reached = run.await("status", now -> followed(now) > from);
                assertEquals("ok", reached.at("/follower/state").asText(), step.toString());
                assertEquals("moving", status.at("/pipeline/state").asText(), step.toString());
                assertTold(status, step);
            }
            assertEquals(143, run.stop().exitCode());
        }
        assertAsNeverDisturbed(directory.resolve("home"));
    }

    private static long followed(JsonNode status) {
        return status.at("/follower/sequence").asLong();
    }

    /** That the step has reached the process at all. */
    private static void assertTold(JsonNode status, Duration step) {
        Instant told = Instant.parse(status.path("last_update").asText());
        Duration off = Duration.between(Instant.now().plus(step), told);
        assertTrue(off.abs().compareTo(OFF_BY) < 0, step + ": last_update is " + told);
    }

    @Test
    void shouldGoOnWhenItWasStoppedForLongerThanItsWatchersWait() throws Exception {
        Path home = directory.resolve("home");
        try (LiveDaemon run =
                LiveDaemon.start(directory, "[pipeline]\ndead_man = \"1s\"\nwatchdog = \"2s\"\n")) {
            for (int stop = 0; stop < (IS_LONG ? 2 : 1); stop++) {
                long from = sequence(run.await("status", status -> true));
                run.signal("STOP");
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(IS_LONG ? 120 : 4));
                run.signal("CONT");
                JsonNode status = run.await("status", now -> sequence(now) > from + INPUTS_BETWEEN);
                assertEquals("moving", status.at("/pipeline/state").asText());
                assertEquals("ACTIVE", status.path("trading_state").asText());
            }
            assertFalse(HaltLatch.isPresent(home));
            assertEquals(143, run.stop().exitCode());
        }
        assertFalse(HaltLatch.isPresent(home));
        assertAsNeverDisturbed(home);
    }

    /** Sound, replayed without a difference, and record by record that of a run at full speed. */
    private void assertAsNeverDisturbed(Path home) {
        assertEquals(0, Program.run("journal", "verify", "--home", home).exitCode());
        Outcome replay = Program.run("replay", "--verify", "--home", home, "--json");
        assertEquals(0, replay.exitCode(), replay.out());
        Path whole = directory.resolve("whole");
        Outcome never =
                Program.run(
                        "run",
                        "--home",
                        whole,
                        "--config",
                        directory.resolve("settings.toml"),
                        "--json");
        assertEquals(0, never.exitCode(), never.err());
        String last = Long.toString(replay.json().path("sequence").asLong());
        String found = records(home, last);
        assertTrue(found.lines().count() > INPUTS_BETWEEN, "records: " + found.lines().count());
        assertEquals(records(whole, last), found);

        Outcome resumed =
                Program.run("run", "--resume", "--speed", "max", "--home", home, "--json");
        assertEquals(0, resumed.exitCode(), resumed.err());
        assertEquals(never.json().path("state_hash"), resumed.json().path("state_hash"));
    }

    private static String records(Path home, String to) {
        return Program.run("journal", "dump", "--home", home, "--from", "1", "--to", to).out();
    }
}
