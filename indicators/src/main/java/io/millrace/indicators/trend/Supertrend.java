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

    private final double multiplier;
    private final Atr atr;
    private double previousClose = Double.NaN;
    private double upper = Double.NaN;
    private double lower = Double.NaN;
    private boolean isRising;

    /**
     * Creates a cold line.
     *
     * @param period period of the ATR, at least 1
     * @param multiplier distance of the line, in ATRs, above 0
     */
    public Supertrend(int period, double multiplier) {
        atr = new Atr(Periods.check("Supertrend: period", period, 1));
        this.multiplier = Periods.checkFactor("Supertrend: multiplier", multiplier);
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
        double range = atr.update(high, low, close);
        if (atr.isWarm()) {
            double middle = (high + low) / 2.0;
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
     * @return NaN before the warm-up has ended
     */
    public double value() {
        return isRising ? lower : upper;
    }

    /**
     * Tells whether the line lies under the price.
     *
     * @return false also before the warm-up has ended
     */
    public boolean isRising() {
        return isRising;
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
        previousClose = Double.NaN;
        upper = Double.NaN;
        lower = Double.NaN;
        isRising = false;
    }

    @Override
    public void save(StateSink sink) {
        atr.save(sink);
        sink.putDouble(previousClose);
        sink.putDouble(upper);
        sink.putDouble(lower);
        sink.putBoolean(isRising);
    }

    @Override
    public void load(StateSource source) {
        atr.load(source);
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
