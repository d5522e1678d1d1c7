package io.millrace.broker.simulated;

import static io.millrace.broker.simulated.Venue.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.instrument.FeeSchedule;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.instrument.Terms.Carry;
import io.millrace.model.instrument.Terms.Impact;
import io.millrace.model.instrument.Terms.Margin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Fees, impact and carry to the last digit. */
class CostsTest {

    private static final Instrument.Costs FREE = new Instrument.Costs(0, 0, 0, 0);
    private static final long HOUR_NS = 3_600_000_000_000L;

    private Venue venue = new Venue();

    private static Venue venue(
            Instrument.Costs costs, FeeSchedule fees, Carry carry, Impact impact) {
        Terms terms = new Terms(fees, carry, impact, Margin.FULL, "", "", 0);
        return new Venue(
                Venue.settings(BarFill.NEXT_OPEN, QueueModel.THROUGH, true),
                Venue.instrument(costs, terms, SessionCalendar.ALWAYS_OPEN));
    }

    private void assertAnswers(String... expected) {
        assertEquals(List.of(expected), venue.take());
    }

    @Test
    void shouldChargeByUnitWithALeastFeeForAllPartsTogether() {
        FeeSchedule fees = new FeeSchedule(fp("0.005"), fp("1"), List.of());
        venue = venue(FREE, fees, Carry.NONE, Impact.NONE);

        // 0.5 for 100 units becomes 1; 150 more make 1.25 in all; then all is above the least.
        venue.run("1/1 BUY 350 market", "quote 99 100 1 100", "quote 99 100 1 150");
        venue.run("quote 99 100 1 100", "2/1 SELL 400 market exit", "trade 100 1000");
        assertAnswers(
                "1/1 ACCEPTED",
                "1/1 FILL BUY 100 at 100 fee 1 taker remaining 250",
                "1/1 FILL BUY 150 at 100 fee 0.25 taker remaining 100",
                "1/1 FILL BUY 100 at 100 fee 0.5 taker",
                "2/1 ACCEPTED",
                "2/1 FILL SELL 350 at 100 fee 1.75 taker");
    }

    @Test
    void shouldReplaceTheFeesByTheTierThatWasReached() {
        FeeSchedule fees =
                new FeeSchedule(
                        0,
                        0,
                        List.of(
                                new FeeSchedule.Tier(fp("1000"), fp("0.0002"), fp("0.0008")),
                                new FeeSchedule.Tier(fp("3000"), fp("-0.0001"), fp("0.0005"))));
        Instrument.Costs costs = new Instrument.Costs(fp("0.0004"), fp("0.001"), 0, 0);
        venue = venue(costs, fees, Carry.NONE, Impact.NONE);

        venue.run("1/1 BUY 10 market", "trade 100 99", "2/1 BUY 10 market", "trade 100 99");
        venue.run("3/1 SELL 10 limit 110", "trade 100 99", "trade 111 99");
        venue.run("4/1 SELL 1 limit 110", "trade 100 99", "trade 111 99");
        venue.run("5/1 SELL 1 market", "trade 100 99");
        assertEquals(
                List.of(
                        // 0 traded before: the costs' own; 1,000: the first tier; 2,000 still.
                        "1/1 FILL BUY 10 at 100 fee 1 taker",
                        "2/1 FILL BUY 10 at 100 fee 0.8 taker",
                        "3/1 FILL SELL 10 at 110 fee 0.22 maker",
                        // 3,100: the second, with its rebate.
                        "4/1 FILL SELL 1 at 110 fee -0.011 maker",
                        "5/1 FILL SELL 1 at 100 fee 0.05 taker"),
                venue.take().stream().filter(line -> line.contains("FILL")).toList());
    }

    @ParameterizedTest(name = "{0} bars of {1}, buy {2}: {3}")
    @CsvSource({
        // Nothing until 20 bars are known.
        "19, 100, 11, 100",
        "20, 100, 10, 100",
        "20, 100, 11, 100.5",
        "20, 0, 1, 100.5",
        "25, 100, 11, 100.5"
    })
    void shouldCostMoreWhenAnOrderIsLarge(int bars, String volume, String size, String price) {
        venue = venue(FREE, FeeSchedule.NONE, Carry.NONE, new Impact(fp("0.1"), fp("0.005"), 0));
        for (int i = 0; i < bars; i++) {
            venue.run("closed 101 99 100 " + volume);
        }
        venue.run("1/1 BUY " + size + " market", "quote 99 100").take();

        venue.run("2/1 BUY " + size + " market", "quote 99 100");
        assertAnswers("2/1 ACCEPTED", "2/1 FILL BUY " + size + " at " + price + " fee 0 taker");
    }

