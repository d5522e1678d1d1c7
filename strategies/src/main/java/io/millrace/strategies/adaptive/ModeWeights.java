package io.millrace.strategies.adaptive;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

import java.util.Arrays;

/**
 * What each mode has earned, and how much is risked on it from 0.5 to 1.
 *
 * <p>A mode is the regime at the entry. On the first bar of a month by UTC, the modes with at least
 * 20 closed trades since the start are reviewed: one whose mean profit is below zero loses 0.1; of
 * them all the one with the highest mean profit gains 0.1 when more than half of its trades won. A
 * trade without profit or loss is not won. The first bar of all only sets the calendar.
 */
final class ModeWeights {

    private static final int TRADES = 20;
    private static final int LEAST_TENTHS = 5;
    private static final int MOST_TENTHS = 10;
    private static final long DAY_NS = 24L * 3600 * Timeframe.SECOND_NS;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final int[] tenths = new int[Regime.values().length];
    private final long[] trades = new long[tenths.length];
    private final long[] won = new long[tenths.length];
    private final double[] profit = new double[tenths.length];
    private long reviewNs = Long.MIN_VALUE;

    ModeWeights() {
        Arrays.fill(tenths, MOST_TENTHS);
    }

    /** Factor on the size of an entry in a regime. */
    double of(Regime mode) {
        return tenths[mode.code()] / (double) MOST_TENTHS;
    }

    /** Takes the result of a round trip. */
    void onRoundTrip(Regime mode, long pnl) {
        trades[mode.code()]++;
        won[mode.code()] += pnl > 0 ? 1 : 0;
        profit[mode.code()] += FixedPoint.toDouble(pnl);
    }

    /** Takes the beginning of a bar; in a new month, reviews. */
    void onBar(long startNs) {
        if (startNs < reviewNs) {
            return;
        }
        if (reviewNs != Long.MIN_VALUE) {
            review();
        }
        reviewNs = nextMonthNs(startNs);
    }

    private void review() {
        int best = 0;
        for (int mode = 1; mode < tenths.length; mode++) {
            if (trades[mode] < TRADES) {
                continue;
            }
            if (profit[mode] < 0) {
                tenths[mode] = Math.max(LEAST_TENTHS, tenths[mode] - 1);
            }
            best = best == 0 || mean(mode) > mean(best) ? mode : best;
        }
        if (best > 0 && 2 * won[best] > trades[best]) {
            tenths[best] = Math.min(MOST_TENTHS, tenths[best] + 1);
        }
    }

    private double mean(int mode) {
        return profit[mode] / trades[mode];
    }

    /** First instant of the month after a time, by UTC. */
    static long nextMonthNs(long timeNs) {
        long day = Math.floorDiv(timeNs, DAY_NS);
        long next = 0;
        for (int month = 0; next <= day; month++) {
            int year = 1970 + month / 12;
            boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            next += DAYS[month % 12] + (month % 12 == 1 && isLeap ? 1 : 0);
        }
        return next * DAY_NS;
    }

    void save(StateSink sink) {
        sink.putLong(reviewNs);
        for (int mode = 0; mode < tenths.length; mode++) {
            sink.putInt(tenths[mode]);
            sink.putLong(trades[mode]);
            sink.putLong(won[mode]);
            sink.putDouble(profit[mode]);
        }
    }

    void load(StateSource source) {
        reviewNs = source.takeLong();
        for (int mode = 0; mode < tenths.length; mode++) {
            tenths[mode] = source.takeCount("tenths of a mode's weight", MOST_TENTHS);
            trades[mode] = source.takeLong();
            won[mode] = source.takeLong();
            profit[mode] = source.takeDouble();
        }
    }
}
