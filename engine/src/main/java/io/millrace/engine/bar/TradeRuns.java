package io.millrace.engine.bar;

/**
 * Trades of each instrument since its open bars were last touched. While a trade falls into all of
 * them it ends none and begins none, so the bars of all timeframes get the same from it: it is
 * gathered here once, in one piece of memory per instrument, and handed on to each bar only when
 * one of them is touched.
 *
 * <pre>
 * place  meaning
 *     0  startNs   first instant that is late for no open bar
 *     1  endNs     first instant at which one of them ends; below every time when one is not open
 *     2  high      fixed point, of the trades gathered
 *     3  low       fixed point
 *     4  close     fixed point
 *     5  volume    fixed point, the largest long on overflow
 *     6  ticks     trades gathered
 *     7  -         reserved, so that an instrument has 64 bytes
 * </pre>
 *
 * Engine's thread; allocates nothing after it was made. No state: bars are saved after they were
 * handed what is here.
 */
final class TradeRuns {

    private static final int SHIFT = 3;
    private static final int START_NS = 0;
    private static final int END_NS = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int TICKS = 6;

    private final long[] runs;

    /** Of as many instruments, none with open bars. */
    TradeRuns(int instruments) {
        runs = new long[instruments << SHIFT];
        for (int id = 0; id < instruments; id++) {
            shut(id);
        }
    }

    /** Gathers a trade, unless it touches a bar; false then. */
    boolean add(int instrument, long timeNs, long price, long size) {
        int at = instrument << SHIFT;
        if (timeNs >= runs[at + END_NS] || timeNs < runs[at + START_NS]) {
            return false;
        }
        long ticks = runs[at + TICKS]++;
        runs[at + HIGH] = ticks == 0 ? price : Math.max(runs[at + HIGH], price);
        runs[at + LOW] = ticks == 0 ? price : Math.min(runs[at + LOW], price);
        runs[at + CLOSE] = price;
        runs[at + VOLUME] = BarBuilder.sum(runs[at + VOLUME], size);
        return true;
    }

    /** Whether a time touches no bar by being reached. */
    boolean isBefore(int instrument, long timeNs) {
        return timeNs < runs[(instrument << SHIFT) + END_NS];
    }

    /** Hands what was gathered to a bar of each timeframe, and begins anew. */
    void handOn(int instrument, BarBuilder[] builders) {
        int at = instrument << SHIFT;
        long ticks = runs[at + TICKS];
        if (ticks == 0) {
            return;
        }
        for (BarBuilder builder : builders) {
            Bar bar = builder.open(instrument);
            bar.prices.add(runs[at + HIGH], runs[at + LOW], runs[at + CLOSE]);
            bar.volume = BarBuilder.sum(bar.volume, runs[at + VOLUME]);
            bar.tickCount += (int) ticks;
        }
        runs[at + TICKS] = 0;
        runs[at + VOLUME] = 0;
    }

    /** Looks anew which times touch no bar. */
    void follow(int instrument, BarBuilder[] builders) {
        long startNs = Long.MIN_VALUE;
        long endNs = Long.MAX_VALUE;
        for (BarBuilder builder : builders) {
            startNs = Math.max(startNs, builder.lateBeforeNs(instrument));
            endNs = Math.min(endNs, builder.endNs(instrument));
        }
        int at = instrument << SHIFT;
        runs[at + START_NS] = startNs;
        runs[at + END_NS] = endNs;
    }

    /** Every time touches a bar. */
    private void shut(int instrument) {
        runs[(instrument << SHIFT) + END_NS] = Long.MIN_VALUE;
    }
}