    @Test
    void shouldMeasureByThePastBarsOnly() {
        venue = venue(FREE, FeeSchedule.NONE, Carry.NONE, new Impact(fp("0.1"), fp("0.005"), 0));
        for (int i = 0; i < 20; i++) {
            venue.run("closed 101 99 100 100");
        }
        // The bar that fills has 1,000 and is not in the average; then (19 · 100 + 1,000) / 20.
        venue.run("1/1 BUY 11 market", "bar 100 101 99 100 1000", "closed 101 99 100 1000");
        venue.run("2/1 BUY 14 market", "bar 100 101 99 100 1000", "3/1 BUY 15 market");
        venue.run("bar 100 101 99 100 1000");
        assertAnswers(
                "1/1 ACCEPTED",
                "1/1 FILL BUY 11 at 100.5 fee 0 taker",
                "2/1 ACCEPTED",
                "2/1 FILL BUY 14 at 100 fee 0 taker",
                "3/1 ACCEPTED",
                "3/1 FILL BUY 15 at 100.5 fee 0 taker");
    }

    @ParameterizedTest(name = "buy {0} of an average of 400: {1}, sell: {2}")
    @CsvSource({"100, 101.5, 97.5", "400, 103, 96", "4, 100.3, 98.7", "900, 104.5, 94.5"})
    void shouldGrowWithTheRootOfTheSize(String size, String bought, String sold) {
        // Coefficient 1.5, ranges 2: 3 for the whole average volume.
        venue = venue(FREE, FeeSchedule.NONE, Carry.NONE, new Impact(fp("9"), 0, fp("1.5")));
        for (int i = 0; i < 20; i++) {
            venue.run("closed 101 99 100 400");
        }
        venue.run("1/1 BUY " + size + " market", "2/1 SELL " + size + " market", "quote 99 100");

        assertAnswers(
                "1/1 ACCEPTED",
                "2/1 ACCEPTED",
                "1/1 FILL BUY " + size + " at " + bought + " fee 0 taker",
                "2/1 FILL SELL " + size + " at " + sold + " fee 0 taker");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.00000001, 0.0001",
        "1, 1",
        "2, 1.41421356",
        "0.25, 0.5",
        "922, 30.36445290",
        "923, 30.3809",
        "92233720368.54775807, 303700.0499"
    })
    void shouldTakeTheRoot(String of, String root) {
        assertEquals(fp(root), io.millrace.broker.simulated.Impact.root(fp(of)));
    }

    @Test
    void shouldChargeBorrowingAtEachMidnightOnShortsOnly() {
        venue = venue(FREE, FeeSchedule.NONE, new Carry(fp("0.0365"), 0, 0), Impact.NONE);
        venue.run("at 2026-11-20T23:00:00Z", "1/1 SELL 10 market by 0", "2/1 BUY 4 market by 1");
        venue.run("trade 100 99").take();

        // 10 · 110 · 0.0365 / 365, at the price before midnight.
        venue.run("trade 110 99", "at 2026-11-20T23:59:59Z", "at 2026-11-21T00:00:00Z");
        assertAnswers("CHARGE BORROWING strategy 0 SELL at 110 fee 0.11");
        venue.run("trade 120 99", "at 2026-11-21T23:00:00Z", "at 2026-11-24T01:00:00Z");
        assertAnswers("CHARGE BORROWING strategy 0 SELL at 120 fee 0.36");
        venue.run("3/1 BUY 10 market exit by 0", "trade 120 99", "at 2026-11-25T00:00:00Z");
        assertAnswers("3/1 ACCEPTED", "3/1 FILL BUY 10 at 120 fee 0 taker");
    }

    @ParameterizedTest(name = "rate {0}: long {1}, short {2}")
    @CsvSource({"0.0001, 0.1, -0.04", "-0.0001, -0.1, 0.04"})
    void shouldLetOneSidePayTheOtherAtEachFunding(String rate, String first, String second) {
        venue = venue(FREE, FeeSchedule.NONE, new Carry(0, fp(rate), 8 * HOUR_NS), Impact.NONE);
        venue.run("at 2026-11-20T07:00:00Z", "1/1 BUY 10 market by 0", "2/1 SELL 4 market by 1");
        venue.run("trade 100 99").take();

        venue.run("at 2026-11-20T08:00:00Z", "at 2026-11-20T15:59:59Z");
        assertAnswers(
                "CHARGE FUNDING strategy 0 BUY at 100 fee " + first,
                "CHARGE FUNDING strategy 1 SELL at 100 fee " + second);
        venue.run("at 2026-11-20T16:00:00.000000001Z");
        assertEquals(2, venue.take().size());
    }

    @Test
    void shouldEndAnOrderWhoseValueIsBeyondTheRange() {
        venue = venue(FREE, FeeSchedule.NONE, Carry.NONE, Impact.NONE);
        venue.run("1/1 BUY 1000000000 market", "quote 99 100");

        assertAnswers("1/1 ACCEPTED", "1/1 EXPIRED NO_LIQUIDITY_AT_LIMIT");
        assertEquals(0, venue.broker.position(0));
    }
}
