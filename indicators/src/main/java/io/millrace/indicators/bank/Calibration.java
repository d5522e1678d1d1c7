package io.millrace.indicators.bank;

import io.millrace.indicators.window.RangeWindow;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Thresholds taken from what an instrument itself did of late, without look-ahead: what holds at a
 * bar was computed from that bar and those before it.
 *
 * <pre>
 * RSI low, RSI high   10th and 90th percentile of the RSI
 * entry multiple      median of abs(close - previous close) / ATR, held from 0.2 to 1.5
 * stop multiple       75th percentile of (high of 20 bars - close) / ATR, held from 1.5 to 4
 * </pre>
 *
 * <p>The percentile {@code p} of n sorted values lies at {@code h = (n - 1) * p}, counted from 0,
 * between two values linearly: {@code x[floor h] + (h - floor h) * (x[floor h + 1] - x[floor h])}
 * (type 7 of Hyndman and Fan 1996; the default of R and NumPy). A bar gives a reading when RSI, ATR
 * and the 20 bars of the high are there and the ATR is above 0.
 *
 * <p>Seed: the first bar at which the last {@code lookback} bars hold {@code minReadings} readings;
 * all is NaN before. From then on redone every {@code interval} bars; while readings are too few
 * the old values stay. Source: spec 1, market analysis. Golden file: {@code
 * golden/calibration-252-21-100.csv}.
 *
 * <p>Not thread-safe. Allocates nothing after construction.
 */
public final class Calibration {

    private static final int HIGH_BARS = 20;
    private static final double LOW_SHARE = 0.10;
    private static final double HIGH_SHARE = 0.90;
    private static final double MEDIAN_SHARE = 0.50;
    private static final double STOP_SHARE = 0.75;
    private static final double MIN_ENTRY = 0.2;
    private static final double MAX_ENTRY = 1.5;
    private static final double MIN_STOP = 1.5;
    private static final double MAX_STOP = 4.0;

    // Gaps of the sort shrink by 5 / 11 (Gonnet and Baeza-Yates 1991).
    private static final int GAP_SHRINK = 5;
    private static final int GAP_GROWTH = 11;

    private final CalibrationSettings settings;
    private final RangeWindow highs = new RangeWindow(HIGH_BARS);
    private final double[] rsis;
    private final double[] moves;
    private final double[] drawdowns;
    private final double[] scratch;
    private int next;
    private int count;
    private int barsSinceDone;
    private double previousClose = Double.NaN;
    private double rsiLow = Double.NaN;
    private double rsiHigh = Double.NaN;
    private double entryMultiple = Double.NaN;
    private double stopMultiple = Double.NaN;

    /**
     * Creates one that has seen no bar.
     *
     * @param settings how often and over how much
     */
    public Calibration(CalibrationSettings settings) {
        this.settings = settings;
        rsis = new double[settings.lookback()];
        moves = new double[settings.lookback()];
        drawdowns = new double[settings.lookback()];
        scratch = new double[settings.lookback()];
    }

    /**
     * Takes the next closed bar.
     *
     * @param high highest price
     * @param close last price
     * @param rsi the RSI at this bar; NaN while it is not warm
     * @param atr the ATR at this bar; NaN while it is not warm
     */
    public void update(double high, double close, double rsi, double atr) {
        assert Double.isFinite(close) : "close is not finite";

        highs.add(high, high);
        boolean isReading = !Double.isNaN(rsi) && atr > 0.0 && highs.isFull();
        rsis[next] = isReading ? rsi : Double.NaN;
        moves[next] = isReading ? Math.abs(close - previousClose) / atr : Double.NaN;
        drawdowns[next] = isReading ? (highs.highest(HIGH_BARS) - close) / atr : Double.NaN;
        previousClose = close;
        next = next + 1 == rsis.length ? 0 : next + 1;
        count = Math.min(count + 1, rsis.length);
        barsSinceDone = Math.min(barsSinceDone + 1, settings.interval());
        if (!isReady() || barsSinceDone == settings.interval()) {
            redo();
        }
    }

    /**
     * Tells whether a calibration was done.
     *
     * @return true from then on, until reset
     */
    public boolean isReady() {
        return !Double.isNaN(rsiLow);
    }

