package io.millrace.indicators.volume;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Branchless;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowTotal;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Money flow index, {@code 100 * up / (up + down)}, where up and down are the sums of typical price
 * times volume over the last {@code period} bars whose typical price {@code (high + low + close) /
 * 3} rose or fell.
 *
 * <p>Both are summed in blocks, nothing is subtracted. Seed: none. Warm-up: {@code period + 1}
 * bars. Range: 0 to 100; 50 when nothing flowed, like an RSI when nothing moved (TA-Lib says 0).
 * Source: Quong and Soudack 1989. Golden file: {@code golden/mfi-14.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Mfi implements Indicator {

    private static final double NOTHING_FLOWED = 50.0;

    private final WindowTotal rises;
    private final WindowTotal falls;
    private double previousTypical = Double.NaN;
    private double value = Double.NaN;

    /**
     * Creates a cold index.
     *
     * @param period number of bars, at least 1
     */
    public Mfi(int period) {
        rises = new WindowTotal(Periods.check("Mfi: period", period, 1));
        falls = new WindowTotal(period);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @param volume what traded in the bar, 0 or more
     * @return the index, NaN before the warm-up has ended
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
     * @return the index, NaN before the warm-up has ended
     */
    public double update(double typical, double volume) {
        double flow = typical * volume;
        if (!Double.isNaN(previousTypical)) {
            rises.add(Branchless.ifBelow(flow, previousTypical, typical));
            falls.add(Branchless.ifBelow(flow, typical, previousTypical));
        }
        previousTypical = typical;
        if (rises.isFull()) {
            value = index();
        }
        return value;
    }

    /**
     * The index.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return rises.isFull();
    }

    @Override
    public int warmUp() {
        return rises.period() + 1;
    }

    @Override
    public void reset() {
        rises.reset();
        falls.reset();
        previousTypical = Double.NaN;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        rises.save(sink);
        falls.save(sink);
        sink.putDouble(previousTypical);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        rises.load(source);
        falls.load(source);
        previousTypical = source.takeDouble();
        value = source.takeDouble();
    }

    private double index() {
        double up = rises.total();
        double down = falls.total();
        double all = up + down;
        return all == 0.0 ? NOTHING_FLOWED : 100.0 * up / all;
    }
}
