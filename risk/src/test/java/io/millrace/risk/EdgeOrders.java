package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.risk.book.OrderEvent;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.Arrays;

/** Orders one step below, at and one step above the edge of a check: steps -1, 0 and 1. */
final class EdgeOrders {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    private EdgeOrders() {}

    /** Makes the order of a step. */
    interface Making {

        Candidate order(GateBench bench, int step);
    }

    /** When the order is judged; a making may move it. */
    static long laterNs;

    static Candidate state(GateBench bench, int step) {
        bench.ready();
        if (step > 0) {
            bench.machine.latch();
        }
        return bench.buy("5");
    }

    static Candidate strategy(GateBench bench, int step) {
        bench.strategies[0] = new StrategyLimits(step >= 0, 0);
        bench.limits.autoExecute = step > 0;
        return bench.ready().buy("5");
    }

    static Candidate health(GateBench bench, long lagNs, long free, long silentNs) {
        bench.health.take(
                new HealthFlyweight()
                        .wrap(new UnsafeBuffer(new byte[HealthFlyweight.LENGTH]), 0)
                        .durableLagNs(lagNs)
                        .freeBytes(free)
                        .linkSilentNs(silentNs));
        return bench.ready().buy("5");
    }

    static Candidate session(GateBench bench, int step) {
        bench.calendar = SessionCalendar.NYSE;
        laterNs = 6 * HOUR + step;
        return bench.ready().buy("5");
    }

    static Candidate sell(GateBench bench, int step) {
        bench.limits.shortAllowed = false;
        bench.fill(0, "10", "100").ready();
        return bench.entry(Side.SELL, Integer.toString(10 + step), "100");
    }

    static Candidate sized(Candidate order, long size) {
        order.size = size;
        return order;
    }

    static Candidate limited(Candidate order, String limit, int cents) {
        order.limitPrice = fp(limit) + cents * fp("0.01");
        return order;
    }

    static Candidate stop(GateBench bench, int step) {
        Candidate order = bench.ready().buy("5");
        order.stopPrice = fp("100") + step * fp("0.01");
        return order;
    }

    static Candidate old(GateBench bench, int step) {
        bench.limits.maxQuoteAgeNs = 2 * SECOND;
        laterNs = 2 * SECOND + step;
        return bench.ready().buy("5");
    }

    static Candidate data(GateBench bench, int step) {
        bench.ready();
        bench.positions.suspect(0, step < 0);
        Candidate order = bench.buy("5");
        order.warm = step <= 0;
        return order;
    }

    static Candidate window(GateBench bench, int step) {
        bench.limits.windowBps = 500;
        return limited(bench.ready().buy("5"), "105", step);
    }

    static Candidate value(GateBench bench, int step) {
        bench.limits.maxValueBps = 2_000;
        return bench.ready().buy(Integer.toString(200 + step));
    }

    static Candidate amount(GateBench bench, int step) {
        bench.limits.maxValue = fp("20000");
        return bench.ready().buy(Integer.toString(200 + step));
    }

    static Candidate volume(GateBench bench, int step) {
        bench.limits.maxVolumeBps = 100;
        bench.terms[0] = terms(FixedPoint.ONE, "", fp("10000"));
        return bench.ready().buy(Integer.toString(100 + step));
    }

    private static Terms terms(long margin, String group, long volume) {
        Terms plain = Terms.STANDARD;
        return new Terms(
                plain.fees(),
                plain.carry(),
                plain.impact(),
                new Terms.Margin(margin, margin),
                "",
                group,
                volume);
    }

    static Candidate duplicate(GateBench bench, int step) {
        bench.limits.duplicateWindowNs = SECOND;
        bench.ready().gate().onSent(bench.buy("5"), GateBench.NOW);
        laterNs = SECOND + step;
        return bench.buy("5");
    }

    static Candidate selfTrade(GateBench bench, int step) {
        bench.ready();
        bench.book(bench.entry(Side.SELL, "7", "100.01"));
        return limited(bench.buy("5"), "100.01", step);
    }

    /** Other entries that were sent now, each a message, an entry, and an order of the minute. */
    private static void send(GateBench bench, int count) {
        for (int i = 0; i < count; i++) {
            Candidate sent = bench.buy(Integer.toString(1 + i));
            bench.gate().onSent(sent, GateBench.NOW);
        }
    }

