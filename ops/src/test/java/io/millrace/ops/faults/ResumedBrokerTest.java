package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;
import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.state.ExecutionKind;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A run that ends at any of its places and goes on, twice in a row. One broker stands outside and
 * keeps its record through all of it: it is the judge of what was sent.
 */
@Tag("faults")
final class ResumedBrokerTest {

    private static final int INPUTS = Form.rounds(40, 300);
    private static final int STEP = Form.rounds(5, 1);
    private static final int RUNS = Form.rounds(16, 120);
    private static final int CUTS = Form.rounds(3, 60);
    private static final int COMMANDED = 300;

    /** What must have been met, else the test shows less than it says. */
    private static final List<String> KINDS =
            List.of(
                    "HALT DONE",
                    "EMERGENCY_STOP DONE",
                    "RESET DONE",
                    "RESUME DONE",
                    "REDUCE DONE",
                    "FLATTEN DONE",
                    "CANCEL_ALL DONE",
                    "CLOSE DONE",
                    "CLOSE_ALL DONE",
                    "SET_LIMIT DONE",
                    "ENABLE_STRATEGY DONE",
                    "DISABLE_STRATEGY DONE",
                    "BAR",
                    "QUOTE",
                    "QUOTE_BAR",
                    "TRADE",
                    "CASH_FLOW",
                    "FILL",
                    "FILL IN PART");

    @TempDir private Path directory;

    private Truth truth = Truth.of(Form.seed(), INPUTS, 3);
    private int unsent;
    private int orders;

    /** Ends the run's own thread at a place; the forcing thread just finds the disk gone. */
    private static Points ofThisThread(CrashPoints points) {
        Thread own = Thread.currentThread();
        return name -> {
            if (Thread.currentThread().equals(own)) {
                points.at(name);
            } else if (points.isGone()) {
                throw new Crash(name);
            }
        };
    }

