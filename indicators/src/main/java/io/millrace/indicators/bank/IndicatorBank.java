package io.millrace.indicators.bank;

import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.momentum.Adx;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.AtrAverage;
import io.millrace.indicators.volatility.BollingerBands;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.indicators.volatility.VolatilityState;
import io.millrace.indicators.volume.AverageVolume;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * All that the adaptive strategy reads about one instrument on one timeframe, fed once for each
 * bar.
 *
 * <p>Every value is bit-identical to that of the stand-alone indicator: the bank is made of them.
 * The SMA is the middle band, the efficiency ratio is KAMA's, true range and ATR are those under
 * the ATR average, so nothing of these is computed twice. A value is NaN until its own indicator is
 * warm; once {@link #isWarm()} no value is NaN.
 *
 * <p>With the default settings the bank is warm from bar index 63, the 64th bar.
 *
 * <p>Not thread-safe: belongs to the indicator stage. Allocates nothing after construction.
 */
public final class IndicatorBank {

    private final Ema ema;
    private final BollingerBands bands;
    private final Rsi rsi;
    private final AtrAverage range;
    private final Kama kama;
    private final Adx adx;
    private final LinearRegression regression;
    private final AverageVolume volume;
    private final SpreadVolatility spreadVolatility;
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
        ema = new Ema(settings.emaPeriod());
        bands = new BollingerBands(settings.bollingerPeriod(), settings.bollingerDeviations());
        rsi = new Rsi(settings.rsiPeriod());
        range = new AtrAverage(settings.atrPeriod(), settings.atrAveragePeriod());
        kama = new Kama(settings.kamaPeriod(), settings.kamaFast(), settings.kamaSlow());
        adx = new Adx(settings.adxPeriod());
        regression = new LinearRegression(settings.regressionPeriod());
        volume = new AverageVolume(settings.volumePeriod());
        spreadVolatility = new SpreadVolatility(settings.spreadVolatilityPeriod());
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
        previousKama = kama.value();
        previousAtr = range.atr();
        this.close = close;
        barCount++;

        ema.update(close);
        bands.update(close);
        rsi.update(close);
        range.update(high, low, close);
        kama.update(close);
        adx.update(high, low, close);
        regression.update(close);
        this.volume.update(volume);
        spreadVolatility.update(close);
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
        return ema.value();
    }

    /**
     * The simple moving average of the closes: the middle band.
     *
     * @return NaN when cold
     */
    public double sma() {
        return bands.middle();
    }

    /**
     * The upper Bollinger band.
     *
     * @return NaN when cold
     */
    public double bollingerUpper() {
        return bands.upper();
    }

    /**
     * The middle Bollinger band.
     *
     * @return NaN when cold
     */
    public double bollingerMiddle() {
        return bands.middle();
    }

    /**
     * The lower Bollinger band.
     *
     * @return NaN when cold
     */
    public double bollingerLower() {
        return bands.lower();
    }

    /**
     * The relative strength index.
     *
     * @return 0 to 100; NaN when cold
     */
    public double rsi() {
        return rsi.value();
    }

    /**
     * The true range of the last bar.
     *
     * @return 0 or more; NaN before the first bar
     */
    public double trueRange() {
        return range.trueRange();
    }

    /**
     * The average true range.
     *
     * @return 0 or more; NaN when cold
     */
    public double atr() {
        return range.atr();
    }

    /**
     * The mean of the last average true ranges.
     *
     * @return 0 or more; NaN when cold
     */
    public double atrAverage() {
        return range.value();
    }

    /**
     * The average true range in units of its own mean, the operand of {@link #volatilityState()}.
     *
     * @return 0 or more; NaN when cold
     */
    public double volatilityRatio() {
        return range.ratio();
    }

    /**
     * Whether prices move more or less than usual.
     *
     * @return {@link VolatilityState#UNKNOWN} when the ratio is cold
     */
    public VolatilityState volatilityState() {
        return VolatilityState.of(range.ratio());
    }

    /**
     * Kaufman's efficiency ratio.
     *
     * @return 0 to 1; NaN when cold
     */
    public double efficiencyRatio() {
        return kama.efficiencyRatio();
    }

    /**
     * Kaufman's adaptive moving average of the closes.
     *
     * @return NaN when cold
     */
    public double kama() {
        return kama.value();
    }

    /**
     * The positive directional indicator.
     *
     * @return 0 to 100; NaN when cold
     */
    public double plusDi() {
        return adx.plusDi();
    }

    /**
     * The negative directional indicator.
     *
     * @return 0 to 100; NaN when cold
     */
    public double minusDi() {
        return adx.minusDi();
    }

    /**
     * The average directional index.
     *
     * @return 0 to 100; NaN when cold
     */
    public double adx() {
        return adx.value();
    }

    /**
     * The slope of the regression line through the closes.
     *
     * @return price per bar; NaN when cold
     */
    public double slope() {
        return regression.slope();
    }

    /**
     * How much of the movement the regression line explains.
     *
     * @return 0 to 1; NaN when cold
     */
    public double rSquared() {
        return regression.rSquared();
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
        return spreadVolatility.ratio(spread, barLengthNs);
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
        ema.reset();
        bands.reset();
        rsi.reset();
        range.reset();
        kama.reset();
        adx.reset();
        regression.reset();
        volume.reset();
        spreadVolatility.reset();
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
        ema.save(sink);
        bands.save(sink);
        rsi.save(sink);
        range.save(sink);
        kama.save(sink);
        adx.save(sink);
        regression.save(sink);
        volume.save(sink);
        spreadVolatility.save(sink);
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
        ema.load(source);
        bands.load(source);
        rsi.load(source);
        range.load(source);
        kama.load(source);
        adx.load(source);
        regression.load(source);
        volume.load(source);
        spreadVolatility.load(source);
    }

    private int longestWarmUp(IndicatorSettings settings) {
        int longest = Math.max(ema.warmUp(), bands.warmUp());
        longest = Math.max(longest, rsi.warmUp());
        longest = Math.max(longest, range.warmUp());
        longest = Math.max(longest, adx.warmUp());
        longest = Math.max(longest, regression.warmUp());
        longest = Math.max(longest, volume.warmUp());
        longest = Math.max(longest, spreadVolatility.warmUp());
        // One bar more than KAMA and ATR need: the efficiency ratio and the previous values.
        longest = Math.max(longest, kama.warmUp() + 1);
        return Math.max(longest, settings.atrPeriod() + 2);
    }
}
