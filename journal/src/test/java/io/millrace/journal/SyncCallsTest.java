package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A sync is worth what the kernel hears of it: counts its calls from outside. */
@Timeout(300)
final class SyncCallsTest {

    private static final int ORDERS = 20;

    @TempDir private Path directory;

    /** The process that is watched: 20 orders, each secured. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            Durability orders = new Durability(Policy.ORDERS, 0, 0, Disk.system());
            Path journal = Path.of(arguments[0]);
            EpochWriter writer =
                    EpochWriter.create(journal, Samples.info(), orders, Samples.BLOCK_BYTES);
            for (int sequence = 1; sequence <= ORDERS; sequence++) {
                Samples.append(writer, sequence, sequence, 1);
                writer.secure();
            }
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    void shouldReachTheKernelOnceForTheHeadAndOnceForEachOrder() throws Exception {
        Path trace = directory.resolve("trace");
        Path journal = Files.createDirectory(directory.resolve("journal"));
        assumeTrue(watched(trace, journal), "strace is not installed, or may not watch");

        long syncs;
        try (var lines = Files.lines(trace)) {
            String records = Epochs.RECORDS + ">";
            syncs =
                    lines.filter(line -> line.contains("fdatasync(") && line.contains(records))
                            .count();
        }
        assertEquals(1 + ORDERS, syncs);
    }

    private boolean watched(Path trace, Path journal) throws InterruptedException {
        String root = Objects.requireNonNull(System.getProperty("millrace.root"));
        Path output = directory.resolve("output");
        try {
            Process process =
                    new ProcessBuilder(
                                    List.of(
                                            "strace",
                                            "-f",
                                            "-y",
                                            "-e",
                                            "trace=fsync,fdatasync",
                                            "-o",
                                            trace.toString(),
                                            Path.of(System.getProperty("java.home"), "bin", "java")
                                                    .toString(),
                                            "@" + root + "/millrace.jvmargs",
                                            "-cp",
                                            System.getProperty("java.class.path"),
                                            Child.class.getName(),
                                            journal.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            assertTrue(process.waitFor(200, TimeUnit.SECONDS), "the child did not end");
            return process.exitValue() == 0 && Files.size(trace) > 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
