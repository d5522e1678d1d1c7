package io.millrace.indicators.bank;

import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.indicators.volatility.VolatilityState;
import io.millrace.indicators.volume.AverageVolume;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * All that the adaptive strategy reads about one instrument on one timeframe, fed once for each
 * bar.
 *
 * <p>Every value is bit-identical to that of the stand-alone indicator. The SMA is the middle band,
 * the efficiency ratio is KAMA's, true range and ATR are those under the ATR average, bands,
 * regression and efficiency ratio read one window of closes, so nothing of these is computed twice.
 * A value is NaN until its own indicator is warm; once {@link #isWarm()} no value is NaN.
 *
 * <p>With the default settings the bank is warm from bar index 63, the 64th bar.
 *
 * <p>Not thread-safe: belongs to the indicator stage. Allocates nothing after construction.
 */
public final class IndicatorBank {

    private final CloseIndicators closes;
    private final TrueRangeIndicators ranges;
    private final AverageVolume volume;
    private final int warmUp;

    private long barCount;
    private double close = Double.NaN;
    private double previousClose = Double.NaN;
    private double previousKama = Double.NaN;
    private double previousAtr = Double.NaN;

    /**
     * Creates a cold bank.
     *
     * @param settings the periods
     */
    public IndicatorBank(IndicatorSettings settings) {
        closes = new CloseIndicators(settings);
        ranges = new TrueRangeIndicators(settings);
        volume = new AverageVolume(settings.volumePeriod());
        warmUp = longestWarmUp(settings);
    }

    /**
     * Takes the next closed bar.
     *
     * @param open first price; part of the bar, though no indicator of today reads it
     * @param high highest price
     * @param low lowest price, at most {@code high}
     * @param close last price
     * @param volume what traded, 0 or more; 0 from a source without volume
     */
    public void update(double open, double high, double low, double close, double volume) {
        assert Double.isFinite(open) : "open is not finite";

        previousClose = this.close;
        previousKama = closes.kama.value();
        previousAtr = ranges.atr();
        this.close = close;
        barCount++;
        closes.update(close);
        ranges.update(high, low, close);
        this.volume.update(volume);
    }

    /**
     * Tells whether every value of the bank, the previous ones included, is valid.
     *
     * @return true once {@link #warmUp()} bars were seen since construction or reset
     */
    public boolean isWarm() {
        return barCount >= warmUp;
    }

    /**
     * Number of bars up to and including the first one at which the bank is warm.
     *
     * @return 64 with the default settings
     */
    public int warmUp() {
        return warmUp;
    }

    /**
     * Number of bars seen.
     *
     * @return 0 after construction or reset
     */
    public long barCount() {
        return barCount;
    }

    /**
     * The exponential moving average of the closes.
     *
     * @return NaN when cold
     */
    public double ema() {
        return closes.ema.value();
    }

    /**
     * The simple moving average of the closes: the middle band.
     *
     * @return NaN when cold
     */
    public double sma() {
        return closes.middle();
    }

    /**
     * The upper Bollinger band.
     *
     * @return NaN when cold
     */
    public double bollingerUpper() {
        return closes.upper();
    }

    /**
     * The middle Bollinger band.
     *
     * @return NaN when cold
     */
    public double bollingerMiddle() {
        return closes.middle();
    }

    /**
     * The lower Bollinger band.
     *
     * @return NaN when cold
     */
    public double bollingerLower() {
        return closes.lower();
    }

    /**
     * The relative strength index.
     *
     * @return 0 to 100; NaN when cold
     */
    public double rsi() {
        return closes.rsi.value();
    }

    /**
     * The true range of the last bar.
     *
     * @return 0 or more; NaN before the first bar
     */
    public double trueRange() {
        return ranges.trueRange();
    }

    /**
     * The average true range.
     *
     * @return 0 or more; NaN when cold
     */
    public double atr() {
        return ranges.atr();
    }

    /**
     * The mean of the last average true ranges.
     *
     * @return 0 or more; NaN when cold
     */
    public double atrAverage() {
        return ranges.average.value();
    }

    /**
     * The average true range in units of its own mean, the operand of {@link #volatilityState()}.
     *
     * @return 0 or more; NaN when cold
     */
    public double volatilityRatio() {
        return ranges.average.ratio();
    }

    /**
     * Whether prices move more or less than usual.
     *
     * @return {@link VolatilityState#UNKNOWN} when the ratio is cold
     */
    public VolatilityState volatilityState() {
        return VolatilityState.of(ranges.average.ratio());
    }

    /**
     * Kaufman's efficiency ratio.
     *
     * @return 0 to 1; NaN when cold
     */
    public double efficiencyRatio() {
        return closes.efficiencyRatio();
    }

    /**
     * Kaufman's adaptive moving average of the closes.
     *
     * @return NaN when cold
     */
    public double kama() {
        return closes.kama.value();
    }

    /**
     * The positive directional indicator.
     *
     * @return 0 to 100; NaN when cold
     */
    public double plusDi() {
        return ranges.movement.plusDi();
    }

    /**
     * The negative directional indicator.
     *
     * @return 0 to 100; NaN when cold
     */
    public double minusDi() {
        return ranges.movement.minusDi();
    }

    /**
     * The average directional index.
     *
     * @return 0 to 100; NaN when cold
     */
    public double adx() {
        return ranges.movement.value();
    }

    /**
     * The slope of the regression line through the closes.
     *
     * @return price per bar; NaN when cold
     */
    public double slope() {
        return closes.line.slope();
    }

    /**
     * How much of the movement the regression line explains.
     *
     * @return 0 to 1; NaN when cold
     */
    public double rSquared() {
        return closes.line.rSquared();
    }

    /**
     * The average volume.
     *
     * @return 0 or more; NaN when cold
     */
    public double averageVolume() {
        return volume.value();
    }

    /**
     * The SV ratio of a spread, see {@link SpreadVolatility}.
     *
     * @param spread ask minus bid, in the unit of the price
     * @param barLengthNs length of the bars of this bank, above 0
     * @return the ratio; positive infinity when the closes do not move; NaN when cold
     */
    public double spreadVolatility(double spread, long barLengthNs) {
        return closes.spreadVolatility.ratio(spread, barLengthNs);
    }

    /**
     * The close of the last bar.
     *
     * @return NaN before the first bar
     */
    public double close() {
        return close;
    }

    /**
     * The close one bar before the last.
     *
     * @return NaN before the second bar
     */
    public double previousClose() {
        return previousClose;
    }

    /**
     * KAMA one bar before the last, to detect a cross.
     *
     * @return NaN when cold
     */
    public double previousKama() {
        return previousKama;
    }

    /**
     * The ATR one bar before the last, to detect a cross.
     *
     * @return NaN when cold
     */
    public double previousAtr() {
        return previousAtr;
    }

    /** Forgets all bars: what follows is bit-identical to a new bank. */
    public void reset() {
        closes.reset();
        ranges.reset();
        volume.reset();
        barCount = 0;
        close = Double.NaN;
        previousClose = Double.NaN;
        previousKama = Double.NaN;
        previousAtr = Double.NaN;
    }

    /**
     * Writes the state of all indicators. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("indicator-bank");
        sink.putLong(barCount);
        sink.putDouble(close);
        sink.putDouble(previousClose);
        sink.putDouble(previousKama);
        sink.putDouble(previousAtr);
        closes.save(sink);
        ranges.save(sink);
        volume.save(sink);
    }

    /**
     * Takes over a saved state: every later bar gives values bit-identical to those of the bank
     * that was saved. Cold path.
     *
     * @param source holds the state of a bank of equal settings
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("indicator-bank");
        barCount = source.takeLong();
        close = source.takeDouble();
        previousClose = source.takeDouble();
        previousKama = source.takeDouble();
        previousAtr = source.takeDouble();
        closes.load(source);
        ranges.load(source);
        volume.load(source);
    }

    private int longestWarmUp(IndicatorSettings settings) {
        int longest = Math.max(closes.warmUp(), volume.warmUp());
        // One bar more than the ATR needs: the previous value.
        return Math.max(Math.max(longest, ranges.warmUp()), settings.atrPeriod() + 2);
    }

    /* The parts, for the bank that holds more. */
    CloseIndicators closes() {
        return closes;
    }

    TrueRangeIndicators ranges() {
        return ranges;
    }
}
