package io.millrace.indicators.volume;

import io.millrace.indicators.Indicator;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Volume-weighted average price since an anchor, usually the start of the session: the sum of
 * typical price {@code (high + low + close) / 3} times volume over the sum of the volumes.
 *
 * <p>Running sums by definition; the caller starts a session with {@link #startSession()}, since
 * calendars are not known here. Seed: none. Warm-up: 1 bar. Range: between the smallest and the
 * largest typical price since the anchor, up to rounding; the newest typical price while nothing
 * has traded. Golden file: {@code golden/vwap.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Vwap implements Indicator {

    private double amount;
    private double volumes;
    private double value = Double.NaN;

    /** Creates an average that has seen no bar. */
    public Vwap() {}

    /** Sets the anchor: the next bar is the first that counts. NaN until it comes. */
    public void startSession() {
        amount = 0.0;
        volumes = 0.0;
        value = Double.NaN;
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @param volume what traded in the bar, 0 or more
     * @return the average since the anchor
     */
    public double update(double high, double low, double close, double volume) {
        assert high >= low : "high is below low";
        assert Double.isFinite(high + low + close) : "a price is not finite";
        assert volume >= 0.0 && Double.isFinite(volume) : "volume is below 0 or not finite";

        return update((high + low + close) / 3.0, volume);
    }

    /**
     * Takes the next bar by its typical price.
     *
     * @param typical {@code (high + low + close) / 3}
     * @param volume what traded in the bar, 0 or more
     * @return the average since the anchor
     */
    public double update(double typical, double volume) {
        amount += typical * volume;
        volumes += volume;
        value = volumes == 0.0 ? typical : amount / volumes;
        return value;
    }

    /**
     * The average since the anchor.
     *
     * @return what the last update returned; NaN before the first after the anchor
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return !Double.isNaN(value);
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public void reset() {
        startSession();
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(amount);
        sink.putDouble(volumes);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        amount = source.takeDouble();
        volumes = source.takeDouble();
        value = source.takeDouble();
    }
}
