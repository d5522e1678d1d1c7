package io.millrace.indicators.trend;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
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
 * logarithm of their length; 0.5 when fewer than two lengths remain. A return is the difference of
 * two logarithms of prices. Seed: none. Warm-up: {@code period + 1} prices. Range: mostly 0 to 1;
 * short pieces read high. Source: Hurst 1951; Mandelbrot and Wallis 1969. Golden file: {@code
 * golden/hurst-100.csv}.
 *
 * <p>A piece of a given length was the newest one of its length some bars ago: so a reader of each
 * bar only has the piece computed that ends with it, one for each length, and finds the others
 * where {@link RescaledRanges} keeps them. A price nobody reads the exponent of is only kept: its
 * logarithm is taken at the next read, if it still lies in the window then. The value depends on
 * the last {@code period} logarithms alone, which are all there is to save.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Hurst implements Indicator {

    private static final int MIN_PIECE = 8;
    private static final double UNDECIDED = 0.5;

    private final int period;
    private final RescaledRanges[] lengths;
    private final double[] x;
    private final double[] weights;
    private final double[] means;
    private final double[] logs;
    private final double[] unread;
    private int unreadCount;
    private int unreadPieces;
    private int next;
    private int count;
    private double value = Double.NaN;
    private boolean isKnown = true;

    /**
     * Creates a cold exponent.
     *
     * @param period number of returns, at least 16; usually 100
     */
    public Hurst(int period) {
        this.period = Periods.check("Hurst: period", period, 2 * MIN_PIECE);
        int scales = 0;
        for (int length = period; length >= MIN_PIECE; length /= 2) {
            scales++;
        }
        lengths = new RescaledRanges[scales];
        x = new double[scales];
        weights = new double[scales];
        means = new double[scales];
        logs = new double[2 * (period + 1)];
        unread = new double[period + 1];
        RescaledRanges half = null;
        for (int i = scales - 1; i >= 0; i--) {
            int length = period >> i;
            half = new RescaledRanges(length, period, half);
            lengths[i] = half;
            x[i] = StrictMath.log(length) - StrictMath.log(period);
        }
        weigh();
    }

    /**
     * Takes the next price.
     *
     * @param price any finite number above 0
     * @return the exponent, NaN before the warm-up has ended
     */
    public double update(double price) {
        add(price);
        return value();
    }

    /**
     * Takes the next price and leaves the exponent to be computed when it is read, if ever.
     *
     * @param price any finite number above 0
     */
    public void add(double price) {
        assert price > 0.0 && Double.isFinite(price) : "price is not a finite number above 0";

        unread[next] = price;
        unreadCount = Math.min(unreadCount + 1, period + 1);
        step();
    }

    /**
     * The exponent, computed at the first call after a price.
     *
     * @return NaN before the warm-up has ended
     */
    public double value() {
        if (!isKnown) {
            takeUnread();
            skip();
            value = exponent();
            isKnown = true;
        }
        return value;
    }

    @Override
    public boolean isWarm() {
        return count > period;
    }

    @Override
    public int warmUp() {
        return period + 1;
    }

    @Override
    public void reset() {
        next = 0;
        count = 0;
        unreadCount = 0;
        unreadPieces = 0;
        value = Double.NaN;
        isKnown = true;
    }

    @Override
    public void save(StateSink sink) {
        takeUnread();
        sink.putInt(count);
        int start = count > period ? next : 0;
        for (int i = start; i < start + count; i++) {
            sink.putDouble(logs[i]);
        }
    }

    @Override
    public void load(StateSource source) {
        int saved = source.takeCount("Hurst: count", period + 1);
        reset();
        for (int i = 0; i < saved; i++) {
            keep(next, source.takeDouble());
            step();
        }
    }

    private void step() {
        next = next == period ? 0 : next + 1;
        count = Math.min(count + 1, period + 1);
        unreadPieces = Math.min(unreadPieces + 1, period + 1);
        isKnown = count <= period;
    }

    /* Prices nobody read the exponent of: as many of the newest as the window holds. */
    private void takeUnread() {
        int size = period + 1;
        int place = next - unreadCount;
        place = place < 0 ? place + size : place;
        for (int i = 0; i < unreadCount; i++) {
            keep(place, Logarithm.of(unread[place]));
            place = place + 1 == size ? 0 : place + 1;
        }
        unreadCount = 0;
    }

    private void keep(int place, double log) {
        logs[place] = log;
        logs[place + period + 1] = log;
    }

    /* Bars whose exponent nobody read: as many as the window holds, without the last. */
    private void skip() {
        for (int i = 0; unreadPieces > 1 && i < lengths.length; i++) {
            lengths[i].skip(unreadPieces - 1);
        }
        unreadPieces = 0;
    }

    private double exponent() {
        // The shortest first: its squares are needed by the longer ones. All roots are under way
        // before the first range is sought.
        for (int i = lengths.length - 1; i >= 0; i--) {
            lengths[i].add(logs, next + period);
        }
        boolean isComplete = true;
        for (int i = 0; i < lengths.length; i++) {
            double mean = lengths[i].mean(logs, next + period);
            means[i] = mean;
            isComplete &= mean > 0.0;
        }
        if (!isComplete) {
            return slopeOfSome();
        }
        double slope = 0.0;
        for (int i = 0; i < means.length; i++) {
            slope += weights[i] * Logarithm.of(means[i]);
        }
        return slope;
    }

    private double slopeOfSome() {
        int points = 0;
        double sumX = 0.0;
        double sumY = 0.0;
        double sumXx = 0.0;
        double sumXy = 0.0;
        for (int i = 0; i < means.length; i++) {
            if (means[i] > 0.0) {
                double y = Logarithm.of(means[i]);
                points++;
                sumX += x[i];
                sumY += y;
                sumXx += x[i] * x[i];
                sumXy += x[i] * y;
            }
        }
        if (points < 2) {
            return UNDECIDED;
        }
        return (points * sumXy - sumX * sumY) / (points * sumXx - sumX * sumX);
    }

    /* The slope over all lengths is a fixed weighted sum of the ordinates. */
    private void weigh() {
        double mean = 0.0;
        for (double abscissa : x) {
            mean += abscissa / x.length;
        }
        double squares = 0.0;
        for (double abscissa : x) {
            squares += (abscissa - mean) * (abscissa - mean);
        }
        for (int i = 0; i < x.length; i++) {
            weights[i] = (x[i] - mean) / squares;
        }
    }
}
