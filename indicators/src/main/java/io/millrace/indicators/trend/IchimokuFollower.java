package io.millrace.indicators.trend;

import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RangeSpan;
import io.millrace.indicators.window.RangeWindow;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The part of {@link Ichimoku} behind the window of bars, for those that keep the bars already.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class IchimokuFollower {

    private final int fast;
    private final int medium;
    private final int slow;
    private final RangeWindow bars;
    private final RangeSpan fastSpan;
    private final RangeSpan mediumSpan;
    private final RangeSpan slowSpan;
    private final RollingWindow leadingA;
    private final RollingWindow leadingB;
    private double conversion = Double.NaN;
    private double base = Double.NaN;
    private double farMiddle = Double.NaN;
    private double cloudA = Double.NaN;
    private double cloudB = Double.NaN;

    /**
     * Creates a cold cloud.
     *
     * @param bars window of at least {@code slow} bars
     * @param fast period of the conversion, at least 1; usually 9
     * @param medium period of the base and shift of the cloud, above {@code fast}; usually 26
     * @param slow period of the second edge of the cloud, above {@code medium}; usually 52
     */
    public IchimokuFollower(RangeWindow bars, int fast, int medium, int slow) {
        this.bars = bars;
        this.fast = Periods.check("Ichimoku: fast", fast, 1);
        this.medium = Periods.check("Ichimoku: medium", medium, fast + 1);
        this.slow = Periods.check("Ichimoku: slow", slow, medium + 1);
        fastSpan = bars.span(fast, 0);
        mediumSpan = bars.span(medium, 0);
        slowSpan = bars.span(slow, 0);
        leadingA = new RollingWindow(medium + 1);
        leadingB = new RollingWindow(medium + 1);
    }

    /**
     * Takes the next bar, already added to the window.
     *
     * @return the first edge of the cloud of this bar, NaN before the warm-up has ended
     */
    public double update() {
        if (bars.has(fast)) {
            conversion = fastSpan.middle();
        }
        if (bars.has(medium)) {
            base = mediumSpan.middle();
        }
        if (bars.has(slow)) {
            farMiddle = slowSpan.middle();
            leadingA.add(leadingA());
            leadingB.add(farMiddle);
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
        return conversion;
    }

    /**
     * The middle of the medium window.
     *
     * @return NaN before {@code medium} bars
     */
    public double base() {
        return base;
    }

    /**
     * The first edge of the cloud {@code medium} bars from now.
     *
     * @return NaN before {@code medium} bars
     */
    public double leadingA() {
        return (conversion + base) / 2.0;
    }

    /**
     * The second edge of the cloud {@code medium} bars from now.
     *
     * @return NaN before {@code slow} bars
     */
    public double leadingB() {
        return farMiddle;
    }

    /**
     * Tells whether the cloud is valid.
     *
     * @return true from {@link #warmUp()} bars on
     */
    public boolean isWarm() {
        return leadingA.isFull();
    }

    /**
     * Number of bars up to the first cloud.
     *
     * @return {@code slow + medium}
     */
    public int warmUp() {
        return slow + medium;
    }

    /** Forgets all bars. */
    public void reset() {
        leadingA.reset();
        leadingB.reset();
        conversion = Double.NaN;
        base = Double.NaN;
        farMiddle = Double.NaN;
        cloudA = Double.NaN;
        cloudB = Double.NaN;
    }

    /**
     * Writes its state.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        leadingA.save(sink);
        leadingB.save(sink);
        sink.putDouble(conversion);
        sink.putDouble(base);
        sink.putDouble(farMiddle);
        sink.putDouble(cloudA);
        sink.putDouble(cloudB);
    }

    /**
     * Takes over a saved state.
     *
     * @param source holds the state of one of equal settings
     */
    public void load(StateSource source) {
        leadingA.load(source);
        leadingB.load(source);
        conversion = source.takeDouble();
        base = source.takeDouble();
        farMiddle = source.takeDouble();
        cloudA = source.takeDouble();
        cloudB = source.takeDouble();
    }
}
