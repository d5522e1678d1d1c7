package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowMean;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The mean of the last {@code period} average true ranges, and how the newest one compares with it:
 * what is usual, and whether now is.
 *
 * <p>The window is strict: only valid ATRs enter it, and nothing is answered before it is full.
 * Seed: that of the ATR. Warm-up: {@code atrPeriod + period} bars. Range: 0 or more. Source: Wilder
 * 1978 for the ATR. Golden file: {@code golden/atr-average-14-50.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class AtrAverage implements Indicator {

    private final Atr atr;
    private final WindowMean window;
    private double value = Double.NaN;

    /**
     * Creates a cold average.
     *
     * @param atrPeriod period of the ATR, at least 1
     * @param period number of ATRs to average, at least 1
     */
    public AtrAverage(int atrPeriod, int period) {
        Periods.check("AtrAverage: atrPeriod", atrPeriod, 1);
        Periods.check("AtrAverage: period", period, 1);
        atr = new Atr(atrPeriod);
        window = new WindowMean(period);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the mean of the ATRs, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        double current = atr.update(high, low, close);
        if (atr.isWarm()) {
            window.add(current);
        }
        if (window.isFull()) {
            value = window.mean();
        }
        return value;
    }

    /**
     * The mean of the ATRs.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    /**
     * The ATR of the last bar.
     *
     * @return 0 or more; NaN before {@code atrPeriod + 1} bars
     */
    public double atr() {
        return atr.value();
    }

    /**
     * The true range of the last bar.
     *
     * @return 0 or more; NaN before the first bar
     */
    public double trueRange() {
        return atr.trueRange();
    }

    /**
     * The ATR of the last bar in units of the mean.
     *
     * @return 0 or more; 1 when the mean is 0, since nothing then differs from the usual; NaN
     *     before the warm-up has ended
     */
    public double ratio() {
        return value == 0.0 ? 1.0 : atr.value() / value;
    }

    @Override
    public boolean isWarm() {
        return window.isFull();
    }

    @Override
    public int warmUp() {
        return atr.warmUp() + window.period() - 1;
    }

    @Override
    public void reset() {
        atr.reset();
        window.reset();
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        atr.save(sink);
        window.save(sink);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        atr.load(source);
        window.load(source);
        value = source.takeDouble();
    }
}
