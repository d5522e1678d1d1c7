package io.millrace.model.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;

class NewYorkTimeTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HALF_HOUR_S = 1_800;
    private static final long FROM_S = Instant.parse("1987-01-01T00:00:00Z").getEpochSecond();
    private static final long TO_S = Instant.parse("2041-01-01T00:00:00Z").getEpochSecond();

    @Test
    void shouldAgreeWithJavaTimeOnEveryHalfHour() {
        ZoneRules rules = ZONE.getRules();
        for (long second = FROM_S; second < TO_S; second += HALF_HOUR_S) {
            int offset = rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
            long expectedNs = (second + offset) * SECOND_NS;
            if (NewYorkTime.toLocalNs(second * SECOND_NS) != expectedNs) {
                assertEquals(
                        expectedNs,
                        NewYorkTime.toLocalNs(second * SECOND_NS),
                        Instant.ofEpochSecond(second).toString());
            }
        }
    }

    @Test
    void shouldAgreeWithJavaTimeOnEveryLocalHalfHourAlsoWhereItStandsTwiceOrNever() {
        for (long second = FROM_S; second < TO_S; second += HALF_HOUR_S) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
            long expectedNs = ZonedDateTime.of(local, ZONE).toEpochSecond() * SECOND_NS;
            if (NewYorkTime.toUtcNs(second * SECOND_NS) != expectedNs) {
                assertEquals(expectedNs, NewYorkTime.toUtcNs(second * SECOND_NS), local.toString());
            }
        }
    }

    @ParameterizedTest(name = "{0} plus {1} ns: UTC {2} h")
    @CsvSource({
        "2006-04-02T07:00:00Z, -1, -5",
        "2006-04-02T07:00:00Z, 0, -4",
        "2006-10-29T06:00:00Z, -1, -4",
        "2006-10-29T06:00:00Z, 0, -5",
        "2007-03-11T07:00:00Z, -1, -5",
        "2007-03-11T07:00:00Z, 0, -4",
        "2007-11-04T06:00:00Z, -1, -4",
        "2007-11-04T06:00:00Z, 0, -5",
        // Before 1987 and beyond every table the rules continue.
        "1980-04-06T07:00:00Z, -1, -5",
        "1980-04-06T07:00:00Z, 0, -4",
        "1700-01-01T00:00:00Z, 0, -5",
        "2261-07-01T00:00:00Z, 0, -4",
    })
    void shouldSwitchToTheNanosecond(Instant instant, long plusNs, long offsetHours) {
        long timeNs = instant.getEpochSecond() * SECOND_NS + plusNs;

        assertEquals(offsetHours * NewYorkTime.HOUR_NS, NewYorkTime.toLocalNs(timeNs) - timeNs);
    }
}
