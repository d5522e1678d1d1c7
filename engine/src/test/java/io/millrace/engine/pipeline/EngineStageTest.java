package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.limits;
import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.broker.BrokerGateway;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.PipelineFailure;
import io.millrace.engine.ring.WaitMode;
import io.millrace.engine.testing.ChurningStrategy;
import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.Layout;
import io.millrace.engine.testing.ListPort;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.Records;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An order leaves only after what caused it can be read by others. */
@Timeout(60)
final class EngineStageTest {

    @TempDir private Path directory;

    private final List<String> happened = new ArrayList<>();
    private EpochWriter journal;

    @BeforeEach
    void open() {
        journal = Fixtures.epoch(directory);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private EngineStage stage(PipelineSettings settings, BrokerGateway gateway) {
        OrderStage door = new OrderStage(gateway, LatencyProbe.NONE);
        Recorder recorder = new Recorder(journal);
        Pipeline pipeline = new Pipeline(settings, recorder, door);
        return new EngineStage(
                recorder,
                pipeline,
                door,
                (cause, sequence) ->
                        happened.add(
                                "halt "
                                        + cause
                                        + " at "
                                        + sequence
                                        + (readable("HALTED") ? " readable" : " hidden")));
    }

    private boolean readable(String part) {
        return Records.read(journal.directory()).lines().stream()
                .anyMatch(line -> line.contains(part));
    }

    /** Looks the order up with a reader of its own, as another process would. */
    private void send(long cause, OrderFlyweight order) {
        boolean input = false;
        boolean intent = false;
        for (UnsafeBuffer record : Records.read(journal.directory()).all()) {
            if (EventLayout.sequence(record, 0) == cause) {
                input |= EventLayout.index(record, 0) == 0;
                OrderFlyweight recorded = new OrderFlyweight().wrap(record, EventLayout.payload(0));
                intent |=
                        EventLayout.type(record, 0) == EventType.SEND
                                && recorded.number() == order.number();
            }
        }
        String seen = input && intent ? " readable" : " hidden";
        happened.add("send " + cause + "#" + order.number() + seen);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldLetAnOrderOutOnlyWhenItsCauseAndIntentAreReadable(Layout layout) {
        EngineStage stage =
                stage(settings(new ChurningStrategy()), (cause, id, order) -> send(cause, order));
        stage.start(false);
        try (InputPort port = layout.open(stage)) {
            Feed.random(11, 500).into(MemoryStage.inlet(port));
            port.drain();
        }
        assertTrue(happened.size() > 100, "orders sent: " + happened.size());
        assertEquals(
                List.of(), happened.stream().filter(line -> !line.endsWith(" readable")).toList());
        assertEquals(
                happened.size(), Records.read(journal.directory()).ofType(EventType.SEND).size());
    }

    /** Buys 10 at 100 with its first bar; the price falls by 12 in input 5. */
    private static Feed fall() {
        return new Feed()
                .trade(0, 1, 100, 1)
                .trade(0, 2, 100, 1)
                .trade(0, 2.1, 100, 1)
                .trade(0, 2.2, 99, 1)
                .trade(0, 2.3, 88, 1)
                .trade(0, 2.4, 87, 1)
                .trade(0, 2.5, 86, 1);
    }

    private static ScriptedStrategy buyer() {
        return new ScriptedStrategy()
                .on(
                        1,
                        (context, wanted) ->
                                wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(10));
    }

    /** Hands over every event of a feed in one batch. */
    private static void batch(EngineStage stage, Feed feed) {
        ListPort port = new ListPort();
        feed.into(MemoryStage.inlet(port));
        for (int i = 0; i < port.slots().size(); i++) {
            UnsafeBuffer slot = new UnsafeBuffer(port.slots().get(i));
            stage.onEvent(slot, 0, i + 1 == port.slots().size());
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldLetAnOrderOutOnlyWhenItsCauseIsOnTheDiskWhereThePolicyAsksForThat(Layout layout) {
        journal.close();
        journal = Fixtures.epoch(directory, new Durability(Policy.ORDERS, 0, 0, Disk.system()));
        EngineStage stage =
                stage(
                        settings(new ChurningStrategy()),
                        (cause, id, order) ->
                                happened.add(
                                        cause <= journal.durableSequence() ? "forced" : "early"));
        stage.start(false);
        try (InputPort port = layout.open(stage)) {
            Feed.random(11, 500).into(MemoryStage.inlet(port));
            port.drain();
        }
        assertTrue(happened.size() > 100, "orders sent: " + happened.size());
        assertEquals(List.of("forced"), happened.stream().distinct().toList());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldLetNoOrderOutWhenTheDiskHasLessRoomThanItsFloor(Layout layout) {
        journal.close();
        journal =
                Fixtures.epoch(
                        directory, new Durability(Policy.NONE, 0, Long.MAX_VALUE, Disk.system()));
        EngineStage stage =
                stage(
                        settings(new ChurningStrategy()),
                        (cause, id, order) -> happened.add("sent " + cause));
        stage.start(false);
        try (InputPort port = layout.open(stage)) {
            Feed.random(11, 500).into(MemoryStage.inlet(port));
            port.drain();
        }
        assertTrue(journal.isDiskLow());
        assertEquals(List.of(), happened);
        assertTrue(Records.read(journal.directory()).ofType(EventType.SEND).size() > 100);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldTellTheHaltOnceAndBeforeTheOrdersWhenPositionsAreClosed(Layout layout) {
        PipelineSettings settings = settings(buyer(), Timeframe.S1, limits(true, true));
        EngineStage stage = stage(settings, (cause, id, order) -> send(cause, order));
        stage.start(false);
        try (InputPort port = layout.open(stage)) {
            fall().into(MemoryStage.inlet(port));
            port.drain();
        }

        assertEquals(
                List.of("send 2#1 readable", "halt DAILY_LOSS at 5 readable", "send 5#1 readable"),
                happened);
    }

    @Test
    void shouldTellTheInputThatHaltedWhenNothingIsSentAndTheBatchGoesOn() {
        PipelineSettings settings = settings(buyer(), Timeframe.S1, limits(true, false));
        EngineStage stage = stage(settings, (cause, id, order) -> send(cause, order));
        stage.start(false);
        batch(stage, fall());

        assertEquals(List.of("send 2#1 readable", "halt DAILY_LOSS at 5 readable"), happened);
    }

    @Test
    void shouldTellNothingAndSendNothingWhenAHaltOfAnEarlierRunHolds() {
        PipelineSettings settings = settings(buyer(), Timeframe.S1, limits(true, true));
        EngineStage stage = stage(settings, (cause, id, order) -> send(cause, order));
        stage.start(true);
        batch(stage, fall());

        assertEquals(List.of(), happened);
        assertTrue(readable("RECONCILING to HALTED LATCH"));
    }

    @Test
    void shouldReadTheStartWhenNoInputCameYet() {
        stage(settings(buyer()), (cause, id, order) -> send(cause, order)).start(false);

        assertEquals(
                List.of(
                        "0.1 STATE_CHANGE STARTING to RECOVERING START_UP",
                        "0.2 STATE_CHANGE RECOVERING to RECONCILING START_UP",
                        "0.3 STATE_CHANGE RECONCILING to ACTIVE START_UP"),
                Records.read(journal.directory()).lines());
    }

    @Test
    void shouldFlushWhenTheBatchIsFull() {
        EngineStage stage =
                stage(settings(new ScriptedStrategy()), (cause, id, order) -> send(cause, order));
        stage.start(false);
        ListPort port = new ListPort();
        Feed feed = new Feed();
        for (int i = 0; i < 2 * EpochWriter.BATCH_RECORDS; i++) {
            feed.trade(0, 1 + i / 1_000.0, 100, 1);
        }
        feed.into(MemoryStage.inlet(port));
        for (byte[] slot : port.slots()) {
            stage.onEvent(new UnsafeBuffer(slot), 0, false);
            assertTrue(journal.batchedRecords() < EpochWriter.BATCH_RECORDS);
        }
        stage.onBatchEnd();

        assertEquals(0, journal.batchedRecords());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldSendNothingOfTheInputWhenTheStrategyThrows(Layout layout) {
        ScriptedStrategy strategy =
                buyer().on(
                                2,
                                (context, wanted) -> {
                                    throw new IllegalStateException("bar " + context.close());
                                });
        EngineStage stage = stage(settings(strategy), (cause, id, order) -> send(cause, order));
        stage.start(false);
        try (InputPort port = layout.open(stage, 64, 64, WaitMode.BLOCKING)) {
            new Feed()
                    .trade(0, 1, 100, 1)
                    .trade(0, 2, 100, 1)
                    .trade(0, 3, 101, 1)
                    .trade(0, 4, 102, 1)
                    .into(MemoryStage.inlet(port));
            PipelineFailure failure = assertThrows(PipelineFailure.class, port::drain);

            assertEquals("pipeline: a stage failed at input 3: bar 100.0", failure.getMessage());
        }
        assertEquals(List.of("send 2#1 readable"), happened);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldFailWhenTheGatewayThrows(Layout layout) {
        EngineStage stage =
                stage(
                        settings(buyer()),
                        (cause, id, order) -> {
                            throw new IllegalStateException("no line");
                        });
        stage.start(false);
        try (InputPort port = layout.open(stage)) {
            fall().into(MemoryStage.inlet(port));
            PipelineFailure failure = assertThrows(PipelineFailure.class, port::drain);

            assertEquals("pipeline: a stage failed at input 2: no line", failure.getMessage());
        }
    }

    /** The journal lets nothing out any more; the simulated broker fills all the same. */
    @ParameterizedTest(name = "allowed {0}")
    @ValueSource(booleans = {false, true})
    void shouldLetOutWhatClosesPositionsWithoutTheJournalOnlyWhereThatIsAllowed(boolean isAllowed) {
        journal.close();
        journal =
                Fixtures.epoch(
                        directory, new Durability(Policy.NONE, 0, Long.MAX_VALUE, Disk.system()));
        EngineStage stage =
                stage(
                        settings(buyer(), Timeframe.S1, limits(true, true)),
                        (cause, id, order) ->
                                happened.add(
                                        "send " + cause + " " + OrderRole.ofCode(order.role())));
        stage.allowUnjournaledFlatten(isAllowed);
        stage.start(false);
        batch(stage, fall());

        assertEquals(
                isAllowed
                        ? List.of("halt DAILY_LOSS at 5 readable", "send 5 FLATTEN")
                        : List.of("halt DAILY_LOSS at 5 readable"),
                happened);
    }

    /** A latch that cannot be written ends the run, but what closes positions has left before. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(Layout.class)
    void shouldSendWhatClosesPositionsAlthoughTheLatchCannotBeWritten(Layout layout) {
        OrderStage door =
                new OrderStage((cause, id, order) -> send(cause, order), LatencyProbe.NONE);
        PipelineSettings settings = settings(buyer(), Timeframe.S1, limits(true, true));
        Recorder recorder = new Recorder(journal);
        EngineStage stage =
                new EngineStage(
                        recorder,
                        new Pipeline(settings, recorder, door),
                        door,
                        (cause, sequence) -> {
                            throw new IllegalStateException("no latch");
                        });
        stage.start(false);
        try (InputPort port = layout.open(stage)) {
            fall().into(MemoryStage.inlet(port));
            PipelineFailure failure = assertThrows(PipelineFailure.class, port::drain);

            assertEquals("pipeline: a stage failed at input 5: no latch", failure.getMessage());
        }
        assertEquals(List.of("send 2#1 readable", "send 5#1 readable"), happened);
    }
}
