package io.millrace.ops.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the program in this process, or in one of its own with flags of its own. */
public final class Program {

    /**
     * Flags of a process whose end does not come after the work of the second compiler has paid: it
     * takes three fifths of the time.
     */
    public static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1");

    private static final long PATIENCE_S = 120;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Program() {}

    /** What a command left behind. */
    public record Outcome(int exitCode, String out, String err) {

        /** The last line of standard output, read as JSON. */
        public JsonNode json() {
            String[] lines = out.strip().split("\n", -1);
            return json(lines[lines.length - 1]);
        }

        /** Every line of standard output, read as JSON. */
        public List<JsonNode> lines() {
            return out.lines().map(this::json).toList();
        }

        private JsonNode json(String line) {
            try {
                return MAPPER.readTree(line);
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + out, e);
            }
        }
    }

    /** Records of one type in the newest epoch of a home, as the program dumps them. */
    public static List<JsonNode> dump(Path home, String type) {
        return run("journal", "dump", "--home", home, "--type", type).lines();
    }

    /** Runs in this process. */
    public static Outcome run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Main.execute(
                        new PrintWriter(out, true), new PrintWriter(err, true), texts(arguments));
        return new Outcome(code, out.toString(), err.toString());
    }

    private static String[] texts(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return texts;
    }

    /** Starts a process of its own, with the launcher's flags and further ones. */
    public static Process start(Path directory, List<String> flags, Object... arguments)
            throws IOException {
        return startUnder(Map.of(), directory, flags, arguments);
    }

    /** The same with further variables in its environment. */
    public static Process startUnder(
            Map<String, String> environment,
            Path directory,
            List<String> flags,
            Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root().resolve("millrace.jvmargs"));
        command.addAll(flags);
        command.add("-Dmillrace.root=" + root());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(texts(arguments)));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(directory.resolve("out.txt").toFile())
                        .redirectError(directory.resolve("err.txt").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits for a process of {@link #start}. */
    public static Outcome await(Process process, Path directory) throws Exception {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end within " + PATIENCE_S + " s");
        }
        return new Outcome(
                process.exitValue(),
                Files.readString(directory.resolve("out.txt"), UTF_8),
                Files.readString(directory.resolve("err.txt"), UTF_8));
    }

    /** Root of the checkout. */
    public static Path root() {
        return Path.of(System.getProperty("millrace.root"));
    }
}
