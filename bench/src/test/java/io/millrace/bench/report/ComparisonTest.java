package io.millrace.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.util.List;

class ComparisonTest {

    private static Comparison compare(double before, double now) throws Exception {
        Findings old = new Findings();
        old.goal("engine-step", before);
        Findings today = new Findings();
        today.goal("engine-step", now);
        JsonNode result =
                new ObjectMapper().readTree(Json.line(JsonTest.report(old, Comparison.none())));
        return Comparison.with(
                "old.json", result, Outcome.of(Goals.of(List.of("engine")), today));
    }

    @Test
    void shouldFlagWhatBecameWorseByMoreThanATenth() throws Exception {
        Comparison comparison = compare(100, 110.1);

        assertEquals(
                List.of(new Comparison.Change("engine-step", 100, 110.1)), comparison.worse());
        assertEquals(List.of(), comparison.better());
        assertEquals("old.json", comparison.previous());
    }

    @Test
    void shouldNotFlagATenth() throws Exception {
        assertEquals(List.of(), compare(100, 110).worse());
    }

    @Test
    void shouldTellWhatBecameBetter() throws Exception {
        assertEquals(
                List.of(new Comparison.Change("engine-step", 100, 80)), compare(100, 80).better());
    }

    @Test
    void shouldLeaveOutWhatTheEarlierResultLacksOrHasAsZero() throws Exception {
        assertEquals(List.of(), compare(0, 80).worse());
        JsonNode empty = new ObjectMapper().readTree("{}");
        Findings today = new Findings();
        today.goal("engine-step", 50);

        Comparison comparison =
                Comparison.with("old", empty, Outcome.of(Goals.of(List.of("engine")), today));

        assertEquals(List.of(), comparison.worse());
        assertEquals(List.of(), comparison.better());
    }
}
