package io.millrace.bench.micro;

import io.millrace.indicators.bank.AnalysisBank;
import io.millrace.indicators.bank.AnalysisSettings;

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
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * One bar through one indicator alone. Each call takes 10,000 bars through a fresh one, whose last
 * value must be that of the bank of all indicators over the same bars. What an indicator shares
 * with others there is computed here for it alone, so that these times add up to more than the bank
 * takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SingleIndicatorBenchmark {

    private static final double SAME = 1e-9;

    /** Which: a column of the bank. */
    @Param({
        "ema20",
        "sma20",
        "wma20",
        "er10",
        "kama10",
        "frama16",
        "rsi14",
        "roc20",
        "macd_hist",
        "stoch_d",
        "cci20",
        "willr14",
        "adx14",
        "slope50",
        "bb_middle",
        "tr",
        "atr14",
        "atr_avg50",
        "donchian_middle20",
        "keltner_middle20",
        "supertrend10",
        "psar",
        "ichimoku_span_a",
        "hurst100",
        "avg_volume20",
        "obv",
        "mfi14",
        "vwap"
    })
    public String indicator = "ema20";

    private final double[] bars = AnalysisBankBenchmark.walk();
    private SingleIndicators.Update update = SingleIndicators.make("ema20");
    private double expected;

    /** The right last value. */
    @Setup(Level.Trial)
    public void answer() {
        AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
        for (int i = 0; i < bars.length; i += AnalysisBankBenchmark.WIDTH) {
            bank.update(bars[i + 2], bars[i], bars[i + 1], bars[i + 2], bars[i + 3]);
        }
        expected = bank.value(bank.columnOf(indicator));
    }

    /** One that has seen nothing. */
    @Setup(Level.Invocation)
    public void fresh() {
        update = SingleIndicators.make(indicator);
    }

    /**
     * All bars.
     *
     * @return the last value
     */
    @Benchmark
    @OperationsPerInvocation(AnalysisBankBenchmark.BARS)
    public double bar() {
        double last = Double.NaN;
        for (int i = 0; i < bars.length; i += AnalysisBankBenchmark.WIDTH) {
            last = update.take(bars, i);
        }
        if (!(Math.abs(last - expected) <= SAME * Math.max(1, Math.abs(expected)))) {
            throw new IllegalStateException(
                    indicator + " is " + last + "; it must be near " + expected);
        }
        return last;
    }
}
