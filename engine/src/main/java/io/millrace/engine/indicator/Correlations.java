package io.millrace.engine.indicator;

import io.millrace.engine.bar.Bar;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.risk.gate.CorrelationSource;

import java.util.Arrays;

/**
 * Pearson's correlation of the returns of every pair of instruments, over their last 60 common
 * bars. Bars are common when they begin at the same time; a return is that from one common bar to
 * the next, so that a bar which one of the two lacks shifts nothing.
 *
 * <p>Computed when a bar closes, for every instrument whose newest bar begins at the same time;
 * until then the value before stands. Unknown with fewer than 60 common returns among the last 127
 * bars of either, and when the returns of one do not vary. Of one instrument alone nothing is kept.
 *
 * <p>Single writer: the engine's thread. Allocates nothing after construction.
 */
public final class Correlations implements CorrelationSource {

    /** Common returns that are compared. */
    public static final int RETURNS = 60;

    private static final int CAPACITY = 128;
    private static final double MIN_VARIANCE = 1e-28;

    private final int instruments;
    private final long[][] startNs;
    private final double[][] close;
    private final int[] count;
    private final double[] value;
    private final double[] returnsA = new double[RETURNS];
    private final double[] returnsB = new double[RETURNS];

    /**
     * Correlations of which none is known.
     *
     * @param instruments how many instruments there are
     */
    public Correlations(int instruments) {
        this.instruments = instruments;
        boolean isUsed = instruments > 1;
        startNs = new long[instruments][isUsed ? CAPACITY : 0];
        close = new double[instruments][isUsed ? CAPACITY : 0];
        count = new int[instruments];
        value = new double[isUsed ? instruments * instruments : 0];
        Arrays.fill(value, Double.NaN);
    }

    /**
     * Takes a closed bar of those that are decided on.
     *
     * @param bar later than the one before of its instrument
     */
    public void onBar(Bar bar) {
        add(bar.instrument(), bar.startNs(), bar.close());
    }

    void add(int instrument, long barStartNs, long closePrice) {
        if (instruments < 2) {
            return;
        }
        int row = count[instrument] % CAPACITY;
        startNs[instrument][row] = barStartNs;
        close[instrument][row] = FixedPoint.toDouble(closePrice);
        count[instrument]++;
        for (int other = 0; other < instruments; other++) {
            boolean isCommon =
                    other != instrument && count[other] > 0 && newestNs(other) == barStartNs;
            if (isCommon) {
                double now = correlate(instrument, other);
                value[instrument * instruments + other] = now;
                value[other * instruments + instrument] = now;
            }
        }
    }

    private long newestNs(int instrument) {
        return startNs[instrument][(count[instrument] - 1) % CAPACITY];
    }

    /** From the newest common bar backwards. */
    private double correlate(int a, int b) {
        int placeA = count[a] - 1;
        int placeB = count[b] - 1;
        int endA = Math.max(0, count[a] - CAPACITY);
        int endB = Math.max(0, count[b] - CAPACITY);
        double laterA = Double.NaN;
        double laterB = Double.NaN;
        int common = 0;
        while (placeA >= endA && placeB >= endB && common <= RETURNS) {
            int rowA = placeA % CAPACITY;
            int rowB = placeB % CAPACITY;
            long timeA = startNs[a][rowA];
            long timeB = startNs[b][rowB];
            if (timeA == timeB) {
                if (common > 0) {
                    returnsA[common - 1] = laterA / close[a][rowA] - 1.0;
                    returnsB[common - 1] = laterB / close[b][rowB] - 1.0;
                }
                laterA = close[a][rowA];
                laterB = close[b][rowB];
                common++;
            }
            placeA -= timeA >= timeB ? 1 : 0;
            placeB -= timeB >= timeA ? 1 : 0;
        }
        return common > RETURNS ? pearson() : Double.NaN;
    }

    private double pearson() {
        double meanA = mean(returnsA);
        double meanB = mean(returnsB);
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int i = 0; i < RETURNS; i++) {
            double distanceA = returnsA[i] - meanA;
            double distanceB = returnsB[i] - meanB;
            squaresA += distanceA * distanceA;
            squaresB += distanceB * distanceB;
            products += distanceA * distanceB;
        }
        boolean varies = squaresA > MIN_VARIANCE * RETURNS && squaresB > MIN_VARIANCE * RETURNS;
        return varies
                ? products / (StrictMath.sqrt(squaresA) * StrictMath.sqrt(squaresB))
                : Double.NaN;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return sum / values.length;
    }

    @Override
    public double correlation(int a, int b) {
        return value.length == 0 ? Double.NaN : value[a * instruments + b];
    }

    /**
     * Writes bars and values; the returns in hand are of one call only. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("correlations");
        sink.putInt(instruments);
        for (int id = 0; instruments > 1 && id < instruments; id++) {
            sink.putInt(count[id]);
            for (int place = Math.max(0, count[id] - CAPACITY); place < count[id]; place++) {
                sink.putLong(startNs[id][place % CAPACITY]);
                sink.putDouble(close[id][place % CAPACITY]);
            }
        }
        for (double each : value) {
            sink.putDouble(each);
        }
    }

    /**
     * Takes over a saved state. Cold path.
     *
     * @param source holds the state of as many instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("correlations");
        source.expectCount("instruments", instruments);
        for (int id = 0; instruments > 1 && id < instruments; id++) {
            count[id] = source.takeCount("bars of instrument " + id, Integer.MAX_VALUE);
            for (int place = Math.max(0, count[id] - CAPACITY); place < count[id]; place++) {
                startNs[id][place % CAPACITY] = source.takeLong();
                close[id][place % CAPACITY] = source.takeDouble();
            }
        }
        for (int i = 0; i < value.length; i++) {
            value[i] = source.takeDouble();
        }
    }
}
