package io.millrace.indicators.volume;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Branchless;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * On-balance volume: the volume of each bar, added when the close rose, subtracted when it fell,
 * left out when it stayed.
 *
 * <p>A running sum by definition; whole volumes are exact up to 2<sup>53</sup>. Seed: 0 at the
 * first bar (TA-Lib starts with the first volume). Warm-up: 1 bar. Range: any, in the unit of the
 * volume. Source: Granville 1963, New Key to Stock Market Profits. Golden file: {@code
 * golden/obv.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Obv implements Indicator {

    private double previousClose = Double.NaN;
    private double value = Double.NaN;

    /** Creates a volume that has seen no bar. */
    public Obv() {}

    /**
     * Takes the next bar.
     *
     * @param close last price of the bar
     * @param volume what traded in the bar, 0 or more
     * @return the on-balance volume
     */
    public double update(double close, double volume) {
        assert Double.isFinite(close) : "close is not finite";
        assert volume >= 0.0 && Double.isFinite(volume) : "volume is below 0 or not finite";

        if (Double.isNaN(value)) {
            value = 0.0;
        } else {
            double rise = Branchless.ifBelow(volume, previousClose, close);
            value += rise - Branchless.ifBelow(volume, close, previousClose);
        }
        previousClose = close;
        return value;
    }

    /**
     * The on-balance volume.
     *
     * @return what the last update returned; NaN before the first
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
        previousClose = Double.NaN;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(previousClose);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        previousClose = source.takeDouble();
        value = source.takeDouble();
    }
}
