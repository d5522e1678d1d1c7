package io.millrace.bench.startup;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Launcher;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.Samples;
import io.millrace.bench.run.WrongAnswer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * From the launcher's start until a paper run takes commands: its control socket stands when the
 * journal is open and the engine has started. With the AOT cache and without, in turns.
 */
public final class StartupPart implements Part {

    private static final String PART = "startup";
    private static final long LONGEST_NS = 20_000_000_000L;

    /** A part of the suite. */
    public StartupPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        if (!Files.exists(Launcher.cache(place.root()))
                && !Files.exists(place.root().resolve("lib/millrace.aot"))) {
            throw new WrongAnswer("there is no AOT cache; the launcher must have made one");
        }
        // A program's start is a second or two: one of each must do where these take long.
        Samples found =
                new Rounds(effort.pick(0, 1), 1, effort.pick(2, 8), effort.budget().share(0.9))
                        .timed(List.of(() -> start(place, "on"), () -> start(place, "off")));
        double with = found.median(0) / 1e9;
        double without = found.median(1) / 1e9;
        findings.goal("start-aot-vs-plain", with / without);
        findings.spread(PART, "start-aot-vs-plain", found.ratios(0, 1), "");
        findings.goal("start-aot", with);
        findings.spread(PART, "start-aot", found.of(round -> round[0] / 1e9), "s");
        findings.floor("start", with * 1_000);
        findings.figure(PART, "start to ready, AOT cache", with * 1_000, "ms");
        findings.figure(PART, "start to ready, without", without * 1_000, "ms");
    }

    private static double start(Place place, String aot) throws Exception {
        Path home = place.fresh("start");
        Path socket = home.resolve("run/control.sock");
        ProcessBuilder builder =
                new ProcessBuilder(
                        place.root().resolve("millrace").toString(),
                        "run",
                        "--synthetic",
                        "100000:7",
                        "--speed",
                        "1x",
                        "--home",
                        home.toString());
        builder.environment().put("MILLRACE_AOT", aot);
        Path log = Files.createTempFile(place.directory(), "start", ".log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            while (!Files.exists(socket)) {
                if (!process.isAlive() || System.nanoTime() - start > LONGEST_NS) {
                    throw new WrongAnswer("the run was not ready: " + Files.readString(log));
                }
                Thread.sleep(1);
            }
            double took = System.nanoTime() - start;
            end(process, home);
            return took;
        } finally {
            process.destroyForcibly();
            Place.remove(home);
        }
    }

    /** A run that was told to stop seals its journal. */
    private static void end(Process process, Path home) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new WrongAnswer("the run did not stop");
        }
        WrongAnswer.unlessEqual("exit code of a stopped run", 143, process.exitValue());
        if (!Files.exists(home.resolve("journal/e000001/seal"))) {
            throw new WrongAnswer("the run was stopped and did not seal its journal");
        }
    }
}
