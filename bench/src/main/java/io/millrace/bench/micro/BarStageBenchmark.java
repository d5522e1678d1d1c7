package io.millrace.bench.micro;

import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Ticks;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.bar.BarStage;
import io.millrace.model.time.Timeframe;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One trade through the bar builder alone: bars of a minute, of five and of fifteen, of one symbol
 * or sixteen, 64 trades of each in a minute. Each call takes 200,000 trades through a fresh stage;
 * the bars that it closed must be as many, with as many trades, as plain counting finds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BarStageBenchmark {

    private static final int TRADES = 200_000;
    private static final int PER_BAR = 64;
    private static final int SEED = 7;
    private static final Timeframe[] LENGTHS = {Timeframe.M1, Timeframe.M5, Timeframe.M15};

    /** Symbols that the trades are spread over. */
    @Param({"1", "16"})
    public int symbols = 1;

    private final int[] symbol = new int[TRADES];
    private final long[] timeNs = new long[TRADES];
    private final long[] price = new long[TRADES];
    private final long[] size = new long[TRADES];
    private long expectedBars;
    private long expectedTrades;
    private long bars;
    private long trades;
    private BarStage stage = fresh();

    private BarStage fresh() {
        bars = 0;
        trades = 0;
        return new BarStage(
                new BarSettings(LENGTHS[0], List.of(LENGTHS[1], LENGTHS[2]), false),
                Instruments.of(symbols),
                bar -> {
                    bars++;
                    trades += bar.tickCount();
                });
    }

    /** The market, and what it must become. */
    @Setup(Level.Trial)
    public void market() {
        Ticks ticks = new Ticks(symbols, PER_BAR, SEED);
        for (int i = 0; i < TRADES; i++) {
            ticks.advance();
            symbol[i] = ticks.symbol();
            timeNs[i] = ticks.timeNs();
            price[i] = ticks.price();
            size[i] = ticks.size();
        }
        expectedBars = 0;
        expectedTrades = 0;
        for (Timeframe length : LENGTHS) {
            count(length.lengthNs());
        }
    }

    /** A bar is closed by the first trade of its symbol behind its end. */
    private void count(long lengthNs) {
        long[] open = new long[symbols];
        long[] held = new long[symbols];
        for (int i = 0; i < TRADES; i++) {
            long bar = timeNs[i] / lengthNs;
            if (held[symbol[i]] > 0 && open[symbol[i]] != bar) {
                expectedBars++;
                expectedTrades += held[symbol[i]];
                held[symbol[i]] = 0;
            }
            open[symbol[i]] = bar;
            held[symbol[i]]++;
        }
    }

    /** A stage without bars. */
    @Setup(Level.Invocation)
    public void prepare() {
        stage = fresh();
    }

    /**
     * All trades.
     *
     * @return bars that were closed
     */
    @Benchmark
    @OperationsPerInvocation(TRADES)
    public long trade() {
        for (int i = 0; i < TRADES; i++) {
            stage.onTrade(symbol[i], timeNs[i], price[i], size[i]);
        }
        return bars;
    }

    /** A fast wrong run fails. */
    @TearDown(Level.Invocation)
    public void check() {
        if (bars != expectedBars || trades != expectedTrades) {
            throw new IllegalStateException(
                    "the bar builder closed "
                            + bars
                            + " bars of "
                            + trades
                            + " trades; it must close "
                            + expectedBars
                            + " of "
                            + expectedTrades);
        }
    }
}
