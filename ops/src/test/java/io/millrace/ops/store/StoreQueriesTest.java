package io.millrace.ops.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ops.cli.Program;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an operator asks, on the store of the shipped sample. */
class StoreQueriesTest {

    @TempDir private static Path home;

    private static Path store;

    @BeforeAll
    static void run() {
        assertEquals(0, Program.run("run", "--home", home).exitCode());
        store = home.resolve("state/millrace.db");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT symbol, round(SUM(pnl), 2) FROM trades WHERE status=1 GROUP BY symbol;"
                        + "BTCUSDT|-63.45",
                "SELECT date(exit_time), round(SUM(realized_pnl), 2) FROM trades WHERE status=1"
                        + " GROUP BY date(exit_time);2022-01-15|-63.45",
                "SELECT COUNT(*) FROM trades WHERE realized_pnl > 0;6",
                "SELECT COUNT(*) FROM trades WHERE status = 1;14",
                "SELECT SUM(pnl_e8) FROM (SELECT realized_pnl_e8 AS pnl_e8 FROM trades);"
                        + "-6344841630",
                "SELECT timestamp, side, shares, entry_price, exit_price, exit_reason FROM trades"
                        + " ORDER BY timestamp DESC LIMIT 1;"
                        + "2022-01-15 14:18:00.000|BUY|0.46231|42796.44|42872.63|MEAN_REACHED",
                "SELECT COUNT(*) FROM positions WHERE status='open';0",
                "SELECT COUNT(*) FROM positions WHERE status='closed';14",
                "SELECT COUNT(*) FROM trades WHERE datetime(entry_time) >"
                        + " datetime('now','-1 day');0",
                "SELECT COUNT(*) FROM trades WHERE datetime(entry_time) >"
                        + " datetime('2022-01-15 14:23:00','-1 hour');2",
                "SELECT COUNT(*) FROM trades WHERE entry_time > datetime('2022-01-15 14:00:00');1",
                "SELECT COUNT(*) FROM orders WHERE action = 'NEW' AND status = 'FILLED';28",
                "SELECT COUNT(*) FROM orders WHERE action = 'REPLACE';27",
                "SELECT COUNT(*) FROM orders WHERE role='PROTECTIVE_STOP' AND action='NEW';14",
                "SELECT COUNT(*) FROM signals;135",
                "SELECT COUNT(*) FROM signals WHERE code = 'SHORT_NOT_ALLOWED';57",
                "SELECT json_extract(explanation, '$.trace.regime') = regime FROM signals"
                        + " WHERE name = '28008/3';1",
                "SELECT COUNT(*), round(MAX(drawdown), 2) > 0 FROM equity;886|1",
                "SELECT records, sequence FROM epochs;274316|271765",
                "PRAGMA journal_mode;wal",
                "PRAGMA integrity_check;ok",
            })
    void shouldAnswer(String sql, String expected) throws Exception {
        assertEquals(List.of(expected), Queries.rows(store, sql));
    }

    @Test
    void shouldEndWithTheEquityOfTheEngine() throws Exception {
        List<String> last =
                Queries.rows(store, "SELECT equity_e8 FROM equity ORDER BY timestamp DESC LIMIT 1");

        assertEquals(List.of("9993655158370"), last);
    }

    @Test
    void shouldTakeAVacuum() throws Exception {
        Path copy = home.resolve("copy.db");
        Files.copy(store, copy);

        assertEquals(List.of(), Queries.rows(copy, "VACUUM"));
        assertEquals(List.of("14"), Queries.rows(copy, "SELECT COUNT(*) FROM trades"));
    }

    @Test
    void shouldTellItsHealthInTheStatusFile() throws Exception {
        String last = Files.readAllLines(home.resolve("state/status.json")).getLast();

        assertTrue(
                last.contains(
                        "\"store\":{\"state\":\"ok\",\"reason\":null,\"epoch\":1,"
                                + "\"sequence\":271765}"),
                last);
    }

    @Test
    void shouldHaveTheTablesOfItsReference() throws Exception {
        List<String> told = new ArrayList<>();
        List<String> real = new ArrayList<>();
        for (Table table : Tables.all()) {
            told.add("### " + table.name());
            real.add("### " + table.name());
            for (Column column : table.columns()) {
                told.add(
                        "| "
                                + column.name()
                                + " | "
                                + column.kind()
                                + " | "
                                + column.meaning()
                                + " |");
            }
            real.addAll(
                    Queries.rows(
                            store, "SELECT name FROM pragma_table_xinfo('" + table.name() + "')"));
        }
        List<String> names = told.stream().map(StoreQueriesTest::name).toList();
        assertEquals(names, real);
        Path page = Program.root().resolve("docs/store.md");
        List<String> lines =
                Files.readAllLines(page).stream()
                        .dropWhile(line -> !line.startsWith("### "))
                        .filter(line -> line.startsWith("### ") || line.startsWith("| "))
                        .filter(line -> !line.startsWith("| column") && !line.startsWith("| ---"))
                        .toList();
        assertEquals(told, lines);
    }

    private static String name(String line) {
        return line.startsWith("#") ? line : line.split(" ", -1)[1];
    }
}
