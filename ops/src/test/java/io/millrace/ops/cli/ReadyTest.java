package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run that was killed with a million events in its journal reads them three times until it is
 * ready, and no more: the doctor, the replay, and beside the data. Work is counted; how long that
 * takes is told by {@code bench/ready.sh}.
 */
@Tag("slow")
class ReadyTest {

    private static final long KILL_BYTES = 130L << 20;
    private static final Pattern READY =
            Pattern.compile(
                    "resumed: ready behind sequence (\\d+), (\\d+) ms after the start of the"
                        + " process: jvm \\d+, doctor \\d+ \\(([0-9,]+) records\\), data \\d+, skip"
                        + " \\d+ \\(([0-9,]+) records\\), state \\d+ \\(([0-9,]+) records\\),"
                        + " journal \\d+, engine \\d+ ms");

    @TempDir private Path directory;

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    @Test
    void shouldReadAMillionRecordsOfAKilledRunThreeTimesUntilItIsReady() throws Exception {
        Path home = directory.resolve("home");
        Process run =
                Program.start(
                        directory, List.of(), "run", "--home", home, "--synthetic", "3000000:7");
        Path records = home.resolve("journal/e000001").resolve(Epochs.RECORDS);
        while (run.isAlive() && (!Files.exists(records) || Files.size(records) < KILL_BYTES)) {
            Thread.onSpinWait();
        }
        run.destroyForcibly();
        assertEquals(137, Program.await(run, directory).exitCode());

        Process again =
                Program.start(
                        directory,
                        List.of(),
                        "run",
                        "--resume",
                        "--home",
                        home,
                        "--synthetic",
                        "3000000:7",
                        "--json");
        Outcome resumed = Program.await(again, directory);

        assertEquals(0, resumed.exitCode(), resumed.err());
        Matcher ready = READY.matcher(resumed.err());
        assertTrue(ready.find(), resumed.err());
        long sequence = Long.parseLong(ready.group(1));
        long doctor = number(ready.group(3));
        assertTrue(sequence > 1_000_000, "killed at " + sequence);
        assertTrue(doctor > sequence, doctor + " records");
        assertEquals(doctor, number(ready.group(5)), "records read to restore the state");
        assertTrue(number(ready.group(4)) <= doctor, "records read beside the data");
        Outcome replay = Program.run("replay", "--verify", "--home", home, "--json");
        assertEquals(0, replay.exitCode(), replay.out());
        assertEquals(
                resumed.json().get("state_hash").asText(),
                replay.json().get("state_hash").asText());
    }
}
