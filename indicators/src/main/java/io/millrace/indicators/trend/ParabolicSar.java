package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Wilder's parabolic stop and reverse: a stop that runs towards the extreme price of the trend by a
 * share of the distance, which grows by {@code step} with each new extreme up to {@code max}, and
 * never enters the last two bars. A bar that touches it turns the trend.
 *
 * <p>The value of a bar is the stop that was set before it, or the one after a turn on it. Seed, as
 * in TA-Lib: the second bar gives the direction, down when its low fell further than its high rose;
 * the stop starts at the first bar's low or high. Warm-up: 2 bars. Range: a price. Source: Wilder
 * 1978, New Concepts in Technical Trading Systems. Golden file: {@code golden/parabolic-sar.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class ParabolicSar implements Indicator {

    private final double step;
    private final double max;
    private int count;
    private boolean isRising;
    private double previousHigh;
    private double previousLow;
    private double extreme;
    private double share;
    private double nextStop;
    private double value = Double.NaN;

    /**
     * Creates a cold stop.
     *
     * @param step first share and its growth, above 0; usually 0.02
     * @param max largest share, at least {@code step}; usually 0.2
     */
    public ParabolicSar(double step, double max) {
        this.step = Periods.checkFactor("ParabolicSar: step", step);
        if (!(max >= step && max <= 1.0)) {
            throw new IllegalArgumentException(
                    "ParabolicSar: max is " + max + "; it must be from " + step + " to 1");
        }
        this.max = max;
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the stop, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        assert Double.isFinite(high) && Double.isFinite(low) : "high or low is not finite";
        assert high >= low : "high is below low";

        if (count == 1) {
            seed(high, low);
        }
        if (count >= 1) {
            follow(high, low);
        }
        count = Math.min(count + 1, 2);
        previousHigh = high;
        previousLow = low;
        return value;
    }

    /**
     * The stop.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    /**
     * Tells whether the stop lies under the price.
     *
     * @return false also before the warm-up has ended
     */
    public boolean isRising() {
        return isRising;
    }

    @Override
    public boolean isWarm() {
        return count == 2;
    }

    @Override
    public int warmUp() {
        return 2;
    }

    @Override
    public void reset() {
        count = 0;
        isRising = false;
        previousHigh = 0.0;
        previousLow = 0.0;
        extreme = 0.0;
        share = 0.0;
        nextStop = 0.0;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(count);
        sink.putBoolean(isRising);
        sink.putDouble(previousHigh);
        sink.putDouble(previousLow);
        sink.putDouble(extreme);
        sink.putDouble(share);
        sink.putDouble(nextStop);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        count = source.takeCount("ParabolicSar: count", 2);
        isRising = source.takeBoolean();
        previousHigh = source.takeDouble();
        previousLow = source.takeDouble();
        extreme = source.takeDouble();
        share = source.takeDouble();
        nextStop = source.takeDouble();
        value = source.takeDouble();
    }

    private void seed(double high, double low) {
        double fall = previousLow - low;
        isRising = !(fall > 0.0 && fall > high - previousHigh);
        extreme = isRising ? high : low;
        nextStop = isRising ? previousLow : previousHigh;
        share = step;
        // the bar of the seed counts as its own predecessor, as in TA-Lib
        previousHigh = high;
        previousLow = low;
    }

    private void follow(double high, double low) {
        value = nextStop;
        if (isRising ? low <= value : high >= value) {
            turn(high, low);
        } else if (isRising ? high > extreme : low < extreme) {
            extreme = isRising ? high : low;
            share = Math.min(share + step, max);
        }
        nextStop = outside(value + share * (extreme - value), high, low);
    }

    private void turn(double high, double low) {
        isRising = !isRising;
        value = outside(extreme, high, low);
        extreme = isRising ? high : low;
        share = step;
    }

    private double outside(double stop, double high, double low) {
        return isRising
                ? Math.min(stop, Math.min(previousLow, low))
                : Math.max(stop, Math.max(previousHigh, high));
    }
}
