package io.millrace.model.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

class NyseHolidaysTest {

    private static final SessionCalendar NYSE = SessionCalendar.NYSE;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/nyse-special-days.csv", numLinesToSkip = 2)
    void shouldKnowTheSpecialDaysOfTheReference(LocalDate day, String close) {
        assertClose(day, close);
    }

    // The exchange's own list of holidays for 2024 to 2026, and what the rules give after it.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2024-01-01, closed",
        "2024-01-15, closed",
        "2024-02-19, closed",
        "2024-03-29, closed",
        "2024-05-27, closed",
        "2024-06-19, closed",
        "2024-07-03, 13:00",
        "2024-07-04, closed",
        "2024-07-05, 16:00",
        "2024-09-02, closed",
        "2024-11-28, closed",
        "2024-11-29, 13:00",
        "2024-12-24, 13:00",
        "2024-12-25, closed",
        "2025-01-09, closed",
        "2025-12-26, 16:00",
        "2026-07-02, 16:00",
        "2026-07-03, closed",
        "2027-06-18, closed",
        "2027-07-05, closed",
        "2027-12-24, closed",
        "2027-12-31, 16:00",
        "2033-06-20, closed",
        "2261-12-24, 13:00",
    })
    void shouldContinueTheRulesAfterTheReference(LocalDate day, String close) {
        assertClose(day, close);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1989-11-23, closed",
        "1989-11-24, 16:00",
        "1989-12-25, closed",
        "1987-01-19, 16:00",
        "1985-12-24, 14:00",
        "1700-12-24, closed",
        "1703-12-24, 14:00",
    })
    void shouldContinueTheRulesBeforeTheReference(LocalDate day, String close) {
        assertClose(day, close);
    }

    private static void assertClose(LocalDate day, String close) {
        long openNs = localNs(day, LocalTime.of(9, 30));
        long noonNs = localNs(day, LocalTime.NOON);
        if ("closed".equals(close)) {
            assertFalse(NYSE.isOpen(noonNs));
            assertEquals(0, NYSE.nsToClose(noonNs));
            return;
        }
        assertEquals(openNs, NYSE.openNs(noonNs));
        assertEquals(localNs(day, LocalTime.parse(close)), NYSE.closeNs(noonNs));
    }

    private static long localNs(LocalDate day, LocalTime time) {
        long second = LocalDateTime.of(day, time).toEpochSecond(ZoneOffset.UTC);
        return NewYorkTime.toUtcNs(second * 1_000_000_000L);
    }
}
