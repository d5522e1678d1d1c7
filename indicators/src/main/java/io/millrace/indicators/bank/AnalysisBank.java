package io.millrace.indicators.bank;

import static io.millrace.indicators.bank.AnalysisSetting.*;

import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.average.Wma;
import io.millrace.indicators.momentum.Cci;
import io.millrace.indicators.momentum.Macd;
import io.millrace.indicators.momentum.Roc;
import io.millrace.indicators.trend.Hurst;
import io.millrace.indicators.volatility.VolatilityState;
import io.millrace.indicators.volume.Mfi;
import io.millrace.indicators.volume.Obv;
import io.millrace.indicators.volume.Vwap;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Every indicator of the specification that one instrument on one timeframe has, fed once for each
 * bar; the correlation, of two instruments, stays outside.
 *
 * <p>Every value is bit-identical to that of the stand-alone indicator, though windows, true ranges
 * and extremes are shared: the {@link IndicatorBank} is its core, one window of highs and lows
 * serves stochastic, Williams, Aroon, Donchian, Ichimoku and FRAMA, one typical price serves CCI,
 * money flow and VWAP. A value is NaN until its own indicator is warm.
 *
 * <p>Values are read as columns, whose order never changes and whose names follow the periods:
 * {@code adx14}, or {@code adx8} after {@code adx=8}.
 *
 * <p>Everything is computed when a bar is taken, but for the Hurst exponent, which costs as much as
 * all others together: it is computed at the first read after a bar. {@link #values(double[])}
 * reads all columns at once.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class AnalysisBank {

    final Macd macd;
    final Roc roc;
    final Hurst hurst;
    final Obv obv = new Obv();
    final Vwap vwap = new Vwap();
    final Cci cci;
    final Mfi mfi;
    final TrueRangeStudies trueRanges;
    final BarRangeStudies barRanges;

    private final AnalysisSettings settings;
    private final IndicatorBank core;
    private final boolean isSmaShared;
    private final boolean isWmaShared;
    private final boolean isRatioShared;
    private final Sma sma;
    private final Wma wma;
    private final EfficiencyRatio efficiencyRatio;
    private final String[] names;
    private final double[] shown;
    private boolean isShown;

    /**
     * Creates a cold bank.
     *
     * @param settings the periods and multipliers
     */
    public AnalysisBank(AnalysisSettings settings) {
        this.settings = settings;
        core = new IndicatorBank(settings.core());
        macd =
                new Macd(
                        settings.whole(MACD_FAST),
                        settings.whole(MACD_SLOW),
                        settings.whole(MACD_SIGNAL));
        roc = new Roc(settings.whole(ROC));
        hurst = new Hurst(settings.whole(HURST));
        cci = new Cci(settings.whole(CCI));
        mfi = new Mfi(settings.whole(MFI));
        trueRanges = new TrueRangeStudies(settings);
        barRanges = new BarRangeStudies(settings);
        isSmaShared = settings.whole(SMA) == settings.whole(BB);
        isWmaShared = settings.whole(WMA) == settings.whole(BB);
        isRatioShared = settings.whole(ER) == settings.whole(KAMA);
        sma = new Sma(settings.whole(SMA));
        wma = new Wma(settings.whole(WMA));
        efficiencyRatio = new EfficiencyRatio(settings.whole(ER));
        names = AnalysisColumns.names(settings);
        shown = new double[names.length];
    }

    /**
     * Takes the next closed bar.
     *
     * @param open first price
     * @param high highest price
     * @param low lowest price, at most {@code high}
     * @param close last price, above 0
     * @param volume what traded, 0 or more; 0 from a source without volume
     */
    public void update(double open, double high, double low, double close, double volume) {
        isShown = false;
        core.update(open, high, low, close, volume);
        updateCloses(close);
        double typical = (high + low + close) / 3.0;
        cci.update(typical);
        mfi.update(typical, volume);
        vwap.update(typical, volume);
        obv.update(close, volume);
        trueRanges.update((high + low) / 2.0, close, core.ranges());
        barRanges.update(high, low, close);
    }

    /** Starts a session: the VWAP forgets the bars before the next one. */
    public void beginSession() {
        isShown = false;
        vwap.startSession();
    }

    /**
     * Number of columns.
     *
     * @return the same for all banks
     */
    public int columns() {
        return names.length;
    }

    /**
     * The name of a column.
     *
     * @param column 0 to one less than {@link #columns()}
     * @return lower case, with the period where one is usual
     */
    public String columnName(int column) {
        return names[column];
    }

    /**
     * The value of a column at the last bar.
     *
     * @param column 0 to one less than {@link #columns()}
     * @return NaN until its indicator is warm
     */
    public double value(int column) {
        show();
        return column == AnalysisColumns.HURST ? hurst.value() : shown[column];
    }

    /**
     * The values of all columns at the last bar, the Hurst exponent with them.
     *
     * @param into takes {@link #columns()} values in the order of the columns; NaN where an
     *     indicator is not warm
     */
    public void values(double[] into) {
        AnalysisColumns.show(this, into);
        into[AnalysisColumns.HURST] = hurst.value();
    }

    /**
     * The place of a column.
     *
     * @param name as {@link #columnName(int)} gives it
     * @return the column; -1 when none has this name
     */
    public int columnOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The indicators of the adaptive strategy, to read only: they are fed by this bank.
     *
     * @return the same object at each call
     */
    public IndicatorBank core() {
        return core;
    }

    /**
     * Whether prices move more or less than usual.
     *
     * @return {@link VolatilityState#UNKNOWN} when the ratio is cold
     */
    public VolatilityState volatilityState() {
        return core.volatilityState();
    }

    /**
     * The SV ratio of a spread, see {@link io.millrace.indicators.volatility.SpreadVolatility}.
     *
     * @param spread ask minus bid, in the unit of the price
     * @param barLengthNs length of the bars of this bank, above 0
     * @return the ratio; positive infinity when the closes do not move; NaN when cold
     */
    public double spreadVolatility(double spread, long barLengthNs) {
        return core.spreadVolatility(spread, barLengthNs);
    }

    /** Forgets all bars: what follows is bit-identical to a new bank. */
    public void reset() {
        isShown = false;
        core.reset();
        macd.reset();
        roc.reset();
        hurst.reset();
        obv.reset();
        vwap.reset();
        cci.reset();
        mfi.reset();
        trueRanges.reset();
        barRanges.reset();
        sma.reset();
        wma.reset();
        efficiencyRatio.reset();
    }

    /**
     * Writes the settings and the state of all indicators. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText(settings.text());
        core.save(sink);
        macd.save(sink);
        roc.save(sink);
        hurst.save(sink);
        obv.save(sink);
        vwap.save(sink);
        cci.save(sink);
        mfi.save(sink);
        trueRanges.save(sink);
        barRanges.save(sink);
        sma.save(sink);
        wma.save(sink);
        efficiencyRatio.save(sink);
    }

    /**
     * Takes over a saved state: every later bar gives values bit-identical to those of the bank
     * that was saved. Cold path.
     *
     * @param source holds the state of a bank of equal settings
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        isShown = false;
        source.expectText(settings.text());
        core.load(source);
        macd.load(source);
        roc.load(source);
        hurst.load(source);
        obv.load(source);
        vwap.load(source);
        cci.load(source);
        mfi.load(source);
        trueRanges.load(source);
        barRanges.load(source);
        sma.load(source);
        wma.load(source);
        efficiencyRatio.load(source);
    }

    double sma() {
        return isSmaShared ? core.sma() : sma.value();
    }

    double wma() {
        return isWmaShared ? core.closes().weightedMean() : wma.value();
    }

    double efficiencyRatio() {
        return isRatioShared ? core.efficiencyRatio() : efficiencyRatio.value();
    }

    /* The columns are laid out at the first read after a bar. */
    private void show() {
        if (!isShown) {
            AnalysisColumns.show(this, shown);
            isShown = true;
        }
    }

    private void updateCloses(double close) {
        macd.update(close);
        roc.update(close);
        hurst.add(close);
        if (!isSmaShared) {
            sma.update(close);
        }
        if (!isWmaShared) {
            wma.update(close);
        }
        if (!isRatioShared) {
            efficiencyRatio.update(close);
        }
    }
}
