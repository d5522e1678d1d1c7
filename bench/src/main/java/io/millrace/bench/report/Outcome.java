package io.millrace.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A goal and what became of it.
 *
 * @param goal what was wanted
 * @param measured what was found
 * @param waived why it was not measured; empty when it was, or when its part failed
 */
public record Outcome(Goal goal, OptionalDouble measured, Optional<String> waived) {

    /** {@return whether the goal is reached; what was not measured is not reached} */
    public boolean isMet() {
        return measured.isPresent() && goal.relation().isMet(measured.getAsDouble(), goal.target());
    }

    /** {@return whether it counts against the run: missed, and not waived} */
    public boolean isMissed() {
        return !isMet() && waived.isEmpty();
    }

    /** {@return measured value by target; empty when either is missing or the target is 0} */
    public OptionalDouble ratio() {
        return measured.isEmpty() || goal.target() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(measured.getAsDouble() / goal.target());
    }

    /**
     * What became of each goal.
     *
     * @param goals of the parts that ran
     * @param findings of these parts
     * @return an outcome a goal, in their order
     */
    public static List<Outcome> of(List<Goal> goals, Findings findings) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Goal goal : goals) {
            Double value = findings.goals().get(goal.name());
            outcomes.add(
                    new Outcome(
                            goal,
                            value == null ? OptionalDouble.empty() : OptionalDouble.of(value),
                            Optional.ofNullable(findings.waivers().get(goal.name()))));
        }
        return outcomes;
    }
}
