package io.millrace.bench.kill;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.ops.config.Config;

import java.util.List;

/** Buys at once, then rests {@link #ENTRIES} entries below the market, one a bar. */
final class ManyEntries implements Strategy {

    /** Entries at work when the kill comes. */
    static final int ENTRIES = 50;

    /** Units that are held then. */
    static final int HELD = 10;

    private static final double BELOW = 0.9;
    private static final double STEP = 0.01;

    private int bars;

    /** Settings of a run with so many orders, forced to the disk before each of them leaves. */
    static Config settings() {
        return Config.defaults(List.of(new Provider()))
                .override("run.strategy", "many-entries", "bench")
                .override("run.timeframe", "1s", "bench")
                .override("pipeline.layout", "fused", "bench")
                .override("journal.durability", "orders", "bench")
                .override("journal.ballast", "4KiB", "bench")
                .override("risk.require_stop", false, "bench")
                .override("risk.max_order_value", 1.0, "bench")
                .override("risk.max_position", 10.0, "bench")
                .override("risk.max_exposure", 10.0, "bench")
                .override("risk.max_leverage_margin", 10.0, "bench")
                .override("risk.max_leverage", 10.0, "bench")
                .override("risk.max_open_orders", 200L, "bench")
                .override("risk.max_open_orders_per_symbol", 200L, "bench")
                .override("risk.max_entries_per_day", 1_000L, "bench")
                .override("risk.strategy_rate", 1_000L, "bench")
                .override("kill.daily_loss", 0.001, "bench")
                .override("kill.drawdown", 0.9, "bench")
                .override("kill.concentration", 1.0, "bench");
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        bars++;
        if (bars == 1) {
            wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(HELD);
        } else if (bars <= 1 + ENTRIES) {
            wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                    .limit(Math.rint((context.close() * BELOW - bars * STEP) / STEP) * STEP)
                    .fixedSize(0.1);
        }
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return true;
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(bars);
    }

    @Override
    public void load(StateSource source) {
        bars = source.takeInt();
    }

    /** Makes it. */
    private static final class Provider implements StrategyProvider {

        @Override
        public String name() {
            return "many-entries";
        }

        @Override
        public String summary() {
            return "Rests many entries.";
        }

        @Override
        public List<StrategySetting> settings() {
            return List.of();
        }

        @Override
        public Strategy create(StrategyValues values, int instruments) {
            return new ManyEntries();
        }
    }
}
