package io.millrace.engine.testing;

import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.disk.Durability;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.book.Funds;
import io.millrace.risk.state.KillLimits;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Instruments without costs, wide limits, and what a pipeline is made from. */
public final class Fixtures {

    /** Nanoseconds in a second. */
    public static final long SECOND = Timeframe.SECOND_NS;

    private static final IndicatorSettings SHORT =
            new IndicatorSettings(2, 2, 2.0, 2, 2, 2, 2, 2, 3, 2, 2, 2, 2);

    private Fixtures() {}

    public static long fixed(double value) {
        return FixedPoint.fromDouble(value);
    }

    /** Increment 0.01, lot 1, no costs, collar 2 %. */
    public static Instrument instrument(int id, boolean hasVolume) {
        return new Instrument(
                id,
                "I" + id,
                "TEST",
                "USD",
                new Instrument.Grid(fixed(0.01), fixed(1), 0),
                new Instrument.Costs(0, 0, 0, 0),
                SessionCalendar.ALWAYS_OPEN,
                fixed(0.02),
                hasVolume,
                hasVolume,
                !hasVolume,
                Terms.STANDARD);
    }

    public static InstrumentTable instruments(int count) {
        List<Instrument> list = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            list.add(instrument(id, true));
        }
        return new InstrumentTable(list);
    }

    /** Wide limits; a session may lose 1 %. */
    public static RiskLimits limits(boolean shortAllowed, boolean flatten) {
        return new RiskLimits(
                        new RiskLimits.OrderLimits(
                                10_000, fixed(1e9), 60 * SECOND, 0, shortAllowed, false),
                        new RiskLimits.TotalLimits(10_000, 10_000, 100, 10, 10, 0),
                        new KillLimits(100, 9_000, 20_000, flatten),
                        true)
                .opened();
    }

    /** One instrument, bars of a second, 10,000 in cash. */
    public static PipelineSettings settings(Strategy strategy) {
        return settings(strategy, Timeframe.S1, limits(true, true));
    }

    /** The same, filled in another way. */
    public static PipelineSettings filled(Strategy strategy, BrokerSettings broker) {
        PipelineSettings usual = settings(strategy);
        return new PipelineSettings(
                usual.instruments(),
                usual.quality(),
                usual.bars(),
                usual.indicators(),
                usual.regime(),
                usual.limits(),
                usual.policy(),
                usual.funds(),
                usual.illiquid(),
                usual.tradeFromNs(),
                broker,
                usual.strategies());
    }

    /** One instrument without trades: its bars are made of quotes. */
    public static PipelineSettings quoted(Strategy strategy) {
        InstrumentTable quoted = new InstrumentTable(List.of(instrument(0, false)));
        return settings(quoted, strategy, Timeframe.S1, limits(true, true));
    }

    public static PipelineSettings settings(
            Strategy strategy, Timeframe timeframe, RiskLimits limits) {
        return settings(instruments(2), strategy, timeframe, limits);
    }

    private static PipelineSettings settings(
            InstrumentTable instruments,
            Strategy strategy,
            Timeframe timeframe,
            RiskLimits limits) {
        return new PipelineSettings(
                instruments,
                tolerant(),
                BarSettings.of(timeframe),
                SHORT,
                RegimeSettings.defaults(),
                limits,
                OrderPolicy.standard(),
                Funds.of(fixed(10_000), instruments),
                IlliquidHours.defaults(),
                0,
                BrokerSettings.defaults(),
                List.of(StrategySlot.of("test", strategy)));
    }

    /** Prices of tests jump as they like, and one good tick is enough. */
    private static QualitySettings tolerant() {
        QualitySettings usual = QualitySettings.defaults();
        QualitySettings.Limits limits = usual.limits();
        return new QualitySettings(
                new QualitySettings.Limits(
                        limits.gapNs(),
                        limits.toleranceNs(),
                        limits.delayNs(),
                        limits.frozenNs(),
                        fixed(100)),
                1,
                usual.policies());
    }

    public static EpochWriter epoch(Path journal) {
        return epoch(journal, Durability.none());
    }

    public static EpochWriter epoch(Path journal, Durability durability) {
        Instant created = Instant.parse("2026-11-21T00:00:00Z");
        return EpochWriter.create(
                journal,
                new EpochInfo(
                        "test", "0.1", "abc", "paper", "test", created, EpochEnd.NONE, "a", "b"),
                durability);
    }
}
