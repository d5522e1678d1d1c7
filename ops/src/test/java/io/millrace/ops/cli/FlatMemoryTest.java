package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Twenty million ticks, run and replayed in a heap of 96 MB that is there from the start, leave the
 * memory of the process as it is: what it owns, without the pages of files that it has mapped.
 */
@Tag("slow")
class FlatMemoryTest {

    private static final long EVENTS = 20_000_000;
    private static final int STEP_MS = 100;
    private static final List<String> SMALL =
            List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:ReservedCodeCacheSize=64m");

    @TempDir private Path directory;

    private static long ownKilobytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("RssAnon:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Memory of a process while it runs, kB, ten times a second. */
    private static List<Long> watch(Process process) throws InterruptedException {
        List<Long> samples = new ArrayList<>();
        while (!process.waitFor(STEP_MS, TimeUnit.MILLISECONDS)) {
            long own = ownKilobytes(process.pid());
            if (own > 0) {
                samples.add(own);
            }
        }
        return samples;
    }

    /** The last tenth is the end of the process, the first third its warm-up. */
    private static void requireFlat(String what, List<Long> samples) {
        List<Long> steady = samples.subList(samples.size() / 3, samples.size() * 9 / 10);
        assertTrue(steady.size() >= 10, what + ": samples " + samples.size());
        long least = steady.stream().mapToLong(Long::longValue).min().orElseThrow();
        long most = steady.stream().mapToLong(Long::longValue).max().orElseThrow();
        long middle = (least + most) / 2;
        assertTrue(
                most - least <= middle * 4 / 100,
                what + ": " + least + " to " + most + " kB; it must stay within 2 % of the middle");
    }

    @Test
    void shouldOwnTheSameMemoryOverTwentyMillionTicksInARunAndInItsReplay() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "there is no /proc");
        Path home = directory.resolve("home");
        Process run =
                Program.start(
                        directory,
                        SMALL,
                        "run",
                        "--home",
                        home,
                        "--synthetic",
                        EVENTS + ":7",
                        "--json");
        List<Long> ofRun = watch(run);
        Program.Outcome ran = Program.await(run, directory);
        assertEquals(0, ran.exitCode(), ran.err());
        assertEquals(EVENTS, ran.json().get("ticks").asLong());

        Process replay =
                Program.start(directory, SMALL, "replay", "--verify", "--home", home, "--json");
        List<Long> ofReplay = watch(replay);
        Program.Outcome replayed = Program.await(replay, directory);

        assertEquals(0, replayed.exitCode(), replayed.out());
        assertEquals(0, replayed.json().get("differences").asLong());
        requireFlat("run", ofRun);
        requireFlat("replay", ofReplay);
    }
}
