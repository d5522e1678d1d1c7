package io.millrace.ops.watch;

import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.StrategyProvider;
import io.millrace.engine.strategy.StrategySetting;
import io.millrace.engine.strategy.StrategyValues;
import io.millrace.engine.strategy.Wanted;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.ops.config.Config;
import io.millrace.ops.faults.Hangs;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.StopSignal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A run in a process of its own whose strategy does not return from one bar, or only after a while,
 * or that asks for entries until a method of risk hangs: {@code HOME LAYOUT [MILLISECONDS|risk]}.
 */
final class HangingChild {

    private static final int LAST = 40;

    private HangingChild() {}

    public static void main(String[] arguments) {
        boolean trades = arguments.length > 2 && "risk".equals(arguments[2]);
        boolean returns = arguments.length > 2 && !trades;
        long hangsMs = returns ? Long.parseLong(arguments[2]) : Long.MAX_VALUE;
        Config config =
                Config.defaults(
                                List.of(
                                        new Provider(
                                                trades
                                                        ? Resting::new
                                                        : () -> new Hanging(hangsMs))))
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
                .sendingTo((cause, instrument, order) -> System.err.println(left(order)))
                .run();
    }

    private static String left(OrderFlyweight order) {
        return "left: " + OrderAction.ofCode(order.action()) + " " + OrderRole.ofCode(order.role());
    }

    /** Makes it. */
    private static final class Provider implements StrategyProvider {

        private final Supplier<Strategy> made;

        Provider(Supplier<Strategy> made) {
            this.made = made;
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
            return made.get();
        }
    }

    /** Holds for a while. */
    private static final class Hanging extends Counting {

        private final long hangsMs;

        Hanging(long hangsMs) {
            this.hangsMs = hangsMs;
        }

        @Override
        void onBar(int bar, StrategyContext context, Wanted wanted) {
            for (long ms = 0; bar == LAST && ms < hangsMs; ms++) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** Rests entries far below the market, and lets risk hang once it has. */
    private static final class Resting extends Counting {

        @Override
        void onBar(int bar, StrategyContext context, Wanted wanted) {
            if (bar == LAST) {
                Hangs.arm(0);
                Hangs.withinEvent(true);
            }
            wanted.enter(Side.BUY, DecisionReason.SCRIPTED)
                    .fixedSize(0.001)
                    .limit(context.close() * 0.8)
                    .stop(context.close() * 0.7);
        }
    }

    /** Counts its bars. */
    private abstract static class Counting implements Strategy {

        private int bars;

        abstract void onBar(int bar, StrategyContext context, Wanted wanted);

        @Override
        public void onBar(StrategyContext context, Wanted wanted) {
            bars++;
            onBar(bars, context, wanted);
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
