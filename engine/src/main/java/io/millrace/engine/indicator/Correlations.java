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
 * <p>The value of a pair is that of its newest meeting: the moment at which a bar closed that began
 * at the same time as the newest bar of the other. Unknown before the first, with fewer than 60
 * common returns among the last 127 bars of either, and when the returns of one do not vary. Of one
 * instrument alone nothing is kept.
 *
 * <p>A bar changes the values of all pairs of its instrument, and nearly none of them is ever asked
 * for. So a bar is only kept, with its place in the order of all bars, and a value is computed when
 * it is asked for, from what was known at the meeting. Before those bars are lost, every 128 bars
 * of an instrument, the values of its pairs are settled.
 *
 * <p>Single writer: the engine's thread. Allocates nothing after construction.
 */
public final class Correlations implements CorrelationSource {

    /** Common returns that are compared. */
    public static final int RETURNS = 60;

    /** Bars among which they are looked for. */
    private static final int CAPACITY = 128;

    /** Bars that are kept: those of a meeting that is 128 bars old are still there. */
    private static final int KEPT = 2 * CAPACITY;

    private static final int MASK = KEPT - 1;
    private static final double MIN_VARIANCE = 1e-28;

    private final int instruments;
    private final long[][] startNs;
    private final long[][] arrival;
    private final double[][] close;
    private final int[] count;

    /** Values as they were settled, a row of the lower numbers for each instrument. */
    private final double[] value;

    private final long[] settled;
    private final double[] returnsA = new double[RETURNS];
    private final double[] returnsB = new double[RETURNS];
    private long arrivals;
    private long version;

    /**
     * Correlations of which none is known.
     *
     * @param instruments how many instruments there are
     */
    public Correlations(int instruments) {
        this.instruments = instruments;
        boolean isUsed = instruments > 1;
        startNs = new long[instruments][isUsed ? KEPT : 0];
        arrival = new long[instruments][isUsed ? KEPT : 0];
        close = new double[instruments][isUsed ? KEPT : 0];
        count = new int[instruments];
        settled = new long[instruments];
        value = new double[isUsed ? place(instruments, 0) : 0];
        Arrays.fill(value, Double.NaN);
    }

    private static int place(int higher, int lower) {
        return (int) ((long) higher * (higher - 1) / 2 + lower);
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
        int row = count[instrument] & MASK;
        startNs[instrument][row] = barStartNs;
        arrival[instrument][row] = ++arrivals;
        close[instrument][row] = FixedPoint.toDouble(closePrice);
        count[instrument]++;
        version++;
        if (count[instrument] % CAPACITY == 0) {
            settle(instrument, instruments);
            settled[instrument] = arrivals;
        }
    }

    /** Notes the values of an instrument with those of lower numbers than a bound. */
    private void settle(int instrument, int bound) {
        for (int other = 0; other < bound; other++) {
            if (other > instrument) {
                value[place(other, instrument)] = newest(other, instrument);
            } else if (other < instrument) {
                value[place(instrument, other)] = newest(instrument, other);
            }
        }
    }

    /** Value of a pair: of the newest meeting that is not settled, or else as it was settled. */
    private double newest(int higher, int lower) {
        long known = Math.max(settled[higher], settled[lower]);
        int placeA = count[higher] - 1;
        int placeB = count[lower] - 1;
        int endA = Math.max(0, count[higher] - CAPACITY - 1);
        int endB = Math.max(0, count[lower] - CAPACITY - 1);
        while (placeA >= endA && placeB >= endB) {
            long arrivedA = arrival[higher][placeA & MASK];
            long arrivedB = arrival[lower][placeB & MASK];
            if (Math.max(arrivedA, arrivedB) <= known) {
                break;
            }
            long timeA = startNs[higher][placeA & MASK];
            long timeB = startNs[lower][placeB & MASK];
            boolean isMeeting =
                    timeA == timeB
                            && next(higher, placeA) > arrivedB
                            && next(lower, placeB) > arrivedA;
            if (isMeeting) {
                return correlate(higher, placeA, lower, placeB);
            }
            placeA -= timeA >= timeB ? 1 : 0;
            placeB -= timeB >= timeA ? 1 : 0;
        }
        return value[place(higher, lower)];
    }

    /** When the bar behind one arrived. */
    private long next(int instrument, int place) {
        boolean isNewest = place == count[instrument] - 1;
        return isNewest ? Long.MAX_VALUE : arrival[instrument][(place + 1) & MASK];
    }

    /** From a common bar backwards, over the bars that were known when it was the newest. */
    private double correlate(int a, int fromA, int b, int fromB) {
        int placeA = fromA;
        int placeB = fromB;
        int endA = Math.max(0, fromA + 1 - CAPACITY);
        int endB = Math.max(0, fromB + 1 - CAPACITY);
        double laterA = Double.NaN;
        double laterB = Double.NaN;
        int common = 0;
        while (placeA >= endA && placeB >= endB && common <= RETURNS) {
            int rowA = placeA & MASK;
            int rowB = placeB & MASK;
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
        if (instruments < 2 || a == b) {
            return Double.NaN;
        }
        return newest(Math.max(a, b), Math.min(a, b));
    }

    /**
     * How many bars they were made of: two runs that took the same bars have the same values under
     * the same version.
     *
     * @return bars of all instruments; 0 of one instrument alone
     */
    @Override
    public long version() {
        return version;
    }

    /**
     * Writes bars and values; the returns in hand are of one call only, and what is settled is no
     * state: values are the same before and after. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("correlations");
        sink.putInt(instruments);
        for (int id = 0; instruments > 1 && id < instruments; id++) {
            settle(id, id);
            sink.putInt(count[id]);
            for (int place = Math.max(0, count[id] - CAPACITY); place < count[id]; place++) {
                sink.putLong(startNs[id][place & MASK]);
                sink.putDouble(close[id][place & MASK]);
            }
        }
        Arrays.fill(settled, arrivals);
        for (int a = 0; instruments > 1 && a < instruments; a++) {
            for (int b = 0; b < instruments; b++) {
                sink.putDouble(a == b ? Double.NaN : value[place(Math.max(a, b), Math.min(a, b))]);
            }
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
        arrivals = 0;
        version = 0;
        for (int id = 0; instruments > 1 && id < instruments; id++) {
            settled[id] = 0;
            count[id] = source.takeCount("bars of instrument " + id, Integer.MAX_VALUE);
            version += count[id];
            for (int place = Math.max(0, count[id] - CAPACITY); place < count[id]; place++) {
                startNs[id][place & MASK] = source.takeLong();
                arrival[id][place & MASK] = 0;
                close[id][place & MASK] = source.takeDouble();
            }
        }
        for (int a = 0; instruments > 1 && a < instruments; a++) {
            for (int b = 0; b < instruments; b++) {
                double known = source.takeDouble();
                if (b < a) {
                    value[place(a, b)] = known;
                }
            }
        }
    }
}
