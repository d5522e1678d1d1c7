package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.ExecutionReport;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * How the position of one instrument was opened, and its best price since: set by fills, never by
 * what was only wanted. An entry that was denied, refused or that found no price changes nothing.
 *
 * <p>The broker's acceptance ties a wanted entry to its order, so that a fill that comes late
 * belongs to the entry that was sent, not to one that was wanted after it and denied.
 */
final class Holding {

    private static final Opening[] OPENINGS = Opening.values();

    private Opening wanted = Opening.NONE;
    private Opening sent = Opening.NONE;
    private Opening opened = Opening.NONE;
    private double best = Double.NaN;

    /** An entry is wanted. */
    void want(Opening opening) {
        wanted = opening;
    }

    /** How the position was opened. */
    Opening opened() {
        return opened;
    }

    /** The best price since the first fill; NaN when none was seen. */
    double best() {
        return best;
    }

    /** Takes the extreme of a bar, or the cost of a position whose fills were not seen. */
    void onPrice(Side side, double price) {
        if (Double.isNaN(best)) {
            best = price;
        } else {
            best = side == Side.BUY ? Math.max(best, price) : Math.min(best, price);
        }
    }

    void onExecution(ExecutionReport report) {
        boolean isFill = report.kind() == ExecutionKind.FILL;
        if (report.role() == OrderRole.ENTRY) {
            if (report.kind() == ExecutionKind.ACCEPTED) {
                sent = wanted;
            } else if (isFill) {
                onEntry(report);
            }
        }
        if (isFill && report.position() == 0) {
            opened = Opening.NONE;
            best = Double.NaN;
        }
    }

    private void onEntry(ExecutionReport report) {
        boolean isFirst = Math.abs(report.position()) == report.size();
        if (isFirst) {
            opened = sent == Opening.NONE ? wanted : sent;
            best = Double.NaN;
        }
        onPrice(report.side(), FixedPoint.toDouble(report.price()));
    }

    void save(StateSink sink) {
        sink.putInt(wanted.ordinal());
        sink.putInt(sent.ordinal());
        sink.putInt(opened.ordinal());
        sink.putDouble(best);
    }

    void load(StateSource source) {
        wanted = takeOpening(source);
        sent = takeOpening(source);
        opened = takeOpening(source);
        best = source.takeDouble();
    }

    private static Opening takeOpening(StateSource source) {
        return OPENINGS[source.takeCount("opening", OPENINGS.length - 1)];
    }
}
