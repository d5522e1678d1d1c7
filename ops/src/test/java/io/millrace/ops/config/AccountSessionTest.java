package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One session for the account, whatever the order of its instruments. */
class AccountSessionTest {

    private static AccountSettings account(String session) {
        return new AccountSettings(FixedPoint.ONE, "USD", Map.of(), List.of(), session);
    }

    private static InstrumentTable table(SessionCalendar... calendars) {
        List<Instrument> list = new ArrayList<>();
        for (SessionCalendar calendar : calendars) {
            int id = list.size();
            list.add(
                    new Instrument(
                            id,
                            "A" + id,
                            "here",
                            "USD",
                            new Instrument.Grid(1, FixedPoint.ONE, 0),
                            new Instrument.Costs(0, 0, 0, 0),
                            calendar,
                            FixedPoint.ONE / 100,
                            true,
                            true,
                            true,
                            Terms.STANDARD));
        }
        return new InstrumentTable(list);
    }

    @ParameterizedTest(name = "{0} of {1} and {2}")
    @CsvSource({
        "auto, ALWAYS_OPEN, ALWAYS_OPEN, ALWAYS_OPEN",
        "auto, NYSE, NYSE, NYSE",
        "nyse, ALWAYS_OPEN, ALWAYS_OPEN, NYSE",
        "nyse, ALWAYS_OPEN, NYSE, NYSE",
        "nyse, NYSE, ALWAYS_OPEN, NYSE",
        "24/7, NYSE, ALWAYS_OPEN, ALWAYS_OPEN",
        "fx, NYSE, ALWAYS_OPEN, FX_WEEK"
    })
    void shouldBeThatOfTheSettingsElseOfAll(
            String session, SessionCalendar first, SessionCalendar next, SessionCalendar is) {
        assertEquals(is, account(session).funds(table(first, next)).session());
    }

    @Test
    void shouldRefuseToChooseAmongSeveral() {
        ConfigException e =
                assertThrows(
                        ConfigException.class,
                        () ->
                                account("auto")
                                        .funds(
                                                table(
                                                        SessionCalendar.ALWAYS_OPEN,
                                                        SessionCalendar.ALWAYS_OPEN,
                                                        SessionCalendar.NYSE)));
        assertEquals(
                "the days of A0 (24/7) and of A2 (nyse) begin at different times; name the"
                        + " calendar of the account's daily loss in account.session: 24/7, fx or"
                        + " nyse",
                e.getMessage());
    }
}
