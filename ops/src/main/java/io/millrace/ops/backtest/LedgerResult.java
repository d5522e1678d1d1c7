package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;

import java.util.List;

/**
 * What a run came to, as booked from its journal. Amounts are fixed point, quote currency.
 *
 * @param trades all round trips by number, those open at the end included
 * @param closed those that ended, in the order of their ends
 * @param curve the account at each bar
 * @param totals sums
 * @param firstTimeNs engine time of the first event, ns since 1970-01-01 UTC
 * @param lastTimeNs engine time of the last event
 * @param compared account records that were compared and found equal
 */
public record LedgerResult(
        List<RoundTrip> trades,
        List<RoundTrip> closed,
        EquityCurve curve,
        Totals totals,
        long firstTimeNs,
        long lastTimeNs,
        long compared) {

    /** Falls of the account; the start is the first point of the curve. */
    Drawdowns falls() {
        double[] earned = curve.earned();
        long[] times = curve.times();
        double[] values = new double[earned.length + 1];
        long[] at = new long[values.length];
        values[0] = FixedPoint.toDouble(totals.start());
        at[0] = firstTimeNs;
        System.arraycopy(earned, 0, values, 1, earned.length);
        System.arraycopy(times, 0, at, 1, times.length);
        return Drawdowns.of(values, at);
    }

    /**
     * Deepest fall of the account, at the ends of bars.
     *
     * @return part of one
     */
    public double maxDrawdown() {
        return falls().deepest();
    }

    /**
     * Sums of a run.
     *
     * @param start cash at the start
     * @param end equity at the end
     * @param fees paid
     * @param charges borrowing and funding paid
     * @param deposits paid in less taken out
     * @param traded value of all fills
     */
    public record Totals(
            long start, long end, long fees, long charges, long deposits, long traded) {

        /**
         * What was earned.
         *
         * @return change of equity less deposits
         */
        public long profit() {
            return end - start - deposits;
        }
    }
}
