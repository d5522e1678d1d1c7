package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.RollingWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Hurst exponent by rescaled range of the last {@code period} logarithmic returns: above 0.5 moves
 * tend to go on, below they tend to turn.
 *
 * <p>The returns are cut into pieces of {@code period}, {@code period / 2}, {@code period / 4} and
 * so on, at least 8, whole numbers, the oldest first, leaving out the newest ones that do not fill
 * a piece. Of each piece the range of the running sum of the distances from its mean is divided by
 * its population deviation; pieces that do not vary (deviation up to 1e-14) are left out. The
 * exponent is the slope of the regression of the logarithm of the mean over the pieces on the
 * logarithm of their length; 0.5 when fewer than two lengths remain. Seed: none. Warm-up: {@code
 * period + 1} prices. Range: mostly 0 to 1; short pieces read high. Source: Hurst 1951; Mandelbrot
 * and Wallis 1969. Golden file: {@code golden/hurst-100.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Hurst implements Indicator {

    private static final int MIN_PIECE = 8;
    private static final double MIN_DEVIATION = 1e-14;
    private static final double UNDECIDED = 0.5;

    private final RollingWindow returns;
    private double previousPrice = Double.NaN;
    private double value = Double.NaN;

    /**
     * Creates a cold exponent.
     *
     * @param period number of returns, at least 16; usually 100
     */
    public Hurst(int period) {
        returns = new RollingWindow(Periods.check("Hurst: period", period, 2 * MIN_PIECE));
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number above 0
     * @return the exponent, NaN before the warm-up has ended
     */
    public double update(double price) {
        assert price > 0.0 && Double.isFinite(price) : "price is not a finite number above 0";

        if (!Double.isNaN(previousPrice)) {
            returns.add(StrictMath.log(price / previousPrice));
        }
        previousPrice = price;
        if (returns.isFull()) {
            value = exponent();
        }
        return value;
    }

    /**
     * The exponent.
     *
     * @return what the last update returned; NaN before the first
     */
    public double value() {
        return value;
    }

    @Override
    public boolean isWarm() {
        return returns.isFull();
    }

    @Override
    public int warmUp() {
        return returns.period() + 1;
    }

    @Override
    public void reset() {
        returns.reset();
        previousPrice = Double.NaN;
        value = Double.NaN;
    }

    @Override
    public void save(StateSink sink) {
        returns.save(sink);
        sink.putDouble(previousPrice);
        sink.putDouble(value);
    }

    @Override
    public void load(StateSource source) {
        returns.load(source);
        previousPrice = source.takeDouble();
        value = source.takeDouble();
    }

    private double exponent() {
        int count = 0;
        double sumX = 0.0;
        double sumY = 0.0;
        double sumXx = 0.0;
        double sumXy = 0.0;
        double origin = StrictMath.log(returns.period());
        for (int length = returns.period(); length >= MIN_PIECE; length /= 2) {
            double rescaled = meanRescaledRange(length);
            if (rescaled > 0.0) {
                double x = StrictMath.log(length) - origin;
                double y = StrictMath.log(rescaled);
                count++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }
        }
        if (count < 2) {
            return UNDECIDED;
        }
        return (count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX);
    }

    private double meanRescaledRange(int length) {
        int count = 0;
        double sum = 0.0;
        for (int from = 0; from + length <= returns.period(); from += length) {
            double rescaled = rescaledRange(from, length);
            if (rescaled > 0.0) {
                count++;
                sum += rescaled;
            }
        }
        return count == 0 ? 0.0 : sum / count;
    }

    private double rescaledRange(int from, int length) {
        double mean = 0.0;
        for (int i = from; i < from + length; i++) {
            mean += returns.get(i);
        }
        mean /= length;
        double squares = 0.0;
        double way = 0.0;
        double max = 0.0;
        double min = 0.0;
        for (int i = from; i < from + length; i++) {
            double distance = returns.get(i) - mean;
            squares += distance * distance;
            way += distance;
            max = Math.max(max, way);
            min = Math.min(min, way);
        }
        double deviation = Math.sqrt(squares / length);
        return deviation <= MIN_DEVIATION ? 0.0 : (max - min) / deviation;
    }
}
