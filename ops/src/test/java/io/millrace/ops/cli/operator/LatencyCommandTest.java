package io.millrace.ops.cli.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** How long orders take, asked of a run that goes. */
@Timeout(180)
class LatencyCommandTest {

    private static final List<String> WAYS =
            List.of(
                    "tick_to_order_ns",
                    "decided_ns",
                    "journaled_ns",
                    "journal_append_ns",
                    "gate_ns");

    @TempDir private Path directory;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"inline", "fused", "parallel"})
    void shouldTellHowLongOrdersTookWhileTheRunGoes(String layout) throws Exception {
        Path home;
        try (LiveDaemon run = LiveDaemon.start(directory, "", "--layout", layout)) {
            home = run.home();
            JsonNode told =
                    run.await("latency", json -> count(json.path("latency"), WAYS.getFirst()) > 0);
            JsonNode latency = told.path("latency");
            assertEquals(WAYS, latency.propertyStream().map(way -> way.getKey()).toList());
            WAYS.forEach(way -> assertOrdered(way, latency.path(way)));
            // An instruction leaves behind its excerpt, and that is closed behind the decision.
            assertTrue(count(latency, "decided_ns") <= count(latency, "tick_to_order_ns"));
            assertTrue(
                    latency.path("decided_ns").path("max").asLong()
                            <= latency.path("journaled_ns").path("max").asLong());
            assertTrue(
                    latency.path("journaled_ns").path("max").asLong()
                            <= latency.path("tick_to_order_ns").path("max").asLong());
            Outcome table = Program.run("latency", "--home", home);
            assertEquals(0, table.exitCode(), table.err());
            assertEquals(1 + WAYS.size(), table.out().lines().count(), table.out());
            assertTrue(table.out().contains("\ntick to order "), table.out());
            run.stop();
        }
        List<String> lines = Files.readAllLines(home.resolve("state/status.json"));
        assertTrue(lines.getLast().contains("\"latency\":{\"tick_to_order_ns\":{\"count\":"));

        Outcome none = Program.run("latency", "--home", home);
        assertEquals(69, none.exitCode(), none.err());
    }

    @Test
    void shouldTellItEachSecondUntilTheRunEnds() throws Exception {
        try (LiveDaemon run = LiveDaemon.start(directory, "")) {
            FutureTask<Outcome> watch = new FutureTask<>(() -> run.give("latency", "--watch"));
            new Thread(watch).start();
            Instant first =
                    when(
                            run.await(
                                    "latency",
                                    json -> count(json.path("latency"), WAYS.getFirst()) > 0));
            run.await("latency", json -> when(json).isAfter(first.plusSeconds(3)));
            run.stop();
            Outcome watched = watch.get(60, TimeUnit.SECONDS);

            assertEquals(69, watched.exitCode(), watched.err());
            List<JsonNode> all = watched.lines();
            List<JsonNode> told = all.subList(0, all.size() - 1);
            assertEquals(69, all.getLast().path("code").asInt(), watched.out());
            assertTrue(told.size() >= 3, watched.out());
            for (int i = 1; i < told.size(); i++) {
                assertFalse(when(told.get(i)).isBefore(when(told.get(i - 1))), watched.out());
                assertTrue(
                        count(told.get(i).path("latency"), "journal_append_ns")
                                >= count(told.get(i - 1).path("latency"), "journal_append_ns"),
                        watched.out());
            }
            assertTrue(count(told.getLast().path("latency"), "journal_append_ns") > 0);
        }
    }

    private static Instant when(JsonNode told) {
        return Instant.parse(told.path("last_update").asText());
    }

    private static long count(JsonNode latency, String way) {
        return latency.path(way).path("count").asLong();
    }

    private static void assertOrdered(String way, JsonNode times) {
        String text = way + " " + times;
        assertTrue(times.path("count").asLong() > 0, text);
        assertTrue(times.path("p50").asLong() > 0, text);
        assertTrue(times.path("p50").asLong() <= times.path("p99").asLong(), text);
        assertTrue(times.path("p99").asLong() <= times.path("p999").asLong(), text);
        assertTrue(times.path("p999").asLong() <= times.path("max").asLong(), text);
        assertTrue(times.path("max").asLong() < 60_000_000_000L, text);
    }
}
