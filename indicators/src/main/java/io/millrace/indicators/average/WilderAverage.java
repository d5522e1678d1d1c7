package io.millrace.indicators.average;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Wilder's smoothed average, {@code y = (y * (period - 1) + x) / period}, taken as {@code y += (x -
 * y) / period}: the average inside RSI, ATR and ADX. Elsewhere called SMMA, RMA or MMA.
 *
 * <p>Seed: the mean of the first {@code period} inputs. Warm-up: {@code period} inputs. Range:
 * between the smallest and the largest input so far, up to rounding; inputs of 0 keep an average of
 * exactly 0. Source: Wilder 1978, New Concepts in Technical Trading Systems. Golden file: {@code
 * golden/wilder-average-20.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class WilderAverage implements Indicator {

    private final int period;
    private final double inverse;
    private int count;
    private double seedSum;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param period number of inputs of the seed, and the measure of the memory; at least 1
     */
    public WilderAverage(int period) {
        this.period = Periods.check("WilderAverage: period", period, 1);
        inverse = 1.0 / period;
    }

    /**
     * Takes the next input.
     *
     * @param input any finite number
     * @return the average, NaN before the warm-up has ended
     */
    public double update(double input) {
        assert Double.isFinite(input) : "input is not finite";

        if (isWarm()) {
            value = Math.fma(input - value, inverse, value);
        } else {
            addToSeed(input);
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
        return count == period;
    }

    @Override
    public int warmUp() {
        return period;
    }

    @Override
    public void reset() {
        count = 0;
        seedSum = 0.0;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        sink.putInt(count);
        sink.putDouble(seedSum);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        count = source.takeCount("WilderAverage: count", period);
        seedSum = source.takeDouble();
        value = source.takeDouble();
    }

    private void addToSeed(double input) {
        count++;
        seedSum += input;
        if (count == period) {
            value = seedSum / period;
            seedSum = 0.0;
        }
    }
}
