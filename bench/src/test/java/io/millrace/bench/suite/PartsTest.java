package io.millrace.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.run.Form;

import org.junit.jupiter.api.Test;

import java.util.List;

class PartsTest {

    @Test
    void shouldTakeLessThanAMinuteForTheQuickForm() {
        List<String> parts = Parts.of(Form.QUICK);

        long seconds =
                parts.stream()
                        .mapToLong(part -> Parts.lengthNs(part, Form.QUICK).orElseThrow())
                        .map(ns -> ns / 1_000_000_000L)
                        .sum();

        assertEquals(9, parts.size());
        // The rest is for nine starts of a Java machine.
        assertTrue(seconds >= 40 && seconds <= 52, "seconds: " + seconds);
    }

    @Test
    void shouldCountInTheFullFormAndInPartsThatTheQuickOneLeavesOut() {
        assertTrue(Parts.lengthNs("gate", Form.FULL).isEmpty());
        assertTrue(Parts.lengthNs("kill", Form.QUICK).isEmpty());
        assertEquals(6_000_000_000L, Parts.lengthNs("engine", Form.QUICK).orElseThrow());
    }

    @Test
    void shouldNameThePartsThatWereNotRun() {
        assertEquals(
                List.of("exchange", "allocation", "memory", "kill", "scale", "recovery"),
                Parts.without(Parts.of(Form.QUICK)));
        assertEquals(List.of(), Parts.without(Parts.of(Form.FULL)));
    }
}