    static Candidate messages(GateBench bench, int step) {
        bench.limits.messageRate = 60;
        send(bench.ready(), 6 - step);
        return bench.buy("5");
    }

    static Candidate rate(GateBench bench, int step) {
        bench.limits.strategyRate = 10;
        send(bench.ready(), 8 + step);
        return bench.buy("5");
    }

    static Candidate entries(GateBench bench, int step) {
        bench.limits.entriesPerDay = 20;
        send(bench.ready(), 19 + step);
        return bench.buy("5");
    }

    static Candidate losses(GateBench bench, int step) {
        bench.limits.trips = 6;
        bench.ready();
        for (int trip = 0; trip < 6 + step; trip++) {
            bench.gate().onRoundTrip(0, 0, -1, GateBench.NOW);
        }
        return bench.buy("5");
    }

    private static void work(GateBench bench, int instrument, int count) {
        for (int i = 0; i < count; i++) {
            Candidate order = bench.entry(Side.BUY, "1", "90");
            order.instrument = instrument;
            bench.book(order);
        }
    }

    /** The entry leaves with its stop: two more. */
    static Candidate open(GateBench bench, int step) {
        bench.limits.maxOpenOrders = 50;
        bench.limits.maxOpenOrdersPerSymbol = 50;
        work(bench.ready(), 1, 48 + step);
        return bench.buy("5");
    }

    static Candidate openPerSymbol(GateBench bench, int step) {
        bench.limits.maxOpenOrdersPerSymbol = 5;
        work(bench.ready(), 0, 3 + step);
        return bench.buy("5");
    }

    static Candidate positions(GateBench bench, int step) {
        bench.limits.maxPositions = 2;
        for (int id = 1; id <= 1 + step; id++) {
            bench.fill(id, "1", "100");
        }
        return bench.ready().buy("5");
    }

    static Candidate unknown(GateBench bench, int step) {
        bench.ready();
        for (int i = 0; i <= step; i++) {
            bench.orders.note(bench.book(bench.buy("1")), OrderEvent.LOST);
        }
        return bench.buy("5");
    }

    static Candidate conservation(GateBench bench, int step) {
        bench.fill(0, "10", "100").ready();
        return bench.reducing(OrderRole.EXIT, Side.SELL, Integer.toString(10 + step));
    }

    static Candidate position(GateBench bench, int step) {
        bench.limits.maxPositionBps = 2_000;
        return bench.fill(0, "100", "100").ready().buy(Integer.toString(100 + step));
    }

    static Candidate exposure(GateBench bench, int step) {
        bench.limits.maxExposureBps = 5_000;
        return bench.fill(1, "400", "100").ready().buy(Integer.toString(100 + step));
    }

    static Candidate cluster(GateBench bench, int step) {
        bench.limits.clusterBps = 3_500;
        bench.correlation[0][1] = 0.71;
        return bench.fill(1, "250", "100").ready().buy(Integer.toString(100 + step));
    }

    static Candidate group(GateBench bench, int step) {
        bench.limits.perGroup = 2;
        Arrays.fill(bench.terms, terms(FixedPoint.ONE, "group", 0));
        for (int id = 1; id <= 1 + step; id++) {
            bench.fill(id, "1", "100");
        }
        return bench.ready().buy("5");
    }

    static Candidate leverage(GateBench bench, int step) {
        bench.limits.leverageBps = 10_000;
        return bench.fill(1, "900", "100").ready().buy(Integer.toString(100 + step));
    }

    static Candidate margin(GateBench bench, int step) {
        bench.limits.freeMarginBps = 2_500;
        bench.terms[0] = terms(FixedPoint.ONE / 2, "", 0);
        return bench.ready().buy(Integer.toString(1_500 + step));
    }

    static Candidate softLoss(GateBench bench, int step) {
        bench.limits.softLossBps = 200;
        bench.ready();
        bench.positions.charge(0, 0, fp("2000") + step);
        return bench.buy("5");
    }

    static Candidate confidence(GateBench bench, int step) {
        bench.strategies[0] = new StrategyLimits(true, 75);
        Candidate order = bench.ready().buy("5");
        order.confidence = 75 + step;
        return order;
    }
}
