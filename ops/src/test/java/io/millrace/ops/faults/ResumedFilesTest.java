package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.recovery.CutRuns;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whole runs over files of each kind, with several strategies, deposits, partial fills and orders
 * on their way, cut off at any record and resumed by the command, again and again.
 */
@Tag("faults")
final class ResumedFilesTest {

    private static final int CUTS = Form.rounds(3, 60);
    private static final long START_S = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();

    private static final String SETTINGS =
            """
            [run]
            strategy = ["sma-cross", "price-cross", "buy-and-hold"]
            timeframe = "1m"
            [account]
            cash_flows = ["2026-03-02T01:00:30Z 5000", "2026-03-02T03:20:00Z -1500.5"]
            [fill]
            partial = true
            latency_order = "2s"
            latency_cancel = "3s"
            [risk]
            require_stop = false
            [strategy.sma-cross]
            fast = 2
            slow = 5
            [strategy.price-cross]
            period = 4
            adapt = true
            [strategy.buy-and-hold]
            weight = 0.1
            """;

    @TempDir private Path directory;

    /** Kinds of data. */
    enum Kind {
        BARS("time,open,high,low,close,volume", 60, 900),
        QUOTES("time,bid,ask,bid_size,ask_size", 4, 4_000),
        TRADES("time,price,size", 4, 4_000);

        private final String head;
        private final int seconds;
        private final int rows;

        Kind(String head, int seconds, int rows) {
            this.head = head;
            this.seconds = seconds;
            this.rows = rows;
        }
    }

    private Path data(Kind kind) throws IOException {
        SplittableRandom random = new SplittableRandom(Form.seed() + kind.ordinal());
        StringBuilder text = new StringBuilder(kind.head).append('\n');
        long cents = 4_300_000;
        for (int row = 0; row < kind.rows; row++) {
            long before = cents;
            cents += random.nextLong(-900, 901);
            text.append(Instant.ofEpochSecond(START_S + (long) row * kind.seconds)).append(',');
            String size = "0.0" + random.nextInt(10, 99);
            switch (kind) {
                case BARS ->
                        text.append(price(before))
                                .append(',')
                                .append(price(Math.max(before, cents) + random.nextInt(300)))
                                .append(',')
                                .append(price(Math.min(before, cents) - random.nextInt(300)))
                                .append(',')
                                .append(price(cents))
                                .append(',')
                                .append(size);
                case QUOTES ->
                        text.append(price(cents))
                                .append(',')
                                .append(price(cents + 50))
                                .append(',')
                                .append(size)
                                .append(",0.031");
                case TRADES -> text.append(price(cents)).append(',').append(size);
            }
            text.append('\n');
        }
        Path file = directory.resolve(kind + ".csv");
        Files.writeString(file, text, UTF_8);
        return file;
    }

    private static String price(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndAsTheRunThatWasNeverCut(Kind kind) throws IOException {
        Path config = directory.resolve("settings.toml");
        Files.writeString(config, SETTINGS, UTF_8);
        Path whole = directory.resolve("whole");
        Outcome never =
                Program.run(
                        "run",
                        "--home",
                        whole,
                        "--config",
                        config,
                        "--data",
                        data(kind),
                        "--instrument",
                        "BTCUSDT",
                        "--json");
        assertEquals(0, never.exitCode(), never.err());
        List<String> records = CutRuns.records(whole);
        requireAll(records, kind);
        SplittableRandom random = new SplittableRandom(Form.seed());
        for (int cut = 0; cut < CUTS; cut++) {
            long after = random.nextLong(records.size() + 1);
            String where = kind + ", cut behind record " + after + ", seed " + Form.seed();
            Path home = CutRuns.cut(whole, directory.resolve("cut" + cut), after);
            Outcome resumed = Program.run("run", "--resume", "--home", home, "--json");
            assertEquals(0, resumed.exitCode(), where + ": " + resumed.err());
            requireEqual(records, CutRuns.records(home), where);
            for (String field : List.of("state_hash", "sequence", "orders", "equity", "fills")) {
                assertEquals(never.json().get(field), resumed.json().get(field), where);
            }
            assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode(), where);
            Trees.delete(home);
        }
    }

    private static void requireEqual(List<String> expected, List<String> found, String where) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), where + ", record " + i);
        }
        assertEquals(expected.size(), found.size(), where);
    }

    /** Else the test shows less than it says. */
    private static void requireAll(List<String> records, Kind kind) {
        int flows = 0;
        int parts = 0;
        int sends = 0;
        for (String record : records) {
            UnsafeBuffer buffer = new UnsafeBuffer(HexFormat.of().parseHex(record));
            int type = EventLayout.type(buffer, 0);
            flows += type == EventType.CASH_FLOW ? 1 : 0;
            sends += type == EventType.SEND ? 1 : 0;
            if (type == EventType.EXECUTION) {
                ExecutionFlyweight answer =
                        new ExecutionFlyweight().wrap(buffer, EventLayout.payload(0));
                boolean isFill = answer.kind() == ExecutionKind.FILL.code();
                parts += isFill && answer.remaining() > 0 ? 1 : 0;
            }
        }
        assertEquals(2, flows, kind.toString());
        assertTrue(sends > 20, kind + ", orders: " + sends);
        assertTrue(parts > 5, kind + ", fills in part: " + parts);
    }
}
