package io.millrace.engine.bar;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/** Bars of one timeframe, per instrument; what {@link BarStage} is made of. */
final class BarBuilder {

    private static final long NO_BAR = Long.MIN_VALUE;

    private final Timeframe timeframe;
    private final SessionClock[] clocks;
    private final BarHandler handler;
    private final Bar[] open;
    private final boolean[] isOpen;
    private final long[] closedUntil;
    private long closed;
    private long late;

    BarBuilder(Timeframe timeframe, SessionClock[] clocks, BarHandler handler) {
        this.timeframe = timeframe;
        this.clocks = clocks;
        this.handler = handler;
        open = new Bar[clocks.length];
        isOpen = new boolean[clocks.length];
        closedUntil = new long[clocks.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = new Bar().place(i, timeframe);
            closedUntil[i] = NO_BAR;
        }
    }

    static SessionClock[] clocks(InstrumentTable instruments, boolean regularHours) {
        SessionClock[] clocks = new SessionClock[instruments.size()];
        for (int i = 0; i < clocks.length; i++) {
            clocks[i] = new SessionClock(instruments.get(i).calendar(), regularHours);
        }
        return clocks;
    }

    void onTrade(int instrument, long timeNs, long price, long size) {
        if (!admit(instrument, timeNs)) {
            return;
        }
        Bar bar = open[instrument];
        if (!isOpen[instrument]) {
            begin(instrument, timeNs, false);
            bar.prices.begin(price);
        }
        bar.prices.add(price);
        bar.volume = sum(bar.volume, size);
        bar.tickCount++;
    }

    void onQuote(int instrument, long timeNs, long bid, long ask) {
        if (!admit(instrument, timeNs)) {
            return;
        }
        Bar bar = open[instrument];
        if (!isOpen[instrument]) {
            begin(instrument, timeNs, true);
            bar.bids.begin(bid);
            bar.asks.begin(ask);
        }
        bar.bids.add(bid);
        bar.asks.add(ask);
        bar.tickCount++;
    }

    void onBar(int instrument, SourceBar source) {
        if (!admit(instrument, source.startNs())) {
            return;
        }
        Bar bar = open[instrument];
        if (!isOpen[instrument]) {
            begin(instrument, source.startNs(), false);
            takeEnds(bar, source.startNs(), source.endNs());
            bar.prices.begin(source.open(), source.high(), source.low());
        }
        bar.prices.add(source.high(), source.low(), source.close());
        bar.volume = sum(bar.volume, source.volume());
        bar.tickCount += source.tickCount();
        onTime(instrument, source.endNs());
    }

    void onQuoteBar(int instrument, SourceQuoteBar source) {
        if (!admit(instrument, source.startNs())) {
            return;
        }
        Bar bar = open[instrument];
        if (!isOpen[instrument]) {
            begin(instrument, source.startNs(), true);
            takeEnds(bar, source.startNs(), source.endNs());
            source.beginIn(bar);
        }
        source.addTo(bar);
        onTime(instrument, source.endNs());
    }

    /** A source's bar of our length keeps its own ends, whatever day it was cut by. */
    private void takeEnds(Bar bar, long startNs, long endNs) {
        if (endNs - startNs == timeframe.lengthNs()) {
            bar.startNs = startNs;
            bar.endNs = endNs;
        }
    }

    private boolean admit(int instrument, long timeNs) {
        boolean old =
                timeNs < closedUntil[instrument]
                        || (isOpen[instrument] && timeNs < open[instrument].startNs);
        if (old) {
            late++;
            return false;
        }
        onTime(instrument, timeNs);
        return true;
    }

    /** The bar that a trade gathered in {@link TradeRuns} belongs to. */
    Bar open(int instrument) {
        return open[instrument];
    }

    /** Ticks of before are late. */
    long lateBeforeNs(int instrument) {
        long until = closedUntil[instrument];
        return isOpen[instrument] ? Math.max(until, open[instrument].startNs) : until;
    }

    /** Where the open bar ends; without one, below every time. */
    long endNs(int instrument) {
        return isOpen[instrument] ? open[instrument].endNs : Long.MIN_VALUE;
    }

    private void begin(int instrument, long timeNs, boolean quoted) {
        Bar bar = open[instrument];
        SessionClock clock = clocks[instrument];
        isOpen[instrument] = true;
        bar.startNs = clock.startNs(timeframe, timeNs);
        bar.endNs = clock.endNs(timeframe, bar.startNs);
        bar.quoted = quoted;
        bar.volume = 0;
        bar.tickCount = 0;
    }

    /** Sum of two volumes, the largest long on overflow. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    void onTime(int instrument, long timeNs) {
        Bar bar = open[instrument];
        if (!isOpen[instrument] || timeNs < bar.endNs) {
            return;
        }
        closedUntil[instrument] = bar.endNs;
        isOpen[instrument] = false;
        closed++;
        if (bar.quoted) {
            bar.prices.setMean(bar.bids, bar.asks);
        }
        handler.onBar(bar);
    }

    long closed() {
        return closed;
    }

    long late() {
        return late;
    }

    /** Of a place without an open bar the fields are set anew when the next one begins. */
    void save(StateSink sink) {
        sink.putInt(timeframe.code());
        sink.putLong(closed);
        sink.putLong(late);
        for (int i = 0; i < open.length; i++) {
            sink.putLong(closedUntil[i]);
            sink.putBoolean(isOpen[i]);
            if (isOpen[i]) {
                open[i].save(sink);
            }
        }
    }

    void load(StateSource source) {
        source.expectCount("code of the timeframe", timeframe.code());
        closed = source.takeLong();
        late = source.takeLong();
        for (int i = 0; i < open.length; i++) {
            closedUntil[i] = source.takeLong();
            isOpen[i] = source.takeBoolean();
            if (isOpen[i]) {
                open[i].load(source);
            }
        }
    }
}
