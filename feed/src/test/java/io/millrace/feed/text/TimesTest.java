package io.millrace.feed.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

class TimesTest {

    private static final long SEED = 7;
    private static final long NONE = Long.MIN_VALUE;

    @ParameterizedTest
    @CsvSource({
        "2022-01-15, 2022-01-15T00:00:00Z",
        "2022-01-15 01:02, 2022-01-15T01:02:00Z",
        "2022-01-15 01:02:03, 2022-01-15T01:02:03Z",
        "2022-01-15T01:02:03, 2022-01-15T01:02:03Z",
        "2022-01-15t01:02:03z, 2022-01-15T01:02:03Z",
        "2022-01-15T01:02:03.4Z, 2022-01-15T01:02:03.4Z",
        "2022-01-15T01:02:03.123456789Z, 2022-01-15T01:02:03.123456789Z",
        "2022-01-15T01:02:03.123456789000Z, 2022-01-15T01:02:03.123456789Z",
        "2022-01-15T01:02:03+01:00, 2022-01-15T00:02:03Z",
        "2022-01-15T01:02:03-0530, 2022-01-15T06:32:03Z",
        "2022-01-15T01:02:03+01, 2022-01-15T00:02:03Z",
        "2022-01-15 01:02:03 +01:00, 2022-01-15T00:02:03Z",
        "2022-01-15 01:02:03 UTC, 2022-01-15T01:02:03Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2000-02-29, 2000-02-29T00:00:00Z",
        "1642204800, 2022-01-15T00:00:00Z",
        "1642204800.123, 2022-01-15T00:00:00.123Z",
        "1642204800.123456789, 2022-01-15T00:00:00.123456789Z",
        "1642204800123, 2022-01-15T00:00:00.123Z",
        "1642204800123.456, 2022-01-15T00:00:00.123456Z",
        "1.642204800123e12, 2022-01-15T00:00:00.123Z",
        "1642204800123456, 2022-01-15T00:00:00.123456Z",
        "1642204800123456789, 2022-01-15T00:00:00.123456789Z",
        "631152000, 1990-01-01T00:00:00Z",
        "4102444799, 2099-12-31T23:59:59Z"
    })
    void shouldReadTimeWhenItIsTheFirst(String text, Instant expected) {
        Times times = new Times(Times.UNKNOWN);

        assertEquals(toNs(expected), parse(times, text));
        assertEquals(toNs(expected), parse(times, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2022-1-15",
                "2022-13-01",
                "2022-00-10",
                "2022-02-29",
                "1900-02-29",
                "2022-04-31",
                "2022-01-15T",
                "2022-01-15T24:00",
                "2022-01-15T10:60",
                "2022-01-15T10:00:60",
                "2022-01-15T10:00:00.",
                "2022-01-15T10:00:00.1234567891",
                "2022-01-15T10:00:00+1",
                "2022-01-15T10:00:00+19:00",
                "2022-01-15T10:00:00+01:60",
                "2022-01-15T10:00:00 CET",
                "2022-01-15x10:00",
                "2022-01-15T1:00",
                "20220115T1000",
                "2022-01-15T10:00:0",
                "13/15/2022",
                "NaN"
            })
    void shouldRefuseTimeWhenItIsNone(String text) {
        assertEquals(NONE, parse(new Times(Times.UNKNOWN), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1642204800", "20220115", "631151999", "4102444800", "1e30"})
    void shouldTellNoUnitWhenNumberIsOutOfRangeInAll(String text) {
        assertEquals(0, parse(new Times(Times.UNKNOWN), text));
    }

    @Test
    void shouldKeepUnitWhenTheFirstRowHasDecidedIt() {
        Times times = new Times(Times.UNKNOWN);
        parse(times, "1642204800123");

        assertEquals(1_642_204_800_000_000L, parse(times, "1642204800"));
        assertEquals(NONE, parse(times, "2022-01-15"));
        assertEquals("it must be an epoch number in ms", times.expected());
    }

    @Test
    void shouldRefuseTextWhenTheColumnNamesItsUnit() {
        Times times = new Times(3);

        assertEquals(1_642_204_800_123_456_000L, parse(times, "1642204800123456"));
        assertEquals(NONE, parse(times, "2022-01-15"));
        assertEquals(NONE, parse(times, "1642204800123456.0001"));
    }

    @Test
    void shouldAgreeWithTheJdkWhenTimesAreRandom() {
        Random random = new Random(SEED);
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx", Locale.ROOT);
        long range = Times.LATEST_NS - Times.EARLIEST_NS;
        for (int i = 0; i < 20_000; i++) {
            long timeNs = Times.EARLIEST_NS + Math.floorMod(random.nextLong(), range);
            ZoneOffset zone = ZoneOffset.ofTotalSeconds((random.nextInt(145) - 72) * 900);
            LocalDateTime local =
                    LocalDateTime.ofEpochSecond(
                            Math.floorDiv(timeNs, 1_000_000_000L),
                            Math.floorMod(timeNs, 1_000_000_000),
                            ZoneOffset.UTC);
            String text = local.plusSeconds(zone.getTotalSeconds()).atOffset(zone).format(format);
            long actual = parse(new Times(Times.UNKNOWN), text);
            assertEquals(timeNs, actual, "seed " + SEED + ", text " + text);
        }
    }

    private static long parse(Times times, String text) {
        byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
        return times.parse(bytes, 1, bytes.length - 1);
    }

    private static long toNs(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
