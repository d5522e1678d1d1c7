package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Ichimoku Kinko Hyo: the middles between highest high and lowest low of a short, a medium and a
 * long window, and the cloud between two of them, drawn {@code medium} bars later.
 *
 * <p>Conversion and base are the middles of the short and the medium window; the cloud of a bar is
 * {@code (conversion + base) / 2} and the middle of the long window, both as of {@code medium} bars
 * ago; the leading ones, as of this bar, are the cloud to come. The lagging line is the close,
 * drawn back: nothing is computed for it. Seed: none. Warm-up: {@code slow + medium} bars, for the
 * cloud; each middle is valid once its window is full. Range: prices. Source: Hosoda 1969. Golden
 * file: {@code golden/ichimoku-9-26-52.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Ichimoku implements Indicator {

    private final RollingWindow[] highs = new RollingWindow[3];
    private final RollingWindow[] lows = new RollingWindow[3];
    private final double[] middles = new double[3];
    private final RollingWindow leadingA;
    private final RollingWindow leadingB;
    private double cloudA = Double.NaN;
    private double cloudB = Double.NaN;

    /**
     * Creates a cold cloud.
     *
     * @param fast period of the conversion, at least 1; usually 9
     * @param medium period of the base and shift of the cloud, above {@code fast}; usually 26
     * @param slow period of the second edge of the cloud, above {@code medium}; usually 52
     */
    public Ichimoku(int fast, int medium, int slow) {
        open(0, Periods.check("Ichimoku: fast", fast, 1));
        open(1, Periods.check("Ichimoku: medium", medium, fast + 1));
        open(2, Periods.check("Ichimoku: slow", slow, medium + 1));
        leadingA = new RollingWindow(medium + 1);
        leadingB = new RollingWindow(medium + 1);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @return the first edge of the cloud of this bar, NaN before the warm-up has ended
     */
    public double update(double high, double low) {
        assert high >= low : "high is below low";

        for (int i = 0; i < middles.length; i++) {
            highs[i].add(high);
            lows[i].add(low);
            if (highs[i].isFull()) {
                middles[i] = (highs[i].max() + lows[i].min()) / 2.0;
            }
        }
        if (highs[2].isFull()) {
            leadingA.add((middles[0] + middles[1]) / 2.0);
            leadingB.add(middles[2]);
        }
        if (leadingA.isFull()) {
            cloudA = leadingA.get(0);
            cloudB = leadingB.get(0);
        }
        return cloudA;
    }

    /**
     * The first edge of the cloud of this bar.
     *
     * @return NaN before the warm-up has ended
     */
    public double cloudA() {
        return cloudA;
    }

    /**
     * The second edge of the cloud of this bar.
     *
     * @return NaN before the warm-up has ended
     */
    public double cloudB() {
        return cloudB;
    }

    /**
     * The middle of the short window.
     *
     * @return NaN before {@code fast} bars
     */
    public double conversion() {
        return middles[0];
    }

    /**
     * The middle of the medium window.
     *
     * @return NaN before {@code medium} bars
     */
    public double base() {
        return middles[1];
    }

    /**
     * The first edge of the cloud {@code medium} bars from now.
     *
     * @return NaN before {@code medium} bars
     */
    public double leadingA() {
        return (middles[0] + middles[1]) / 2.0;
    }

    /**
     * The second edge of the cloud {@code medium} bars from now.
     *
     * @return NaN before {@code slow} bars
     */
    public double leadingB() {
        return middles[2];
    }

    @Override
    public boolean isWarm() {
        return leadingA.isFull();
    }

    @Override
    public int warmUp() {
        return highs[2].period() + leadingA.period() - 1;
    }

    @Override
    public void reset() {
        for (int i = 0; i < middles.length; i++) {
            highs[i].reset();
            lows[i].reset();
            middles[i] = Double.NaN;
        }
        leadingA.reset();
        leadingB.reset();
        cloudA = Double.NaN;
        cloudB = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        for (int i = 0; i < middles.length; i++) {
            highs[i].save(sink);
            lows[i].save(sink);
            sink.putDouble(middles[i]);
        }
        leadingA.save(sink);
        leadingB.save(sink);
        sink.putDouble(cloudA);
        sink.putDouble(cloudB);
    }

    @Override
    public void load(StateSource source) {
        for (int i = 0; i < middles.length; i++) {
            highs[i].load(source);
            lows[i].load(source);
            middles[i] = source.takeDouble();
        }
        leadingA.load(source);
        leadingB.load(source);
        cloudA = source.takeDouble();
        cloudB = source.takeDouble();
    }

    private void open(int index, int period) {
        highs[index] = new RollingWindow(period);
        lows[index] = new RollingWindow(period);
        middles[index] = Double.NaN;
    }
}
