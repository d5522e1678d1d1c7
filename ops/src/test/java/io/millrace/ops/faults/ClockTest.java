package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.journal.Epochs;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport.Status;
import io.millrace.journal.disk.Durability;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A wall clock that steps between starts: it is told in the manifest and decides nothing. */
@Tag("faults")
final class ClockTest {

    private static final int INPUTS = 90;

    @TempDir private Path home;

    @Test
    void shouldDecideTheSameWhateverTheWallClockSays() {
        Truth truth = Truth.of(Form.seed(), INPUTS, 6);
        Judge judge = new Judge(truth);
        Instant now = Instant.parse("2026-03-29T00:59:59Z");
        List<Duration> steps =
                List.of(
                        Duration.ZERO,
                        Duration.ofHours(1),
                        Duration.ofHours(-1),
                        Duration.ofDays(1),
                        Duration.ofDays(-1),
                        Duration.ofDays(-20_541));
        for (Duration step : steps) {
            FakeBroker broker = new FakeBroker();
            new LiveRun(truth, home, Durability.none(), broker, Points.NONE)
                    .at(now.plus(step))
                    .run(INPUTS);
            Recovery found = Recovery.of(home, truth.run());
            judge.judge(found, INPUTS, broker.received(), "clock " + step);
            assertEquals(truth.orders(), broker.received());
        }
        Path journal = home.resolve("journal");
        assertEquals(List.of(1, 2, 3, 4, 5, 6), Epochs.list(journal));
        assertEquals(Status.CLEAN, JournalVerifier.verifyAll(journal).status());
    }
}
