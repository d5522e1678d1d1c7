package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.fixed;
import static io.millrace.engine.testing.Fixtures.limits;
import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.ListPort;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.state.KillLimits;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** An emergency stop with 50 entries at work and a position, in the whole pipeline. */
final class KillUnderLoadTest {

    private static final int ENTRIES = 50;
    private static final long SECOND = Fixtures.SECOND;

    /** Buys 10 at once, then rests an entry a bar, each a cent lower. */
    private static ScriptedStrategy strategy() {
        ScriptedStrategy strategy =
                new ScriptedStrategy()
                        .on(
                                1,
                                (context, wanted) ->
                                        wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                                .fixedSize(10));
        for (int i = 0; i < 2 * ENTRIES; i++) {
            double limit = 90 - i / 100.0;
            strategy.on(
                    2 + i,
                    (context, wanted) ->
                            wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                    .limit(limit)
                                    .fixedSize(1));
        }
        return strategy;
    }

    private static RiskLimits wide() {
        RiskLimits usual = limits(true, true);
        return new RiskLimits(
                        usual.order(),
                        new RiskLimits.TotalLimits(100_000, 100_000, 200, 200, 10, 0),
                        new KillLimits(9_000, 9_000, 100_000, true),
                        true)
                .opened();
    }

    /** As many messages as the slowest venue takes: 120 a minute, 10 at once. */
    private static RiskLimits counted() {
        RiskLimits wide = wide();
        FlowLimits flow = wide.flow();
        return new RiskLimits(
                wide.order(),
                wide.total(),
                wide.kill(),
                true,
                wide.market(),
                new FlowLimits(
                        120,
                        10,
                        flow.strategyRate(),
                        flow.entriesPerDay(),
                        flow.losses(),
                        List.of()),
                wide.account(),
                wide.safety());
    }

    private MemoryStage stage = new MemoryStage(settings(strategy(), Timeframe.S1, wide()));
    private long sequence;

    private void load() {
        Feed feed = new Feed();
        for (int second = 1; second <= 2 + ENTRIES; second++) {
            feed.trade(0, second, 100, 100);
        }
        play(feed);
    }

    private void play(Feed feed) {
        ListPort port = new ListPort();
        feed.into(MemoryStage.inlet(port));
        for (byte[] input : port.slots()) {
            UnsafeBuffer slot = new UnsafeBuffer(input);
            EventLayout.place(slot, 0, ++sequence, EventLayout.engineTimeNs(slot, 0), 0);
            stage.onEvent(slot, 0, true);
        }
    }

    private void stop(double seconds) {
        UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
        EventLayout.start(slot, 0, EventType.COMMAND, Instrument.NONE, CommandFlyweight.LENGTH);
        EventLayout.place(slot, 0, ++sequence, Math.round(seconds * SECOND), 0);
        new CommandFlyweight()
                .wrap(slot, EventLayout.payload(0))
                .commandId(1)
                .kind(CommandKind.EMERGENCY_STOP.code())
                .role(OperatorRole.HALT.code());
        stage.onEvent(slot, 0, true);
    }

    private List<String> from(long first) {
        return stage.records().deeds().stream()
                .filter(line -> Long.parseLong(line.substring(0, line.indexOf('.'))) >= first)
                .toList();
    }

    @ParameterizedTest(name = "messages counted: {0}")
    @ValueSource(booleans = {false, true})
    void shouldCancelAllOfThemFirstAndInTheSameEventAndBeFlatWithinTenSeconds(boolean counts) {
        stage = new MemoryStage(settings(strategy(), Timeframe.S1, counts ? counted() : wide()));
        load();
        assertEquals(ENTRIES, stage.pipeline().risk().orders().totals().open());
        assertEquals(fixed(10), stage.pipeline().risk().positions().size(0));
        int last = 2 + ENTRIES;
        stop(last + 0.5);

        List<String> sends =
                from(last + 1).stream().filter(line -> line.contains(" SEND ")).toList();
        assertEquals(ENTRIES + 1, sends.size());
        for (int i = 0; i < ENTRIES; i++) {
            assertTrue(sends.get(i).startsWith(last + 1 + "."), sends.get(i));
            assertTrue(sends.get(i).contains(" CANCEL ENTRY "), sends.get(i));
        }
        assertTrue(sends.get(ENTRIES).contains(" NEW FLATTEN SELL "), sends.get(ENTRIES));

        double flat = 0;
        for (int i = 1; flat == 0 && i <= 100; i++) {
            play(new Feed().trade(0, last + 0.5 + i / 10.0, 100, 100));
            flat = stage.pipeline().risk().positions().size(0) == 0 ? i / 10.0 : 0;
        }
        assertTrue(flat > 0 && flat <= 10, "flat after " + flat + " s");
        assertEquals(0, stage.pipeline().risk().orders().totals().open());
        assertEquals(0, stage.pipeline().risk().positions().positions());
    }

    @Test
    void shouldSendNoOrderAfterTheHaltButWhatCloses() {
        load();
        int last = 2 + ENTRIES;
        stop(last + 0.5);
        for (int second = last + 1; second < 2 * last; second++) {
            play(new Feed().trade(0, second, 100, 100));
        }

        List<String> later =
                from(last + 1).stream()
                        .filter(line -> line.contains(" SEND #") && !line.contains(" CANCEL "))
                        .toList();
        assertEquals(1, later.size(), later.toString());
        assertTrue(later.get(0).contains(" FLATTEN "), later.get(0));
        long denied =
                from(last + 1).stream()
                        .filter(line -> line.contains(" ORDER ") && line.endsWith("TRADING_HALTED"))
                        .count();
        assertTrue(denied > 40, "denied: " + denied);
    }
}
