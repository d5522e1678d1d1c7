package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Pearson's correlation of the returns {@code price / previous price - 1} of two instruments over
 * the last {@code period} bars, aligned in time by the caller.
 *
 * <p>Of returns, not of prices: two prices that merely both rise are not thereby alike. Summed anew
 * at each input in two passes. Seed: none. Warm-up: {@code period + 1} inputs. Range: -1 to 1; 0
 * when the returns of one do not vary, that is, by no more than rounding does (population deviation
 * up to 1e-14). Golden file: {@code golden/correlation-60.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Correlation implements Indicator {

    private static final double MIN_VARIANCE = 1e-28;

    private final int period;
    private final RollingWindow returnsA;
    private final RollingWindow returnsB;
    private double previousA;
    private double previousB;
    private boolean hasPrevious;
    private double value = Double.NaN;

    /**
     * Creates a cold correlation.
     *
     * @param period number of returns, at least 2
     */
    public Correlation(int period) {
        this.period = Periods.check("Correlation: period", period, 2);
        returnsA = new RollingWindow(period);
        returnsB = new RollingWindow(period);
    }

    /**
     * Takes the next prices, of the same moment.
     *
     * @param priceA price of the one, above 0
     * @param priceB price of the other, above 0
     * @return the correlation, NaN before the warm-up has ended
     */
    public double update(double priceA, double priceB) {
        assert priceA > 0.0 && Double.isFinite(priceA) : "priceA is not a finite number above 0";
        assert priceB > 0.0 && Double.isFinite(priceB) : "priceB is not a finite number above 0";

        if (hasPrevious) {
            returnsA.add(priceA / previousA - 1.0);
            returnsB.add(priceB / previousB - 1.0);
        }
        hasPrevious = true;
        previousA = priceA;
        previousB = priceB;
        if (returnsA.isFull()) {
            value = correlation();
        }
        return value;
    }

    /**
     * The correlation.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return returnsA.isFull();
    }

    @Override
    public int warmUp() {
        return period + 1;
    }

    @Override
    public void reset() {
        returnsA.reset();
        returnsB.reset();
        hasPrevious = false;
        previousA = 0.0;
        previousB = 0.0;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        returnsA.save(sink);
        returnsB.save(sink);
        sink.putBoolean(hasPrevious);
        sink.putDouble(previousA);
        sink.putDouble(previousB);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        returnsA.load(source);
        returnsB.load(source);
        hasPrevious = source.takeBoolean();
        previousA = source.takeDouble();
        previousB = source.takeDouble();
        value = source.takeDouble();
    }

    private double correlation() {
        double meanA = returnsA.mean();
        double meanB = returnsB.mean();
        double squaresA = returnsA.squaredDistances(meanA);
        double squaresB = returnsB.squaredDistances(meanB);
        if (Math.min(squaresA, squaresB) <= period * MIN_VARIANCE) {
            return 0.0;
        }
        double products = 0.0;
        for (int i = 0; i < period; i++) {
            products += (returnsA.get(i) - meanA) * (returnsB.get(i) - meanB);
        }
        double raw = products / (Math.sqrt(squaresA) * Math.sqrt(squaresB));
        return Math.max(-1.0, Math.min(1.0, raw));
    }
}
