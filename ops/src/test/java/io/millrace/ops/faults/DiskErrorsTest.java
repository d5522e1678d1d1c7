package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.JournalException;
import io.millrace.journal.disk.Durability.Policy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk that refuses one call, or that one and all after it: no order leaves any more. */
@Tag("faults")
final class DiskErrorsTest {

    private static final int INPUTS = 40;

    @TempDir private Path directory;

    private final Truth truth = Truth.of(Form.seed(), INPUTS, 3);
    private final Judge judge = new Judge(truth);

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ORDERS", "ALWAYS"})
    void shouldLetNoOrderOutAfterAnyCallThatFailed(Policy policy) throws IOException {
        ErrorDisk whole = new ErrorDisk(-1, ErrorDisk.EIO, false);
        live(policy, directory.resolve("whole"), whole, new FakeBroker()).run(INPUTS);
        List<Integer> calls = whole.all();
        int cases = 0;
        for (int call : calls) {
            for (String error : List.of(ErrorDisk.EIO, ErrorDisk.ENOSPC)) {
                boolean isOnce = (cases & 2) == 0;
                String where =
                        policy
                                + ", "
                                + whole.calls().get(call)
                                + " "
                                + call
                                + ": "
                                + error
                                + (isOnce ? " once" : " for ever")
                                + ", seed "
                                + Form.seed();
                fail(policy, new ErrorDisk(call, error, !isOnce), where);
                cases++;
            }
        }
        assertTrue(cases > 60, "cases: " + cases);
        System.out.println("disk errors, " + policy + ": " + cases);
    }

    private void fail(Policy policy, ErrorDisk disk, String where) throws IOException {
        Path home = directory.resolve("home");
        Files.createDirectories(home.resolve("journal"));
        FakeBroker broker = new FakeBroker();
        int[] before = {-1};
        disk.onFailure(() -> before[0] = broker.received().size());
        LiveRun run = live(policy, home, disk, broker);

        JournalException thrown =
                assertThrows(JournalException.class, () -> run.run(INPUTS), where);

        assertTrue(thrown.toString().contains(disk.error()) || isCausedBy(thrown, disk), where);
        assertEquals(before[0], broker.received().size(), where);
        assertFalse(run.permitsOrders(), where);
        run.close();
        assertEquals(before[0], broker.received().size(), where);
        Recovery found = Recovery.of(home, truth.run());
        judge.judge(found, run.acknowledged(), broker.received(), where);
        judge.goOn(home, where);
        Trees.delete(home);
    }

    private static boolean isCausedBy(Throwable thrown, ErrorDisk disk) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (disk.error().equals(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private LiveRun live(Policy policy, Path home, ErrorDisk disk, FakeBroker broker)
            throws IOException {
        Files.createDirectories(home.resolve("journal"));
        return new LiveRun(
                truth, home, LiveRun.durability(policy, disk.disk()), broker, Points.NONE);
    }
}
