package io.millrace.indicators.volatility;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Keltner channel: the exponential moving average of the close, plus and minus a number of average
 * true ranges.
 *
 * <p>Seed: those of the two averages. Warm-up: {@code emaPeriod} or {@code atrPeriod + 1} bars,
 * whichever is more. Range: lower &le; middle &le; upper. Source: Keltner 1960, How to Make Money
 * in Commodities, in the form with the ATR. Golden file: {@code golden/keltner-20-2-10.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Keltner implements Indicator {

    private final double multiplier;
    private final Ema ema;
    private final Atr atr;

    /**
     * Creates a cold channel.
     *
     * @param emaPeriod period of the middle, at least 1
     * @param multiplier distance of the bands from the middle, in ATRs, above 0
     * @param atrPeriod period of the ATR, at least 1
     */
    public Keltner(int emaPeriod, double multiplier, int atrPeriod) {
        ema = new Ema(Periods.check("Keltner: emaPeriod", emaPeriod, 1));
        this.multiplier = Periods.checkFactor("Keltner: multiplier", multiplier);
        atr = new Atr(Periods.check("Keltner: atrPeriod", atrPeriod, 1));
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the middle, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        ema.update(close);
        atr.update(high, low, close);
        return middle();
    }

    /**
     * The moving average.
     *
     * @return NaN before the warm-up has ended
     */
    public double middle() {
        return isWarm() ? ema.value() : Double.NaN;
    }

    /**
     * The upper band.
     *
     * @return NaN before the warm-up has ended
     */
    public double upper() {
        return middle() + multiplier * atr.value();
    }

    /**
     * The lower band.
     *
     * @return NaN before the warm-up has ended
     */
    public double lower() {
        return middle() - multiplier * atr.value();
    }

    @Override
    public boolean isWarm() {
        return ema.isWarm() && atr.isWarm();
    }

    @Override
    public int warmUp() {
        return Math.max(ema.warmUp(), atr.warmUp());
    }

    @Override
    public void reset() {
        ema.reset();
        atr.reset();
    }

    @Override
    public void save(StateSink sink) {
        ema.save(sink);
        atr.save(sink);
    }

    @Override
    public void load(StateSource source) {
        ema.load(source);
        atr.load(source);
    }
}
