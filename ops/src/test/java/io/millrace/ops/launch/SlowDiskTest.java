package io.millrace.ops.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.ops.cli.Program;
import io.millrace.ops.config.Config;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.StopSignal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Check 3 in a whole paced run whose disk stands still for a while and goes on: what reduces is
 * denied by JOURNAL_UNHEALTHY, entries by the state that the same measurement narrows (check 3
 * fails behind it), and both pass again afterwards.
 */
@Timeout(180)
final class SlowDiskTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MARKET = "12000:3";
    private static final int BARS = 700;
    private static final long LAG_NS = 100_000_000L;

    @TempDir private Path home;

    private int forces;

    /** Buys once, then closes and buys a little, bar by bar. */
    private static String script() {
        Instant start = Instant.parse("2024-01-01T00:00:05Z");
        StringBuilder rows = new StringBuilder();
        rows.append(start).append(" SYNTH long size=1\n");
        for (int bar = 1; bar < BARS; bar++) {
            rows.append(start.plusSeconds(bar))
                    .append(bar % 2 == 0 ? " SYNTH long size=0.01\n" : " SYNTH exit size=0.01\n");
        }
        return rows.toString();
    }

    /** One force takes a second and a half, in the middle of the run. */
    private void pause() {
        if (++forces == 100) {
            long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_500);
            while (System.nanoTime() < endNs) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void run() {
        Config config =
                Config.defaults(StrategyRegistry.all())
                        .override("run.strategy", "scripted", "test")
                        .override("strategy.scripted.script", script(), "test")
                        .override("run.timeframe", "1s", "test")
                        .override("run.speed", "100x", "test")
                        .override("journal.durability", "interval:10ms", "test")
                        .override("control.health", "100ms", "test")
                        .override("risk.durable_lag", "100ms", "test")
                        .override("risk.free_disk", 0L, "test")
                        .override("risk.require_stop", false, "test")
                        .override("risk.duplicate_window", "0s", "test")
                        .override("risk.strategy_rate", 1_000L, "test")
                        .override("risk.max_entries_per_day", 10_000L, "test")
                        .override("risk.max_order_value", 1.0, "test")
                        .override("risk.max_position", 1.0, "test")
                        .override("risk.max_exposure", 1.0, "test");
        new PaperRun(config, Optional.of(MARKET), home, new StopSignal(() -> {}))
                .on(new FailingDisk(0, 0).before(this::pause))
                .run();
    }

    private static long lag(JsonNode health) {
        return health.path("durable_lag_ns").asLong();
    }

    private static boolean isIll(JsonNode health) {
        return lag(health) > LAG_NS;
    }

    /**
     * Sequences of the first measurement of the long pause, and of the first good one after it: the
     * largest number when there is none any more.
     */
    private static long[] illness(List<JsonNode> measured) {
        int worst =
                measured.indexOf(
                        measured.stream().max(comparingLong(SlowDiskTest::lag)).orElseThrow());
        assertTrue(lag(measured.get(worst)) > 1_000_000_000L, measured.get(worst).toString());
        int first = worst;
        int next = worst;
        while (first > 0 && isIll(measured.get(first - 1))) {
            first--;
        }
        while (next < measured.size() && isIll(measured.get(next))) {
            next++;
        }
        return new long[] {
            measured.get(first).path("sequence").asLong(),
            next < measured.size() ? measured.get(next).path("sequence").asLong() : Long.MAX_VALUE
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1 2000 3000 1, 2, 4",
        "2000 200 1, 1, 3",
        "1 200 2000, 2, 9223372036854775807",
        "2000, 1, 9223372036854775807"
    })
    void shouldFindThePauseAtEitherEndToo(String lagsMs, long first, long next) throws Exception {
        List<JsonNode> measured = new ArrayList<>();
        for (String lag : lagsMs.split(" ", -1)) {
            int sequence = measured.size() + 1;
            measured.add(
                    MAPPER.readTree(
                            "{\"sequence\":"
                                    + sequence
                                    + ",\"durable_lag_ns\":"
                                    + Long.parseLong(lag) * 1_000_000
                                    + "}"));
        }

        assertEquals(first, illness(measured)[0]);
        assertEquals(next, illness(measured)[1]);
    }

    @Test
    void shouldDenyWhileTheDiskIsSlowAndGoOnWhenItIsNot() throws Exception {
        run();

        long[] span = illness(Program.dump(home, "HEALTH"));
        long ill = span[0];
        long well = span[1];
        Judged before = new Judged();
        Judged between = new Judged();
        Judged after = new Judged();
        for (JsonNode order : Program.dump(home, "ORDER")) {
            long at = order.path("sequence").asLong();
            (at < ill ? before : at < well ? between : after).take(order);
        }
        assertTrue(before.entries > 5 && before.exits > 5, before.toString());
        assertEquals(0, between.entries + between.exits, between.toString());
        assertTrue(between.unhealthy > 5 && between.reducing > 5, between.toString());
        assertTrue(after.entries > 5 && after.exits > 5, after.toString());
        for (JsonNode send : Program.dump(home, "SEND")) {
            long at = send.path("sequence").asLong();
            assertTrue(at < ill || at >= well, send.toString());
        }
        assertEquals(0, Program.run("replay", "--verify", "--home", home).exitCode());
    }

    /** What became of the orders of a time. */
    private static final class Judged {

        private int entries;
        private int exits;
        private int unhealthy;
        private int reducing;

        void take(JsonNode order) {
            String verdict = order.path("verdict").asText();
            boolean isEntry = "ENTRY".equals(order.path("role").asText());
            boolean fails = false;
            for (JsonNode check : order.path("checks")) {
                fails |= check.path("check").asInt() == 3 && !check.path("passed").asBoolean();
            }
            entries += isEntry && "PASS".equals(verdict) ? 1 : 0;
            exits += !isEntry && "PASS".equals(verdict) ? 1 : 0;
            unhealthy += !isEntry && fails && "JOURNAL_UNHEALTHY".equals(verdict) ? 1 : 0;
            reducing += isEntry && fails && "REDUCING_ONLY".equals(verdict) ? 1 : 0;
        }

        @Override
        public String toString() {
            return "entries "
                    + entries
                    + ", exits "
                    + exits
                    + ", denied exits "
                    + unhealthy
                    + ", denied entries "
                    + reducing;
        }
    }
}
