package io.millrace.ops.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.journal.snapshot.Snapshot;
import io.millrace.journal.snapshot.SnapshotHeader;
import io.millrace.journal.snapshot.SnapshotStore;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.RecordSink;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A run that is saved and loaded into a new pipeline, anywhere and again and again, gives the
 * outputs and ends in the state of the run that was never stopped, byte for byte.
 */
final class ResumedRunsTest {

    private static final long SEED = 20_261_121;
    private static final int RUNS = 60;
    private static final int EVENTS = 700;
    private static final int KIND_OFFSET = 12;

    @TempDir private Path directory;

    private long fills;

    /** A pipeline, its door, and what came out of it. */
    private static final class Desk {

        final List<String> outputs = new ArrayList<>();
        final OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
        final Pipeline pipeline;

        Desk(PipelineSettings settings) {
            RecordSink records =
                    (buffer, offset, length) -> {
                        byte[] bytes = new byte[length];
                        buffer.getBytes(offset, bytes);
                        outputs.add(HexFormat.of().formatHex(bytes));
                    };
            pipeline = new Pipeline(settings, records, door);
        }

        void take(byte[] input) {
            pipeline.onEvent(new UnsafeBuffer(input), 0);
            door.release();
        }

        byte[] save() {
            StateBuffer buffer = new StateBuffer();
            pipeline.save(buffer);
            return buffer.toBytes();
        }

        static Desk load(PipelineSettings settings, byte[] state) {
            Desk desk = new Desk(settings);
            StateBuffer source = new StateBuffer(state);
            desk.pipeline.load(source);
            source.expectEnd();
            return desk;
        }
    }

    /** What an uninterrupted run gave: outputs up to each input, and the state behind it. */
    private static final class Whole {

        final List<byte[]> inputs;
        final List<Integer> outputsUntil = new ArrayList<>();
        final List<byte[]> states = new ArrayList<>();
        final Desk desk;

        Whole(RandomRun run) {
            inputs = run.inputs(EVENTS);
            desk = new Desk(run.settings());
            desk.pipeline.start(false);
            for (byte[] input : inputs) {
                note();
                desk.take(input);
            }
            note();
        }

        private void note() {
            outputsUntil.add(desk.outputs.size());
            states.add(desk.save());
        }

        List<String> outputs(int from, int to) {
            return desk.outputs.subList(outputsUntil.get(from), outputsUntil.get(to));
        }
    }

    @Test
    void shouldGoOnAsIfItHadNeverBeenStopped() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int i = 0; i < RUNS; i++) {
            RandomRun run = new RandomRun(seeds.nextLong());
            Whole whole = new Whole(run);
            count(whole.desk.outputs);
            restartAgainAndAgain(run, whole, seeds);
            for (int point = 0; point < 3; point++) {
                goOn(run, whole, seeds.nextInt(EVENTS), EVENTS);
            }
        }
        assertTrue(fills > RUNS * 10, "fills: " + fills);
    }

    private void restartAgainAndAgain(RandomRun run, Whole whole, SplittableRandom seeds) {
        int from = 0;
        while (from < EVENTS) {
            int to = Math.min(EVENTS, from + 1 + seeds.nextInt(40));
            goOn(run, whole, from, to);
            from = to;
        }
    }

    /** Loads the state behind an input, and takes the inputs from there to another. */
    private static void goOn(RandomRun run, Whole whole, int from, int to) {
        String where = run + ", from input " + from;
        Desk resumed = Desk.load(run.settings(), whole.states.get(from));
        assertArrayEquals(whole.states.get(from), resumed.save(), where);
        for (int i = from; i < to; i++) {
            resumed.take(whole.inputs.get(i));
        }
        assertEquals(whole.outputs(from, to), resumed.outputs, where + " to " + to);
        assertArrayEquals(whole.states.get(to), resumed.save(), where + " to " + to);
        if (to == EVENTS) {
            assertEquals(whole.desk.pipeline.stateHash(), resumed.pipeline.stateHash(), where);
        }
    }

    private void count(List<String> outputs) {
        for (String each : outputs) {
            UnsafeBuffer record = new UnsafeBuffer(HexFormat.of().parseHex(each));
            boolean isAnswer = EventLayout.type(record, 0) == EventType.EXECUTION;
            int kind = isAnswer ? record.getByte(EventLayout.payload(0) + KIND_OFFSET) : 0;
            fills += kind == ExecutionKind.FILL.code() ? 1 : 0;
        }
    }

    private static Snapshot snapshot(Pipeline pipeline) {
        SnapshotHeader header =
                new SnapshotHeader(
                        "0.1",
                        "schema",
                        "settings",
                        7,
                        pipeline.sequence(),
                        0x1234_5678,
                        pipeline.engineTimeNs(),
                        pipeline.stateHash());
        return Snapshot.of(header, pipeline.sections());
    }

    @Test
    void shouldWriteEqualSnapshotFilesLiveAndAfterARestart() throws IOException {
        RandomRun run = new RandomRun(SEED);
        Whole whole = new Whole(run);
        Desk resumed = Desk.load(run.settings(), whole.states.get(EVENTS / 3));
        for (int i = EVENTS / 3; i < EVENTS; i++) {
            resumed.take(whole.inputs.get(i));
        }

        Path live = new SnapshotStore(directory.resolve("a")).save(snapshot(whole.desk.pipeline));
        Path after = new SnapshotStore(directory.resolve("b/c")).save(snapshot(resumed.pipeline));

        assertEquals(live.getFileName(), after.getFileName());
        assertArrayEquals(Files.readAllBytes(live), Files.readAllBytes(after));
    }

    @Test
    void shouldGoOnFromASnapshotFile() {
        RandomRun run = new RandomRun(SEED + 1);
        Whole whole = new Whole(run);
        Desk stopped = Desk.load(run.settings(), whole.states.get(EVENTS / 2));
        SnapshotStore store = new SnapshotStore(directory);
        store.save(snapshot(stopped.pipeline));
        List<String> bad = new ArrayList<>();
        List<Desk> loaded = new ArrayList<>();

        Optional<Snapshot> found =
                store.find(
                        header -> header.epoch() == 7,
                        snapshot -> {
                            Desk desk = new Desk(run.settings());
                            loaded.add(desk);
                            snapshot.loadInto(desk.pipeline.sections());
                            return desk.pipeline.stateHash();
                        },
                        bad::add);

        assertEquals(List.of(), bad);
        assertEquals(EVENTS / 2, found.orElseThrow().header().sequence());
        Desk resumed = loaded.getFirst();
        for (int i = EVENTS / 2; i < EVENTS; i++) {
            resumed.take(whole.inputs.get(i));
        }
        assertEquals(whole.outputs(EVENTS / 2, EVENTS), resumed.outputs);
        assertEquals(whole.desk.pipeline.stateHash(), resumed.pipeline.stateHash());
    }

    @Test
    void shouldNeverLoadAStateOfOtherSettings() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            RandomRun run = new RandomRun(seeds.nextLong());
            RandomRun other = new RandomRun(seeds.nextLong());
            if (run.shape().equals(other.shape())) {
                continue;
            }
            Desk saved = new Desk(run.settings());
            saved.pipeline.start(false);
            for (byte[] input : run.inputs(50)) {
                saved.take(input);
            }
            String message =
                    assertThrows(
                                    StateException.class,
                                    () -> Desk.load(other.settings(), saved.save()),
                                    run + " into " + other)
                            .getMessage();
            assertTrue(message.startsWith("section "), message);
            assertTrue(message.contains("; it must be "), message);
            refused++;
        }
        assertTrue(refused > 30, "refused: " + refused);
    }
}
