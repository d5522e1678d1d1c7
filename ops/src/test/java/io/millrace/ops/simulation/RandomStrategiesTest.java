package io.millrace.ops.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.broker.simulated.BarFill;
import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.broker.simulated.QueueModel;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.StateCause;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.cli.Program;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.RiskStage;
import io.millrace.risk.book.Funds;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.state.KillLimits;

import org.agrona.DirectBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Ten thousand random strategies, one to three at a time, over recorded trades and made markets,
 * with brokers of every kind. After each event every invariant of the books holds, and the last
 * guard has refused nothing; the same run again ends in the same state.
 */
class RandomStrategiesTest {

    private static final int STRATEGIES = 10_000;
    private static final int EVENTS = 150;
    private static final int INSTRUMENTS = 2;
    private static final int KIND_OFFSET = 12;
    private static final long SECOND = Timeframe.SECOND_NS;
    private static final long START_NS = 1_767_225_000L * SECOND;
    private static final long CENT = FixedPoint.ONE / 100;
    private static final long CASH = 100_000 * FixedPoint.ONE;

    private final List<long[]> recorded = new ArrayList<>();
    private long fills;
    private long orders;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20_261_121)
    void shouldKeepEveryInvariantAndReplayEqual(long seed) throws IOException {
        read();
        SplittableRandom seeds = new SplittableRandom(seed);
        int asked = 0;
        for (int run = 0; asked < STRATEGIES; run++) {
            long own = seeds.nextLong();
            int strategies = 1 + run % 3;
            String where = "seed " + seed + ", run " + run + " of " + own;
            String first = run(own, strategies, where);
            assertEquals(first, run(own, strategies, where), where);
            asked += strategies;
        }
        assertTrue(fills > 20_000, "fills: " + fills);
        assertTrue(orders > 50_000, "orders: " + orders);
    }

    /** Price and size of the trades of the sample. */
    private void read() throws IOException {
        Path sample = Program.root().resolve("samples/BTCUSDT-trades-2022-01-15.csv.gz");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(sample)),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            String line = lines.readLine();
            while (line != null && recorded.size() < 50_000) {
                String[] cells = line.split(",", -1);
                recorded.add(new long[] {FixedPoint.parse(cells[1]), FixedPoint.parse(cells[2])});
                line = lines.readLine();
            }
        }
    }

    private String run(long seed, int strategies, String where) {
        SplittableRandom random = new SplittableRandom(seed);
        OrderStage door = new OrderStage((cause, id, order) -> orders++, LatencyProbe.NONE);
        Pipeline pipeline = new Pipeline(settings(random, strategies), this::count, door);
        pipeline.start(false);
        boolean ofBars = random.nextInt(3) == 0;
        int from = random.nextInt(recorded.size() - EVENTS);
        Events events = new Events();
        long[] price = {recorded.get(from)[0], 50 * FixedPoint.ONE};
        long timeNs = START_NS;
        for (int i = 0; i < EVENTS; i++) {
            timeNs += random.nextInt(4) == 0 ? 20 * SECOND : random.nextLong(SECOND);
            int id = random.nextInt(INSTRUMENTS);
            if (id == 0) {
                price[0] = recorded.get(from + i)[0];
            } else {
                long move = random.nextInt(30) == 0 ? 200 : 20;
                price[1] = Math.max(CENT, price[1] + random.nextLong(-move, move + 1) * CENT);
            }
            if (ofBars) {
                timeNs += SECOND;
                bar(events, id, timeNs, price[id], random);
            } else if (random.nextBoolean()) {
                events.trade(id, timeNs, price[id], recorded.get(from + i)[1] + 1);
            } else {
                events.quote(id, timeNs, price[id], random.nextLong(1, 50) * FixedPoint.ONE);
            }
            pipeline.onEvent(events.slot, 0);
            door.release();
            verify(pipeline, strategies, where + ", event " + (i + 1));
        }
        return pipeline.stateHash();
    }

    private void count(DirectBuffer buffer, int offset, int length) {
        boolean isAnswer = EventLayout.type(buffer, offset) == EventType.EXECUTION;
        int kind = isAnswer ? buffer.getByte(EventLayout.payload(offset) + KIND_OFFSET) : 0;
        fills += kind == ExecutionKind.FILL.code() ? 1 : 0;
    }

    private static void bar(
            Events events, int id, long endNs, long close, SplittableRandom random) {
        long open = Math.max(CENT, close + random.nextLong(-50, 51) * CENT);
        long high = Math.max(open, close) + random.nextLong(0, 30) * CENT;
        long low = Math.max(CENT, Math.min(open, close) - random.nextLong(0, 30) * CENT);
        long[] prices = {open, high, low, close};
        events.bar(id, endNs, prices, random.nextLong(1, 500) * FixedPoint.ONE);
    }

    private static void verify(Pipeline pipeline, int strategies, String where) {
        RiskStage risk = pipeline.risk();
        PositionBook book = risk.positions();
        long profit = -book.fees() - book.charges();
        for (int id = 0; id < INSTRUMENTS; id++) {
            profit += book.realised(id) + book.unrealised(id);
            long sum = 0;
            for (int by = 0; by < strategies; by++) {
                sum += book.size(by, id);
                assertEquals(book.size(by, id), pipeline.broker().position(by, id), where);
                assertFalse(risk.isNaked(by, id), where + ": naked " + by + " " + id);
            }
            assertEquals(sum, book.size(id), where);
            long reserved = risk.orders().totals().reserved(id);
            assertTrue(reserved >= 0, where);
            if (risk.orders().totals().open(id) == 0) {
                assertEquals(0, reserved, where);
                assertEquals(
                        0,
                        risk.orders().totals().entryBuys(id)
                                + risk.orders().totals().entrySells(id),
                        where);
            }
        }
        assertEquals(CASH + profit, book.equity(), where);
        assertNotEquals(StateCause.GATEWAY_GUARD, risk.tradingState().cause(), where);
    }

    private static PipelineSettings settings(SplittableRandom random, int strategies) {
        InstrumentTable instruments =
                new InstrumentTable(List.of(instrument(0, random), instrument(1, random)));
        List<StrategySlot> slots = new ArrayList<>();
        for (int id = 0; id < strategies; id++) {
            slots.add(
                    new StrategySlot(
                            "s" + id,
                            new RandomStrategy(random.nextLong()),
                            true,
                            random.nextInt(20)));
        }
        RiskLimits limits =
                new RiskLimits(
                        new RiskLimits.OrderLimits(
                                10_000,
                                1_000_000 * FixedPoint.ONE,
                                3_600 * SECOND,
                                0,
                                random.nextBoolean(),
                                random.nextInt(4) > 0),
                        new RiskLimits.TotalLimits(5_000, 9_000, 60, 30, 5, 200),
                        new KillLimits(random.nextInt(4) == 0 ? 20 : 5_000, 9_000, 90_000, true),
                        true);
        boolean isOpen = random.nextInt(4) > 0;
        return new PipelineSettings(
                instruments,
                QualitySettings.defaults(),
                BarSettings.of(random.nextBoolean() ? Timeframe.S1 : Timeframe.M1),
                IndicatorSettings.defaults(),
                RegimeSettings.defaults(),
                isOpen ? limits.opened() : limits,
                new OrderPolicy(5 * SECOND, 3, FixedPoint.ONE / 20, 3),
                Funds.of(CASH, instruments),
                IlliquidHours.defaults(),
                0,
                broker(random),
                slots);
    }

    private static BrokerSettings broker(SplittableRandom random) {
        QueueModel[] queues = QueueModel.values();
        boolean isOdd = random.nextInt(3) == 0;
        return new BrokerSettings(
                random.nextInt(4) == 0 ? BarFill.IN_HAND : BarFill.NEXT_OPEN,
                queues[random.nextInt(queues.length)],
                new BrokerSettings.Partial(random.nextBoolean(), FixedPoint.ONE / 2),
                random.nextInt(3) == 0
                        ? new BrokerSettings.Latency(3 * SECOND, 5 * SECOND)
                        : new BrokerSettings.Latency(0, 0),
                new BrokerSettings.Oddity(
                        isOdd ? random.nextLong(1, 8) : 0, isOdd ? random.nextLong(1, 5) : 0));
    }

    private static Instrument instrument(int id, SplittableRandom random) {
        FeeSchedule fees =
                random.nextBoolean()
                        ? FeeSchedule.NONE
                        : new FeeSchedule(FixedPoint.ONE / 200, FixedPoint.ONE, List.of());
        Terms.Carry carry =
                random.nextBoolean()
                        ? Terms.Carry.NONE
                        : new Terms.Carry(
                                FixedPoint.ONE / 10, FixedPoint.ONE / 10_000, 60 * SECOND);
        Terms standard = Terms.STANDARD;
        return new Instrument(
                id,
                "I" + id,
                "TEST",
                "USD",
                new Instrument.Grid(CENT, FixedPoint.ONE / 1_000, 0),
                new Instrument.Costs(1_000, 2_000, 1_000, 1_000),
                SessionCalendar.ALWAYS_OPEN,
                FixedPoint.ONE / 50,
                true,
                true,
                true,
                new Terms(fees, carry, standard.impact(), standard.margin(), "", "", 0));
    }
}
