package io.millrace.indicators.momentum;

import io.millrace.indicators.average.WilderAverage;
import io.millrace.indicators.window.Branchless;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The part of {@link Adx} behind the average true range, for those that have the ATR already.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class DirectionalMovement {

    private final WilderAverage plusMovement;
    private final WilderAverage minusMovement;
    private final WilderAverage directionalIndex;
    private boolean hasPrevious;
    private double previousHigh;
    private double previousLow;
    private double plusDi = Double.NaN;
    private double minusDi = Double.NaN;

    /**
     * Creates a cold index.
     *
     * @param period number of bars of each seed, at least 1
     */
    public DirectionalMovement(int period) {
        plusMovement = new WilderAverage(period);
        minusMovement = new WilderAverage(period);
        directionalIndex = new WilderAverage(period);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param averageRange the ATR of the same period at this bar; not read while it is not warm
     * @return the ADX, NaN before {@code 2 * period} bars
     */
    public double update(double high, double low, double averageRange) {
        if (hasPrevious) {
            double up = high - previousHigh;
            double down = previousLow - low;
            plusMovement.update(Branchless.ifBelow(Branchless.above(up), down, up));
            minusMovement.update(Branchless.ifBelow(Branchless.above(down), up, down));
        }
        hasPrevious = true;
        previousHigh = high;
        previousLow = low;
        if (plusMovement.isWarm()) {
            plusDi = percent(plusMovement.value(), averageRange);
            minusDi = percent(minusMovement.value(), averageRange);
            directionalIndex.update(percent(Math.abs(plusDi - minusDi), plusDi + minusDi));
        }
        return directionalIndex.value();
    }

    /**
     * The ADX: strength of the trend, without its direction.
     *
     * @return 0 to 100; NaN before {@code 2 * period} bars
     */
    public double value() {
        return directionalIndex.value();
    }

    /**
     * The positive directional indicator, +DI.
     *
     * @return 0 to 100; NaN before {@code period + 1} bars
     */
    public double plusDi() {
        return plusDi;
    }

    /**
     * The negative directional indicator, -DI.
     *
     * @return 0 to 100; NaN before {@code period + 1} bars
     */
    public double minusDi() {
        return minusDi;
    }

    /**
     * Tells whether the ADX is valid.
     *
     * @return true from {@code 2 * period} bars on
     */
    public boolean isWarm() {
        return directionalIndex.isWarm();
    }

    /** Forgets all bars. */
    public void reset() {
        plusMovement.reset();
        minusMovement.reset();
        directionalIndex.reset();
        hasPrevious = false;
        previousHigh = 0.0;
        previousLow = 0.0;
        plusDi = Double.NaN;
        minusDi = Double.NaN;
    }

    /**
     * Writes its state.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        plusMovement.save(sink);
        minusMovement.save(sink);
        directionalIndex.save(sink);
        sink.putBoolean(hasPrevious);
        sink.putDouble(previousHigh);
        sink.putDouble(previousLow);
        sink.putDouble(plusDi);
        sink.putDouble(minusDi);
    }

    /**
     * Takes over a saved state.
     *
     * @param source holds the state of one of equal settings
     */
    public void load(StateSource source) {
        plusMovement.load(source);
        minusMovement.load(source);
        directionalIndex.load(source);
        hasPrevious = source.takeBoolean();
        previousHigh = source.takeDouble();
        previousLow = source.takeDouble();
        plusDi = source.takeDouble();
        minusDi = source.takeDouble();
    }

    /* The quotient first: 100 * part can round up, and the DX would exceed 100 by one bit. */
    private static double percent(double part, double whole) {
        return whole == 0.0 ? 0.0 : 100.0 * (part / whole);
    }
}
