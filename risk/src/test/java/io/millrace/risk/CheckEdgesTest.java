package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OrderEvent;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Each check of the gate below, at and above its edge: whether it fails, and what it leaves in the
 * record of the order. The 29th stands at the order door and has its edges in its own test.
 */
class CheckEdgesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    /** Makes the order of a step: -1 below the edge, 0 at it, 1 above. */
    private interface Making {

        Candidate order(GateBench bench, int step);
    }

    /** An edge: operands of the three steps, limits of the three, and which of them fail. */
    private enum Edge {
        STATE(1, "0 3 5", "3 3 3", "FPF", CheckEdgesTest::state),
        STRATEGY(2, "-1 0 1", "1 1 1", "FFP", CheckEdgesTest::strategy),
        LAG(3, "107374182400 107374182400 50000001", "2147483648 2147483648 50000000", "PPF",
                (bench, step) -> health(bench, 50_000_000L + step, 100L << 30, 0)),
        ROOM(3, "2147483647 2147483648 2147483649", "2147483648 2147483648 2147483648", "FPP",
                (bench, step) -> health(bench, 0, (2L << 30) + step, 0)),
        LINK(4, "14999999999 15000000000 15000000001", "15000000000 15000000000 15000000000", "PPF",
                (bench, step) -> health(bench, 0, 100L << 30, 15 * SECOND + step)),
        SESSION(5, "1 0 0", "1 1 1", "PFF", CheckEdgesTest::session),
        SHORT(6, "u1 0 u-1", "0 0 0", "PPF", CheckEdgesTest::sell),
        LOT(7, "99999999 u1 100000001", "u1 u1 u1", "FPF",
                (bench, step) -> sized(bench.ready().buy("1"), FixedPoint.ONE + step)),
        STOP(7, "u5 u100 u100.01", "u1 u100 u100", "PFF", CheckEdgesTest::stop),
        AGE(8, "1999999999 2000000000 2000000001", "2000000000 2000000000 2000000000", "PPF",
                CheckEdgesTest::old),
        DATA(9, "1 0 2", "0 0 0", "FPF", CheckEdgesTest::data),
        COLLAR(10, "u1.99 u2 u2.01", "u2 u2 u2", "PPF",
                (bench, step) -> limited(bench.ready().buy("5"), "102", step)),
        WINDOW(11, "u4.99 u5 u5.01", "u5 u5 u5", "PPF", CheckEdgesTest::window),
        VALUE(12, "u19900 u20000 u20100", "u20000 u20000 u20000", "PPF", CheckEdgesTest::value),
        AMOUNT(12, "u19900 u20000 u20100", "u20000 u20000 u20000", "PPF", CheckEdgesTest::amount),
        VOLUME(13, "u99 u100 u101", "u100 u100 u100", "PPF", CheckEdgesTest::volume),
        DUPLICATE(14, "999999999 1000000000 1000000001", "1000000000 1000000000 1000000000", "FPP",
                CheckEdgesTest::duplicate),
        SELF_TRADE(15, "0 u7 u7", "0 0 0", "PFF", CheckEdgesTest::selfTrade),
        MESSAGES(16, "1 2 3", "2 2 2", "FPP", CheckEdgesTest::messages),
        RATE(17, "9 10 11", "10 10 10", "PPF", CheckEdgesTest::rate),
        ENTRIES(18, "19 20 21", "20 20 20", "PPF", CheckEdgesTest::entries),
        LOSSES(18, "1 6 7", "1000000 6 6", "PFF", CheckEdgesTest::losses),
        OPEN(19, "2 2 51", "100 100 50", "PPF", CheckEdgesTest::open),
        OPEN_PER_SYMBOL(19, "1 1 6", "100 100 5", "PPF", CheckEdgesTest::openPerSymbol),
        POSITIONS(19, "1 2 3", "2 2 2", "PPF", CheckEdgesTest::positions),
        UNKNOWN(20, "0 1 2", "0 0 0", "PFF", CheckEdgesTest::unknown),
        CONSERVATION(21, "u9 u10 u11", "u10 u10 u10", "PPF", CheckEdgesTest::conservation),
        POSITION(22, "u19900 u20000 u20100", "u20000 u20000 u20000", "PPF",
                CheckEdgesTest::position),
        EXPOSURE(23, "u49900 u50000 u50100", "u50000 u50000 u50000", "PPF",
                CheckEdgesTest::exposure),
        CLUSTER(24, "u34900 u35000 u35100", "u35000 u35000 u35000", "PPF", CheckEdgesTest::cluster),
        GROUP(24, "1 2 3", "2 2 2", "PPF", CheckEdgesTest::group),
        LEVERAGE(25, "u99900 u100000 u100100", "u100000 u100000 u100000", "PPF",
                CheckEdgesTest::leverage),
        MARGIN(25, "u25050 u25000 u24950", "u25000 u25000 u25000", "PPF", CheckEdgesTest::margin),
        POWER(26, "u99900 u100000 u100100", "u100000 u100000 u100000", "PPF",
                (bench, step) -> bench.ready().buy(Integer.toString(1_000 + step))),
        SOFT_LOSS(27, "199999999999 200000000000 200000000001", "u2000 u2000 u2000", "PFF",
                CheckEdgesTest::softLoss),
        CONFIDENCE(28, "74 75 76", "75 75 75", "FPP", CheckEdgesTest::confidence);

        private final int check;
        private final String[] operands;
        private final String[] limits;
        private final String outcomes;

        // A lambda without state; the checker cannot see that.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Making making;

        Edge(int check, String operands, String limits, String outcomes, Making making) {
            this.check = check;
            this.operands = operands.split(" ");
            this.limits = limits.split(" ");
            this.outcomes = outcomes;
            this.making = making;
        }
    }

    /** When the order is judged; a making may move it. */
    private static long laterNs;

    private static Candidate state(GateBench bench, int step) {
        bench.ready();
        if (step > 0) {
            bench.machine.latch();
        }
        return bench.buy("5");
    }

    private static Candidate strategy(GateBench bench, int step) {
        bench.strategies[0] = new StrategyLimits(step >= 0, 0);
        bench.limits.autoExecute = step > 0;
        return bench.ready().buy("5");
    }

    private static Candidate health(GateBench bench, long lagNs, long free, long silentNs) {
        bench.health.take(
                new HealthFlyweight()
                        .wrap(new UnsafeBuffer(new byte[HealthFlyweight.LENGTH]), 0)
                        .durableLagNs(lagNs)
                        .freeBytes(free)
                        .linkSilentNs(silentNs));
        return bench.ready().buy("5");
    }

    private static Candidate session(GateBench bench, int step) {
        bench.calendar = SessionCalendar.NYSE;
        laterNs = 6 * HOUR + step;
        return bench.ready().buy("5");
    }

    private static Candidate sell(GateBench bench, int step) {
        bench.limits.shortAllowed = false;
        bench.fill(0, "10", "100").ready();
        return bench.entry(Side.SELL, Integer.toString(10 + step), "100");
    }

    private static Candidate sized(Candidate order, long size) {
        order.size = size;
        return order;
    }

    private static Candidate limited(Candidate order, String limit, int cents) {
        order.limitPrice = fp(limit) + cents * fp("0.01");
        return order;
    }

    private static Candidate stop(GateBench bench, int step) {
        Candidate order = bench.ready().buy("5");
        order.stopPrice = fp("100") + step * fp("0.01");
        return order;
    }

    private static Candidate old(GateBench bench, int step) {
        bench.limits.maxQuoteAgeNs = 2 * SECOND;
        laterNs = 2 * SECOND + step;
        return bench.ready().buy("5");
    }

    private static Candidate data(GateBench bench, int step) {
        bench.ready();
        bench.positions.suspect(0, step < 0);
        Candidate order = bench.buy("5");
        order.warm = step <= 0;
        return order;
    }

    private static Candidate window(GateBench bench, int step) {
        bench.limits.windowBps = 500;
        return limited(bench.ready().buy("5"), "105", step);
    }

    private static Candidate value(GateBench bench, int step) {
        bench.limits.maxValueBps = 2_000;
        return bench.ready().buy(Integer.toString(200 + step));
    }

    private static Candidate amount(GateBench bench, int step) {
        bench.limits.maxValue = fp("20000");
        return bench.ready().buy(Integer.toString(200 + step));
    }

    private static Candidate volume(GateBench bench, int step) {
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

    private static Candidate duplicate(GateBench bench, int step) {
        bench.limits.duplicateWindowNs = SECOND;
        bench.ready().gate().onSent(bench.buy("5"), GateBench.NOW);
        laterNs = SECOND + step;
        return bench.buy("5");
    }

    private static Candidate selfTrade(GateBench bench, int step) {
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

    private static Candidate messages(GateBench bench, int step) {
        bench.limits.messageRate = 60;
        send(bench.ready(), 6 - step);
        return bench.buy("5");
    }

    private static Candidate rate(GateBench bench, int step) {
        bench.limits.strategyRate = 10;
        send(bench.ready(), 8 + step);
        return bench.buy("5");
    }

    private static Candidate entries(GateBench bench, int step) {
        bench.limits.entriesPerDay = 20;
        send(bench.ready(), 19 + step);
        return bench.buy("5");
    }

    private static Candidate losses(GateBench bench, int step) {
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
    private static Candidate open(GateBench bench, int step) {
        bench.limits.maxOpenOrders = 50;
        bench.limits.maxOpenOrdersPerSymbol = 50;
        work(bench.ready(), 1, 48 + step);
        return bench.buy("5");
    }

    private static Candidate openPerSymbol(GateBench bench, int step) {
        bench.limits.maxOpenOrdersPerSymbol = 5;
        work(bench.ready(), 0, 3 + step);
        return bench.buy("5");
    }

    private static Candidate positions(GateBench bench, int step) {
        bench.limits.maxPositions = 2;
        for (int id = 1; id <= 1 + step; id++) {
            bench.fill(id, "1", "100");
        }
        return bench.ready().buy("5");
    }

    private static Candidate unknown(GateBench bench, int step) {
        bench.ready();
        for (int i = 0; i <= step; i++) {
            bench.orders.note(bench.book(bench.buy("1")), OrderEvent.LOST);
        }
        return bench.buy("5");
    }

    private static Candidate conservation(GateBench bench, int step) {
        bench.fill(0, "10", "100").ready();
        return bench.reducing(OrderRole.EXIT, Side.SELL, Integer.toString(10 + step));
    }

    private static Candidate position(GateBench bench, int step) {
        bench.limits.maxPositionBps = 2_000;
        return bench.fill(0, "100", "100").ready().buy(Integer.toString(100 + step));
    }

    private static Candidate exposure(GateBench bench, int step) {
        bench.limits.maxExposureBps = 5_000;
        return bench.fill(1, "400", "100").ready().buy(Integer.toString(100 + step));
    }

    private static Candidate cluster(GateBench bench, int step) {
        bench.limits.clusterBps = 3_500;
        bench.correlation[0][1] = 0.71;
        return bench.fill(1, "250", "100").ready().buy(Integer.toString(100 + step));
    }

    private static Candidate group(GateBench bench, int step) {
        bench.limits.perGroup = 2;
        Arrays.fill(bench.terms, terms(FixedPoint.ONE, "group", 0));
        for (int id = 1; id <= 1 + step; id++) {
            bench.fill(id, "1", "100");
        }
        return bench.ready().buy("5");
    }

    private static Candidate leverage(GateBench bench, int step) {
        bench.limits.leverageBps = 10_000;
        return bench.fill(1, "900", "100").ready().buy(Integer.toString(100 + step));
    }

    private static Candidate margin(GateBench bench, int step) {
        bench.limits.freeMarginBps = 2_500;
        bench.terms[0] = terms(FixedPoint.ONE / 2, "", 0);
        return bench.ready().buy(Integer.toString(1_500 + step));
    }

    private static Candidate softLoss(GateBench bench, int step) {
        bench.limits.softLossBps = 200;
        bench.ready();
        bench.positions.charge(0, 0, fp("2000") + step);
        return bench.buy("5");
    }

    private static Candidate confidence(GateBench bench, int step) {
        bench.strategies[0] = new StrategyLimits(true, 75);
        Candidate order = bench.ready().buy("5");
        order.confidence = 75 + step;
        return order;
    }

    /** {@code u} stands before units; without it a number is as it stands in the record. */
    private static long number(String text) {
        return text.startsWith("u") ? fp(text.substring(1)) : Long.parseLong(text);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Edge.class)
    void shouldFailExactlyBeyondTheEdgeAndLeaveWhatItSaw(Edge edge) {
        OrderFlyweight record =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.JUDGED_LENGTH]), 0);
        for (int step = -1; step <= 1; step++) {
            laterNs = 0;
            GateBench bench = new GateBench(edge != Edge.STATE || step >= 0);
            Candidate order = edge.making.order(bench, step);
            Verdict verdict = bench.judge(order, laterNs);
            order.writeTo(record, 1);
            bench.judgement().writeTo(record);
            String where = edge + ", step " + step;

            boolean fails = edge.outcomes.charAt(step + 1) == 'F';
            assertEquals(fails, (record.failedChecks() & 1 << (edge.check - 1)) != 0, where);
            assertEquals(0, record.notApplicable() & 1 << (edge.check - 1), where);
            assertEquals(number(edge.operands[step + 1]), record.operand(edge.check), where);
            assertEquals(number(edge.limits[step + 1]), record.limit(edge.check), where);
            assertEquals(verdict.code(), record.verdict(), where);
            if (fails) {
                int first = Integer.numberOfTrailingZeros(record.failedChecks()) + 1;
                assertEquals(first, verdict.check(), where);
            }
        }
    }

    @Test
    void shouldHaveAnEdgeOfEveryCheckOfTheGate() {
        Set<Integer> seen = new TreeSet<>();
        for (Edge edge : Edge.values()) {
            seen.add(edge.check);
        }
        Set<Integer> all = new TreeSet<>();
        for (int check = 1; check < OrderFlyweight.CHECKS; check++) {
            all.add(check);
        }
        assertEquals(all, seen);
    }
}
