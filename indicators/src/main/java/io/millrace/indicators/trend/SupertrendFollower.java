package io.millrace.indicators.trend;

import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The part of {@link Supertrend} behind the average true range, for those that have the ATR
 * already.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class SupertrendFollower {

    private final double multiplier;
    private double previousClose = Double.NaN;
    private double upper = Double.NaN;
    private double lower = Double.NaN;
    private boolean isRising;

    /**
     * Creates a cold line.
     *
     * @param multiplier distance of the line, in ATRs, above 0
     */
    public SupertrendFollower(double multiplier) {
        this.multiplier = Periods.checkFactor("Supertrend: multiplier", multiplier);
    }

    /**
     * Takes the next bar.
     *
     * @param middle {@code (high + low) / 2} of the bar
     * @param close last price of the bar
     * @param range the ATR at this bar, NaN while it is not warm
     * @return the line, NaN before the ATR is warm
     */
    public double update(double middle, double close, double range) {
        if (!Double.isNaN(range)) {
            if (Double.isNaN(upper)) {
                isRising = close >= middle;
            }
            move(middle + multiplier * range, middle - multiplier * range);
            isRising = isRising ? close > lower : close > upper;
        }
        previousClose = close;
        return value();
    }

    /**
     * The line.
     *
     * @return NaN before the ATR is warm
     */
    public double value() {
        return isRising ? lower : upper;
    }

    /**
     * Tells whether the line lies under the price.
     *
     * @return false also before the ATR is warm
     */
    public boolean isRising() {
        return isRising;
    }

    /** Forgets all bars. */
    public void reset() {
        previousClose = Double.NaN;
        upper = Double.NaN;
        lower = Double.NaN;
        isRising = false;
    }

    /**
     * Writes its state.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putDouble(previousClose);
        sink.putDouble(upper);
        sink.putDouble(lower);
        sink.putBoolean(isRising);
    }

    /**
     * Takes over a saved state.
     *
     * @param source holds the state of one of equal settings
     */
    public void load(StateSource source) {
        previousClose = source.takeDouble();
        upper = source.takeDouble();
        lower = source.takeDouble();
        isRising = source.takeBoolean();
    }

    private void move(double rawUpper, double rawLower) {
        if (Double.isNaN(upper) || rawUpper < upper || previousClose > upper) {
            upper = rawUpper;
        }
        if (Double.isNaN(lower) || rawLower > lower || previousClose < lower) {
            lower = rawLower;
        }
    }
}
