package io.millrace.ops.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A market that is silent for four minutes, 60 times as fast as it was: time goes on in it. */
class SilentMarketTest {

    private static final Instant LAST_TICK = Instant.parse("2022-01-15T00:00:30Z");
    private static final Instant NEXT_TICK = Instant.parse("2022-01-15T00:04:30Z");

    @TempDir private Path directory;

    /** Timers in the silence that no boundary of a bar explains. */
    private long silences(Path home) throws Exception {
        return Program.dump(home, "TIMER").stream()
                .map(timer -> Instant.parse(timer.path("due").asText()))
                .filter(due -> due.isAfter(LAST_TICK) && due.isBefore(NEXT_TICK))
                .count();
    }

    private Path data() throws Exception {
        List<String> lines = new ArrayList<>(List.of("ts_ms,price,quantity"));
        for (long ms = 0; ms <= 30_000; ms += 1_000) {
            lines.add((1_642_204_800_000L + ms) + ",43059.10,0.00713");
            lines.add((1_642_204_800_000L + 270_000 + ms) + ",43059.20,0.00713");
        }
        lines.subList(1, lines.size()).sort(null);
        return Files.write(directory.resolve("BTCUSDT-trades-2022-01-15.csv"), lines);
    }

    @Test
    void shouldLetTimeGoOnAndGoOnFromAmidTheSilence() throws Exception {
        Path home = directory.resolve("home");
        Path config =
                Files.writeString(
                        directory.resolve("settings.toml"), "[control]\nhealth = \"1m\"\n");
        Outcome run =
                Program.run(
                        "run",
                        "--home",
                        home,
                        "--config",
                        config,
                        "--data",
                        data(),
                        "--speed",
                        "60x");
        assertEquals(0, run.exitCode(), run.err());

        assertTrue(silences(home) >= 2, "timers: " + Program.dump(home, "TIMER"));
        Instant closed =
                Instant.parse(Program.dump(home, "BAR_CLOSED").get(0).path("time").asText());
        assertTrue(closed.isBefore(NEXT_TICK), "the first bar was closed at " + closed);
        Outcome same = Program.run("replay", "--verify", "--home", home);
        assertEquals(0, same.exitCode(), same.out());

        // Up to the first timer of the silence, and one more input's records.
        long recorded = CutRuns.records(home).size();
        Path cut = CutRuns.cut(home, directory.resolve("cut"), recorded / 2 + 2);
        assertTrue(silences(cut) >= 1, "the cut home has no silence");
        Outcome resumed = Program.run("run", "--resume", "--home", cut);

        assertEquals(0, resumed.exitCode(), resumed.err());
        assertEquals(31, Program.dump(cut, "TRADE").size(), "those of the epoch that went on");
        Outcome verified = Program.run("replay", "--verify", "--home", cut);
        assertEquals(0, verified.exitCode(), verified.out());
    }
}
