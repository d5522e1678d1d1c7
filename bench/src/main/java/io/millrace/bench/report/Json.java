package io.millrace.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A report as one JSON object in one line:
 *
 * <pre>
 * goals     [{name, part, text, relation, target, unit, measured, ratio, met, waived, reason,
 *           command}]
 *           measured is null when nothing was measured; reason says why when waived is true;
 *           ratio is measured / target to three places, null without one or for a target of 0
 * floor     [{name, text, promised_ms, measured_ms, factor}]
 * figures   [{part, name, value, unit}]
 * failures  [{part, text}]     wrong answers and parts that did not end
 * worse     [{name, before, now}] against the result named by previous
 * machine   {processor, cores, memory_mib, system, java, label}
 * left_out  [part]             parts that were not run
 * form, time, command, flags, commit, seconds, previous, better
 * </pre>
 */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final double THREE_PLACES = 1_000;

    private Json() {}

    /**
     * Writes a report.
     *
     * @param report what to tell
     * @return one line
     */
    public static String line(Report report) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode goals = root.putArray("goals");
        report.outcomes().forEach(outcome -> goal(goals.addObject(), outcome, report.form()));
        machine(root.putObject("machine"), report.machine());
        root.put("form", report.form());
        root.put("time", report.time());
        root.put("command", report.command());
        report.flags().forEach(root.putArray("flags")::add);
        root.put("commit", report.commit());
        report.leftOut().forEach(root.putArray("left_out")::add);
        root.put("seconds", report.seconds());
        floor(root.putArray("floor"), report.findings());
        ArrayNode figures = root.putArray("figures");
        for (Findings.Figure figure : report.findings().figures()) {
            figures.addObject()
                    .put("part", figure.part())
                    .put("name", figure.name())
                    .put("value", figure.value())
                    .put("unit", figure.unit());
        }
        ArrayNode failures = root.putArray("failures");
        report.failures()
                .forEach((part, text) -> failures.addObject().put("part", part).put("text", text));
        root.put("previous", report.regressions().previous());
        changes(root.putArray("worse"), report.regressions().worse());
        changes(root.putArray("better"), report.regressions().better());
        return root.toString();
    }

    private static void goal(ObjectNode node, Outcome outcome, String form) {
        Goal goal = outcome.goal();
        node.put("name", goal.name())
                .put("part", goal.part())
                .put("text", goal.text())
                .put("relation", goal.relation().sign())
                .put("target", goal.target())
                .put("unit", goal.unit());
        number(node, "measured", outcome.measured());
        number(node, "ratio", rounded(outcome.ratio()));
        node.put("met", outcome.isMet()).put("waived", outcome.waived().isPresent());
        outcome.waived().ifPresent(why -> node.put("reason", why));
        node.put("command", goal.command(form));
    }

    private static void number(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static OptionalDouble rounded(OptionalDouble value) {
        return value.isPresent()
                ? OptionalDouble.of(Math.round(value.getAsDouble() * THREE_PLACES) / THREE_PLACES)
                : value;
    }

    private static void machine(ObjectNode node, MachineFacts machine) {
        node.put("processor", machine.processor())
                .put("cores", machine.cores())
                .put("memory_mib", machine.memoryMib())
                .put("system", machine.system())
                .put("java", machine.java())
                .put("label", machine.label());
    }

    private static void floor(ArrayNode array, Findings findings) {
        for (Floor floor : Floor.all()) {
            Double measured = findings.floors().get(floor.name());
            if (measured != null) {
                array.addObject()
                        .put("name", floor.name())
                        .put("text", floor.text())
                        .put("promised_ms", floor.promisedMs())
                        .put("measured_ms", measured)
                        .put("factor", floor.promisedMs() / measured);
            }
        }
    }

    private static void changes(ArrayNode array, List<Comparison.Change> changes) {
        for (Comparison.Change change : changes) {
            array.addObject()
                    .put("name", change.name())
                    .put("before", change.before())
                    .put("now", change.now());
        }
    }
}
