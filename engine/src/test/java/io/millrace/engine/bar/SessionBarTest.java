package io.millrace.engine.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bars of calendars, of quotes, and of several lengths. */
final class SessionBarTest {

    private final List<String> closed = new ArrayList<>();

    private BarStage stage(SessionCalendar calendar, BarSettings settings) {
        Instrument instrument =
                new Instrument(
                        0,
                        "I0",
                        "TEST",
                        "USD",
                        new Instrument.Grid(1, 1, 0),
                        new Instrument.Costs(0, 0, 0, 0),
                        calendar,
                        FixedPoint.ONE / 50,
                        true,
                        true,
                        false,
                        Terms.STANDARD);
        return new BarStage(
                settings,
                new InstrumentTable(List.of(instrument)),
                bar ->
                        closed.add(
                                bar.timeframe().label()
                                        + " "
                                        + text(bar.startNs())
                                        + " to "
                                        + text(bar.endNs())
                                        + " "
                                        + bar.close()));
    }

    private static String text(long timeNs) {
        return Instant.ofEpochSecond(timeNs / Timeframe.SECOND_NS).toString();
    }

    private static long time(String text) {
        return Instant.parse(text).getEpochSecond() * Timeframe.SECOND_NS;
    }

    @Test
    void shouldEndADayWithTheSessionWhenOnlySessionsCount() {
        BarStage days = stage(SessionCalendar.NYSE, new BarSettings(Timeframe.D1, List.of(), true));
        // Before the open, first and last instant of the half day after Thanksgiving, after it.
        days.onTrade(0, time("2022-11-25T14:29:59Z"), 1, 1);
        days.onTrade(0, time("2022-11-25T14:30:00Z"), 2, 1);
        days.onTrade(0, time("2022-11-25T17:59:59Z"), 3, 1);
        days.onTrade(0, time("2022-11-25T18:00:00Z"), 4, 1);
        days.onTrade(0, time("2022-11-28T14:30:00Z"), 5, 1);

        assertEquals(List.of("1d 2022-11-25T09:00:00Z to 2022-11-25T18:00:00Z 3"), closed);
        assertEquals(2, days.outside());
    }

    @Test
    void shouldCutFourHoursByTheTradingDayAcrossTheChangeOfClocks() {
        BarStage bars = stage(SessionCalendar.FX_WEEK, BarSettings.of(Timeframe.H4));
        // New York put its clocks forward on 2014-03-09; the week begins at 17:00 there.
        bars.onTrade(0, time("2014-03-07T21:59:59Z"), 1, 1);
        bars.onTrade(0, time("2014-03-09T21:00:00Z"), 2, 1);
        bars.onTrade(0, time("2014-03-10T01:00:00Z"), 3, 1);
        bars.onTimer(time("2014-03-10T05:00:00Z"));

        assertEquals(
                List.of(
                        "4h 2014-03-07T18:00:00Z to 2014-03-07T22:00:00Z 1",
                        "4h 2014-03-09T21:00:00Z to 2014-03-10T01:00:00Z 2",
                        "4h 2014-03-10T01:00:00Z to 2014-03-10T05:00:00Z 3"),
                closed);
    }

    @Test
    void shouldEndTheLastBarOfADayOf23HoursWithTheDay() {
        BarStage bars = stage(SessionCalendar.NYSE, BarSettings.of(Timeframe.H4));
        bars.onTrade(0, time("2014-03-09T04:30:00Z"), 1, 1);
        bars.onTimer(time("2014-03-09T08:00:00Z"));

        assertEquals(List.of("4h 2014-03-09T01:00:00Z to 2014-03-09T05:00:00Z 1"), closed);
        bars.onTrade(0, time("2014-03-09T05:30:00Z"), 2, 1);
        bars.onTimer(time("2014-03-09T08:00:00Z"));
        assertEquals("4h 2014-03-09T05:00:00Z to 2014-03-09T08:00:00Z 2", closed.getLast());
    }

    @Test
    void shouldCloseTheBarThatIsDecidedOnLastWhenSeveralEnd() {
        BarStage bars =
                stage(
                        SessionCalendar.ALWAYS_OPEN,
                        new BarSettings(Timeframe.M1, List.of(Timeframe.M5, Timeframe.H1), false));
        bars.onTrade(0, time("2024-01-01T00:59:30Z"), 7, 1);
        bars.onTimer(time("2024-01-01T01:00:00Z"));

        assertEquals(
                List.of(
                        "5m 2024-01-01T00:55:00Z to 2024-01-01T01:00:00Z 7",
                        "1h 2024-01-01T00:00:00Z to 2024-01-01T01:00:00Z 7",
                        "1m 2024-01-01T00:59:00Z to 2024-01-01T01:00:00Z 7"),
                closed);
    }

    @Test
    void shouldMeanBidAndAskInTheBarOfQuotes() {
        List<String> quoted = new ArrayList<>();
        BarStage bars =
                new BarStage(
                        BarSettings.of(Timeframe.M1),
                        io.millrace.engine.testing.Fixtures.instruments(1),
                        bar ->
                                quoted.add(
                                        BarStageTest.text(bar)
                                                + " bid "
                                                + bar.bids().open()
                                                + " "
                                                + bar.bids().high()
                                                + " "
                                                + bar.bids().low()
                                                + " "
                                                + bar.bids().close()
                                                + " ask "
                                                + bar.asks().open()
                                                + " "
                                                + bar.asks().high()
                                                + " "
                                                + bar.asks().low()
                                                + " "
                                                + bar.asks().close()));
        bars.onQuote(0, 0, 100, 104);
        bars.onQuote(0, 1, 98, 110);
        bars.onQuote(0, 2, 103, 102);
        bars.onTimer(Timeframe.M1.lengthNs());

        assertEquals(
                List.of("0 102 106 100 103 0 3 bid 100 103 98 103 ask 104 110 102 102"), quoted);
    }
}
