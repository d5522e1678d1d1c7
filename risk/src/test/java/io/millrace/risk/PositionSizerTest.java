package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Action;
import io.millrace.model.state.SizeCap;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.book.Exposure;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.CorrelatedPairs;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values of the specification: equity 100,000, 20 % per position, 50 % in all. */
class PositionSizerTest {

    private TestLimits limits = TestLimits.balanced();
    private String lot = "1";
    private String fee = "0";
    private PositionBook positions = TestLimits.book(2, fp("100000"));
    private final DecisionFlyweight decision =
            new DecisionFlyweight().wrap(new UnsafeBuffer(new byte[DecisionFlyweight.LENGTH]), 0);

    private final CorrelatedPairs pairs = new CorrelatedPairs(fp("0.7"));

    private PositionSizer size(
            Action action, SizeRequest request, String value, String entry, String stop) {
        InstrumentTable instruments = TestLimits.instruments(2, lot, fee);
        TestLimits.plain(decision, FixedPoint.NONE);
        decision.action(action.code())
                .sizeRequest(request.code())
                .requestValue(fp(value))
                .price(fp(entry))
                .entryPrice(FixedPoint.NONE)
                .stopPrice(fp(stop));
        Exposure exposure = new Exposure(positions, new OpenOrders(1, 2), instruments);
        return new PositionSizer(limits.build(), positions, exposure, pairs)
                .size(instruments.get(0), decision);
    }

    private static String text(PositionSizer sizer) {
        return sizer.code() + " " + FixedPoint.toText(sizer.size()) + " " + sizer.cap();
    }

