package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.ring.PipelineFailure;
import io.millrace.journal.Epochs;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.JournalException;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport.Status;
import io.millrace.journal.disk.Disk;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.config.Config;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.launch.StrategyRegistry;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.StopSignal;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whole runs on a disk that refuses one call, at their start, on their way and at their end. */
@Tag("faults")
final class FailingRunTest {

    private static final String MARKET = "3000:3";
    private static final int STEP = Form.rounds(2, 1);

    @TempDir private Path directory;

    private static void run(Path home, Disk disk) {
        Config config =
                Config.defaults(StrategyRegistry.all())
                        .override("journal.durability", "orders", "test")
                        .override("journal.ballast", "4KiB", "test")
                        .override("pipeline.layout", "inline", "test");
        new PaperRun(config, Optional.of(MARKET), home, new StopSignal(() -> {})).on(disk).run();
    }

    @Test
    void shouldEndWithTheCodeOfADiskAndLatchWhateverCallFails() throws IOException {
        ErrorDisk whole = new ErrorDisk(-1, ErrorDisk.EIO, false);
        run(directory.resolve("whole"), whole.disk());
        List<Integer> calls = whole.all();
        int begun = whole.calls().indexOf("force high_water");
        int latched = 0;
        int cases = 0;
        for (int i = 0; i < calls.size(); i += STEP) {
            int call = calls.get(i);
            String error = cases % 2 == 0 ? ErrorDisk.EIO : ErrorDisk.ENOSPC;
            String where = call + " " + whole.calls().get(call) + ": " + error;
            boolean isLatched = fails(new ErrorDisk(call, error, false), where);
            assertTrue(isLatched || call <= begun, where + ": no latch");
            latched += isLatched ? 1 : 0;
            cases++;
        }
        assertTrue(latched > 5, "latched: " + latched);
        System.out.println("failing runs: " + cases + ", latched: " + latched);
    }

    private boolean fails(ErrorDisk disk, String where) throws IOException {
        Path home = directory.resolve("home");
        RuntimeException thrown =
                assertThrows(RuntimeException.class, () -> run(home, disk.disk()), where);
        assertEquals(ExitCodes.INPUT_OUTPUT, codeOf(thrown), where + ": " + thrown);
        boolean isLatched = HaltLatch.isPresent(home);
        Path journal = home.resolve("journal");
        for (int epoch : Epochs.list(journal)) {
            Status status = JournalVerifier.verify(Epochs.directory(journal, epoch)).status();
            assertTrue(status != Status.CORRUPT, where);
        }
        Outcome next = Program.run("run", "--home", home, "--synthetic", MARKET);
        assertEquals(isLatched ? ExitCodes.HALTED : ExitCodes.OK, next.exitCode(), where);
        Trees.delete(home);
        return isLatched;
    }

    private static int codeOf(RuntimeException thrown) {
        return switch (thrown) {
            case LaunchException launch -> launch.exitCode();
            case JournalException journal -> ExitCodes.INPUT_OUTPUT;
            case PipelineFailure failure when failure.getCause() instanceof JournalException ->
                    ExitCodes.INPUT_OUTPUT;
            default -> ExitCodes.BUG;
        };
    }
}
