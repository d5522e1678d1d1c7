package io.millrace.ops.watch;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.ops.config.Config;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.StopSignal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A run in a process of its own whose strategy does not return from one bar, or only after a while:
 * {@code HOME LAYOUT [MILLISECONDS]}.
 */
final class HangingChild {

    private static final int LAST = 40;

    private HangingChild() {}

    public static void main(String[] arguments) {
        boolean returns = arguments.length > 2;
        long hangsMs = returns ? Long.parseLong(arguments[2]) : Long.MAX_VALUE;
        Config config =
                Config.defaults(List.of(new Provider(hangsMs)))
                        .override("run.strategy", "hanging", "test")
                        .override("pipeline.layout", arguments[1], "test")
                        .override("pipeline.dead_man", "1s", "test")
                        .override("pipeline.watchdog", returns ? "60s" : "3s", "test")
                        .override("journal.ballast", "4KiB", "test");
        new PaperRun(
                        config,
                        Optional.of("200000:3"),
                        Path.of(arguments[0]),
                        new StopSignal(() -> {}))
                .telling(System.err::println)
                .endedBy(code -> Runtime.getRuntime().halt(code))
                .run();
    }

    /** Makes it. */
    private static final class Provider implements StrategyProvider {

        private final long hangsMs;

        Provider(long hangsMs) {
            this.hangsMs = hangsMs;
        }

        @Override
        public String name() {
            return "hanging";
        }

        @Override
        public String summary() {
            return "Holds, and then stands still.";
        }

        @Override
        public List<StrategySetting> settings() {
            return List.of();
        }

        @Override
        public Strategy create(StrategyValues values, int instruments) {
            return new Hanging(hangsMs);
        }
    }

    /** Holds for a while. */
    private static final class Hanging implements Strategy {

        private final long hangsMs;
        private int bars;

        Hanging(long hangsMs) {
            this.hangsMs = hangsMs;
        }

        @Override
        public void onBar(StrategyContext context, Wanted wanted) {
            bars++;
            for (long ms = 0; bars == LAST && ms < hangsMs; ms++) {
                LockSupport.parkNanos(1_000_000);
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
    }
}
