package io.millrace.indicators.momentum;

import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowSums;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The part of {@link LinearRegression} behind the window, for those that have the sums already.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class LineFit {

    private final double center;
    private final double sxx;
    private double slope = Double.NaN;
    private double rSquared = Double.NaN;

    /**
     * Creates a cold fit.
     *
     * @param period number of prices, at least 2
     */
    public LineFit(int period) {
        Periods.check("LinearRegression: period", period, 2);
        center = (period - 1) / 2.0;
        sxx = period * ((double) period * period - 1.0) / 12.0;
    }

    /**
     * Fits the line anew.
     *
     * @param sums over the newest {@code period} prices
     */
    public void fit(WindowSums sums) {
        double sxy = center * sums.sum() - sums.agedSum();
        double syy = sums.squaredDistances();
        slope = sxy / sxx;
        rSquared = syy == 0.0 ? 0.0 : Math.min(1.0, slope * (sxy / syy));
    }

    /**
     * The slope of the line.
     *
     * @return price per bar; NaN before the first fit
     */
    public double slope() {
        return slope;
    }

    /**
     * The coefficient of determination.
     *
     * @return 0 to 1; NaN before the first fit
     */
    public double rSquared() {
        return rSquared;
    }

    /** Forgets the line. */
    public void reset() {
        slope = Double.NaN;
        rSquared = Double.NaN;
    }

    /**
     * Writes its state.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putDouble(slope);
        sink.putDouble(rSquared);
    }

    /**
     * Takes over a saved state.
     *
     * @param source holds the state of one of equal settings
     */
    public void load(StateSource source) {
        slope = source.takeDouble();
        rSquared = source.takeDouble();
    }
}
