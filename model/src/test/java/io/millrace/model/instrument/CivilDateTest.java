package io.millrace.model.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class CivilDateTest {

    @Test
    void shouldAgreeWithJavaTimeOnEveryDayOfTheRange() {
        LocalDate date = LocalDate.of(1600, 1, 1);
        while (date.getYear() < 2400) {
            long day = date.toEpochDay();
            int number = CivilDate.date(day);
            assertEquals(date.getYear(), CivilDate.year(number), date::toString);
            assertEquals(date.getMonthValue(), CivilDate.month(number), date::toString);
            assertEquals(date.getDayOfMonth(), CivilDate.dayOfMonth(number), date::toString);
            assertEquals(
                    day,
                    CivilDate.day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()),
                    date::toString);
            assertEquals(date.getDayOfWeek().getValue(), CivilDate.weekday(day), date::toString);
            date = date.plusDays(1);
        }
    }

    @ParameterizedTest(name = "Sunday from {0} is {1}")
    @CsvSource({"2024-03-09, 2024-03-10", "2024-03-10, 2024-03-10", "2024-03-11, 2024-03-17"})
    void shouldFindTheNextSunday(LocalDate day, LocalDate expected) {
        assertEquals(expected.toEpochDay(), CivilDate.sundayFrom(day.toEpochDay()));
    }

    // The earliest and the latest date that Easter can have, and the two years in which the late
    // correction of the computus matters.
    @ParameterizedTest(name = "Easter {0}")
    @CsvSource({
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "1990-04-15", "2000-04-23",
        "2008-03-23", "2011-04-24", "2023-04-09", "2024-03-31", "2025-04-20", "2038-04-25",
        "2285-03-22"
    })
    void shouldKnowEaster(LocalDate sunday) {
        assertEquals(sunday.toEpochDay(), CivilDate.easterSunday(sunday.getYear()));
    }
}
