package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Rate of change, {@code 100 * (x - y) / y} with {@code y} the value {@code period} inputs ago.
 *
 * <p>Seed: none. Warm-up: {@code period + 1} inputs. Range: percent, -100 or more for prices above
 * 0; 0 when {@code y} is 0. Golden file: {@code golden/roc-20.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Roc implements Indicator {

    private final RollingWindow window;
    private double value = Double.NaN;

    /**
     * Creates a cold rate.
     *
     * @param period distance of the two values, in inputs, 1 to one less than the longest period
     */
    public Roc(int period) {
        window = new RollingWindow(Periods.check("Roc: period", period, 1) + 1);
    }

    /**
     * Takes the next input.
     *
     * @param input any finite number
     * @return the rate in percent, NaN before the warm-up has ended
     */
    public double update(double input) {
        window.add(input);
        if (window.isFull()) {
            double before = window.get(0);
            value = before == 0.0 ? 0.0 : 100.0 * (input - before) / before;
        }
        return value;
    }

    /**
     * The rate of change in percent.
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
