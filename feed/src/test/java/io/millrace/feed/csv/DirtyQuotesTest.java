package io.millrace.feed.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.feed.FeedException;
import io.millrace.feed.RealFiles;
import io.millrace.feed.SampleFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The dirty files of Skender Stock.Indicators behind their first fault: the dates, which hide all
 * else, are replaced by one day after the other, and each row must be read or refused by name.
 * Skipped where the files are not there.
 */
class DirtyQuotesTest {

    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final LocalDate FIRST_DAY = LocalDate.of(2017, 1, 1);

    @TempDir private Path directory;

    @Test
    void shouldRefuseEveryBarWithoutAPrice() throws IOException {
        List<String> rows = rows("zeros.csv");

        assertEquals(200, rows.size());
        assertEquals(Map.of("open is \"0.00\"; it must be above 0", 200), verdicts(rows));
    }

    @Test
    void shouldRefuseTheWholeFileAtItsFirstBarWithoutAPrice() throws IOException {
        Path file = file(HEADER + String.join("\n", rows("zeros.csv")) + "\n");

        FeedException e = assertThrows(FeedException.class, () -> SampleFiles.events(file));

        assertEquals(file + ": line 2: open is \"0.00\"; it must be above 0", e.getMessage());
    }

    @Test
    void shouldReadEveryBarWhenOnlyTheDaysWereMismatched() throws IOException {
        Path file = file(HEADER + String.join("\n", rows("mismatch.csv")) + "\n");

        assertEquals(502, SampleFiles.events(file).size());
    }

    @Test
    void shouldNameTheFaultOfEveryBadRow() throws IOException {
        Map<String, Integer> verdicts = new TreeMap<>();
        verdicts(rows("bad.csv")).forEach((text, n) -> verdicts.merge(kind(text), n, Integer::sum));

        assertEquals(
                Map.of(
                        "", 293,
                        "open is _; it must be above #", 52,
                        "open is _; it must be a decimal number such as #", 51,
                        "open is _; it must have at most # decimals", 50,
                        "volume is _; it must be below # billion", 50,
                        "high is _; it must not be below open, low and close", 3,
                        "high is _; it must be above #", 1,
                        "low is _; it must be above #", 1,
                        "volume is _; it must be # or above", 1),
                verdicts);
    }

    /* Without the value, which differs from row to row. */
    private static String kind(String message) {
        return message.replaceAll("\"[^\"]*\"", "_").replaceAll("-?[0-9][0-9.]*", "#");
    }

    /** How often each refusal comes up when each row follows a good one; "" is a bar. */
    private Map<String, Integer> verdicts(List<String> rows) throws IOException {
        Map<String, Integer> verdicts = new TreeMap<>();
        for (String row : rows) {
            LocalDate day = LocalDate.parse(row.substring(0, row.indexOf(',')));
            Path file = file(HEADER + day.minusDays(1) + ",1,1,1,1,1\n" + row + "\n");
            String verdict = "";
            try {
                assertEquals(2, SampleFiles.events(file).size(), row);
            } catch (FeedException e) {
                String where = file + ": ";
                String told = Objects.requireNonNull(e.getMessage());
                assertTrue(told.startsWith(where), told);
                verdict = told.substring(where.length()).replace("line 3: ", "");
            }
            verdicts.merge(verdict, 1, Integer::sum);
        }
        return verdicts;
    }

    private Path file(String text) {
        return SampleFiles.write(directory, "quotes.csv", text);
    }

    private static List<String> rows(String name) throws IOException {
        List<String> lines = Files.readAllLines(RealFiles.path("vectors/skender/quotes/" + name));
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            rows.add(FIRST_DAY.plusDays(rows.size()) + line.substring(line.indexOf(',')));
        }
        return rows;
    }
}
