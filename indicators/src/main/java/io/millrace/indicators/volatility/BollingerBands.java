package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowSums;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Bollinger bands: the mean of the last {@code period} prices, plus and minus a number of
 * population standard deviations of the same prices.
 *
 * <p>Mean and deviation are summed in blocks, from a price of the window, so that a large move
 * followed by equal prices cannot leave a negative variance; equal prices give bands that lie
 * exactly on the price. Seed: none. Warm-up: {@code period} inputs. Range: lower &le; middle &le;
 * upper. Source: Bollinger 2001, Bollinger on Bollinger Bands. Golden file: {@code
 * golden/bollinger-bands-20-2.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class BollingerBands implements Indicator {

    private final double deviations;
    private final WindowSums window;
    private double middle = Double.NaN;
    private double deviation = Double.NaN;

    /**
     * Creates cold bands.
     *
     * @param period number of prices, at least 1
     * @param deviations distance of the bands from the middle, in standard deviations, above 0
     */
    public BollingerBands(int period, double deviations) {
        Periods.check("BollingerBands: period", period, 1);
        if (!(deviations > 0.0) || deviations == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "BollingerBands: deviations is "
                            + deviations
                            + "; it must be a finite number above 0");
        }
        this.deviations = deviations;
        window = new WindowSums(period);
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @return the middle band, NaN before the warm-up has ended
     */
    public double update(double price) {
        window.add(price);
        if (window.isFull()) {
            middle = window.mean();
            deviation = window.deviation();
        }
        return middle;
    }

    /**
     * The middle band: the simple moving average.
     *
     * @return NaN before the warm-up has ended
     */
    public double middle() {
        return middle;
    }

    /**
     * The upper band.
     *
     * @return NaN before the warm-up has ended
     */
    public double upper() {
        return middle + deviations * deviation;
    }

    /**
     * The lower band. Below 0 if the deviation is large against the price.
     *
     * @return NaN before the warm-up has ended
     */
    public double lower() {
        return middle - deviations * deviation;
    }

    /**
     * One population standard deviation.
     *
     * @return 0 or more, in the unit of the price; NaN before the warm-up has ended
     */
    public double deviation() {
        return deviation;
    }

    @Override
    public boolean isWarm() {
        return window.isFull();
    }

    @Override
    public int warmUp() {
        return window.period();
    }

    @Override
    public void reset() {
        window.reset();
        middle = Double.NaN;
        deviation = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        window.save(sink);
        sink.putDouble(middle);
        sink.putDouble(deviation);
    }

    @Override
    public void load(StateSource source) {
        window.load(source);
        middle = source.takeDouble();
        deviation = source.takeDouble();
    }
}
