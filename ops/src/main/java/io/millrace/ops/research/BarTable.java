package io.millrace.ops.research;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.bar.BarHandler;
import io.millrace.ops.monitor.JsonText;

/** Bars as lines of CSV: open, high, low, close and volume of trades, both sides of quotes. */
public final class BarTable implements BarHandler {

    private static final String TRADES = "time,open,high,low,close,volume";
    private static final String QUOTES =
            "time,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close";

    private final StringBuilder line = new StringBuilder();
    private final TableOutput output;
    private final long fromNs;
    private final long toNs;
    private long rows;

    /**
     * A table with its header.
     *
     * @param basis what bars are made of
     * @param output where lines go
     * @param fromNs bars that begin before it are left out, ns since 1970-01-01 UTC
     * @param toNs bars that begin at it or later are left out
     */
    public BarTable(Basis basis, TableOutput output, long fromNs, long toNs) {
        this.output = output;
        this.fromNs = fromNs;
        this.toNs = toNs;
        output.line(basis == Basis.TRADES ? TRADES : QUOTES);
    }

    @Override
    public void onBar(Bar bar) {
        if (bar.startNs() < fromNs || bar.startNs() >= toNs) {
            return;
        }
        line.setLength(0);
        JsonText.appendTime(line, bar.startNs());
        if (bar.isQuoted()) {
            TableText.side(line, bar.bids());
            TableText.side(line, bar.asks());
        } else {
            TableText.prices(line, bar);
        }
        output.line(line);
        rows++;
    }

    /**
     * How many bars were written.
     *
     * @return 0 or more
     */
    public long rows() {
        return rows;
    }
}
