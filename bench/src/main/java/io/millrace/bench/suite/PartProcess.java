package io.millrace.bench.suite;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Launcher;
import io.millrace.bench.run.Place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part in a Java machine of its own, with flags, class path and cache of the launcher. */
final class PartProcess {

    private static final int TOLD_LINES = 12;

    private final String name;
    private final Form form;
    private final Path directory;
    private final Path root;

    PartProcess(String name, Form form, Path directory, Path root) {
        this.name = name;
        this.form = form;
        this.directory = directory;
        this.root = root;
    }

    /** What became of a part: what it found, or what it said. */
    record Ended(Findings findings, String failure) {}

    static List<String> flags(Path root) {
        List<String> flags = new ArrayList<>();
        flags.add("@" + root.resolve("millrace.jvmargs"));
        flags.add("-Dmillrace.root=" + root);
        return flags;
    }

    /**
     * The same to be told: the argument file's own lines, and no path of the machine.
     *
     * @param root of the checkout
     * @return each flag
     */
    static List<String> toldFlags(Path root) throws IOException {
        List<String> flags = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("millrace.jvmargs"))) {
            String flag = line.strip();
            if (!flag.isEmpty() && !flag.startsWith("#")) {
                flags.add(flag.replace(root.toString(), "."));
            }
        }
        flags.add("-Dmillrace.root=.");
        flags.add("-XX:AOTCache=ops/target/millrace.aot");
        flags.add("-XX:-AOTReplayTraining");
        return flags;
    }

    Ended run() throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(directory, name + "-");
        Path found = directory.resolve(name + ".findings");
        Path log = directory.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(root));
        command.addAll(Launcher.cacheFlags(root));
        command.add("-cp");
        command.add(Launcher.classPath(root));
        command.add(PartMain.class.getName());
        command.addAll(
                List.of(name, form.name(), place.toString(), root.toString(), found.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("TMPDIR", place.toString());
        Process process = builder.start();
        Thread hook = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            boolean ended = process.waitFor(form.pick(120, 600), TimeUnit.SECONDS);
            if (!ended) {
                end(process);
                return new Ended(new Findings(), "did not end in time");
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
            Place.remove(place);
        }
        if (process.exitValue() != 0) {
            return new Ended(new Findings(), "exit code " + process.exitValue() + ": " + tail(log));
        }
        return new Ended(Findings.parse(Files.readAllLines(found)), "");
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(
                "\n  ", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
    }
}
