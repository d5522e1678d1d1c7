package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowSums;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Least-squares line through the last {@code period} prices over x = 0, 1, 2, ...: its slope and
 * how much of the movement it explains.
 *
 * <pre>
 * sxx = sum((x - mean x)^2) = period * (period^2 - 1) / 12
 * sxy = sum((x - mean x) * (y - newest y)),   syy = sum((y - mean y)^2)
 * slope = sxy / sxx,   R2 = sxy^2 / (sxx * syy)     which equals 1 - SSres / SStot
 * </pre>
 *
 * <p>Seed: none. Warm-up: {@code period} inputs. Range: slope any number, in price per bar; R2 0 to
 * 1, and 0 when all prices are equal. Source: ordinary least squares. Golden file: {@code
 * golden/linear-regression-50.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class LinearRegression implements Indicator {

    private final int period;
    private final LineFit line;
    private final WindowSums prices;

    /**
     * Creates a cold regression.
     *
     * @param period number of prices, at least 2
     */
    public LinearRegression(int period) {
        this.period = Periods.check("LinearRegression: period", period, 2);
        line = new LineFit(period);
        prices = new WindowSums(period);
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @return the slope, NaN before the warm-up has ended
     */
    public double update(double price) {
        prices.add(price);
        if (prices.isFull()) {
            line.fit(prices);
        }
        return line.slope();
    }

    /**
     * The slope of the line.
     *
     * @return price per bar, negative when falling; NaN before the warm-up has ended
     */
    public double slope() {
        return line.slope();
    }

    /**
     * The coefficient of determination.
     *
     * @return 0 (no line in it) to 1 (all prices on the line); NaN before the warm-up has ended
     */
    public double rSquared() {
        return line.rSquared();
    }

    @Override
    public boolean isWarm() {
        return prices.isFull();
    }

    @Override
    public int warmUp() {
        return period;
    }

    @Override
    public void reset() {
        prices.reset();
        line.reset();
    }

    @Override
    public void save(StateSink sink) {
        prices.save(sink);
        line.save(sink);
    }

    @Override
    public void load(StateSource source) {
        prices.load(source);
        line.load(source);
    }
}
