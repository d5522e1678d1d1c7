package io.millrace.bench.suite;

import io.millrace.bench.report.Comparison;
import io.millrace.bench.report.Findings;
import io.millrace.bench.report.Goals;
import io.millrace.bench.report.Json;
import io.millrace.bench.report.MachineFacts;
import io.millrace.bench.report.Outcome;
import io.millrace.bench.report.Report;
import io.millrace.bench.report.Table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the parts one after the other and tells what they found. Exit code 0 when every part ran and
 * every answer was right, also when goals are missed; 3 when goals are missed and {@code --strict}
 * was asked for; 4 when an answer was wrong or a part failed; 2 when the command line cannot be
 * used.
 */
public final class Suite {

    private static final int MISUSE = 2;
    private static final int MISSED = 3;
    private static final int WRONG = 4;

    private final Options options;
    private final Findings findings = new Findings();
    private final Map<String, String> failures = new LinkedHashMap<>();

    private Suite(Options options) {
        this.options = options;
    }

    /**
     * Runs the suite and ends the process.
     *
     * @param arguments options, then the checkout, then a directory for homes
     * @throws Exception when it cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(new Suite(Options.parse(List.of(arguments))).run());
        } catch (Options.Misuse e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(MISUSE);
        }
    }

    private int run() throws IOException, InterruptedException {
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        long start = System.nanoTime();
        for (String name : options.parts()) {
            part(name);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Report report = report(time, seconds);
        Table.text(report).forEach(System.out::println);
        if (options.record() && failures.isEmpty()) {
            Path written = new Results(options.results()).write(report);
            System.out.println("result  " + written);
        }
        if (options.json()) {
            System.out.println(Json.line(report));
        }
        if (!failures.isEmpty()) {
            return WRONG;
        }
        return options.strict() && !report.missed().isEmpty() ? MISSED : 0;
    }

    private void part(String name) throws IOException, InterruptedException {
        long start = System.nanoTime();
        PartProcess.Ended ended =
                new PartProcess(name, options.form(), options.scratch(), options.root()).run();
        findings.add(ended.findings());
        if (!ended.failure().isEmpty()) {
            failures.put(name, ended.failure());
        }
        System.err.printf(
                Locale.ROOT,
                "bench: %-12s %5.1f s%s%n",
                name,
                (System.nanoTime() - start) / 1e9,
                ended.failure().isEmpty() ? "" : "  WRONG");
    }

    private Report report(String time, double seconds) throws IOException, InterruptedException {
        MachineFacts machine = MachineFacts.here();
        List<Outcome> outcomes = Outcome.of(Goals.of(options.parts()), findings);
        Comparison comparison =
                new Results(options.results())
                        .compare(machine.label(), options.form().label(), outcomes);
        return new Report(
                options.form().label(),
                time,
                options.command(),
                PartProcess.toldFlags(options.root()),
                Commit.of(options.root()),
                Parts.without(options.parts()),
                machine,
                seconds,
                outcomes,
                findings,
                failures,
                comparison);
    }
}
