package io.millrace.indicators.average;

import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The part of {@link Frama} behind the window of bars, for those that keep the bars already.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class FramaFollower {

    private static final double MIN_WEIGHT = 0.01;

    private final int period;
    private double weight = 1.0;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param period number of bars the dimension is taken over, even, at least 2; usually 16
     */
    public FramaFollower(int period) {
        if (period % 2 != 0) {
            throw new IllegalArgumentException(
                    "Frama: period is " + period + "; it must be an even number");
        }
        this.period = period;
    }

    /**
     * Takes the next bar, already added to the window.
     *
     * @param bars the last bars, this one included
     * @param middle {@code (high + low) / 2} of this bar
     * @return the average, NaN before {@code period} bars
     */
    public double update(RangeWindow bars, double middle) {
        if (!bars.has(period)) {
            return value;
        }
        if (Double.isNaN(value)) {
            value = middle;
            return value;
        }
        measure(bars);
        value = weight * middle + (1.0 - weight) * value;
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

    /** Forgets all bars. */
    public void reset() {
        weight = 1.0;
        value = Double.NaN;
    }

    /**
     * Writes its state.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putDouble(weight);
        sink.putDouble(value);
    }

    /**
     * Takes over a saved state.
     *
     * @param source holds the state of one of equal settings
     */
    public void load(StateSource source) {
        weight = source.takeDouble();
        value = source.takeDouble();
    }

    /*
     * The ranges of both halves over half the bars, by the range of all over all of them, is
     * 2 * (older + newer) / all. Up to 2 the dimension is at most 1 and the weight 1.
     */
    private void measure(RangeWindow bars) {
        int half = period / 2;
        double older = bars.highest(half, half) - bars.lowest(half, half);
        double newer = bars.highest(half) - bars.lowest(half);
        double all = bars.highest(period) - bars.lowest(period);
        if (older > 0.0 && newer > 0.0) {
            double parts = Math.max(1.0, Math.min(2.0, (older + newer) / all));
            weight = Math.max(MIN_WEIGHT, FractalWeight.of(parts));
        }
    }
}
