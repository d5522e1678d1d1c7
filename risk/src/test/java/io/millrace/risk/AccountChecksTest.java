package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.risk.GateBench.mask;
import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks 24 to 27 at their boundaries; equity is 100,000. */
class AccountChecksTest {

    private final GateBench bench = new GateBench();

    private static Terms terms(String initialMargin, String group) {
        Terms plain = Terms.STANDARD;
        return new Terms(
                plain.fees(),
                plain.carry(),
                plain.impact(),
                new Terms.Margin(fp(initialMargin), fp(initialMargin)),
                "",
                group,
                0);
    }

    private void correlate(int other, double value) {
        bench.correlation[0][other] = value;
    }

    @ParameterizedTest(name = "{0} held of 1 at correlation {1}, {2} {3} -> {4}")
    @CsvSource({
        "250, 0.70000001, BUY, 100, PASS, 35000",
        "250, 0.70000001, BUY, 101, CORRELATION, 35100",
        "250, 0.7, BUY, 101, PASS, none",
        "250, -0.9, BUY, 101, PASS, none",
        "250, NaN, BUY, 101, PASS, none",
        "250, 0.9, SELL, 101, PASS, none",
        "-250, 0.9, SELL, 100, PASS, 35000",
        "-250, 0.9, SELL, 101, CORRELATION, 35100",
        "-250, 0.9, BUY, 101, PASS, none"
    })
    void shouldBoundWhatRisesAndFallsTogether(
            String held, double value, Side side, String size, Verdict expected, String operand) {
        bench.limits.clusterBps = 3_500;
        correlate(1, value);
        bench.fill(1, held, "100").ready();

        assertEquals(expected, bench.judge(bench.entry(side, size, "100")));
        if ("none".equals(operand)) {
            assertEquals(mask(24), bench.judgement().notApplicable() & mask(24));
        } else {
            assertEquals(fp(operand), bench.judgement().operand(24));
            assertEquals(fp("35000"), bench.judgement().limit(24));
        }
    }

    @Test
    void shouldCountWhatIsAskedForInTheCluster() {
        bench.limits.clusterBps = 3_500;
        correlate(1, 0.8);
        correlate(2, 0.9);
        correlate(3, 0.1);
        bench.fill(1, "50", "100").fill(3, "90", "100").fill(0, "10", "100").ready();
        bench.buy("100").instrument = 2;
        bench.book(bench.candidate);
        bench.book(bench.buy("5"));

        bench.judge(bench.buy("185"));
        assertEquals(fp("35000"), bench.judgement().operand(24));
        assertFalse(bench.judgement().hasFailed(24));
        bench.judge(bench.buy("186"));
        assertTrue(bench.judgement().hasFailed(24));
    }

