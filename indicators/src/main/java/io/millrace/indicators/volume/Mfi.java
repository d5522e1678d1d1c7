package io.millrace.indicators.volume;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Money flow index, {@code 100 * up / (up + down)}, where up and down are the sums of typical price
 * times volume over the last {@code period} bars whose typical price {@code (high + low + close) /
 * 3} rose or fell.
 *
 * <p>Both are summed anew at each input. Seed: none. Warm-up: {@code period + 1} bars. Range: 0 to
 * 100; 50 when nothing flowed, like an RSI when nothing moved (TA-Lib says 0). Source: Quong and
 * Soudack 1989. Golden file: {@code golden/mfi-14.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Mfi implements Indicator {

    private static final double NOTHING_FLOWED = 50.0;

    private final RollingWindow flows;
    private double previousTypical = Double.NaN;
    private double value = Double.NaN;

    /**
     * Creates a cold index.
     *
     * @param period number of bars, at least 1
     */
    public Mfi(int period) {
        flows = new RollingWindow(Periods.check("Mfi: period", period, 1));
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

        double typical = (high + low + close) / 3.0;
        if (!Double.isNaN(previousTypical)) {
            double direction = Math.signum(typical - previousTypical);
            flows.add(direction * (typical * volume));
        }
        previousTypical = typical;
        if (flows.isFull()) {
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
        return flows.isFull();
    }

    @Override
    public int warmUp() {
        return flows.period() + 1;
    }

    @Override
    public void reset() {
        flows.reset();
        previousTypical = Double.NaN;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        flows.save(sink);
        sink.putDouble(previousTypical);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        flows.load(source);
        previousTypical = source.takeDouble();
        value = source.takeDouble();
    }

    private double index() {
        double up = 0.0;
        double down = 0.0;
        for (int i = 0; i < flows.period(); i++) {
            double flow = flows.get(i);
            up += Math.max(flow, 0.0);
            down += Math.max(-flow, 0.0);
        }
        double all = up + down;
        return all == 0.0 ? NOTHING_FLOWED : 100.0 * up / all;
    }
}
