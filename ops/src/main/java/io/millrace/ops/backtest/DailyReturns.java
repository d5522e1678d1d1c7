package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;

import java.util.ArrayList;
import java.util.List;

/**
 * Returns of days: each day ends with its last sample, which belongs to the day that it ends. A day
 * without a sample has no return; what was paid in or taken out is no return either.
 */
final class DailyReturns {

    private final double[] own;
    private final double[] benchmark;

    private DailyReturns(double[] own, double[] benchmark) {
        this.own = own;
        this.benchmark = benchmark;
    }

    /** Returns of the account, the first against the start. */
    double[] own() {
        return own;
    }

    /** Returns of holding the first instrument; NaN before its first price. */
    double[] benchmark() {
        return benchmark;
    }

    static DailyReturns of(EquityCurve curve, SessionCalendar calendar, long start) {
        List<Integer> ends = new ArrayList<>();
        long day = Long.MIN_VALUE;
        for (int i = 0; i < curve.size(); i++) {
            long now = calendar.sessionStartNs(curve.timeNs(i) - 1);
            if (now == day) {
                ends.removeLast();
            }
            ends.add(i);
            day = now;
        }
        double[] own = new double[ends.size()];
        double[] benchmark = new double[ends.size()];
        double before = FixedPoint.toDouble(start);
        double depositsBefore = 0;
        long priceBefore = curve.size() == 0 ? FixedPoint.NONE : curve.benchmark(0);
        for (int i = 0; i < own.length; i++) {
            int end = ends.get(i);
            double equity = FixedPoint.toDouble(curve.equity(end));
            double deposits = FixedPoint.toDouble(curve.deposits(end));
            own[i] = (equity - (deposits - depositsBefore)) / before - 1;
            benchmark[i] = between(priceBefore, curve.benchmark(end));
            before = equity;
            depositsBefore = deposits;
            priceBefore = curve.benchmark(end);
        }
        return new DailyReturns(own, benchmark);
    }

    private static double between(long before, long now) {
        return before == FixedPoint.NONE || now == FixedPoint.NONE
                ? Double.NaN
                : FixedPoint.toDouble(now) / FixedPoint.toDouble(before) - 1;
    }
}
