package io.millrace.bench.allocation;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.engine.pipeline.ThreadingMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Resident memory of a long run: looked at after each stretch; the first fifth warms up. The quick
 * form is a short one, and says how short. What is resident of the journal's file counts too.
 */
public final class MemoryPart implements Part {

    private static final String PART = "memory";
    private static final int STRETCHES = 25;
    private static final int WARM_UP = 5;

    /** A part of the suite. */
    public MemoryPart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        int stretch = form.pick(200_000, 4_000_000);
        LongRun run = new LongRun(place.fresh("home"), ThreadingMode.FUSED);
        double first = 0;
        double farthest = 0;
        double last = 0;
        for (int i = 0; i < STRETCHES; i++) {
            run.stretch(stretch);
            last = kib("VmRSS");
            if (i == WARM_UP - 1) {
                first = last;
            } else if (i >= WARM_UP) {
                farthest = Math.max(farthest, Math.abs(last - first));
            }
        }
        findings.goal("resident-drift", 100 * farthest / first);
        findings.figure(PART, "events of the run", (double) run.inputs(), "");
        findings.figure(PART, "resident after warm-up", first / 1024, "MiB");
        findings.figure(PART, "resident at the end", last / 1024, "MiB");
        findings.figure(PART, "of it not of files", kib("RssAnon") / 1024, "MiB");
        run.check();
    }

    private static double kib(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(name + ":")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("/proc/self/status has no " + name);
    }
}
