package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.window.Periods;
import io.millrace.indicators.window.WindowSums;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * The SV ratio: the spread against the move to be expected over 200 minutes, {@code spread / (sigma
 * * sqrt(200 min / bar length))}, where sigma is the population standard deviation of the last
 * {@code period} changes from close to close. One threshold then serves every timeframe.
 *
 * <p>Seed: none. Warm-up: {@code period + 1} inputs. Range: the sign of the spread (a crossed quote
 * gives a negative ratio); positive infinity when sigma is at most 1e-10 of the price, so that a
 * market that does not move is rejected. Source: spec 1, market analysis. Golden file: {@code
 * golden/spread-volatility-20.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class SpreadVolatility implements Indicator {

    private static final double HORIZON_NS = 200.0 * 60.0 * 1e9;
    private static final double SMALLEST_RELATIVE_SIGMA = 1e-10;

    private final WindowSums changes;
    private boolean hasPrevious;
    private double previousClose;

    /**
     * Creates a cold ratio.
     *
     * @param period number of changes, at least 2
     */
    public SpreadVolatility(int period) {
        changes = new WindowSums(Periods.check("SpreadVolatility: period", period, 2));
    }

    /**
     * Takes the next close.
     *
     * @param close last price of the bar
     * @return sigma, NaN before the warm-up has ended
     */
    public double update(double close) {
        assert Double.isFinite(close) : "close is not finite";

        if (hasPrevious) {
            changes.add(close - previousClose);
        }
        hasPrevious = true;
        previousClose = close;
        return sigma();
    }

    /**
     * The population standard deviation of the changes.
     *
     * @return 0 or more, in the unit of the price; NaN before the warm-up has ended
     */
    public double sigma() {
        return changes.isFull() ? changes.deviation() : Double.NaN;
    }

    /**
     * The SV ratio of a spread.
     *
     * @param spread ask minus bid, in the unit of the price
     * @param barLengthNs length of the bars whose closes were fed, above 0
     * @return the ratio; positive infinity when the closes do not move; NaN before the warm-up has
     *     ended
     */
    public double ratio(double spread, long barLengthNs) {
        assert Double.isFinite(spread) : "spread is not finite";
        assert barLengthNs > 0 : "bar length is not above 0";

        if (!isWarm()) {
            return Double.NaN;
        }
        double sigma = sigma();
        // Written so that a NaN sigma is rejected too.
        if (!(sigma > SMALLEST_RELATIVE_SIGMA * Math.abs(previousClose))) {
            return Double.POSITIVE_INFINITY;
        }
        return spread / (sigma * Math.sqrt(HORIZON_NS / barLengthNs));
    }

    @Override
    public boolean isWarm() {
        return changes.isFull();
    }

    @Override
    public int warmUp() {
        return changes.period() + 1;
    }

    @Override
    public void reset() {
        changes.reset();
        hasPrevious = false;
        previousClose = 0.0;
    }

    @Override
    public void save(StateSink sink) {
        changes.save(sink);
        sink.putBoolean(hasPrevious);
        sink.putDouble(previousClose);
        sink.putDouble(sigma());
    }

    @Override
    public void load(StateSource source) {
        changes.load(source);
        hasPrevious = source.takeBoolean();
        previousClose = source.takeDouble();
        // sigma follows from the rest
        source.takeDouble();
    }
}
