package io.millrace.indicators.momentum;

import io.millrace.indicators.Indicator;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.window.Periods;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Wilder's directional movement: the directional indicators +DI and -DI, and the average
 * directional index ADX.
 *
 * <pre>
 * up  = high - previous high       down = previous low - low
 * +DM = up   if up &gt; down and up &gt; 0, else 0     (a tie counts for neither)
 * -DM = down if down &gt; up and down &gt; 0, else 0
 * DI  = 100 * Wilder average of DM / ATR           0 when the ATR is 0
 * DX  = 100 * abs(+DI - -DI) / (+DI + -DI)         0 when both are 0
 * ADX = Wilder average of DX
 * </pre>
 *
 * <p>Seed: means of the first {@code period} values each. Warm-up: {@code period + 1} bars for the
 * directional indicators, {@code 2 * period} for the ADX. Range: 0 to 100, up to rounding. TA-Lib
 * seeds its sums with one value less; both agree after some hundred bars. Source: Wilder 1978, New
 * Concepts in Technical Trading Systems. Golden file: {@code golden/adx-14.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Adx implements Indicator {

    private final int period;
    private final Atr atr;
    private final DirectionalMovement movement;

    /**
     * Creates a cold index.
     *
     * @param period number of bars of each seed, at least 1
     */
    public Adx(int period) {
        this.period = Periods.check("Adx: period", period, 1);
        atr = new Atr(period);
        movement = new DirectionalMovement(period);
    }

    /**
     * Takes the next bar.
     *
     * @param high highest price of the bar
     * @param low lowest price of the bar, at most {@code high}
     * @param close last price of the bar
     * @return the ADX, NaN before the warm-up has ended
     */
    public double update(double high, double low, double close) {
        return movement.update(high, low, atr.update(high, low, close));
    }

    /**
     * The ADX: strength of the trend, without its direction.
     *
     * @return 0 to 100; NaN before {@code 2 * period} bars
     */
    public double value() {
        return movement.value();
    }

    /**
     * The positive directional indicator, +DI.
     *
     * @return 0 to 100; NaN before {@code period + 1} bars
     */
    public double plusDi() {
        return movement.plusDi();
    }

    /**
     * The negative directional indicator, -DI.
     *
     * @return 0 to 100; NaN before {@code period + 1} bars
     */
    public double minusDi() {
        return movement.minusDi();
    }

    @Override
    public boolean isWarm() {
        return movement.isWarm();
    }

    @Override
    public int warmUp() {
        return 2 * period;
    }

    @Override
    public void reset() {
        atr.reset();
        movement.reset();
    }

    @Override
    public void save(StateSink sink) {
        atr.save(sink);
        movement.save(sink);
    }

    @Override
    public void load(StateSource source) {
        atr.load(source);
        movement.load(source);
    }
}