    /**
     * The RSI below which the instrument counts as oversold.
     *
     * @return 0 to 100; NaN before the first calibration
     */
    public double rsiLow() {
        return rsiLow;
    }

    /**
     * The RSI above which the instrument counts as overbought.
     *
     * @return 0 to 100; NaN before the first calibration
     */
    public double rsiHigh() {
        return rsiHigh;
    }

    /**
     * The distance of an entry, in ATRs.
     *
     * @return 0.2 to 1.5; NaN before the first calibration
     */
    public double entryMultiple() {
        return entryMultiple;
    }

    /**
     * The distance of a stop, in ATRs.
     *
     * @return 1.5 to 4; NaN before the first calibration
     */
    public double stopMultiple() {
        return stopMultiple;
    }

    /** Forgets all bars. */
    public void reset() {
        highs.reset();
        next = 0;
        count = 0;
        barsSinceDone = 0;
        previousClose = Double.NaN;
        rsiLow = Double.NaN;
        rsiHigh = Double.NaN;
        entryMultiple = Double.NaN;
        stopMultiple = Double.NaN;
    }

    /**
     * Writes the state. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("calibration");
        highs.save(sink);
        sink.putInt(count);
        int start = count == rsis.length ? next : 0;
        for (int i = 0; i < count; i++) {
            int at = (start + i) % rsis.length;
            sink.putDouble(rsis[at]);
            sink.putDouble(moves[at]);
            sink.putDouble(drawdowns[at]);
        }
        sink.putInt(barsSinceDone);
        sink.putDouble(previousClose);
        sink.putDouble(rsiLow);
        sink.putDouble(rsiHigh);
        sink.putDouble(entryMultiple);
        sink.putDouble(stopMultiple);
    }

    /**
     * Takes over a saved state. Cold path.
     *
     * @param source holds the state of one of equal settings
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("calibration");
        highs.load(source);
        count = source.takeCount("Calibration: count", rsis.length);
        for (int i = 0; i < count; i++) {
            rsis[i] = source.takeDouble();
            moves[i] = source.takeDouble();
            drawdowns[i] = source.takeDouble();
        }
        next = count % rsis.length;
        barsSinceDone = source.takeCount("Calibration: barsSinceDone", settings.interval());
        previousClose = source.takeDouble();
        rsiLow = source.takeDouble();
        rsiHigh = source.takeDouble();
        entryMultiple = source.takeDouble();
        stopMultiple = source.takeDouble();
    }

    private void redo() {
        int readings = sort(rsis);
        if (readings < settings.minReadings()) {
            return;
        }
        rsiLow = percentile(readings, LOW_SHARE);
        rsiHigh = percentile(readings, HIGH_SHARE);
        sort(moves);
        entryMultiple = held(percentile(readings, MEDIAN_SHARE), MIN_ENTRY, MAX_ENTRY);
        sort(drawdowns);
        stopMultiple = held(percentile(readings, STOP_SHARE), MIN_STOP, MAX_STOP);
        barsSinceDone = 0;
    }

    /* Copies the readings, without the bars that gave none, in rising order. */
    private int sort(double[] values) {
        int readings = 0;
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(values[i])) {
                scratch[readings++] = values[i];
            }
        }
        shellSort(scratch, readings);
        return readings;
    }

    /* The sort of the library allocates. */
    private static void shellSort(double[] values, int number) {
        for (int gap = number * GAP_SHRINK / GAP_GROWTH; gap > 0; ) {
            for (int i = gap; i < number; i++) {
                double value = values[i];
                int at = i;
                for (; at >= gap && values[at - gap] > value; at -= gap) {
                    values[at] = values[at - gap];
                }
                values[at] = value;
            }
            gap = gap == 2 ? 1 : gap * GAP_SHRINK / GAP_GROWTH;
        }
    }

    private double percentile(int readings, double share) {
        double place = (readings - 1) * share;
        int below = (int) place;
        int above = Math.min(below + 1, readings - 1);
        return scratch[below] + (place - below) * (scratch[above] - scratch[below]);
    }

    private static double held(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }
}
