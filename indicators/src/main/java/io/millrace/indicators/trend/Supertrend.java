package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Supertrend: a stop line a number of ATRs from the middle {@code (high + low) / 2} of the bar,
 * under the price in a rise and above it in a fall. It only moves towards the price until the close
 * reaches it; then it changes sides.
 *
 * <p>Each band follows its raw value when that is nearer to the price or when the previous close
 * lay beyond the band. Seed: that of the ATR; the first direction is up when the close is not below
 * the middle of its bar. Warm-up: {@code period + 1} bars. Range: a price. Source: Seban. Golden
 * file: {@code golden/supertrend-10-3.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Supertrend implements Indicator {

    private final Atr atr;
    private final SupertrendFollower follower;

    /**
     * Creates a cold line.
     *
     * @param period period of the ATR, at least 1
     * @param multiplier distance of the line, in ATRs, above 0
     */
    public Supertrend(int period, double multiplier) {
        atr = new Atr(Periods.check("Supertrend: period", period, 1));
        follower = new SupertrendFollower(multiplier);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the line, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        return follower.update((high + low) / 2.0, close, atr.update(high, low, close));
    }

    /**
     * The line.
     *
     * @return NaN before the warm-up has ended
     */
    public double value() {
        return follower.value();
    }

    /**
     * Tells whether the line lies under the price.
     *
     * @return false also before the warm-up has ended
     */
    public boolean isRising() {
        return follower.isRising();
    }

    @Override
    public boolean isWarm() {
        return atr.isWarm();
    }

    @Override
    public int warmUp() {
        return atr.warmUp();
    }

    @Override
    public void reset() {
        atr.reset();
        follower.reset();
    }

    @Override
    public void save(StateSink sink) {
        atr.save(sink);
        follower.save(sink);
    }

    @Override
    public void load(StateSource source) {
        atr.load(source);
        follower.load(source);
    }
}
