package io.millrace.bench.micro;

import io.millrace.indicators.bank.AnalysisBank;
import io.millrace.indicators.bank.AnalysisSettings;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.indicators.trend.Hurst;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Every indicator of the specification, one bar; beside it, on the same bars, those of the adaptive
 * strategy alone and the Hurst exponent alone. Every value must be finite at the end.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnalysisBankBenchmark {

    private static final int BARS = 10_000;
    private static final long SEED = 7;

    /* The place of the Hurst exponent among the columns. */
    private static final int HURST = 47;

    private final double[] close = new double[BARS];
    private final double[] high = new double[BARS];
    private final double[] low = new double[BARS];
    private final double[] volume = new double[BARS];
    private final AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
    private final IndicatorBank core = new IndicatorBank(IndicatorSettings.defaults());
    private final Hurst hurst = new Hurst(100);

    /** Walks. */
    public AnalysisBankBenchmark() {
        SplittableRandom random = new SplittableRandom(SEED);
        double price = 100;
        for (int i = 0; i < BARS; i++) {
            price *= 1 + (random.nextDouble() - 0.5) * 0.002;
            close[i] = price;
            high[i] = price * (1 + random.nextDouble() * 0.001);
            low[i] = price * (1 - random.nextDouble() * 0.001);
            volume[i] = random.nextInt(1_000);
        }
    }

    /**
     * All bars through the whole bank, every column read after each: nothing is left undone.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double all() {
        int columns = bank.columns();
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            bank.update(close[i], high[i], low[i], close[i], volume[i]);
            for (int column = 0; column < columns; column++) {
                double value = bank.value(column);
                sum += Double.isNaN(value) ? 0 : value;
            }
        }
        return finite(sum + bank.value(HURST));
    }

    /**
     * All bars through the whole bank, the Hurst exponent read after each, so that every value is
     * computed at each bar, but the others are not read one by one.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double computed() {
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            bank.update(close[i], high[i], low[i], close[i], volume[i]);
            double value = bank.value(HURST);
            sum += Double.isNaN(value) ? 0 : value;
        }
        return finite(sum);
    }

    /**
     * All bars through the whole bank, after each what the adaptive strategy reads: the Hurst
     * exponent is not among it.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double adaptive() {
        double sum = 0;
        IndicatorBank read = bank.core();
        for (int i = 0; i < BARS; i++) {
            bank.update(close[i], high[i], low[i], close[i], volume[i]);
            double value = read.kama() + read.atr() + read.adx() + read.rsi() + read.rSquared();
            sum += Double.isNaN(value) ? 0 : value;
        }
        return finite(sum);
    }

    /**
     * All bars through the bank of the adaptive strategy.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double core() {
        for (int i = 0; i < BARS; i++) {
            core.update(close[i], high[i], low[i], close[i], volume[i]);
        }
        return finite(core.kama() + core.adx() + core.rSquared() + core.rsi() + core.atrAverage());
    }

    /**
     * All closes through the Hurst exponent.
     *
     * @return the last value
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double hurst() {
        for (double price : close) {
            hurst.update(price);
        }
        return finite(hurst.value());
    }

    private static double finite(double sum) {
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException("a value is not finite: " + sum);
        }
        return sum;
    }
}
