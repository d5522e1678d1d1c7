package io.millrace.bench.report;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Today's goals beside those of an earlier result.
 *
 * @param previous name of the earlier result; empty when there is none
 * @param worse goals that became worse by more than {@link #LIMIT}
 * @param better goals that became better by more than {@link #LIMIT}
 */
public record Comparison(String previous, List<Change> worse, List<Change> better) {

    /** A part of the earlier value: what changes less is not told. */
    public static final double LIMIT = 0.10;

    /** A tenth is not above a tenth, whatever its last binary digit says. */
    private static final double ROUNDING = 1e-9;

    /**
     * A goal that changed.
     *
     * @param name of the goal
     * @param before earlier value
     * @param now value of today
     */
    public record Change(String name, double before, double now) {}

    /** {@return of a first run} */
    public static Comparison none() {
        return new Comparison("", List.of(), List.of());
    }

    /**
     * Compares.
     *
     * @param name of the earlier result
     * @param result the earlier JSON
     * @param outcomes of today
     * @return what changed; goals that either run lacks, or whose earlier value is 0, are left out
     */
    public static Comparison with(String name, JsonNode result, List<Outcome> outcomes) {
        List<Change> worse = new ArrayList<>();
        List<Change> better = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            JsonNode before = measured(result, outcome.goal().name());
            if (!before.isNumber() || outcome.measured().isEmpty() || before.asDouble() <= 0) {
                continue;
            }
            double now = outcome.measured().getAsDouble();
            double worsening = outcome.goal().relation().worsening(before.asDouble(), now);
            Change change = new Change(outcome.goal().name(), before.asDouble(), now);
            if (worsening > LIMIT + ROUNDING) {
                worse.add(change);
            } else if (worsening < -LIMIT) {
                better.add(change);
            }
        }
        return new Comparison(name, worse, better);
    }

    private static JsonNode measured(JsonNode result, String name) {
        for (JsonNode goal : result.path("goals")) {
            if (goal.path("name").asText().equals(name)) {
                return goal.path("measured");
            }
        }
        return result.path("no such goal");
    }
}