    @ParameterizedTest(name = "{0} {1} stop {2} at {3}, caps {4} -> {5}")
    @CsvSource({
        "ENTER_LONG, 451.25, 443.25, 0.01, false, SIZED 125 REQUEST",
        "ENTER_LONG, 451.25, 443.25, 0.01, true, SIZED 43 POSITION",
        "ENTER_LONG, 50, 48, 0.01, false, SIZED 500 REQUEST",
        "ENTER_LONG, 50, 48, 0.01, true, SIZED 392 POSITION",
        "ENTER_SHORT, 185.50, 191.065, 0.0075, false, SIZED 134 REQUEST",
        "ENTER_SHORT, 185.50, 191.065, 0.0075, true, SIZED 105 POSITION",
        "ENTER_LONG, 100, 100, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_LONG, 100, 100.01, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_SHORT, 100, 99.99, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_LONG, 100, none, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_LONG, 100, 0, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_LONG, 100, -1, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_SHORT, none, 99, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_LONG, none, 99, 0.01, true, INVALID_STOP 0 REQUEST",
        "ENTER_LONG, 30000, 29000, 0.01, true, INSUFFICIENT_CAPITAL 0 POSITION",
        "ENTER_LONG, 5000, 3999.99, 0.01, true, INSUFFICIENT_CAPITAL 0 REQUEST",
        "ENTER_LONG, 5000, 4000, 0.01, true, SIZED 1 REQUEST"
    })
    void shouldSizeByRisk(
            Action action, String entry, String stop, String risk, boolean caps, String expected) {
        if (!caps) {
            limits = new TestLimits();
        }

        assertEquals(expected, text(size(action, SizeRequest.RISK_FRACTION, risk, entry, stop)));
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "FIXED_SIZE, 7.5, SIZED 7 REQUEST",
        "FIXED_SIZE, 0.99999999, INSUFFICIENT_CAPITAL 0 REQUEST",
        "FIXED_SIZE, none, INSUFFICIENT_CAPITAL 0 REQUEST",
        "FIXED_SIZE, -5, INSUFFICIENT_CAPITAL 0 REQUEST",
        "FIXED_SIZE, 1000, SIZED 196 POSITION",
        "TARGET_WEIGHT, 0.1, SIZED 100 REQUEST",
        "TARGET_WEIGHT, 0.5, SIZED 196 POSITION",
        "NONE, 1, INSUFFICIENT_CAPITAL 0 REQUEST"
    })
    void shouldSizeOtherRequests(SizeRequest request, String value, String expected) {
        assertEquals(expected, text(size(Action.ENTER_LONG, request, value, "100", "none")));
    }

    @Test
    void shouldSayPositionLimitWhenThePositionIsFull() {
        positions.mark(0, fp("100"), 1);
        positions.fill(0, 0, fp("197"), fp("100"), 0);

        assertEquals("POSITION_LIMIT 0 POSITION", text(fixed("10")));
    }

    @Test
    void shouldSayExposureLimitWhenTheAccountIsFull() {
        positions.mark(1, fp("100"), 1);
        positions.fill(0, 1, fp("500"), fp("100"), 0);

        assertEquals("EXPOSURE_LIMIT 0 EXPOSURE", text(fixed("10")));
    }

    @Test
    void shouldCapByExposureAndByCash() {
        positions.mark(1, fp("100"), 1);
        positions.fill(0, 1, fp("400"), fp("100"), 0);
        assertEquals("SIZED 98 EXPOSURE", text(fixed("150")));

        limits = new TestLimits();
        fee = "0.001";
        assertEquals("SIZED 587 CASH", text(fixed("1000")));
        assertEquals(SizeCap.CASH, fixed("1000").cap());

        positions.fill(0, 1, fp("600"), fp("100"), 0);
        assertEquals("INSUFFICIENT_CAPITAL 0 CASH", text(fixed("1000")));
    }

    @Test
    void shouldNotBeSizedWhenEquityIsNegativeOrUnknown() {
        positions = TestLimits.book(2, fp("100"));
        positions.fill(0, 1, fp("1"), fp("1"), fp("500"));
        assertEquals(
                SizeCode.INSUFFICIENT_CAPITAL,
                size(Action.ENTER_LONG, SizeRequest.RISK_FRACTION, "0.01", "100", "99").code());

        positions.fill(0, 1, fp("90000000000"), fp("90000000000"), 0);
        assertEquals("POSITION_LIMIT 0 POSITION", text(fixed("10")));
    }

    @Test
    void shouldValueAtTheMarketWhenItIsAboveTheDecision() {
        positions.mark(0, fp("125"), 1);

        assertEquals("SIZED 156 POSITION", text(fixed("1000")));
    }

    @Test
    void shouldLeaveRoomForFeesBelowOneUnitOfMoney() {
        limits = new TestLimits();
        lot = "0.00000001";
        fee = "0.00014";

        PositionSizer sizer =
                size(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "900000000", "0.001", "none");

        // Needed: value at 0.00102 and 0.014 % of it, together at most 100,000.
        assertEquals(SizeCap.CASH, sizer.cap());
        long value = Notional.of(fp("0.00102"), sizer.size());
        long needed = value + Notional.of(value, fp("0.00014"));
        assertEquals(fp("99999.99999999"), needed);
    }

    private PositionSizer fixed(String size) {
        return size(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, size, "100", "none");
    }

    @ParameterizedTest(name = "correlation {0}, held {1} -> {2}")
    @CsvSource({
        "0.70000001, 1, SIZED 5 CORRELATION",
        "-0.70000001, 1, SIZED 5 CORRELATION",
        "0.70000001, -1, SIZED 5 CORRELATION",
        "0.7, 1, SIZED 11 REQUEST",
        "NaN, 1, SIZED 11 REQUEST",
        "1, 0, SIZED 11 REQUEST"
    })
    void shouldHalveWhatMovesTogetherWithAPosition(double value, String held, String expected) {
        pairs.follow((a, b) -> value);
        if (!"0".equals(held)) {
            positions.fill(0, 1, fp(held), fp("1"), 0);
        }

        assertEquals(
                expected, text(size(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "11", "100", "90")));
    }

    @Test
    void shouldFindNothingInHalfALot() {
        pairs.follow((a, b) -> 1);
        positions.fill(0, 1, fp("1"), fp("1"), 0);

        assertEquals(
                "INSUFFICIENT_CAPITAL 0 CORRELATION",
                text(size(Action.ENTER_LONG, SizeRequest.FIXED_SIZE, "1", "100", "90")));
    }
}
