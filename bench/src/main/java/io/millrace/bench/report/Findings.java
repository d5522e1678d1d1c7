package io.millrace.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one or several parts found: values of goals and of the floor, further figures, and why a
 * goal could not be measured. Travels between processes as lines.
 */
public final class Findings {

    private static final String GOAL = "goal";
    private static final String FLOOR = "floor";
    private static final String FIGURE = "figure";
    private static final String WAIVED = "waived";
    private static final String TAB = "\t";

    private final Map<String, Double> goals = new LinkedHashMap<>();
    private final Map<String, Double> floors = new LinkedHashMap<>();
    private final Map<String, String> waivers = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();

    /** Findings of nothing. */
    public Findings() {}

    /**
     * A value beside the goals.
     *
     * @param part that found it
     * @param name stable, for scripts
     * @param value in the unit
     * @param unit for people
     */
    public record Figure(String part, String name, double value, String unit) {}

    /**
     * Notes the value of a goal.
     *
     * @param name of the goal
     * @param value in its unit
     */
    public void goal(String name, double value) {
        goals.put(name, value);
    }

    /**
     * Notes a value of the floor table.
     *
     * @param name of the promise
     * @param milliseconds that it took
     */
    public void floor(String name, double milliseconds) {
        floors.put(name, milliseconds);
    }

    /**
     * Notes a value beside the goals.
     *
     * @param part that found it
     * @param name stable
     * @param value in the unit
     * @param unit for people
     */
    public void figure(String part, String name, double value, String unit) {
        figures.add(new Figure(part, name, value, unit));
    }

    /**
     * Notes how far the samples of a goal lie apart, as figures.
     *
     * @param part that found it
     * @param goal its name
     * @param spread of its samples, round by round
     * @param unit for people
     */
    public void spread(String part, String goal, Spread spread, String unit) {
        figure(part, goal + ", lower quartile", spread.lower(), unit);
        figure(part, goal + ", upper quartile", spread.upper(), unit);
        figure(part, goal + ", rounds", spread.count(), "");
    }

    /**
     * Notes that a goal cannot be measured here.
     *
     * @param name of the goal
     * @param why with what was seen
     */
    public void waive(String name, String why) {
        waivers.put(name, why.replaceAll("\\s+", " ").strip());
    }

    /** {@return values of goals by name} */
    public Map<String, Double> goals() {
        return goals;
    }

    /** {@return values of the floor by name, milliseconds} */
    public Map<String, Double> floors() {
        return floors;
    }

    /** {@return reasons by name of the goal} */
    public Map<String, String> waivers() {
        return waivers;
    }

    /** {@return values beside the goals, in the order in which they were found} */
    public List<Figure> figures() {
        return figures;
    }

    /**
     * Takes over what others found.
     *
     * @param other findings
     */
    public void add(Findings other) {
        goals.putAll(other.goals);
        floors.putAll(other.floors);
        waivers.putAll(other.waivers);
        figures.addAll(other.figures);
    }

    /** {@return as lines, for {@link #parse}} */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        goals.forEach((name, value) -> lines.add(String.join(TAB, GOAL, name, value.toString())));
        floors.forEach((name, value) -> lines.add(String.join(TAB, FLOOR, name, value.toString())));
        waivers.forEach((name, why) -> lines.add(String.join(TAB, WAIVED, name, why)));
        for (Figure each : figures) {
            lines.add(
                    String.join(
                            TAB,
                            FIGURE,
                            each.part(),
                            each.name(),
                            Double.toString(each.value()),
                            each.unit()));
        }
        return lines;
    }

    /**
     * Reads what {@link #lines} wrote.
     *
     * @param lines of one part
     * @return its findings
     */
    public static Findings parse(List<String> lines) {
        Findings findings = new Findings();
        for (String line : lines) {
            String[] parts = line.split(TAB, -1);
            switch (parts[0]) {
                case GOAL -> findings.goal(parts[1], Double.parseDouble(parts[2]));
                case FLOOR -> findings.floor(parts[1], Double.parseDouble(parts[2]));
                case WAIVED -> findings.waive(parts[1], parts[2]);
                case FIGURE ->
                        findings.figure(parts[1], parts[2], Double.parseDouble(parts[3]), parts[4]);
                default -> throw new IllegalArgumentException("findings: cannot read " + line);
            }
        }
        return findings;
    }
}
