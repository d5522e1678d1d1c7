package io.millrace.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that a part starts and waits for. */
public final class Child {

    private static final int LONGEST_SECONDS = 300;

    private Child() {}

    /**
     * Runs a class of the bench in a Java machine with the flags of the launcher.
     *
     * @param place of the part
     * @param flags further ones
     * @param main class to run
     * @param arguments of it
     * @return what it printed
     * @throws IOException when it cannot be started
     * @throws InterruptedException when interrupted
     */
    public static String java(
            Place place, List<String> flags, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + place.root().resolve("millrace.jvmargs"));
        command.addAll(flags);
        command.add("-Dmillrace.root=" + place.root());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return run(place, new ProcessBuilder(command));
    }

    /**
     * Runs a program to its end.
     *
     * @param place of the part
     * @param builder the program
     * @return what it printed
     * @throws IOException when it cannot be started
     * @throws InterruptedException when interrupted
     * @throws WrongAnswer when it does not end, or not well
     */
    public static String run(Place place, ProcessBuilder builder)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(place.directory(), "child", ".out");
        Path err = Files.createTempFile(place.directory(), "child", ".err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new WrongAnswer(builder.command() + ": did not end");
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new WrongAnswer(
                    builder.command()
                            + ": exit code "
                            + process.exitValue()
                            + "; "
                            + said
                            + Files.readString(err, StandardCharsets.UTF_8));
        }
        return said;
    }
}
