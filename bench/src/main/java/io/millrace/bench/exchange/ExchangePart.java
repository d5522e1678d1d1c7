package io.millrace.bench.exchange;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.report.Findings;
import io.millrace.bench.report.Spread;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;

import java.util.Optional;

/**
 * Orders that trade, one after the other, journaled. Ours: {@link OrderFlow}. exchange-core: pairs
 * of a resting order and one that meets it. One fill here stands beside one match there: what is
 * compared is our filled orders with its pairs, so that neither side counts an order that does not
 * trade. Ours computes indicators, regime and a stop beside each order; exchange-core keeps a book
 * of orders. It forces nothing, and is compared with a run that does not; the default stands
 * beside.
 */
public final class ExchangePart implements Part {

    private static final String PART = "exchange";
    private static final String GOAL = "orders-vs-exchange-core";
    private static final String ORDERS = "orders/s";

    /** A part of the suite. */
    public ExchangePart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        OrderFlow flow =
                new OrderFlow(effort.pick(2, 3), effort.pick(5, 7), effort.pick(50_000, 100_000));
        Spread forced = flow.measure(place, EngineSettings.FORCED);
        Spread ours = flow.measure(place, EngineSettings.NOT_FORCED);
        findings.figure(PART, "ours, filled, journaled, forced", rate(forced.median()), ORDERS);
        findings.figure(PART, "ours, filled, journaled", rate(ours.median()), ORDERS);
        findings.figure(PART, "ours, filled, lower quartile", rate(ours.upper()), ORDERS);
        findings.figure(PART, "ours, filled, upper quartile", rate(ours.lower()), ORDERS);
        findings.figure(PART, "ours, orders filled in a run", (double) flow.filled(), "");
        ExchangeCorePeer peer = new ExchangeCorePeer(place);
        Optional<ExchangeCorePeer.Measured> theirs =
                peer.measure(effort.pick(6, 8), effort.pick(10_000, 50_000));
        if (theirs.isEmpty()) {
            findings.waive(GOAL, "it does not run here: " + peer.why());
            return;
        }
        tell(theirs.get(), findings);
        findings.goal(GOAL, theirs.get().pairNs() / ours.median());
    }

    private static void tell(ExchangeCorePeer.Measured theirs, Findings findings) {
        String where = ", journaled (" + theirs.java() + ")";
        findings.figure(
                PART, "exchange-core, pairs that match" + where, rate(theirs.pairNs()), "pairs/s");
        findings.figure(PART, "exchange-core, orders" + where, 2 * rate(theirs.pairNs()), ORDERS);
        findings.figure(PART, "exchange-core, its journal, a pair", theirs.bytesAPair(), "B");
    }

    private static double rate(double ns) {
        return 1e9 / ns;
    }
}
