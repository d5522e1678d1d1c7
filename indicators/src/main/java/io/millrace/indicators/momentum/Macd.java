package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Moving average convergence and divergence: the fast exponential average less the slow one, the
 * exponential average of that line, and the distance of the two.
 *
 * <p>Seed: each average is seeded with the mean of its own first inputs, the signal with the first
 * {@code signal} values of the line (TA-Lib starts the fast average later; the difference fades).
 * Warm-up: {@code slow + signal - 1} inputs; the line alone is valid from {@code slow} inputs on.
 * Range: any, in the unit of the price. Source: Appel 2005, Technical Analysis. Golden file: {@code
 * golden/macd-12-26-9.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Macd implements Indicator {

    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private double line = Double.NaN;
    private double histogram = Double.NaN;

    /**
     * Creates a cold line.
     *
     * @param fast period of the fast average, at least 1
     * @param slow period of the slow average, above {@code fast}
     * @param signal period of the average of the line, at least 1
     */
    public Macd(int fast, int slow, int signal) {
        this.fast = new Ema(Periods.check("Macd: fast", fast, 1));
        this.slow = new Ema(Periods.check("Macd: slow", slow, fast + 1));
        this.signal = new Ema(Periods.check("Macd: signal", signal, 1));
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @return the histogram, NaN before the warm-up has ended
     */
    public double update(double price) {
        fast.update(price);
        slow.update(price);
        if (slow.isWarm()) {
            line = fast.value() - slow.value();
            histogram = line - signal.update(line);
        }
        return histogram;
    }

    /**
     * The fast average less the slow one.
     *
     * @return NaN before {@code slow} inputs
     */
    public double line() {
        return line;
    }

    /**
     * The exponential average of the line.
     *
     * @return NaN before the warm-up has ended
     */
    public double signal() {
        return signal.value();
    }

    /**
     * The line less the signal.
     *
     * @return what the last update returned; NaN before the first
     */
    public double histogram() {
        return histogram;
    }

    @Override
    public boolean isWarm() {
        return signal.isWarm();
    }

    @Override
    public int warmUp() {
        return slow.warmUp() + signal.warmUp() - 1;
    }

    @Override
    public void reset() {
        fast.reset();
        slow.reset();
        signal.reset();
        line = Double.NaN;
        histogram = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        fast.save(sink);
        slow.save(sink);
        signal.save(sink);
        sink.putDouble(line);
        sink.putDouble(histogram);
    }

    @Override
    public void load(StateSource source) {
        fast.load(source);
        slow.load(source);
        signal.load(source);
        line = source.takeDouble();
        histogram = source.takeDouble();
    }
}
