package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The way of orders of the sample, word for word. */
class ExplainCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir private static Path home;

    @BeforeAll
    static void runTheSample() {
        Program.Outcome outcome = Program.run("run", "--home", home);
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    @Test
    void shouldTellTheWayOfAnOrderAsText() throws IOException {
        Program.Outcome outcome = Program.run("explain", "28008.1", "--home", home);

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(golden("order-28008.txt"), outcome.out());
    }

    @Test
    void shouldTellTheSameAsJson() throws IOException {
        JsonNode told = Program.run("explain", "28008.1", "--home", home, "--json").json();

        assertEquals(MAPPER.readTree(golden("order-28008.json")), told, told.toString());
    }

    @Test
    void shouldTellWhatADecisionAndAnEventCaused() {
        JsonNode order = Program.run("explain", "28008.1", "--home", home, "--json").json();
        JsonNode decision = Program.run("explain", "28008/3", "--home", home, "--json").json();
        JsonNode event = Program.run("explain", "28008", "--home", home, "--json").json();

        assertEquals(order.get("steps"), decision.get("steps"));
        assertEquals(order.get("steps"), event.get("steps"));
    }

    @Test
    void shouldKeepLinesWithinEightyColumns() {
        for (String id : List.of("28008", "33150", "55696", "60378")) {
            String text = Program.run("explain", id, "--home", home).out();
            for (String line : text.split("\n", -1)) {
                assertTrue(line.length() <= 80, id + ": " + line);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "x       | 2 | the id is \"x\"; it must be an order such as 28008.1, a decision"
                        + " such as 28008/3, or an event such as 28008",
                "28008.x | 2 | the id is \"28008.x\"",
                "28007   | 1 | event 28007 caused no decision and no order; its events go from 1 to"
                        + " 271765, the nearest order is 28008.1, the nearest decision 28008/3",
                "28008.9 | 1 | 28008.9 is not among what event 28008 caused",
                "28008/4 | 1 | 28008/4 is not among what event 28008 caused",
                "999999  | 1 | 999999 is not in the journal; its events go from 1 to 271765"
            })
    void shouldSayWhatThereIsInstead(String id, int code, String message) {
        Program.Outcome outcome = Program.run("explain", id, "--home", home);

        assertEquals(code, outcome.exitCode(), outcome.out());
        assertTrue(outcome.err().contains(message), outcome.err());
    }

    @Test
    void shouldSayThatThereIsNoEpoch() {
        Program.Outcome outcome = Program.run("explain", "1.1", "--home", home.resolve("nothing"));

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("holds no journal"), outcome.err());
    }

    @Test
    void shouldCarryTheSameInTheDecisionLog() throws IOException {
        JsonNode step =
                Program.run("explain", "28008/3", "--home", home, "--json")
                        .json()
                        .get("steps")
                        .get(0);
        JsonNode line = MAPPER.missingNode();
        try (Stream<String> lines = Files.lines(home.resolve("logs/decisions.jsonl"))) {
            for (String each : lines.toList()) {
                JsonNode read = MAPPER.readTree(each);
                line = read.get("sequence").asLong() == 28008 ? read : line;
            }
        }

        for (String field : List.of("action", "reason", "size_cap", "plan", "trace")) {
            assertEquals(step.get("decision").get(field), line.get(field), field);
        }
        assertEquals(2, line.get("orders").size());
        for (int i = 0; i < 2; i++) {
            for (String field : List.of("id", "role", "verdict", "checks")) {
                assertEquals(
                        step.get("orders").get(i).get(field),
                        line.get("orders").get(i).get(field),
                        field);
            }
        }
        assertEquals(29, line.get("orders").get(0).get("checks").size());
    }

    private static String golden(String name) throws IOException {
        return Files.readString(
                Program.root().resolve("ops/src/test/resources/golden/explain").resolve(name));
    }
}
