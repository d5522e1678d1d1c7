package io.millrace.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class GoalsTest {

    @ParameterizedTest(name = "{1} {0} {2} is {3}")
    @CsvSource({
        "AT_MOST, 2.0, 2.0, true",
        "AT_MOST, 2.0000001, 2.0, false",
        "AT_MOST, NaN, 2.0, false",
        "AT_MOST, 0, 0, true",
        "AT_MOST, 0.00001, 0, false",
        "BELOW, 0.5, 0.5, false",
        "BELOW, 0.4999, 0.5, true",
        "AT_LEAST, 50, 50, true",
        "AT_LEAST, 49.999, 50, false",
        "AT_LEAST, NaN, 50, false"
    })
    void shouldJudgeAValueByItsSideOfTheTarget(
            Relation relation, double measured, double target, boolean met) {
        assertEquals(met, relation.isMet(measured, target));
    }

    @ParameterizedTest(name = "{0}: {1} to {2} is worse by {3}")
    @CsvSource({
        "AT_MOST, 2.0, 2.2, 0.1",
        "AT_MOST, 2.0, 1.0, -0.5",
        "BELOW, 0.5, 0.75, 0.5",
        "AT_LEAST, 110, 100, 0.1",
        "AT_LEAST, 100, 200, -0.5"
    })
    void shouldMeasureWorseningAwayFromTheTarget(
            Relation relation, double before, double now, double expected) {
        assertEquals(expected, relation.worsening(before, now), 1e-12);
    }

    @Test
    void shouldTellMetMissedWaivedAndUnmeasuredApart() {
        Findings findings = new Findings();
        findings.goal("engine-step", 99);
        findings.goal("gate-p50", 201);
        findings.waive("orders-vs-exchange-core", "it does not start\n  on this machine");

        List<Outcome> outcomes =
                Outcome.of(Goals.of(List.of("engine", "gate", "exchange")), findings);

        assertEquals(
                List.of(
                        "engine-step",
                        "live-figures-cost",
                        "gate-p50",
                        "gate-full-p50",
                        "gate-bytes",
                        "orders-vs-exchange-core"),
                outcomes.stream().map(outcome -> outcome.goal().name()).toList());
        assertTrue(outcomes.get(0).isMet());
        assertFalse(outcomes.get(0).isMissed());
        assertTrue(outcomes.get(2).isMissed());
        assertTrue(outcomes.get(3).isMissed());
        assertTrue(outcomes.get(4).isMissed());
        assertFalse(outcomes.get(5).isMet());
        assertFalse(outcomes.get(5).isMissed());
        assertEquals("it does not start on this machine", outcomes.get(5).waived().orElseThrow());
    }

    @Test
    void shouldNameEveryGoalOnce() {
        List<String> names = Goals.all().stream().map(Goal::name).toList();

        assertEquals(26, names.size());
        assertEquals(names.size(), names.stream().distinct().count());
        assertTrue(names.stream().allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*")));
    }
}
