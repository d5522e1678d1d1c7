package io.millrace.model.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class InstrumentTest {

    private static Instrument instrument(int id, String symbol, String collar) {
        return new Instrument(
                id,
                symbol,
                "TEST",
                "USD",
                new Instrument.Grid(1, 1, 0),
                new Instrument.Costs(0, 0, 0, 0),
                SessionCalendar.ALWAYS_OPEN,
                FixedPoint.parse(collar),
                true,
                true,
                true,
                Terms.STANDARD);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "0, 1, 0, price_increment is 0; it must be above 0",
        "-1, 1, 0, price_increment is -0.00000001; it must be above 0",
        "1, 0, 0, lot is 0; it must be above 0",
        "1, 1, -1, min_notional is -0.00000001; it must be 0 or above"
    })
    void shouldRefuseStepsThatAreNotAboveZero(
            long increment, long lot, long least, String message) {
        assertMessage(message, () -> new Instrument.Grid(increment, lot, least));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        "0.1, 0, 0, 0, maker_fee is 0.1; it must be within ±1000 bp",
        "-0.1, 0, 0, 0, maker_fee is -0.1; it must be within ±1000 bp",
        "0, 0.1, 0, 0, taker_fee is 0.1; it must be within ±1000 bp",
        "0, 0, 0.1, 0, slippage is 0.1; it must be from 0 to 1000 bp",
        "0, 0, -0.00000001, 0, slippage is -0.00000001; it must be from 0 to 1000 bp",
        "0, 0, 0, 0.1, assumed_spread is 0.1; it must be from 0 to 1000 bp"
    })
    void shouldRefuseCostsBeyondTheirRange(
            String maker, String taker, String slippage, String spread, String message) {
        assertMessage(
                message,
                () ->
                        new Instrument.Costs(
                                FixedPoint.parse(maker),
                                FixedPoint.parse(taker),
                                FixedPoint.parse(slippage),
                                FixedPoint.parse(spread)));
    }

    @Test
    void shouldRefuseBadNamesAndCollars() {
        assertMessage(
                "symbol is \" A\"; it must be text without blanks around it",
                () -> instrument(0, " A", "0.01"));
        assertMessage(
                "symbol is \"\"; it must be text without blanks around it",
                () -> instrument(0, "", "0.01"));
        assertMessage(
                "collar is 0; it must be above 0 and at most 0.5", () -> instrument(0, "A", "0"));
        assertMessage(
                "collar is 0.50000001; it must be above 0 and at most 0.5",
                () -> instrument(0, "A", "0.50000001"));
        assertEquals(FixedPoint.ONE / 2, instrument(0, "A", "0.5").collar());
    }

    @Test
    void shouldFindInstrumentsBySymbol() {
        InstrumentTable table =
                new InstrumentTable(List.of(instrument(0, "A", "0.1"), instrument(1, "B", "0.1")));

        assertEquals(2, table.size());
        assertEquals(1, table.find("B"));
        assertEquals(Instrument.NONE, table.find("C"));
        assertEquals("B", table.get(1).symbol());
        assertEquals("A, B", table.symbols());
    }

    @Test
    void shouldRefuseTablesOutOfOrderOrWithASymbolTwice() {
        assertMessage(
                "instrument A has id 1; expected 0",
                () -> new InstrumentTable(List.of(instrument(1, "A", "0.1"))));
        assertMessage(
                "instrument A stands twice; each symbol must stand once",
                () ->
                        new InstrumentTable(
                                List.of(instrument(0, "A", "0.1"), instrument(1, "A", "0.1"))));
    }

    @Test
    void shouldBeginTheDayAtMidnight() {
        long day = 86_400_000_000_000L;
        SessionCalendar calendar = SessionCalendar.parse("24/7");

        assertEquals(day, calendar.sessionStartNs(day));
        assertEquals(day, calendar.sessionStartNs(2 * day - 1));
        assertEquals(-day, calendar.sessionStartNs(-1));
        assertMessage(
                "calendar is \"NYSE\"; it must be 24/7, fx or nyse",
                () -> SessionCalendar.parse("NYSE"));
    }

    private static void assertMessage(String expected, Runnable act) {
        assertEquals(expected, assertThrows(IllegalArgumentException.class, act::run).getMessage());
    }
}
