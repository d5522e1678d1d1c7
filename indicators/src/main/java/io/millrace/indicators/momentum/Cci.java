package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowMean;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Commodity channel index, {@code (x - mean) / (0.015 * deviation)} of the typical price {@code x =
 * (high + low + close) / 3} over the last {@code period} bars, with the mean of the absolute
 * distances from the mean as deviation.
 *
 * <p>Seed: none. Warm-up: {@code period} bars. Range: any, mostly -100 to 100; 0 when all typical
 * prices are equal. Source: Lambert 1980, Commodity Channel Index. Golden file: {@code
 * golden/cci-20.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Cci implements Indicator {

    private static final double SCALE = 0.015;

    private final WindowMean window;
    private final double scale;
    private double value = Double.NaN;

    /**
     * Creates a cold index.
     *
     * @param period number of bars, at least 1
     */
    public Cci(int period) {
        window = new WindowMean(Periods.check("Cci: period", period, 1));
        scale = SCALE / period;
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the index, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        assert high >= low : "high is below low";

        return update((high + low + close) / 3.0);
    }

    /**
     * Takes the next bar by its typical price.
     *
     * @param typical {@code (high + low + close) / 3}
     * @return the index, NaN before the warm-up has ended
     */
    public double update(double typical) {
        window.add(typical);
        if (window.isFull()) {
            value = index(typical);
        }
        return value;
    }

    /**
     * The index.
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

    private double index(double typical) {
        double mean = window.mean();
        double sum = window.distances(mean);
        return sum == 0.0 ? 0.0 : (typical - mean) / (scale * sum);
    }
}
