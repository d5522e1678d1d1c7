package io.millrace.engine.bar;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * Hop 4 of a tick: ticks and shorter bars become bars of every timeframe in use, per instrument.
 *
 * <p>Bars are cut by venue time and by the instrument's calendar: none reaches into the next
 * trading day. A bar closes on the first event at or after its end, or on a timer, whichever comes
 * first; the timer is due at the end itself, as files need no grace (a live venue, not built, would
 * need 250 ms). An instant without a tick has no bar. A tick older than the open bar, or than the
 * last closed one, is counted and dropped; it never reopens a bar. Of bars that end together the
 * one that is decided on comes last.
 *
 * <p>Single writer: the engine's thread. Allocates nothing.
 */
public final class BarStage {

    private final BarBuilder[] builders;
    private final BarBuilder decision;
    private final Timeframe[] timeframes;
    private final SessionClock[] clocks;
    private final TradeRuns runs;
    private final boolean regularHours;
    private long outside;

    /**
     * A stage without bars.
     *
     * @param settings which bars to build
     * @param instruments whose bars
     * @param handler who takes closed bars
     */
    public BarStage(BarSettings settings, InstrumentTable instruments, BarHandler handler) {
        regularHours = settings.regularHours();
        clocks = BarBuilder.clocks(instruments, regularHours);
        runs = new TradeRuns(instruments.size());
        int further = settings.context().size();
        builders = new BarBuilder[further + 1];
        timeframes = new Timeframe[further + 1];
        for (int i = 0; i < further; i++) {
            timeframes[i] = settings.context().get(i);
            builders[i] = new BarBuilder(timeframes[i], clocks, handler);
        }
        decision = new BarBuilder(settings.decision(), clocks, handler);
        timeframes[further] = settings.decision();
        builders[further] = decision;
    }

    /**
     * Takes a trade.
     *
     * @param instrument id
     * @param timeNs ns since 1970-01-01 UTC, venue's clock
     * @param price fixed point, above 0
     * @param size fixed point, 0 or above
     */
    public void onTrade(int instrument, long timeNs, long price, long size) {
        if (runs.add(instrument, timeNs, price, size)) {
            return;
        }
        touch(instrument);
        if (admits(instrument, timeNs)) {
            for (BarBuilder builder : builders) {
                builder.onTrade(instrument, timeNs, price, size);
            }
        }
        leave(instrument);
    }

    /** Bars are whole from here on. */
    private void touch(int instrument) {
        runs.handOn(instrument, builders);
    }

    /** Where only sessions count, each trade is asked for its session. */
    private void leave(int instrument) {
        if (!regularHours) {
            runs.follow(instrument, builders);
        }
    }

    /**
     * Takes a quote of an instrument whose bars are made of quotes.
     *
     * @param instrument id
     * @param timeNs ns since 1970-01-01 UTC, venue's clock
     * @param bid fixed point, above 0
     * @param ask fixed point, above 0
     */
    public void onQuote(int instrument, long timeNs, long bid, long ask) {
        touch(instrument);
        if (admits(instrument, timeNs)) {
            for (BarBuilder builder : builders) {
                builder.onQuote(instrument, timeNs, bid, ask);
            }
        }
        leave(instrument);
    }

    /**
     * Takes a bar. Timeframes shorter than it get none.
     *
     * @param instrument id
     * @param source start, prices and volume
     */
    public void onBar(int instrument, SourceBar source) {
        long lengthNs = source.endNs() - source.startNs();
        touch(instrument);
        boolean isAdmitted = admits(instrument, source.startNs(), lengthNs);
        for (int i = 0; isAdmitted && i < builders.length; i++) {
            if (timeframes[i].lengthNs() >= lengthNs) {
                builders[i].onBar(instrument, source);
            }
        }
        leave(instrument);
    }

    /**
     * Takes a bar of an instrument whose bars are made of quotes. Timeframes shorter than it get
     * none.
     *
     * @param instrument id
     * @param source start, bid and ask
     */
    public void onQuoteBar(int instrument, SourceQuoteBar source) {
        long lengthNs = source.endNs() - source.startNs();
        touch(instrument);
        boolean isAdmitted = admits(instrument, source.startNs(), lengthNs);
        for (int i = 0; isAdmitted && i < builders.length; i++) {
            if (timeframes[i].lengthNs() >= lengthNs) {
                builders[i].onQuoteBar(instrument, source);
            }
        }
        leave(instrument);
    }

    /** A whole day is always of its session; an hour is when it reaches into it. */
    private boolean admits(int instrument, long startNs, long lengthNs) {
        return lengthNs >= Timeframe.D1.lengthNs()
                || clocks[instrument].admits(startNs + lengthNs - 1)
                || admits(instrument, startNs);
    }

    private boolean admits(int instrument, long timeNs) {
        if (clocks[instrument].admits(timeNs)) {
            return true;
        }
        outside++;
        reach(instrument, timeNs);
        return false;
    }

    /**
     * Takes a timer: closes every bar that has ended.
     *
     * @param timeNs ns since 1970-01-01 UTC
     */
    public void onTimer(long timeNs) {
        for (int id = 0; id < clocks.length; id++) {
            if (!runs.isBefore(id, timeNs)) {
                touch(id);
            }
        }
        for (BarBuilder builder : builders) {
            for (int id = 0; id < clocks.length; id++) {
                if (!runs.isBefore(id, timeNs)) {
                    builder.onTime(id, timeNs);
                }
            }
        }
        for (int id = 0; id < clocks.length; id++) {
            if (!runs.isBefore(id, timeNs)) {
                leave(id);
            }
        }
    }

    /**
     * Takes the time of an instrument, without a price: closes its bars that have ended.
     *
     * @param instrument id
     * @param timeNs ns since 1970-01-01 UTC
     */
    public void onTime(int instrument, long timeNs) {
        if (!runs.isBefore(instrument, timeNs)) {
            touch(instrument);
            reach(instrument, timeNs);
            leave(instrument);
        }
    }

    private void reach(int instrument, long timeNs) {
        for (BarBuilder builder : builders) {
            builder.onTime(instrument, timeNs);
        }
    }

    /**
     * How many bars that are decided on were closed.
     *
     * @return 0 or more
     */
    public long closed() {
        return decision.closed();
    }

    /**
     * How many ticks came too late for the bar that is decided on.
     *
     * @return 0 or more
     */
    public long late() {
        return decision.late();
    }

    /**
     * How many ticks came outside of sessions, where only those count.
     *
     * @return 0 or more
     */
    public long outside() {
        return outside;
    }

    /**
     * Writes the open bars and the counts. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("bars");
        sink.putInt(clocks.length);
        sink.putInt(builders.length);
        sink.putLong(outside);
        for (int id = 0; id < clocks.length; id++) {
            touch(id);
        }
        for (BarBuilder builder : builders) {
            builder.save(sink);
        }
    }

    /**
     * Takes over a saved state. Cold path.
     *
     * @param source holds the state of a stage of the same timeframes and as many instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("bars");
        source.expectCount("instruments", clocks.length);
        source.expectCount("timeframes", builders.length);
        outside = source.takeLong();
        for (BarBuilder builder : builders) {
            builder.load(source);
        }
        for (int id = 0; id < clocks.length; id++) {
            leave(id);
        }
    }
}
