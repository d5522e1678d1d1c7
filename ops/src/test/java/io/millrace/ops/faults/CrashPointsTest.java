package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.journal.JournalVerifier;
import io.millrace.journal.VerifyReport;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run that ends at each named place between two of its steps, and at each again. */
@Tag("faults")
final class CrashPointsTest {

    private static final int INPUTS = Form.rounds(40, 300);
    private static final int GO_ON = Form.rounds(3, 1);
    private static final int AGAIN = 6;

    @TempDir private Path directory;

    private final Truth truth = Truth.of(Form.seed(), INPUTS, 3);
    private final Judge judge = new Judge(truth);

    private static Durability durability(Policy policy, Points points) {
        return LiveRun.durability(policy, WatchedDisk.of(new UnforcedDisk(), points));
    }

    private CrashPoints whole(Policy policy) {
        CrashPoints points = new CrashPoints(-1);
        FakeBroker broker = new FakeBroker();
        new LiveRun(
                        truth,
                        directory.resolve("whole" + policy),
                        durability(policy, points),
                        broker,
                        points)
                .run(INPUTS);
        assertEquals(truth.orders(), broker.received());
        return points;
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ORDERS", "ALWAYS"})
    void shouldComeBackFromEveryPlace(Policy policy) throws IOException {
        CrashPoints whole = whole(policy);
        List<Integer> places = whole.all();
        assertTrue(places.size() > 100, "places: " + places.size());
        for (int place : places) {
            String where =
                    policy
                            + ", "
                            + place
                            + " "
                            + whole.names().get(place)
                            + ", seed "
                            + Form.seed();
            Path home = directory.resolve("home" + place);
            FakeBroker broker = new FakeBroker();
            LiveRun run = crash(policy, place, home, broker);
            Recovery found = Recovery.of(home, truth.run());
            judge.judge(found, run.acknowledged(), broker.received(), where);
            if (policy == Policy.ORDERS && place % GO_ON == 0) {
                judge.goOn(home, where);
            }
            assertSound(home, where);
            Trees.delete(home);
        }
        System.out.println("crash points, " + policy + ": " + places.size());
    }

    private LiveRun crash(Policy policy, int place, Path home, FakeBroker broker)
            throws IOException {
        Files.createDirectories(home.resolve("journal"));
        CrashPoints points = new CrashPoints(place);
        LiveRun run = new LiveRun(truth, home, durability(policy, points), broker, points);
        assertThrows(Crash.class, () -> run.run(INPUTS));
        run.abandon();
        return run;
    }

    private static void assertSound(Path home, String where) {
        for (int epoch : Epochs.list(home.resolve("journal"))) {
            VerifyReport report =
                    JournalVerifier.verify(Epochs.directory(home.resolve("journal"), epoch));
            assertTrue(report.status() != VerifyReport.Status.CORRUPT, where + ": " + report);
        }
    }

    @Test
    void shouldComeBackWhenTheNextStartEndsAtEachPlaceToo() throws IOException {
        CrashPoints whole = whole(Policy.ORDERS);
        int cases = 0;
        for (String first :
                List.of("after force 19700101HX.cq4", "after order", "after write seal.tmp")) {
            int place = whole.names().indexOf(first);
            assertTrue(place > 0, first);
            // Room is written in many steps; in the short form each few of the places is taken.
            for (int second = 0; again(first, place, second); second += Form.rounds(6, 1)) {
                cases++;
            }
        }
        assertTrue(cases > 30, "cases: " + cases);
        System.out.println("nested crashes: " + cases);
    }

    private boolean again(String first, int place, int second) throws IOException {
        Path home = directory.resolve("again");
        long kept = crash(Policy.ORDERS, place, home, new FakeBroker()).acknowledged();
        String where = first + ", then place " + second + ", seed " + Form.seed();
        boolean isCrashed = crashAgain(second, home);
        Recovery found = Recovery.of(home, truth.run());
        assertEquals(List.of(), found.halts(), where);
        for (int epoch : Epochs.list(home.resolve("journal"))) {
            Recovery each = Recovery.of(home, epoch, truth.run(), List.of());
            judge.judge(each, epoch == 1 ? kept : 0, List.of(), where);
        }
        judge.goOn(home, where);
        assertSound(home, where);
        Trees.delete(home);
        return isCrashed;
    }

    private boolean crashAgain(int place, Path home) {
        CrashPoints points = new CrashPoints(place);
        LiveRun run =
                new LiveRun(
                        truth, home, durability(Policy.ORDERS, points), new FakeBroker(), points);
        try {
            run.run(AGAIN);
            return false;
        } catch (Crash expected) {
            run.abandon();
            return true;
        }
    }
}
