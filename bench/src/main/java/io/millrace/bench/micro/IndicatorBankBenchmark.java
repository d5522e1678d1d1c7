package io.millrace.bench.micro;

import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;

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

/** All indicators of the adaptive strategy, one bar. Every value must be finite at the end. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IndicatorBankBenchmark {

    private static final int BARS = 10_000;
    private static final long SEED = 7;

    private final double[] close = walk();
    private final IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());

    private static double[] walk() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] prices = new double[BARS];
        double price = 100;
        for (int i = 0; i < BARS; i++) {
            price *= 1 + (random.nextDouble() - 0.5) * 0.002;
            prices[i] = price;
        }
        return prices;
    }

    /**
     * All bars.
     *
     * @return a value that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double update() {
        for (double price : close) {
            bank.update(price, price * 1.001, price * 0.999, price, 10);
        }
        double sum = bank.kama() + bank.adx() + bank.rSquared() + bank.rsi() + bank.atrAverage();
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException("a value is not finite: " + sum);
        }
        return sum;
    }
}
