package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.ring.InlinePort;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.WaitMode;
import io.millrace.engine.testing.ChurningStrategy;
import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.Layout;
import io.millrace.engine.testing.ListPort;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.Records;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.OutputChecker;
import io.millrace.model.event.EventType;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The same inputs give the same outputs and the same state, however they are run. */
@Timeout(60)
final class EqualRunsTest {

    private static final int EVENTS = 2_000;
    private static final long TIMERS = Fixtures.SECOND;

    @TempDir private Path directory;

    /** What is left of a run. */
    private record Run(Path epoch, List<String> records, String stateHash) {}

    private Run record(Consumer<EngineStage> feeder) {
        EpochWriter journal = Fixtures.epoch(directory);
        OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
        Recorder recorder = new Recorder(journal);
        Pipeline pipeline = new Pipeline(settings(new ChurningStrategy()), recorder, door);
        EngineStage stage = new EngineStage(recorder, pipeline, door, (cause, sequence) -> {});
        try (journal) {
            stage.start(false);
            feeder.accept(stage);
            journal.seal(pipeline.sequence(), pipeline.stateHash());
        }
        Path epoch = journal.directory();
        return new Run(epoch, Records.read(epoch).hex(), pipeline.stateHash());
    }

    private Run inline(long seed) {
        return record(
                stage -> {
                    try (InputPort port = new InlinePort(stage)) {
                        Feed.random(seed, EVENTS).into(MemoryStage.inlet(port, TIMERS));
                        port.drain();
                    }
                });
    }

    private Run behind(Layout layout, long seed, int slots, int pieces, WaitMode mode) {
        return record(
                stage -> {
                    try (InputPort port = layout.open(stage, slots, pieces, mode)) {
                        Feed.random(seed, EVENTS).into(MemoryStage.inlet(port, TIMERS));
                        port.drain();
                    }
                });
    }

    private Run batched(long seed, long flagSeed) {
        ListPort port = new ListPort();
        Feed.random(seed, EVENTS).into(MemoryStage.inlet(port, TIMERS));
        Random flags = new Random(flagSeed);
        return record(
                stage -> {
                    int length = 1 + flags.nextInt(40);
                    for (byte[] slot : port.slots()) {
                        stage.onEvent(new UnsafeBuffer(slot), 0, flags.nextInt(length) == 0);
                    }
                    stage.onBatchEnd();
                });
    }

    @Test
    void shouldGiveEqualRunsWhenBatchesEndAnywhere() {
        Run expected = inline(3);
        assertTrue(expected.records().size() > EVENTS * 2);
        for (long flagSeed = 1; flagSeed <= 20; flagSeed++) {
            Run actual = batched(3, flagSeed);

            assertEquals(expected.records(), actual.records(), "seed of flags " + flagSeed);
            assertEquals(expected.stateHash(), actual.stateHash(), "seed of flags " + flagSeed);
        }
    }

    @Test
    void shouldGiveEqualRunsWhenARingStandsBetween() {
        for (long seed = 1; seed <= 5; seed++) {
            Run expected = inline(seed);
            for (WaitMode mode : WaitMode.values()) {
                Run actual = behind(Layout.FUSED, seed, seed % 2 == 0 ? 4 : 1_024, 4, mode);

                assertEquals(expected.records(), actual.records(), "seed " + seed + " " + mode);
                assertEquals(expected.stateHash(), actual.stateHash(), "seed " + seed);
            }
        }
    }

    /** However small the two rings are, both wrap and both are full again and again. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(WaitMode.class)
    void shouldGiveEqualRunsWhenTheJournalHasAThreadOfItsOwn(WaitMode asked) {
        // As a run does: three spinners on two cores would wait out each other's share of time.
        WaitMode mode = asked.on(3, Runtime.getRuntime().availableProcessors());
        int[][] sizes = {{2, 1}, {2, 4}, {4, 2}, {1_024, 1}, {2, 1_024}, {1_024, 1_024}};
        for (int i = 0; i < sizes.length; i++) {
            Run expected = inline(i + 1);
            Run actual = behind(Layout.PARALLEL, i + 1, sizes[i][0], sizes[i][1], mode);
            String which = "seed " + (i + 1) + ", slots and pieces " + Arrays.toString(sizes[i]);

            assertEquals(expected.records(), actual.records(), which);
            assertEquals(expected.stateHash(), actual.stateHash(), which);
        }
    }

    @Test
    void shouldFindNoDifferenceWhenARunIsReplayed() {
        for (long seed = 1; seed <= 5; seed++) {
            Run run = inline(seed);
            try (EpochReader reader = EpochReader.open(run.epoch(), true)) {
                OutputChecker checker = new OutputChecker(reader);
                MemoryStage replay = new MemoryStage(settings(new ChurningStrategy()), checker);
                while (checker.nextInput()) {
                    replay.onEvent(checker.buffer(), checker.offset(), true);
                }
                checker.finish();

                assertEquals(Optional.empty(), checker.firstDifference(), "seed " + seed);
                assertEquals(0, checker.differences());
                assertEquals(run.stateHash(), replay.pipeline().stateHash(), "seed " + seed);
                assertEquals(replay.pipeline().outputs(), checker.outputs());
            }
        }
    }

    @Test
    void shouldTradeWhenTheMarketIsRandom() {
        Records records =
                new MemoryStage(settings(new ChurningStrategy()))
                        .run(Feed.random(1, EVENTS), TIMERS)
                        .records();
        long fills =
                records.ofType(EventType.EXECUTION).stream()
                        .map(UnsafeBuffer::byteArray)
                        .filter(bytes -> bytes[40 + 12] == 2)
                        .count();

        assertTrue(fills > 100, "fills: " + fills);
    }

    @Test
    void shouldGiveAnotherStateWhenOneInputDiffers() {
        String expected = hashOf(Feed.random(1, EVENTS));

        assertEquals(expected, hashOf(Feed.random(1, EVENTS)));
        assertNotEquals(expected, hashOf(Feed.random(1, EVENTS - 1)));
        assertNotEquals(expected, hashOf(Feed.random(2, EVENTS)));
        assertNotEquals(
                hashOf(new Feed().trade(0, 1, 100, 1)), hashOf(new Feed().trade(0, 1, 100, 2)));
        assertNotEquals(
                hashOf(new Feed().quote(0, 1, 99, 101)), hashOf(new Feed().quote(0, 1, 98, 102)));
    }

    private static String hashOf(Feed feed) {
        return new MemoryStage(settings(new ChurningStrategy()))
                .run(feed, TIMERS)
                .pipeline()
                .stateHash();
    }
}
