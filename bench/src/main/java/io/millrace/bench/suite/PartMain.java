package io.millrace.bench.suite;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Budget;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Measures one part in this Java machine: {@code NAME FORM DIRECTORY ROOT FINDINGS}. */
final class PartMain {

    /** A wrong answer. */
    static final int WRONG = 4;

    private PartMain() {}

    /**
     * Measures, writes findings, ends the process: 0, {@value #WRONG} for a wrong answer, 1 for
     * anything else.
     *
     * @param arguments as above
     */
    public static void main(String[] arguments) {
        int code = 0;
        try {
            Findings findings = new Findings();
            Form form = Form.valueOf(arguments[1]);
            Place place = new Place(Path.of(arguments[2]), Path.of(arguments[3]));
            Effort effort = new Effort(form, budget(arguments[0], form));
            Parts.make(arguments[0]).measure(effort, place, findings);
            Files.write(Path.of(arguments[4]), findings.lines());
        } catch (WrongAnswer e) {
            System.err.println(e.getMessage());
            code = WRONG;
        } catch (Exception | LinkageError | AssertionError e) {
            e.printStackTrace();
            code = 1;
        }
        Runtime.getRuntime().halt(code);
    }

    private static Budget budget(String name, Form form) {
        OptionalLong lengthNs = Parts.lengthNs(name, form);
        return lengthNs.isEmpty()
                ? Budget.endless()
                : Budget.of(System::nanoTime, lengthNs.getAsLong());
    }
}
