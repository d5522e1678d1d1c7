package io.millrace.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class JsonTest {

    private static final MachineFacts MACHINE =
            new MachineFacts(
                    "AMD EPYC 7B13 64-Core Processor", 2, 24_000, "Linux 6.1", "25.0.1, Eclipse");

    static Report report(Findings findings, Comparison comparison) {
        return new Report(
                "quick",
                "2026-12-01T03:00:00Z",
                "bench/run.sh --quick",
                List.of("-XX:+UseSerialGC", "-Dmillrace.root=."),
                "0123456789ab with changes",
                List.of("memory", "kill"),
                MACHINE,
                42,
                Outcome.of(Goals.of(List.of("engine", "gate", "exchange")), findings),
                findings,
                Map.of("scale", "said\nno"),
                comparison);
    }

    private static Findings findings() {
        Findings findings = new Findings();
        findings.goal("engine-step", 88.5);
        findings.waive("orders-vs-exchange-core", "does not start");
        findings.floor("tick-to-order", 0.05);
        findings.figure("engine", "step, 1 symbol", 70.25, "ns");
        return findings;
    }

    @Test
    void shouldWriteOneLineThatIsAnObject() throws Exception {
        String line = Json.line(report(findings(), Comparison.none()));

        JsonNode json = new ObjectMapper().readTree(line);
        assertFalse(line.contains("\n"));
        assertEquals(6, json.get("goals").size());
        JsonNode step = json.get("goals").get(0);
        assertEquals("engine-step", step.get("name").asText());
        assertEquals(100, step.get("target").asDouble());
        assertEquals("<=", step.get("relation").asText());
        assertEquals("ns", step.get("unit").asText());
        assertEquals(88.5, step.get("measured").asDouble());
        assertTrue(step.get("met").asBoolean());
        assertFalse(step.get("waived").asBoolean());
        JsonNode exchange = json.get("goals").get(5);
        assertTrue(exchange.get("measured").isNull());
        assertFalse(exchange.get("met").asBoolean());
        assertTrue(exchange.get("waived").asBoolean());
        assertEquals("does not start", exchange.get("reason").asText());
        assertEquals(2, json.get("machine").get("cores").asInt());
        assertEquals("quick", json.get("form").asText());
        assertEquals("0123456789ab with changes", json.get("commit").asText());
        assertEquals("memory", json.get("left_out").get(0).asText());
        assertEquals("-XX:+UseSerialGC", json.get("flags").get(0).asText());
    }

    @Test
    void shouldTellHowFarEachGoalIsFromItsTargetAndWhatMeasuresIt() throws Exception {
        Findings findings = findings();
        findings.goal("gate-p50", 309.04);
        findings.goal("gate-bytes", 0);

        JsonNode goals =
                new ObjectMapper()
                        .readTree(Json.line(report(findings, Comparison.none())))
                        .get("goals");

        assertEquals(0.885, goals.get(0).get("ratio").asDouble());
        assertEquals("bench/run.sh --quick --only engine", goals.get(0).get("command").asText());
        assertEquals("gate-p50", goals.get(2).get("name").asText());
        assertEquals(1.545, goals.get(2).get("ratio").asDouble());
        // Not measured, and a target of 0.
        assertTrue(goals.get(3).get("ratio").isNull());
        assertEquals("gate-bytes", goals.get(4).get("name").asText());
        assertTrue(goals.get(4).get("ratio").isNull());
    }

    @Test
    void shouldPrintRatioCommandCommitAndWhatWasLeftOut() {
        List<String> lines = Table.markdown(report(findings(), Comparison.none()));

        assertTrue(lines.contains("- commit: 0123456789ab with changes"));
        assertTrue(lines.contains("- JVM flags: `-XX:+UseSerialGC -Dmillrace.root=.`"));
        assertTrue(
                lines.stream().anyMatch(l -> l.startsWith("- left out: the parts memory, kill; ")));
        assertTrue(
                lines.contains(
                        "| `engine-step` | engine step of a tick, 16 symbols | <= 100 ns | 88.5 ns"
                                + " | 0.885 | met | `bench/run.sh --quick --only engine` |"));
    }

    @Test
    void shouldTellTheFactorOfEachPromise() throws Exception {
        String line = Json.line(report(findings(), Comparison.none()));

        JsonNode floor = new ObjectMapper().readTree(line).get("floor");
        assertEquals(1, floor.size());
        assertEquals(100, floor.get(0).get("promised_ms").asDouble());
        assertEquals(0.05, floor.get(0).get("measured_ms").asDouble());
        assertEquals(2_000, floor.get(0).get("factor").asDouble());
    }

    @Test
    void shouldKeepFindingsOnTheirWayBetweenProcesses() {
        Findings before = findings();

        Findings after = Findings.parse(before.lines());

        assertEquals(before.lines(), after.lines());
        assertEquals(88.5, after.goals().get("engine-step"));
        assertEquals("does not start", after.waivers().get("orders-vs-exchange-core"));
    }

    @Test
    void shouldNameAMachineForFiles() {
        assertEquals("amd-epyc-7b13-64-core-2c", MACHINE.label());
    }

    @Test
    void shouldPrintEveryGoalWithItsVerdict() {
        List<String> lines = Table.text(report(findings(), Comparison.none()));

        assertTrue(
                lines.stream()
                        .anyMatch(
                                l ->
                                        l.matches(
                                                "engine-step .*<= 100 ns .*88\\.5 ns +0\\.885 +met"
                                                        + " +bench/run.sh .*")));
        assertTrue(
                lines.stream().anyMatch(l -> l.matches("gate-p50 .*<= 200 ns .*- +- +missed .*")));
        assertTrue(
                lines.stream().anyMatch(l -> l.matches("orders-vs-exchange-core .*- +waived .*")));
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("WRONG   scale: said")));
        assertEquals("1 of 6 goals met in 42 s", lines.getLast());
    }
}
