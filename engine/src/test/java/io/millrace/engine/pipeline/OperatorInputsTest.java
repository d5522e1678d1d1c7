package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.fixed;
import static io.millrace.engine.testing.Fixtures.limits;
import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.strategy.Wanted;
import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.ListPort;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.model.command.CommandKind;
import io.millrace.model.command.CommandOutcome;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.CommandResultFlyweight;
import io.millrace.model.event.CommandTextFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.time.Timeframe;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measurements, commands and their words as inputs of the whole pipeline. */
final class OperatorInputsTest {

    private static final long SECOND = Fixtures.SECOND;

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);

    private static ScriptedStrategy buyer() {
        return new ScriptedStrategy()
                .on(
                        1,
                        (context, wanted) ->
                                wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(10));
    }

    private static MemoryStage stage() {
        return new MemoryStage(settings(buyer(), Timeframe.S1, limits(true, true)));
    }

    /** Buys 10 at 100 with its first bar. */
    private static Feed market() {
        return new Feed()
                .trade(0, 1, 100, 1)
                .trade(0, 2, 100, 1)
                .trade(0, 2.1, 100, 1)
                .trade(0, 2.2, 100, 1);
    }

    private static void play(MemoryStage stage, Feed feed) {
        ListPort port = new ListPort();
        feed.into(MemoryStage.inlet(port));
        for (byte[] input : port.slots()) {
            stage.onEvent(new UnsafeBuffer(input), 0, true);
        }
    }

    private int start(int type, int length, long sequence, double seconds) {
        slot.setMemory(0, slot.capacity(), (byte) 0);
        EventLayout.start(slot, 0, type, Instrument.NONE, length);
        EventLayout.place(slot, 0, sequence, Math.round(seconds * SECOND), 0);
        return EventLayout.payload(0);
    }

    private void command(MemoryStage stage, CommandKind kind, long sequence, double seconds) {
        int payload = start(EventType.COMMAND, CommandFlyweight.LENGTH, sequence, seconds);
        new CommandFlyweight()
                .wrap(slot, payload)
                .commandId(sequence)
                .kind(kind.code())
                .role(OperatorRole.HALT.code());
        stage.onEvent(slot, 0, true);
    }

    private static List<String> results(MemoryStage stage) {
        List<String> results = new ArrayList<>();
        for (UnsafeBuffer record : stage.records().ofType(EventType.COMMAND_RESULT)) {
            CommandResultFlyweight result =
                    new CommandResultFlyweight().wrap(record, EventLayout.payload(0));
            results.add(
                    result.commandId()
                            + " "
                            + CommandKind.ofCode(result.kind())
                            + " "
                            + CommandOutcome.ofCode(result.outcome())
                            + " "
                            + result.count());
        }
        return results;
    }

    private static List<String> after(MemoryStage stage, long sequence) {
        return stage.records().deeds().stream()
                .filter(line -> Long.parseLong(line.substring(0, line.indexOf('.'))) >= sequence)
                .toList();
    }

    @Test
    void shouldStopInAnEmergencyAndBeFlatWithTheNextPrice() {
        MemoryStage stage = stage();
        play(stage, market());
        command(stage, CommandKind.EMERGENCY_STOP, 5, 2.3);
        assertEquals(
                List.of(
                        "5.1 STATE_CHANGE ACTIVE to HALTED MANUAL",
                        "5.2 ORDER #1 NEW FLATTEN SELL LIMIT 10 limit 99 stop none PASS",
                        "5.3 SEND #1 NEW FLATTEN SELL LIMIT 10 limit 99 stop none",
                        "5.4 COMMAND_RESULT ",
                        "5.5 EXECUTION 5#1 ACCEPTED NONE 0 at none"),
                after(stage, 5));
        assertEquals(List.of("5 EMERGENCY_STOP DONE 1"), results(stage));

        play(stage, new Feed().trade(0, 2.4, 100, 1));
        assertEquals(0, stage.pipeline().risk().positions().size(0));
        assertEquals(5, stage.pipeline().risk().tradingState().haltSequence());
    }

    @Test
    void shouldTakeWordsForTheJournalAlone() {
        MemoryStage stage = stage();
        play(stage, market());
        String before = stage.pipeline().stateHash();
        start(EventType.COMMAND_TEXT, CommandTextFlyweight.LENGTH, 5, 2.3);
        stage.onEvent(slot, 0, true);

        assertEquals(List.of(), after(stage, 5));
        assertTrue(!before.equals(stage.pipeline().stateHash()), "the input counts");
    }

    /** The limits of the fixture are opened: no lag is too long, but one below 0 is no lag. */
    @Test
    void shouldNarrowTradingWhenTheJournalIsSlow() {
        MemoryStage stage = stage();
        int payload = start(EventType.HEALTH, HealthFlyweight.LENGTH, 1, 0.5);
        new HealthFlyweight().wrap(slot, payload).durableLagNs(SECOND).freeBytes(Long.MAX_VALUE);
        stage.onEvent(slot, 0, true);
        assertEquals(List.of("1.1 ACCOUNT 0 at none cash 10000"), after(stage, 1));

        start(EventType.HEALTH, HealthFlyweight.LENGTH, 2, 0.6);
        new HealthFlyweight().wrap(slot, payload).durableLagNs(-1).freeBytes(Long.MAX_VALUE);
        stage.onEvent(slot, 0, true);
        assertEquals(List.of("2.1 STATE_CHANGE ACTIVE to REDUCING JOURNAL"), after(stage, 2));
    }

    @Test
    void shouldGoOnFromASavedStateWithEqualOutputs() {
        MemoryStage whole = stage();
        play(whole, market());
        command(whole, CommandKind.REDUCE, 5, 2.3);
        StateBuffer state = new StateBuffer();
        whole.pipeline().save(state);
        MemoryStage resumed = stage();
        resumed.pipeline().load(new StateBuffer(state.toBytes()));
        for (MemoryStage each : List.of(whole, resumed)) {
            command(each, CommandKind.EMERGENCY_STOP, 6, 2.4);
            command(each, CommandKind.EMERGENCY_STOP, 7, 2.5);
        }

        assertEquals(after(whole, 6), after(resumed, 6));
        assertEquals(whole.pipeline().stateHash(), resumed.pipeline().stateHash());
    }

    /** Equity grows from 10,000 to 37,000 within a session; the guard still knows 10,000. */
    private static List<String> refusedAtTheDoor(Consumer<Wanted> with) {
        ScriptedStrategy grows =
                new ScriptedStrategy()
                        .on(
                                1,
                                (context, wanted) ->
                                        wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                                .fixedSize(90))
                        .on(2, (context, wanted) -> wanted.exit(DecisionReason.CROSS_DOWN))
                        .on(
                                18,
                                (context, wanted) ->
                                        with.accept(
                                                wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                                        .fixedSize(75)));
        MemoryStage stage = new MemoryStage(settings(grows, Timeframe.S1, limits(true, true)));
        Feed feed =
                new Feed()
                        .trade(0, 1, 100, 1_000)
                        .trade(0, 2, 100, 1_000)
                        .trade(0, 2.1, 100, 1_000)
                        .trade(0, 2.2, 400, 1_000);
        for (int i = 0; i <= 16; i++) {
            feed.trade(0, 3 + 20 * i, 400, 1_000);
        }
        play(stage, feed);
        assertEquals(fixed(37_000), stage.pipeline().risk().positions().equity());
        assertEquals(0, stage.pipeline().risk().orders().totals().open());
        return after(stage, 21);
    }

    @Test
    void shouldHaltWhenTheDoorRefusesWhatTheGatePassed() {
        assertEquals(
                List.of(
                        "21.2 DECISION ENTER_LONG TRADE CROSS_UP PASS",
                        "21.3 ORDER #1 NEW ENTRY BUY LIMIT 75 limit 408 stop none PASS",
                        "21.4 SEND #1 NEW ENTRY BUY LIMIT 75 limit 408 stop none",
                        "21.5 EXECUTION 21#1 REJECTED GUARDED 0 at none",
                        "21.6 STATE_CHANGE ACTIVE to HALTED GATEWAY_GUARD"),
                refusedAtTheDoor(wanted -> {}));
    }

    /** The stop of a refused entry protects nothing: it stays here too, and needs no cancel. */
    @Test
    void shouldCancelNothingThatTheDoorKeptBack() {
        List<String> lines = refusedAtTheDoor(wanted -> wanted.stop(390).target(450));

        assertEquals(
                List.of(
                        "EXECUTION 21#1 REJECTED GUARDED 0 at none",
                        "EXECUTION 21#2 REJECTED GUARDED 0 at none",
                        "EXECUTION 21#3 REJECTED GUARDED 0 at none",
                        "STATE_CHANGE ACTIVE to HALTED GATEWAY_GUARD"),
                lines.subList(lines.size() - 4, lines.size()).stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList());
        assertTrue(lines.stream().noneMatch(line -> line.contains("CANCEL")), lines.toString());
    }
}
