package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.broker.BrokerGateway;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.PipelineFailure;
import io.millrace.engine.ring.WaitMode;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.engine.testing.ChurningStrategy;
import io.millrace.engine.testing.FailingForce;
import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.Layout;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.Records;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.JournalException;
import io.millrace.journal.disk.Durability;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A journal on a thread of its own writes the same file, and fails the same way. */
@Timeout(120)
final class JournalThreadTest {

    private static final int EVENTS = 1_500;
    private static final long SEED = 20_261_201;
    private static final int[] SIZES = {2, 4, 64, 1_024};

    @TempDir private Path directory;

    private int runs;

    /**
     * What is left of a run.
     *
     * @param bytes of every record, head, checkpoints and chain included
     * @param sent orders in the order in which they left
     */
    private record Run(List<String> bytes, List<String> sent, @Nullable PipelineFailure failure) {}

    private Run run(
            Layout layout, int size, Strategy strategy, Durability durability, int failingSend) {
        List<String> sent = new ArrayList<>();
        BrokerGateway gateway =
                (cause, id, order) -> {
                    if (sent.size() + 1 == failingSend) {
                        throw new IllegalStateException("no line");
                    }
                    sent.add(cause + "/" + order.number());
                };
        EpochWriter journal = Fixtures.epoch(directory.resolve("run" + ++runs), durability);
        OrderStage door = new OrderStage(gateway, LatencyProbe.NONE);
        Recorder recorder = new Recorder(journal);
        Pipeline pipeline = new Pipeline(settings(strategy), recorder, door);
        EngineStage stage = new EngineStage(recorder, pipeline, door, (cause, sequence) -> {});
        PipelineFailure failure = null;
        try (journal) {
            stage.start(false);
            try (InputPort port = layout.open(stage, size, size, WaitMode.YIELDING)) {
                Feed.random(SEED, EVENTS).into(MemoryStage.inlet(port, Fixtures.SECOND));
                failure = failureOf(port);
            }
            if (failure == null) {
                journal.seal(pipeline.sequence(), pipeline.stateHash());
            }
        }
        return new Run(bytes(journal.directory()), sent, failure);
    }

    private static @Nullable PipelineFailure failureOf(InputPort port) {
        try {
            port.drain();
            return null;
        } catch (PipelineFailure e) {
            assertEquals(InputPort.CLOSED, port.claim());
            return e;
        }
    }