    /** Also where nothing is alike: that is what the matrix said. Its low bits are told. */
    @ParameterizedTest(name = "{0} held of 1 at correlation {1} -> {2}")
    @CsvSource({"250, 0.9, BUY, 7", "250, 0.1, BUY, 7", "250, 0.9, SELL, 0", "0, 0.9, BUY, 0"})
    void shouldTellWhichMatrixWasAsked(String held, double value, Side side, int expected) {
        bench.limits.shortAllowed = true;
        bench.version = (1L << 32) + 7;
        OrderFlyweight record =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.JUDGED_LENGTH]), 0);
        correlate(1, value);
        bench.fill(1, held, "100").ready();

        bench.judge(bench.entry(side, "1", "100"));
        bench.judgement().writeTo(record);
        assertEquals(expected, record.matrix());
        bench.judge(bench.reducing(OrderRole.EXIT, Side.SELL, "1"));
        bench.judgement().writeTo(record);
        assertEquals(0, record.matrix());
    }

    @ParameterizedTest(name = "{0} of the group -> {1}")
    @CsvSource({"3, PASS", "2, CORRELATION"})
    void shouldBoundThePositionsOfAGroup(int most, Verdict expected) {
        bench.limits.perGroup = most;
        for (int id = 0; id < 3; id++) {
            bench.terms[id] = terms("1", "coins");
        }
        bench.terms[3] = terms("1", "metals");
        bench.fill(1, "1", "100").fill(3, "1", "100").ready();
        bench.buy("1").instrument = 2;
        bench.book(bench.candidate);

        assertEquals(expected, bench.judge(bench.buy("1")));
        assertEquals(3, bench.judgement().operand(24));
        assertEquals(most, bench.judgement().limit(24));
    }

    @ParameterizedTest(name = "margin {0}, size {1} -> {2}")
    @CsvSource({
        "1, 750, PASS, 100000",
        "1, 751, LEVERAGE, 100100",
        "0.1, 1750, PASS, 80000",
        "0.1, 1751, LEVERAGE, 200100"
    })
    void shouldBoundLeverage(String margin, String size, Verdict expected, String operand) {
        bench.limits.leverageBps = 10_000;
        bench.limits.marginLeverageBps = 20_000;
        bench.terms[0] = terms(margin, "");
        bench.terms[1] = terms("0.1", "");
        bench.fill(1, "-250", "100").ready();
        if ("1".equals(margin)) {
            // Paid in full, and nothing on margin is held: the margin is not judged.
            bench.terms[1] = terms("1", "");
            bench.ready();
        }

        bench.judge(bench.buy(size));
        assertEquals(expected == Verdict.LEVERAGE, bench.judgement().hasFailed(25));
        assertEquals(fp(operand), bench.judgement().operand(25));
    }

    @ParameterizedTest(name = "size {0} -> {1}")
    @CsvSource({"1500, PASS, 25000", "1501, MARGIN, 24950"})
    void shouldKeepAQuarterOfTheMarginFree(String size, Verdict expected, String free) {
        bench.limits.freeMarginBps = 2_500;
        bench.limits.maxExposureBps = 100_000;
        bench.limits.maxValueBps = 100_000;
        bench.terms[0] = terms("0.5", "");
        bench.ready();

        assertEquals(expected, bench.judge(bench.buy(size)));
        assertEquals(fp(free), bench.judgement().operand(25));
        assertEquals(fp("25000"), bench.judgement().limit(25));
    }

    @ParameterizedTest(name = "held {0} at margin 0.5, size {1} -> {2}")
    @CsvSource({
        "0, 2000, 0, 100000",
        "0, 2001, 1, 100000",
        "1000, 1000, 0, 50000",
        "1000, 1001, 1, 50000",
        "-1000, 1000, 0, 50000",
        "-1000, 1001, 1, 50000"
    })
    void shouldBuyOnMargin(String held, String size, int failed, String power) {
        bench.terms[0] = terms("0.5", "");
        bench.terms[1] = terms("0.5", "");
        if (!"0".equals(held)) {
            bench.fill(1, held, "100");
        }
        bench.ready();

        bench.judge(bench.buy(size));
        assertEquals(failed, bench.judgement().hasFailed(26) ? 1 : 0);
        assertEquals(fp(power), bench.judgement().limit(26));
        assertEquals(fp(size) * 50, bench.judgement().operand(26));
    }

    @ParameterizedTest(name = "price {0} -> {1}")
    @CsvSource({"98.01, PASS, 1990", "98, DAILY_LOSS_SOFT, 2000", "110, PASS, -10000"})
    void shouldEnterNothingAfterASoftLoss(String price, Verdict expected, String loss) {
        bench.limits.softLossBps = 200;
        bench.fill(1, "1000", "100").ready();
        bench.positions.mark(1, fp(price), GateBench.NOW);

        bench.judge(bench.buy("1"));
        assertEquals(expected == Verdict.DAILY_LOSS_SOFT, bench.judgement().hasFailed(27));
        assertEquals(fp(loss), bench.judgement().operand(27));
        assertEquals(fp("2000"), bench.judgement().limit(27));
    }

    @Test
    void shouldDenyWhenEquityCannotBeComputed() {
        correlate(1, 0.9);
        bench.fill(1, "500", "100").ready();
        bench.positions.mark(1, fp("92000000000"), GateBench.NOW);

        bench.judge(bench.buy("1"));
        assertEquals(mask(12, 22, 23, 24, 25, 26, 27), bench.judgement().failed());
        assertEquals(NONE, bench.judgement().operand(24));
        assertEquals(NONE, bench.judgement().operand(25));
        assertEquals(NONE, bench.judgement().operand(27));
    }
}
