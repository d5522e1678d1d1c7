package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowMean;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Simple moving average: the mean of the last {@code period} values.
 *
 * <p>Seed: none. Warm-up: {@code period} inputs. Range: between the smallest and the largest value
 * of the window, up to rounding. Golden file: {@code golden/sma-20.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Sma implements Indicator {

    private final WindowMean window;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param period number of inputs to average, at least 1
     */
    public Sma(int period) {
        window = new WindowMean(Periods.check("Sma: period", period, 1));
    }

    /**
     * Takes the next input.
     *
     * @param input any finite number
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double input) {
        window.add(input);
        if (window.isFull()) {
            value = window.mean();
        }
        return value;
    }

    /**
     * The average.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return window.isFull();
    }

    @Override
    public int warmUp() {
        return window.period();
    }

    @Override
    public void reset() {
        window.reset();
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        window.save(sink);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        window.load(source);
        value = source.takeDouble();
    }
}
