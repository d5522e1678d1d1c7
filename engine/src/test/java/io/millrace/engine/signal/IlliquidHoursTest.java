package io.millrace.engine.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

final class IlliquidHoursTest {

    private final IlliquidHours hours = IlliquidHours.defaults();

    /** The same hours on New York's clock in winter and in summer. */
    @ParameterizedTest
    @CsvSource({
        "2023-01-12T14:29:59Z, true",
        "2023-01-12T14:30:00Z, false",
        "2023-07-12T13:29:59Z, true",
        "2023-07-12T13:30:00Z, false",
        "2023-01-12T16:59:59Z, false",
        "2023-01-12T17:00:00Z, true",
        "2023-01-12T17:59:59Z, true",
        "2023-01-12T18:00:00Z, false",
        "2023-01-12T20:59:59Z, false",
        "2023-01-12T21:00:00Z, true",
        "2023-01-13T04:59:59Z, true",
    })
    void shouldFollowTheClockOfNewYork(String time, boolean expected) {
        long timeNs = Instant.parse(time).getEpochSecond() * Timeframe.SECOND_NS;

        assertEquals(expected, hours.contain(SessionCalendar.NYSE, timeNs));
        assertEquals(false, hours.contain(SessionCalendar.FX_WEEK, timeNs));
        assertEquals(false, hours.contain(SessionCalendar.ALWAYS_OPEN, timeNs));
    }
}