    private static Durability durability(Policy policy, Points points) {
        return LiveRun.durability(policy, WatchedDisk.of(new UnforcedDisk(), points));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendNoOrderTwiceAndEndAsTheRunThatWasNeverCut(Policy policy) throws IOException {
        SplittableRandom random = new SplittableRandom(Form.seed() + policy.ordinal());
        int places = places(policy);
        assertTrue(places > 100, "places: " + places);
        int cases = 0;
        for (int place = random.nextInt(STEP); place < places; place += STEP) {
            String where = policy + ", place " + place + ", seed " + Form.seed();
            cutTwice(policy, place, random.nextInt(60), where);
            cases++;
        }
        System.out.println(
                "resumed after two crashes, "
                        + policy
                        + ": "
                        + cases
                        + ", orders recorded but not sent: "
                        + unsent);
    }

    /**
     * Runs of which everything is random, with deposits, bars, quotes, partial fills and several
     * strategies, and an operator who halts, resets, limits, closes and switches: few places each.
     */
    @Test
    void shouldDoSoWhateverTheOperatorDoesMeanwhile() throws IOException {
        SplittableRandom random = new SplittableRandom(Form.seed());
        Policy[] policies = Policy.values();
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        int cases = 0;
        // As many as it takes to see every kind of answer, within reason.
        for (int i = 0; i < RUNS || (i < 8 * RUNS && !outcomes.keySet().containsAll(KINDS)); i++) {
            truth = Truth.commanded(random.nextLong(), COMMANDED, 2);
            Policy policy = policies[i % policies.length];
            count(outcomes);
            int places = places(policy);
            for (int cut = 0; cut < CUTS; cut++) {
                int place = random.nextInt(places);
                String where =
                        truth.run()
                                + " commanded, "
                                + policy
                                + ", place "
                                + place
                                + " of "
                                + places;
                cutTwice(policy, place, random.nextInt(places), where);
                cases++;
            }
        }
        assertTrue(outcomes.keySet().containsAll(KINDS), outcomes.toString());
        assertTrue(orders > 3 * cases, "orders: " + orders);
        System.out.println(
                "resumed under commands: " + cases + ", " + orders + " orders, " + outcomes);
    }

    /** Commands that did something, and inputs, by their kinds. */
    private void count(Map<String, Integer> outcomes) {
        for (byte[] record : truth.records()) {
            UnsafeBuffer buffer = new UnsafeBuffer(record);
            int type = EventLayout.type(buffer, 0);
            String name = EventType.name(type);
            if (type == EventType.COMMAND_RESULT) {
                CommandResultFlyweight result =
                        new CommandResultFlyweight().wrap(buffer, EventLayout.payload(0));
                CommandOutcome outcome = CommandOutcome.ofCode(result.outcome());
                name = CommandKind.ofCode(result.kind()) + " " + outcome;
            } else if (type == EventType.EXECUTION) {
                ExecutionFlyweight answer =
                        new ExecutionFlyweight().wrap(buffer, EventLayout.payload(0));
                boolean isPart = answer.remaining() > 0;
                name = ExecutionKind.ofCode(answer.kind()) + (isPart ? " IN PART" : "");
            }
            outcomes.merge(name, 1, Integer::sum);
        }
    }

    private void cutTwice(Policy policy, int place, int again, String where) throws IOException {
        Path home = directory.resolve("home" + place);
        Files.createDirectories(home.resolve("journal"));
        FakeBroker broker = new FakeBroker();
        crash(policy, place, home, broker);
        crashAgain(policy, again, home, broker, where);

        ResumedRun last = new ResumedRun(truth, home, durability(policy), broker, Points.NONE);
        String hash = last.run(where);

        requireEqual(truth.records(), last.recorded(), where);
        assertEquals(lastHash(), hash, where);
        judge(broker, where);
        orders += broker.received().size();
        Trees.delete(home);
    }

    private static Durability durability(Policy policy) {
        return LiveRun.durability(policy, new UnforcedDisk());
    }

    private int places(Policy policy) throws IOException {
        Trees.delete(directory.resolve("whole" + policy));
        CrashPoints points = new CrashPoints(-1);
        Points own = ofThisThread(points);
        new LiveRun(
                        truth,
                        directory.resolve("whole" + policy),
                        durability(policy, own),
                        new FakeBroker(),
                        own)
                .run(INPUTS);
        return points.names().size();
    }

    private void crash(Policy policy, int place, Path home, FakeBroker broker) {
        CrashPoints points = new CrashPoints(place);
        Points own = ofThisThread(points);
        LiveRun run = new LiveRun(truth, home, durability(policy, own), broker, own);
        assertThrows(RuntimeException.class, () -> run.run(INPUTS));
        assertTrue(points.isGone());
        run.abandon();
    }

    /** Most resumes end too; one that gets through has sealed the run. */
    private void crashAgain(Policy policy, int place, Path home, FakeBroker broker, String where) {
        CrashPoints points = new CrashPoints(place);
        Points own = ofThisThread(points);
        try {
            new ResumedRun(truth, home, durability(policy, own), broker, own).run(where);
        } catch (RuntimeException e) {
            assertTrue(points.isGone(), where + ": " + e);
        }
    }

    private String lastHash() {
        byte[] last = truth.inputs().getLast();
        return truth.hash(EventLayout.sequence(new UnsafeBuffer(last), 0));
    }

    private static void requireEqual(List<byte[]> expected, List<byte[]> found, String where) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertArrayEquals(expected.get(i), found.get(i), where + ", record " + i);
        }
        assertEquals(expected.size(), found.size(), where);
    }

    /**
     * Each order at most once, in its order. One whose SEND stood in the journal when the run ended
     * is never sent again: it may have left, and only the venue can say.
     */
    private void judge(FakeBroker broker, String where) {
        List<String> received = broker.received();
        assertEquals(received.size(), new HashSet<>(received).size(), where + ": " + received);
        List<String> missing = new ArrayList<>(truth.orders());
        missing.removeAll(received);
        List<String> kept = new ArrayList<>(truth.orders());
        kept.removeAll(missing);
        assertEquals(kept, received, where);
        assertTrue(missing.size() <= 2 * mostOfOneBatch(), where + ": " + missing);
        unsent += missing.size();
    }

    private int mostOfOneBatch() {
        int most = 0;
        int count = 0;
        long cause = -1;
        for (byte[] record : truth.records()) {
            UnsafeBuffer buffer = new UnsafeBuffer(record);
            if (EventLayout.type(buffer, 0) == EventType.SEND) {
                long sequence = EventLayout.sequence(buffer, 0);
                count = sequence == cause ? count + 1 : 1;
                cause = sequence;
                most = Math.max(most, count);
            }
        }
        return most;
    }
}
