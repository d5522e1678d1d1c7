package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Ehlers' fractal adaptive moving average of {@code (high + low) / 2}: exponential, with a weight
 * {@code exp(-4.6 * (dimension - 1))}, held from 0.01 to 1, from the fractal dimension of the last
 * {@code period} bars.
 *
 * <p>The dimension is {@code (log(a + b) - log(c)) / log(2)}, with a and b the ranges of the older
 * and the newer half of the bars by {@code period / 2}, and c the range of all by {@code period}.
 * Where one of them is 0 the last dimension stays; it starts at 1. Seed: the middle of bar {@code
 * period - 1}. Warm-up: {@code period} bars. Range: between the smallest and the largest middle so
 * far, up to rounding. Source: Ehlers 2005, FRAMA. Golden file: {@code golden/frama-16.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Frama implements Indicator {

    private static final double STEEPNESS = -4.6;
    private static final double MIN_WEIGHT = 0.01;
    private static final double LOG_2 = StrictMath.log(2.0);

    private final int half;
    private final RollingWindow highs;
    private final RollingWindow lows;
    private double dimension = 1.0;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param period number of bars the dimension is taken over, even, at least 2; usually 16
     */
    public Frama(int period) {
        Periods.check("Frama: period", period, 2);
        if (period % 2 != 0) {
            throw new IllegalArgumentException(
                    "Frama: period is " + period + "; it must be an even number");
        }
        half = period / 2;
        highs = new RollingWindow(period);
        lows = new RollingWindow(period);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        assert high >= low : "high is below low";

        highs.add(high);
        lows.add(low);
        double middle = (high + low) / 2.0;
        if (Double.isNaN(value)) {
            value = highs.isFull() ? middle : Double.NaN;
        } else {
            double weight = weight();
            value = weight * middle + (1.0 - weight) * value;
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
        return highs.isFull();
    }

    @Override
    public int warmUp() {
        return highs.period();
    }

    @Override
    public void reset() {
        highs.reset();
        lows.reset();
        dimension = 1.0;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        highs.save(sink);
        lows.save(sink);
        sink.putDouble(dimension);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        highs.load(source);
        lows.load(source);
        dimension = source.takeDouble();
        value = source.takeDouble();
    }

    private double weight() {
        double older = range(0, half) / half;
        double newer = range(half, highs.period()) / half;
        double all = (highs.max() - lows.min()) / highs.period();
        if (older > 0.0 && newer > 0.0 && all > 0.0) {
            dimension = (StrictMath.log(older + newer) - StrictMath.log(all)) / LOG_2;
        }
        double raw = StrictMath.exp(STEEPNESS * (dimension - 1.0));
        return Math.max(MIN_WEIGHT, Math.min(1.0, raw));
    }

    private double range(int from, int to) {
        double max = highs.get(from);
        double min = lows.get(from);
        for (int i = from + 1; i < to; i++) {
            max = Math.max(max, highs.get(i));
            min = Math.min(min, lows.get(i));
        }
        return max - min;
    }
}
