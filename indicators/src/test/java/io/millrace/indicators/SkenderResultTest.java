package io.millrace.indicators;

import static io.millrace.indicators.Closeness.assertClose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The regression values of Skender Stock.Indicators, one object a bar, where the shared data is
 * present. They are that library's own output, so they stand behind the sheets; they are the only
 * source outside this project for Keltner and Supertrend.
 */
final class SkenderResultTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "cci, cci, cci-20/value, 483, 19",
        "willr, williamsR, williams-r-14/value, 489, 13",
        "keltner, centerline, keltner-20-2-10/middle, 483, 19",
        "keltner, upperBand, keltner-20-2-10/upper, 483, 19",
        "keltner, lowerBand, keltner-20-2-10/lower, 483, 19",
        "supertrend, superTrend, supertrend-10-3/value, 492, 10"
    })
    void shouldEqualResultsWhenSharedDataIsPresent(
            String file, String column, String output, int count, int warm) {
        String[] words = output.split("/", -1);
        SharedColumn results = new SharedColumn(results(file), column, count);

        results.assertEqualTo(Subjects.fresh(words[0]), words[1], 0, warm);
    }

    /**
     * Where TA-Lib, which the indicators follow, and that library part: of two equal extremes Aroon
     * takes the later one; the parabolic stop seeds itself otherwise, and after a turn it stays
     * outside the bar of the turn as well.
     */
    @ParameterizedTest(name = "{0}: {1} is {2} but for rows {4}")
    @CsvSource({
        "aroon, aroonUp, aroon-25/up, 477, 193",
        "aroon, aroonDown, aroon-25/down, 477, 232",
        "aroon, oscillator, aroon-25/oscillator, 477, 193 232",
        "psar, sar, parabolic-sar/value, 488, 16-39 250"
    })
    void shouldPartOnlyWhereTheConventionsDo(
            String file, String column, String output, int count, String apart) {
        CsvTable table = results(file);
        String[] words = output.split("/", -1);
        Subject subject = Subjects.fresh(words[0]);
        int compared = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            subject.feed().update(table.bar(row));
            double expected = table.number(row, column);
            if (!Double.isNaN(expected)) {
                boolean isEqual = Closeness.isClose(expected, subject.value(words[1]), 1e-9);
                assertEquals(!isIn(apart, row), isEqual, column + ", row " + row);
                compared++;
            }
        }
        assertEquals(count, compared);
    }

    private static boolean isIn(String spans, int row) {
        return Arrays.stream(spans.split(" ", -1))
                .map(span -> span.split("-", -1))
                .anyMatch(
                        span ->
                                row >= Integer.parseInt(span[0])
                                        && row <= Integer.parseInt(span[span.length - 1]));
    }

    @Test
    void shouldLieUnderThePriceWhenTheResultIsALowerBand() {
        CsvTable table = results("supertrend");
        Subject line = Subjects.fresh("supertrend-10-3");
        int rising = 0;
        int falling = 0;
        for (int row = 0; row < table.rows().size(); row++) {
            line.feed().update(table.bar(row));
            double lower = table.number(row, "lowerBand");
            double upper = table.number(row, "upperBand");
            double side = line.value("direction");
            String where = "row " + row;
            if (side > 0) {
                rising++;
                assertClose(lower, line.value("value"), 1e-9, () -> where);
            } else if (side < 0) {
                falling++;
                assertClose(upper, line.value("value"), 1e-9, () -> where);
            } else {
                assertEquals(List.of(Double.NaN, Double.NaN), List.of(lower, upper), where);
            }
        }
        assertEquals(338, rising);
        assertEquals(154, falling);
    }

    /* The prices, and beside them the fields of the objects of the same days. */
    private static CsvTable results(String name) {
        CsvTable prices = SharedData.table("skender/quotes/default.csv");
        List<Map<String, String>> objects = new ArrayList<>();
        for (String line : SharedData.lines("skender/results/" + name + ".standard.json.gz")) {
            if (line.strip().equals("{")) {
                objects.add(new LinkedHashMap<>());
            } else if (line.contains("\": ")) {
                String[] field = line.strip().replace(",", "").split("\": ", 2);
                String value = field[1].equals("null") ? "" : field[1].replace("\"", "");
                objects.getLast().put(field[0].substring(1), value);
            }
        }
        assertEquals(prices.rows().size(), objects.size(), "objects");
        List<String> lines = new ArrayList<>();
        lines.add(
                String.join(",", prices.header())
                        + ","
                        + String.join(",", objects.get(0).keySet()));
        for (int row = 0; row < objects.size(); row++) {
            String[] cells = prices.rows().get(row);
            assertEquals(cells[0] + "T00:00:00", objects.get(row).get("timestamp"));
            lines.add(String.join(",", cells) + "," + String.join(",", objects.get(row).values()));
        }
        return CsvTable.parse(lines);
    }
}
