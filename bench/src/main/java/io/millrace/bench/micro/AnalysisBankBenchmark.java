package io.millrace.bench.micro;

import io.millrace.indicators.average.Sma;
import io.millrace.indicators.bank.AnalysisBank;
import io.millrace.indicators.bank.AnalysisSettings;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.indicators.momentum.Cci;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.WilliamsR;
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
 * One bar through the banks, three figures of every indicator of the specification: {@link
 * #allRead} with every column read after each bar, {@link #allButHurstRead} with every column but
 * the Hurst exponent, which is then not computed, {@link #nothingRead} for the update alone. Beside
 * them, on the same bars, the bank of the adaptive strategy ({@link #adaptiveBank}) and the Hurst
 * exponent alone. Correlation, of two instruments, is in none.
 *
 * <p>Bars lie one behind the other, as in a ring of events. The answer is checked once in 10,000
 * bars: every column finite, and what depends on a window alone equal, bit for bit, to indicators
 * that share nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnalysisBankBenchmark {

    /** Bars of one call. */
    public static final int BARS = 10_000;

    private static final long SEED = 7;

    /* Numbers of a bar: high, low, close, volume. */
    static final int WIDTH = 4;

    private final double[] bars = walk();
    private final AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
    private final double[] columns = new double[bank.columns()];
    private final int hurstColumn = bank.columnOf("hurst100");
    private final IndicatorBank core = new IndicatorBank(IndicatorSettings.defaults());
    private final Hurst hurst = new Hurst(100);
    private final double[] expected = alone();

    static double[] walk() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] bars = new double[WIDTH * BARS];
        double price = 100;
        for (int i = 0; i < bars.length; i += WIDTH) {
            price *= 1 + (random.nextDouble() - 0.5) * 0.002;
            bars[i] = price * (1 + random.nextDouble() * 0.001);
            bars[i + 1] = price * (1 - random.nextDouble() * 0.001);
            bars[i + 2] = price;
            bars[i + 3] = random.nextInt(1_000);
        }
        return bars;
    }

    /**
     * All bars through the whole bank, every column read after each: nothing is left undone.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double allRead() {
        for (int i = 0; i < bars.length; i += WIDTH) {
            updateBank(i);
            bank.values(columns);
        }
        return checked();
    }

    /**
     * All bars through the whole bank, every column read after each but the Hurst exponent, which
     * is read at the last bar only.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double allButHurstRead() {
        double sum = 0;
        for (int i = 0; i < bars.length; i += WIDTH) {
            updateBank(i);
            // the first read lays all columns out
            sum += bank.value(0);
        }
        bank.values(columns);
        return checked() + sum;
    }

    /**
     * All bars through the whole bank, columns read at the last bar only.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double nothingRead() {
        for (int i = 0; i < bars.length; i += WIDTH) {
            updateBank(i);
        }
        bank.values(columns);
        return checked();
    }

    /**
     * All bars through the bank of the adaptive strategy.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double adaptiveBank() {
        for (int i = 0; i < bars.length; i += WIDTH) {
            core.update(bars[i + 2], bars[i], bars[i + 1], bars[i + 2], bars[i + 3]);
        }
        require(core.sma() == expected[0] && core.rSquared() == expected[1], "adaptive bank");
        return finite(core.kama() + core.adx() + core.rsi() + core.atrAverage());
    }

    /**
     * All closes through the Hurst exponent, read after each.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double hurstRead() {
        double sum = 0;
        for (int i = 0; i < bars.length; i += WIDTH) {
            double value = hurst.update(bars[i + 2]);
            sum += Double.isNaN(value) ? 0 : value;
        }
        require(hurst.value() == expected[2], "Hurst exponent");
        return finite(sum);
    }

    private void updateBank(int i) {
        bank.update(bars[i + 2], bars[i], bars[i + 1], bars[i + 2], bars[i + 3]);
    }

    private double checked() {
        double sum = 0;
        for (double value : columns) {
            sum += finite(value);
        }
        require(columns[bank.columnOf("sma20")] == expected[0], "sma20");
        require(columns[bank.columnOf("r2_50")] == expected[1], "r2_50");
        require(columns[hurstColumn] == expected[2], "hurst100");
        require(columns[bank.columnOf("willr14")] == expected[3], "willr14");
        require(columns[bank.columnOf("cci20")] == expected[4], "cci20");
        return sum;
    }

    /* Blocks of windows begin at the same bar in every round: all periods divide the bars. */
    private double[] alone() {
        Sma sma = new Sma(20);
        LinearRegression line = new LinearRegression(50);
        Hurst exponent = new Hurst(100);
        WilliamsR range = new WilliamsR(14);
        Cci channel = new Cci(20);
        for (int i = 0; i < bars.length; i += WIDTH) {
            sma.update(bars[i + 2]);
            line.update(bars[i + 2]);
            exponent.update(bars[i + 2]);
            range.update(bars[i], bars[i + 1], bars[i + 2]);
            channel.update(bars[i], bars[i + 1], bars[i + 2]);
        }
        return new double[] {
            sma.value(), line.rSquared(), exponent.value(), range.value(), channel.value()
        };
    }

    private static double finite(double value) {
        require(Double.isFinite(value), "a value, which is not finite");
        return value;
    }

    private static void require(boolean isRight, String what) {
        if (!isRight) {
            throw new IllegalStateException("wrong answer of " + what);
        }
    }
}
