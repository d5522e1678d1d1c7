package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.average.WilderAverage;
import io.millrace.indicators.window.Branchless;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Wilder's relative strength index, {@code 100 - 100 / (1 + gain / loss)} of the Wilder averages of
 * rises and falls.
 *
 * <p>Seed: the means of the first {@code period} rises and falls. Warm-up: {@code period + 1}
 * inputs. Range: 0 to 100; 100 when nothing fell, 50 when nothing moved. Source: Wilder 1978, New
 * Concepts in Technical Trading Systems. Golden file: {@code golden/rsi-14.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Rsi implements Indicator {

    private static final double NOTHING_MOVED = 50.0;

    private final WilderAverage gain;
    private final WilderAverage loss;
    private boolean hasPrevious;
    private double previousPrice;
    private double value = Double.NaN;

    /**
     * Creates a cold index.
     *
     * @param period number of price changes of the seed, at least 1
     */
    public Rsi(int period) {
        Periods.check("Rsi: period", period, 1);
        gain = new WilderAverage(period);
        loss = new WilderAverage(period);
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number
     * @return the index, NaN before the warm-up has ended
     */
    public double update(double price) {
        assert Double.isFinite(price) : "price is not finite";

        if (hasPrevious) {
            double change = price - previousPrice;
            gain.update(Branchless.above(change));
            loss.update(Branchless.above(-change));
        }
        hasPrevious = true;
        previousPrice = price;
        if (loss.isWarm()) {
            value = index(gain.value(), loss.value());
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
        return loss.isWarm();
    }

    @Override
    public int warmUp() {
        return loss.warmUp() + 1;
    }

    @Override
    public void reset() {
        gain.reset();
        loss.reset();
        hasPrevious = false;
        previousPrice = 0.0;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        gain.save(sink);
        loss.save(sink);
        sink.putBoolean(hasPrevious);
        sink.putDouble(previousPrice);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        gain.load(source);
        loss.load(source);
        hasPrevious = source.takeBoolean();
        previousPrice = source.takeDouble();
        value = source.takeDouble();
    }

    private static double index(double gain, double loss) {
        double both = gain + loss;
        return both == 0.0 ? NOTHING_MOVED : 100.0 * (gain / both);
    }
}
