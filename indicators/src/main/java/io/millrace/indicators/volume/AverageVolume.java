package io.millrace.indicators.volume;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowMean;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Average volume: the mean of the volumes of the last {@code period} bars, the newest included.
 *
 * <p>Seed: none. Warm-up: {@code period} bars. Range: 0 or more, in the unit of the volume. Source:
 * the simple moving average. Golden file: {@code golden/average-volume-20.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class AverageVolume implements Indicator {

    private final WindowMean window;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param period number of bars to average, at least 1
     */
    public AverageVolume(int period) {
        window = new WindowMean(Periods.check("AverageVolume: period", period, 1));
    }

    /**
     * Takes the volume of the next bar.
     *
     * @param volume what traded in the bar, 0 or more
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double volume) {
        assert volume >= 0.0 : "volume is below 0";

        window.add(volume);
        if (window.isFull()) {
            value = window.mean();
        }
        return value;
    }

    /**
     * The average volume.
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
