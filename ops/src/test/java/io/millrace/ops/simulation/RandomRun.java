package io.millrace.ops.simulation;

import io.millrace.broker.simulated.BarFill;
import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.broker.simulated.QueueModel;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.ChosenInstruments;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Currencies;
import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.book.Funds;
import io.millrace.risk.state.KillLimits;
import io.millrace.strategies.adaptive.AdaptiveProvider;
import io.millrace.strategies.buyandhold.BuyAndHoldProvider;
import io.millrace.strategies.pricecross.PriceCrossProvider;
import io.millrace.strategies.scripted.ScriptedProvider;
import io.millrace.strategies.smacross.SmaCrossProvider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A run of which everything is random: the strategies among those that ship and one that asks for
 * anything, the brokers, the limits, the timeframes. The same seed makes equal settings, with new
 * strategies, each time.
 *
 * @param seed of all of it
 */
public record RandomRun(long seed) {

    private static final long SECOND = Timeframe.SECOND_NS;
    private static final long CENT = FixedPoint.ONE / 100;
    private static final long START_NS =
            Instant.parse("2026-01-14T15:00:00Z").getEpochSecond() * SECOND;

    /** Inputs in their order, as they lie in the ring. */
    public List<byte[]> inputs(int count) {
        return RandomMarket.inputs(seed, START_NS, count);
    }

    /** What a state must agree with: which strategies, in which order, and which bars. */
    String shape() {
        PipelineSettings settings = settings();
        List<String> names = new ArrayList<>();
        for (StrategySlot slot : settings.strategies()) {
            names.add(slot.name());
        }
        return names + " " + settings.bars();
    }

    /** Everything but the inputs, new each time. */
    public PipelineSettings settings() {
        SplittableRandom random = new SplittableRandom(seed);
        InstrumentTable instruments =
                new InstrumentTable(
                        List.of(
                                instrument(0, SessionCalendar.ALWAYS_OPEN, random),
                                instrument(1, SessionCalendar.FX_WEEK, random),
                                instrument(2, SessionCalendar.NYSE, random)));
        boolean isOpen = random.nextInt(4) > 0;
        RiskLimits limits = limits(random);
        return new PipelineSettings(
                instruments,
                quality(),
                random.nextBoolean()
                        ? new BarSettings(
                                Timeframe.S1,
                                List.of(Timeframe.M1, Timeframe.H1),
                                random.nextInt(4) == 0)
                        : new BarSettings(Timeframe.M1, List.of(Timeframe.D1), false),
                new IndicatorSettings(3, 3, 1.0, 3, 3, 3, 3, 2, 5, 3, 3, 3, 3),
                RegimeSettings.defaults(),
                isOpen ? limits.opened() : limits,
                new OrderPolicy(5 * SECOND, 3, FixedPoint.ONE / 20, 3),
                new Funds(
                        100_000 * FixedPoint.ONE,
                        new Currencies(instruments, "USD"),
                        List.of(FixedPoint.ONE, FixedPoint.ONE * 11 / 10),
                        SessionCalendar.ALWAYS_OPEN),
                IlliquidHours.defaults(),
                random.nextInt(5) == 0 ? START_NS + 90 * SECOND : 0,
                broker(random),
                strategies(random));
    }

    private static QualitySettings quality() {
        QualitySettings usual = QualitySettings.defaults();
        QualitySettings.Limits limits =
                new QualitySettings.Limits(
                        60 * SECOND, SECOND, 5 * SECOND, 30 * SECOND, FixedPoint.ONE / 10);
        return new QualitySettings(limits, 2, usual.policies());
    }

    private static RiskLimits limits(SplittableRandom random) {
        return new RiskLimits(
                new RiskLimits.OrderLimits(
                        10_000,
                        1_000_000 * FixedPoint.ONE,
                        3_600 * SECOND,
                        0,
                        random.nextInt(4) > 0,
                        random.nextInt(3) == 0),
                new RiskLimits.TotalLimits(5_000, 9_000, 60, 30, 5, 200),
                new KillLimits(random.nextInt(6) == 0 ? 20 : 5_000, 9_000, 90_000, true),
                true);
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

    private static List<StrategySlot> strategies(SplittableRandom random) {
        List<StrategySlot> slots = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int id = 0; id < count; id++) {
            int kind = random.nextInt(7);
            Strategy strategy = strategy(kind, random);
            if (random.nextInt(4) == 0) {
                strategy = new ChosenInstruments(strategy, true, random.nextBoolean(), true);
            }
            slots.add(new StrategySlot("s" + kind, strategy, true, random.nextInt(20)));
        }
        return slots;
    }

    private static Strategy strategy(int kind, SplittableRandom random) {
        return switch (kind) {
            case 0 ->
                    of(
                            new AdaptiveProvider(),
                            Map.of(
                                    "calibrate", 1.0,
                                    "calibration_lookback", 20.0,
                                    "calibration_interval", 3.0,
                                    "calibration_readings", 5.0,
                                    "min_volume", 0.0,
                                    "min_breakout_volume", 0.0,
                                    "max_gap", 1.0,
                                    "max_spread_volatility", 100.0));
            case 1 ->
                    of(
                            new AdaptiveProvider(),
                            Map.of(
                                    "trend_entry_atr", 0.1,
                                    "min_volume", 0.0,
                                    "min_breakout_volume", 0.0,
                                    "max_gap", 1.0,
                                    "max_spread_volatility_illiquid", 100.0,
                                    "max_spread_volatility", 100.0));
            case 2 -> of(new SmaCrossProvider(), Map.of("fast", 2.0, "slow", 5.0));
            case 3 -> of(new PriceCrossProvider(), Map.of("period", 4.0));
            case 4 -> of(new BuyAndHoldProvider(), Map.of("rebalance", (double) random.nextInt(2)));
            case 5 -> scripted();
            default -> new RandomStrategy(random.nextLong());
        };
    }

    private static Strategy of(StrategyProvider provider, Map<String, Double> given) {
        return provider.create(new StrategyValues(provider.settings(), given), 3);
    }

    private static Strategy scripted() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            script.append(Instant.ofEpochSecond(START_NS / SECOND + i))
                    .append(i % 5 == 0 ? " I0 long size=3 stop=30\n" : " I2 exit\n");
        }
        ScriptedProvider provider = new ScriptedProvider();
        return provider.create(
                new StrategyValues(
                        provider.settings(), Map.of(), Map.of("script", script.toString())),
                3);
    }

    private static Instrument instrument(
            int id, SessionCalendar calendar, SplittableRandom random) {
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
                id == 1 ? "EUR" : "USD",
                new Instrument.Grid(CENT, FixedPoint.ONE / 1_000, 0),
                new Instrument.Costs(1_000, 2_000, 1_000, 1_000),
                calendar,
                FixedPoint.ONE / 50,
                id != 1,
                id != 1,
                id != 2,
                new Terms(fees, carry, standard.impact(), standard.margin(), "", "", 0));
    }
}
