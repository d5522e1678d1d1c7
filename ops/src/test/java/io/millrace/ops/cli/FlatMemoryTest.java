package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of twenty million ticks, and its replay, need no more memory of their own at the end than
 * on the way. The heap is there from the start, what the compiler gave back to the C library goes
 * back to the system, and the second compiler is left out: its memory comes and goes for as long as
 * Java warms up, which is longer than the replay. Pages of mapped files are the system's.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class FlatMemoryTest {

    private static final List<String> FLAGS =
            List.of(
                    "-Xms96m",
                    "-Xmx96m",
                    "-XX:+AlwaysPreTouch",
                    "-XX:TrimNativeHeapInterval=1000",
                    "-XX:TieredStopAtLevel=1");

    private static final double DRIFT = 0.04;
    private static final long PAUSE_MS = 100;

    @TempDir private Path directory;

    @Test
    void shouldOwnTheSameMemoryOverTwentyMillionTicksInARunAndInItsReplay() throws Exception {
        Path home = directory.resolve("home");

        List<Long> run = ownKb("run", "--home", home, "--synthetic", "20000000:7");
        List<Long> replay = ownKb("replay", "--verify", "--home", home);

        requireFlat("run", run);
        requireFlat("replay", replay);
    }

    private List<Long> ownKb(Object... command) throws Exception {
        Process process = Program.start(directory, FLAGS, command);
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        List<Long> found = new ArrayList<>();
        while (!process.waitFor(PAUSE_MS, TimeUnit.MILLISECONDS)) {
            long kb = anonymousKb(status);
            if (kb > 0) {
                found.add(kb);
            }
        }
        assertEquals(0, Program.await(process, directory).exitCode());
        return found;
    }

    private static long anonymousKb(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The middle of the third quarter and that of the last; what falls was the compiler's. */
    private static void requireFlat(String what, List<Long> kb) {
        int quarter = kb.size() / 4;
        long before = middle(kb.subList(2 * quarter, 3 * quarter));
        long after = middle(kb.subList(3 * quarter, kb.size()));
        assertTrue(
                after - before <= DRIFT * before,
                what + ": " + before + " kB, then " + after + " kB; it may grow by 4 % at most");
    }

    private static long middle(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
