package io.millrace.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.bench.report.Comparison;
import io.millrace.bench.report.Findings;
import io.millrace.bench.report.Goals;
import io.millrace.bench.report.MachineFacts;
import io.millrace.bench.report.Outcome;
import io.millrace.bench.report.Report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ResultsTest {

    private static final MachineFacts MACHINE =
            new MachineFacts("AMD EPYC", 2, 24_000, "Linux 6.1", "25.0.1, Eclipse");
    private static final String LABEL = "amd-epyc-2c";

    @TempDir private Path directory;

    private static List<Outcome> step(double ns) {
        Findings findings = new Findings();
        findings.goal("engine-step", ns);
        return Outcome.of(Goals.of(List.of("engine")), findings);
    }

    private static Report report(String time, String form, double stepNs) {
        return new Report(
                form,
                time,
                "bench/run.sh",
                List.of("-XX:+UseSerialGC"),
                "0123456789ab",
                List.of(),
                MACHINE,
                42,
                step(stepNs),
                new Findings(),
                Map.of(),
                Comparison.none());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldKeepTwoResultsOfTheSameDay() throws Exception {
        Results results = new Results(directory);

        results.write(report("2026-12-01T12:09:55Z", "full", 100));
        Path second = results.write(report("2026-12-01T18:30:00Z", "full", 90));

        assertEquals("2026-12-01T18-30-00-amd-epyc-2c.md", second.getFileName().toString());
        assertEquals(
                List.of(
                        "2026-12-01T12-09-55-amd-epyc-2c.json",
                        "2026-12-01T12-09-55-amd-epyc-2c.md",
                        "2026-12-01T18-30-00-amd-epyc-2c.json",
                        "2026-12-01T18-30-00-amd-epyc-2c.md"),
                names());
    }

    @Test
    void shouldCompareWithTheNewestOfTheSameMachineAndForm() throws Exception {
        Results results = new Results(directory);
        results.write(report("2026-12-01T12:09:55Z", "full", 100));
        results.write(report("2026-12-01T18:30:00Z", "full", 200));
        results.write(report("2026-12-02T00:00:00Z", "quick", 300));

        Comparison full = results.compare(LABEL, "full", step(90));
        Comparison quick = results.compare(LABEL, "quick", step(400));

        assertEquals("2026-12-01T18-30-00-amd-epyc-2c.json", full.previous());
        assertEquals(List.of(new Comparison.Change("engine-step", 200, 90)), full.better());
        assertEquals("2026-12-02T00-00-00-amd-epyc-2c-quick.json", quick.previous());
        assertEquals(List.of(new Comparison.Change("engine-step", 300, 400)), quick.worse());
        assertEquals("", results.compare("epyc-2c", "full", step(90)).previous());
    }

    /** The first results have no time in their names. */
    @Test
    void shouldTakeAResultWithATimeForNewerThanOneOfItsDayWithout() throws Exception {
        Results results = new Results(directory);
        Path made = results.write(report("2026-12-01T00:00:01Z", "full", 100));
        Files.writeString(directory.resolve("2026-12-01-amd-epyc-2c.json"), "{}");
        Files.writeString(directory.resolve("2026-11-30-amd-epyc-2c.json"), "{}");

        assertEquals(
                made.getFileName().toString().replace(".md", ".json"),
                results.compare(LABEL, "full", step(90)).previous());
    }

    /** Those that are kept in the repository, the first ones among them. */
    @ParameterizedTest
    @CsvSource({"full", "quick"})
    void shouldCompareWithAKeptResult(String form) throws Exception {
        Path kept = Path.of("results");
        Comparison none = new Results(kept).compare(LABEL, form, List.of());
        JsonNode before = new ObjectMapper().readTree(kept.resolve(none.previous()).toFile());
        Findings twice = new Findings();
        int positive = 0;
        for (JsonNode goal : before.path("goals")) {
            if (goal.path("measured").asDouble() > 0) {
                twice.goal(goal.path("name").asText(), 2 * goal.path("measured").asDouble());
                positive++;
            }
        }

        Comparison comparison =
                new Results(kept).compare(LABEL, form, Outcome.of(Goals.all(), twice));

        assertTrue(positive >= 10, none.previous() + " has " + positive + " values");
        assertEquals(positive, comparison.worse().size() + comparison.better().size());
    }

    @Test
    void shouldCompareWithNothingWhereThereIsNothing() throws Exception {
        Comparison comparison =
                new Results(directory.resolve("missing")).compare(LABEL, "full", step(90));

        assertEquals("", comparison.previous());
        assertFalse(Files.exists(directory.resolve("missing")));
    }
}
