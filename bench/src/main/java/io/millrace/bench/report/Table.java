package io.millrace.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people: goals, floor, figures, what went wrong. */
public final class Table {

    private Table() {}

    /**
     * Writes a report for a terminal.
     *
     * @param report what to tell
     * @return its lines
     */
    public static List<String> text(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("machine   " + report.machine().line());
        lines.add("form      " + report.form());
        lines.add("commit    " + report.commit());
        lines.add("");
        for (Outcome outcome : report.outcomes()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-26s %-21s %-19s %-8s %-7s %s",
                            outcome.goal().name(),
                            target(outcome.goal()),
                            measured(outcome),
                            ratio(outcome),
                            verdict(outcome),
                            outcome.goal().command(report.form())));
        }
        lines.add("");
        lines.add("floor: what the predecessors promised");
        for (String[] row : floor(report.findings())) {
            lines.add(
                    String.format(
                            Locale.ROOT, "%-42s %-12s %-14s %s x", row[0], row[1], row[2], row[3]));
        }
        lines.add("");
        for (Findings.Figure figure : report.findings().figures()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-11s %-44s %s",
                            figure.part(),
                            figure.name(),
                            Text.with(figure.value(), figure.unit())));
        }
        lines.addAll(end(report));
        return lines;
    }

    private static List<String> end(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        report.outcomes()
                .forEach(
                        outcome ->
                                outcome.waived()
                                        .ifPresent(
                                                why ->
                                                        lines.add(
                                                                "waived  "
                                                                        + outcome.goal().name()
                                                                        + ": "
                                                                        + why)));
        for (Comparison.Change change : report.regressions().worse()) {
            lines.add("worse   " + change(change) + " against " + report.regressions().previous());
        }
        for (Comparison.Change change : report.regressions().better()) {
            lines.add("better  " + change(change));
        }
        report.failures().forEach((part, text) -> lines.add("WRONG   " + part + ": " + text));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%d of %d goals met in %.0f s",
                        report.met(),
                        report.outcomes().size(),
                        report.seconds()));
        return lines;
    }

    private static String change(Comparison.Change change) {
        return change.name()
                + ": "
                + Text.number(change.before())
                + " -> "
                + Text.number(change.now());
    }

    /**
     * Writes a report as Markdown.
     *
     * @param report what to tell
     * @return its lines
     */
    public static List<String> markdown(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("# Benchmarks, " + report.time() + ", " + report.form());
        lines.add("");
        lines.add("- command: `" + report.command() + "`");
        lines.add("- machine: " + report.machine().line());
        lines.add("- JVM flags: `" + String.join(" ", report.flags()) + "`");
        lines.add("- commit: " + report.commit());
        lines.add("- left out: " + leftOut(report));
        lines.add("");
        lines.add("| goal | what | target | measured | measured / target | | command |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        for (Outcome outcome : report.outcomes()) {
            lines.add(
                    row(
                            "`" + outcome.goal().name() + "`",
                            outcome.goal().text(),
                            target(outcome.goal()),
                            measured(outcome),
                            ratio(outcome),
                            verdict(outcome),
                            "`" + outcome.goal().command(report.form()) + "`"));
        }
        lines.add("");
        lines.add("| promised by predecessors | at most | measured | factor |");
        lines.add("| --- | --- | --- | --- |");
        floor(report.findings()).forEach(each -> lines.add(row(each)));
        lines.add("");
        lines.add("| part | figure | value |");
        lines.add("| --- | --- | --- |");
        for (Findings.Figure figure : report.findings().figures()) {
            lines.add(row(figure.part(), figure.name(), Text.with(figure.value(), figure.unit())));
        }
        lines.addAll(end(report));
        return lines;
    }

    /** What no part of the suite measures. */
    static final String LEFT_OUT =
            "network and venue protocols (paper only); a disk that must answer before an order"
                    + " leaves (durability is the default, forced beside the run); other machines";

    private static String leftOut(Report report) {
        return report.leftOut().isEmpty()
                ? LEFT_OUT
                : "the parts " + String.join(", ", report.leftOut()) + "; " + LEFT_OUT;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static List<String[]> floor(Findings findings) {
        List<String[]> rows = new ArrayList<>();
        for (Floor floor : Floor.all()) {
            Double measured = findings.floors().get(floor.name());
            if (measured != null) {
                rows.add(
                        new String[] {
                            floor.text(),
                            Text.with(floor.promisedMs(), "ms"),
                            Text.with(measured, "ms"),
                            Text.number(floor.promisedMs() / measured)
                        });
            }
        }
        return rows;
    }

    private static String target(Goal goal) {
        return goal.relation().sign() + " " + Text.with(goal.target(), goal.unit());
    }

    private static String measured(Outcome outcome) {
        return outcome.measured().isPresent()
                ? Text.with(outcome.measured().getAsDouble(), outcome.goal().unit())
                : "-";
    }

    private static String ratio(Outcome outcome) {
        return outcome.ratio().isPresent()
                ? String.format(Locale.ROOT, "%.3f", outcome.ratio().getAsDouble())
                : "-";
    }

    private static String verdict(Outcome outcome) {
        if (outcome.isMet()) {
            return "met";
        }
        return outcome.waived().isPresent() ? "waived" : "missed";
    }
}
