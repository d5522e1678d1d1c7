package io.millrace.bench.micro;

import io.millrace.ops.launch.Assemblies;

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

import java.util.concurrent.TimeUnit;

/**
 * One input through the whole pipeline without journal: simulated broker, books, bars, indicators,
 * regime, strategy, gate. The market is the seeded one; each invocation runs a stretch of it from a
 * fresh state, and the state hash must be the same each time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineStepBenchmark {

    private static final int TICKS = 200_000;

    /** Symbols that the ticks are spread over; the more, the more bars close in as many ticks. */
    @Param({"1", "16"})
    public int symbols;

    @SuppressWarnings("NullAway.Init") // Made before the first invocation.
    private SyntheticTrades trades;

    @SuppressWarnings("NullAway.Init") // Made before each invocation.
    private Assemblies.Replayed engine;

    private String expected = "";

    private Assemblies.Replayed fresh() {
        Assemblies.Replayed made =
                Assemblies.replayed(
                        SyntheticTrades.settings(symbols), (buffer, offset, length) -> {});
        made.pipeline().start(false);
        return made;
    }

    /** The market. */
    @Setup(Level.Trial)
    public void market() {
        trades = new SyntheticTrades(TICKS, symbols);
    }

    /** A fresh state for each stretch. */
    @Setup(Level.Invocation)
    public void prepare() {
        engine = fresh();
    }

    /**
     * The stretch.
     *
     * @return sequence of the last input
     */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long step() {
        for (int i = 0; i < trades.count(); i++) {
            engine.pipeline().onEvent(trades.slots(), SyntheticTrades.offset(i));
            engine.door().release();
        }
        return engine.pipeline().sequence();
    }

    /** A fast wrong run fails. */
    @TearDown(Level.Invocation)
    public void check() {
        String hash = engine.pipeline().stateHash();
        if (!expected.isEmpty() && !expected.equals(hash)) {
            throw new IllegalStateException("state hash " + hash + ", expected " + expected);
        }
        expected = hash;
    }
}
