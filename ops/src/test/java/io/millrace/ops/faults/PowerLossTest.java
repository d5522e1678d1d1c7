package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.disk.Durability.Policy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A machine that loses its power: what was not forced is there, is not, or is half there. */
@Tag("faults")
final class PowerLossTest {

    private static final int INPUTS = 250;
    private static final int RUNS = Form.rounds(2, 8);
    private static final int LOSSES = Form.rounds(14, 34);

    @TempDir private Path directory;

    private final Truth truth = Truth.of(Form.seed(), INPUTS, 10);
    private final Judge judge = new Judge(truth);
    private final TreeMap<String, Integer> outcomes = new TreeMap<>();
    private int losses;

    @ParameterizedTest
    @EnumSource
    void shouldHoldEverythingForcedAndNothingFalse(Policy policy) throws IOException {
        SplittableRandom random = new SplittableRandom(Form.seed() + policy.ordinal());
        int places = run(policy, -1, random);
        for (int i = 0; i < RUNS; i++) {
            run(policy, places, random);
        }
        assertTrue(losses >= RUNS * LOSSES / 3, "losses: " + losses);
        System.out.println("power losses, " + policy + ": " + losses + " " + outcomes);
    }

    /** A run during which the power is lost now and then, in a copy of its own each time. */
    private int run(Policy policy, int places, SplittableRandom random) throws IOException {
        Path home = directory.resolve("home");
        Files.createDirectories(home.resolve("journal"));
        PowerDisk disk = new PowerDisk();
        Thread main = Thread.currentThread();
        FakeBroker broker = new FakeBroker();
        int[] passed = {0};
        LiveRun[] under = new LiveRun[1];
        Points points =
                name -> {
                    if (!Thread.currentThread().equals(main)) {
                        return;
                    }
                    passed[0]++;
                    if (places > 0 && random.nextInt(places) < LOSSES) {
                        String where =
                                policy + ", loss " + losses + " " + name + ", seed " + Form.seed();
                        lose(disk, home, under[0].durable(), broker, random, where);
                    }
                };
        LiveRun run =
                new LiveRun(
                        truth,
                        home,
                        LiveRun.durability(policy, WatchedDisk.of(disk, points)),
                        broker,
                        points);
        under[0] = run;
        run.run(INPUTS);
        assertEquals(truth.orders(), broker.received());
        Trees.delete(home);
        return passed[0];
    }

    private void lose(
            PowerDisk disk,
            Path home,
            long durable,
            FakeBroker broker,
            SplittableRandom random,
            String where) {
        Path left = directory.resolve("left");
        try {
            List<String> mixed = disk.lose(home, left, random);
            boolean holds = where.startsWith("ORDERS") || where.startsWith("ALWAYS");
            List<String> orders = holds ? List.copyOf(broker.received()) : List.of();
            Recovery found = Recovery.of(left, truth.run());
            judge.judge(found, durable, orders, where + ": " + mixed);
            String outcome = "clean";
            if (!found.findings().isEmpty()) {
                outcome = found.findings().getFirst().kind().name();
            }
            outcomes.merge(outcome, 1, Integer::sum);
            judge.goOn(left, where + ": " + mixed);
            Trees.delete(left);
            losses++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
