package io.millrace.ops.cli.operator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.millrace.ops.cli.Program;
import io.millrace.ops.cli.Program.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A paced run in a process of its own, and the commands that are given to it. */
final class LiveDaemon implements AutoCloseable {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path directory;
    private final Path home;
    private final Process process;

    private LiveDaemon(Path directory, Path home, Process process) {
        this.directory = directory;
        this.home = home;
        this.process = process;
    }

    /** Starts a run that holds something from its second bar on, and waits until it answers. */
    static LiveDaemon start(Path directory, String settings, Object... further) throws Exception {
        return startUnder(Map.of(), directory, settings, further);
    }

    /** The same with further variables in its environment. */
    static LiveDaemon startUnder(
            Map<String, String> environment, Path directory, String settings, Object... further)
            throws Exception {
        Path home = directory.resolve("home");
        Path config = directory.resolve("settings.toml");
        Files.writeString(
                config,
                "[run]\nstrategy = \"buy-and-hold\"\n[risk]\nrequire_stop = false\n"
                        + "durable_lag = \"30s\"\nfree_disk = 0\n"
                        + "[strategy.buy-and-hold]\nweight = 0.1\n"
                        + settings);
        List<Object> arguments =
                new ArrayList<>(
                        List.of("run", "--home", home, "--config", config, "--speed", "100x"));
        arguments.addAll(Arrays.asList(further));
        Process process =
                Program.startUnder(environment, directory, Program.SHORT, arguments.toArray());
        LiveDaemon daemon = new LiveDaemon(directory, home, process);
        daemon.await("status", status -> status.path("journal").path("sequence").asLong() > 0);
        return daemon;
    }

    Path home() {
        return home;
    }

    long pid() {
        return process.pid();
    }

    /** Gives a command in this process. */
    Outcome give(Object... arguments) {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--home", home, "--json"));
        return Program.run(all.toArray());
    }

    /** Asks until the answer is as expected. */
    JsonNode await(String question, Predicate<JsonNode> expected) {
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        Outcome last = give(question);
        while (last.exitCode() != 0 || !expected.test(last.json())) {
            assertTrue(process.isAlive(), () -> "the run has ended: " + errors());
            assertTrue(System.nanoTime() < deadlineNs, last.out() + last.err());
            LockSupport.parkNanos(LOOK_NS);
            last = give(question);
        }
        return last.json();
    }

    /** What it has written to standard error. */
    String errors() {
        try {
            return Files.readString(directory.resolve("err.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    void signal(String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        assertTrue(code == 0, "kill -" + name + " answered " + code);
    }

    /** Tells the run to end, and waits until it has. */
    Outcome stop() throws Exception {
        signal("TERM");
        return Program.await(process, directory);
    }

    /** Waits until it has ended by itself. */
    Outcome ended() throws Exception {
        return Program.await(process, directory);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
