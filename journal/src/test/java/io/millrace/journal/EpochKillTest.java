package io.millrace.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;

final class EpochKillTest {

    private static final int KILLED = 128 + 9;

    @TempDir private Path journal;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldHoldEverythingFlushedWhenTheWriterIsKilled(long seed)
            throws IOException, InterruptedException {
        Process child = start(seed);
        long announced = 0;
        try (BufferedReader lines = child.inputReader()) {
            int patience = 1 + new Random(seed).nextInt(20_000);
            String line = lines.readLine();
            for (int i = 0; line != null; i++) {
                announced = Long.parseLong(line);
                if (i == patience) {
                    // The process would close its output too; its handle leaves what was announced.
                    child.toHandle().destroyForcibly();
                }
                line = wholeLine(lines);
            }
        }
        assertEquals(KILLED, child.waitFor(), "exit code");

        assertTrue(announced > 0, "the child never started");
        Path epoch = Epochs.directory(journal, 1);
        VerifyReport report = JournalVerifier.verify(epoch);
        assertNotEquals(VerifyReport.Status.CORRUPT, report.status(), report::toString);
        assertTrue(report.lastSequence() >= announced, announced + " announced: " + report);
        assertAllThere(epoch, report.records());
    }

    // A kill may cut the last line short; then it announces nothing.
    private static @Nullable String wholeLine(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    private static void assertAllThere(Path epoch, long records) {
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                // Throws where a record is not sound.
            }
            assertEquals(records, reader.records());
        }
    }

    private Process start(long seed) throws IOException {
        String root = Objects.requireNonNull(System.getProperty("millrace.root"));
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + root + "/millrace.jvmargs",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AppendingChild.class.getName(),
                                journal.toString(),
                                Long.toString(seed)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
