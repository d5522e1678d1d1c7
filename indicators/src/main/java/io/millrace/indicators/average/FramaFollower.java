package io.millrace.indicators.average;

import io.millrace.indicators.window.RangeSpan;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The part of {@link Frama} behind the window of bars, for those that keep the bars already.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class FramaFollower {

    private final int period;
    private final RangeWindow bars;
    private final RangeSpan olderHalf;
    private final RangeSpan newerHalf;
    private final RangeSpan all;
    private double weight = 1.0;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param bars window of at least {@code period} bars
     * @param period number of bars the dimension is taken over, even, at least 2; usually 16
     */
    public FramaFollower(RangeWindow bars, int period) {
        if (period % 2 != 0) {
            throw new IllegalArgumentException(
                    "Frama: period is " + period + "; it must be an even number");
        }
        this.period = period;
        this.bars = bars;
        olderHalf = bars.span(period / 2, period / 2);
        newerHalf = bars.span(period / 2, 0);
        all = bars.span(period, 0);
    }

    /**
     * Takes the next bar, already added to the window.
     *
     * @param middle {@code (high + low) / 2} of this bar
     * @return the average, NaN before {@code period} bars
     */
    public double update(double middle) {
        if (!bars.has(period)) {
            return value;
        }
        if (Double.isNaN(value)) {
            value = middle;
            return value;
        }
        measure();
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
    private void measure() {
        double older = olderHalf.range();
        double newer = newerHalf.range();
        if (older > 0.0 && newer > 0.0) {
            double parts = (older + newer) / all.range();
            // Only a gap between the halves, or rounding, leads out of the limits.
            parts = parts < 1.0 ? 1.0 : parts;
            weight = FractalWeight.of(parts > 2.0 ? 2.0 : parts);
        }
    }
}