    private static List<String> bytes(Path epoch) {
        List<String> all = new ArrayList<>();
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            while (reader.next()) {
                byte[] record = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), record);
                all.add(HexFormat.of().formatHex(record));
            }
        }
        return all;
    }

    private static void assertSame(Run expected, Run actual, String which) {
        assertEquals(expected.bytes().size(), actual.bytes().size(), which);
        assertEquals(expected.bytes(), actual.bytes(), which);
        assertEquals(expected.sent(), actual.sent(), which);
        PipelineFailure failure = expected.failure();
        assertEquals(
                failure == null ? null : failure.getMessage(),
                actual.failure() == null ? null : actual.failure().getMessage(),
                which);
    }

    @Test
    void shouldWriteTheSameBytesChainAndCheckpointsIncluded() {
        Run expected = run(Layout.INLINE, 0, new ChurningStrategy(), Durability.none(), 0);
        assertTrue(expected.bytes().size() > 2 * 1_024, "records: " + expected.bytes().size());
        assertTrue(expected.sent().size() > 100, "orders: " + expected.sent().size());
        for (int size : SIZES) {
            String which = size + " slots and pieces";
            Run fused = run(Layout.FUSED, size, new ChurningStrategy(), Durability.none(), 0);
            assertSame(expected, fused, which);
            Run actual = run(Layout.PARALLEL, size, new ChurningStrategy(), Durability.none(), 0);
            assertSame(expected, actual, which);
        }
    }

    /** Throws at one of its bars. */
    private static Strategy throwing(int bar) {
        ChurningStrategy churning = new ChurningStrategy();
        return new Strategy() {
            private int bars;

            @Override
            public void onBar(StrategyContext context, Wanted wanted) {
                if (++bars == bar) {
                    throw new IllegalStateException("bar " + bar);
                }
                churning.onBar(context, wanted);
            }

            @Override
            public boolean isReady(StrategyContext context) {
                return churning.isReady(context);
            }

            @Override
            public void save(StateSink sink) {
                churning.save(sink);
            }

            @Override
            public void load(StateSource source) {
                churning.load(source);
            }
        };
    }

    /** What the engine had begun is recorded, up to the output before it failed, and no more. */
    @Test
    void shouldRecordWhatTheEngineHadBegunWhenItFails() {
        Random random = new Random(SEED);
        for (int i = 0; i < 12; i++) {
            int bar = 2 + random.nextInt(300);
            int size = SIZES[i % SIZES.length];
            Run expected = run(Layout.INLINE, 0, throwing(bar), Durability.none(), 0);
            assertNotNull(expected.failure(), "bar " + bar);
            Run actual = run(Layout.PARALLEL, size, throwing(bar), Durability.none(), 0);

            assertSame(expected, actual, "bar " + bar + ", size " + size);
        }
    }

    @Test
    void shouldRecordNoLaterInputWhenTheGatewayFails() {
        Random random = new Random(SEED);
        for (int i = 0; i < 12; i++) {
            int send = 1 + random.nextInt(100);
            int size = SIZES[i % SIZES.length];
            Run expected = run(Layout.INLINE, 0, new ChurningStrategy(), Durability.none(), send);
            assertEquals(send - 1, expected.sent().size());
            Run actual =
                    run(Layout.PARALLEL, size, new ChurningStrategy(), Durability.none(), send);

            assertSame(expected, actual, "send " + send + ", size " + size);
        }
    }

    /** The disk fails in the journal's thread: the same orders have left as with one thread. */
    @Test
    void shouldShutTheDoorWhenTheDiskFailsUnderTheJournalsThread() {
        for (int force = 2; force <= 24; force += 2) {
            int size = SIZES[force / 2 % SIZES.length];
            Run expected = run(Layout.INLINE, 0, new ChurningStrategy(), ordersForced(force), 0);
            assertFailed(expected);
            Run actual = run(Layout.PARALLEL, size, new ChurningStrategy(), ordersForced(force), 0);
            assertFailed(actual);

            assertEquals(expected.sent(), actual.sent(), "force " + force + ", size " + size);
        }
    }

    private static Durability ordersForced(int forceThatFails) {
        return new Durability(Durability.Policy.ORDERS, 0, 0, new FailingForce(forceThatFails));
    }

    private static void assertFailed(Run run) {
        PipelineFailure failure = run.failure();
        assertNotNull(failure);
        Throwable cause = assertInstanceOf(JournalException.class, failure.getCause());
        assertTrue(
                String.valueOf(cause.getMessage()).contains("Input/output error"), cause::toString);
    }

    /** Nothing that left is missing in the file, whatever failed. */
    @Test
    void shouldHaveRecordedEveryOrderThatLeftWhenTheDiskFails() {
        for (int force = 3; force <= 21; force += 3) {
            Run run = run(Layout.PARALLEL, 4, new ChurningStrategy(), ordersForced(force), 0);
            List<String> recorded = new ArrayList<>();
            for (UnsafeBuffer record :
                    Records.read(directory.resolve("run" + runs).resolve("e000001")).all()) {
                if (EventLayout.type(record, 0) == EventType.SEND) {
                    recorded.add(
                            EventLayout.sequence(record, 0)
                                    + "/"
                                    + record.getInt(EventLayout.payload(0)));
                }
            }
            assertTrue(
                    recorded.containsAll(run.sent()),
                    () -> "sent " + run.sent() + ", recorded " + recorded);
        }
    }

    @Test
    void shouldStartNoJournalThreadForAPipelineThatWritesPastTheRecorder() {
        try (EpochWriter journal = Fixtures.epoch(directory)) {
            OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
            Pipeline pipeline = new Pipeline(settings(new ChurningStrategy()), journal, door);
            EngineStage stage = new EngineStage(journal, pipeline, door, (cause, at) -> {});

            assertThrows(IllegalStateException.class, () -> Layout.PARALLEL.open(stage));
        }
    }

    @Test
    void shouldEndBothThreadsWhenClosedBeforeItWasDrained() {
        for (int i = 0; i < 50; i++) {
            EpochWriter journal = Fixtures.epoch(directory.resolve("close" + i));
            OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
            Recorder recorder = new Recorder(journal);
            Pipeline pipeline = new Pipeline(settings(new ChurningStrategy()), recorder, door);
            EngineStage stage = new EngineStage(recorder, pipeline, door, (cause, at) -> {});
            try (journal) {
                stage.start(false);
                InputPort port = Layout.PARALLEL.open(stage, 8, 2, WaitMode.YIELDING);
                Feed.random(SEED + i, 3 * i).into(MemoryStage.inlet(port, Fixtures.SECOND));
                port.close();

                assertEquals(pipeline.sequence(), journal.lastSequence());
            }
        }
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(List.of("millrace-engine", "millrace-journal")::contains));
    }
}
