package io.millrace.bench.startup;

import io.millrace.ops.cli.Main;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The command line in a fresh Java machine, into one home after the other: {@code HOMES ARGUMENT...
 * HOME...}. Prints how long each took in nanoseconds, the first from the begin of {@code main}, in
 * one line, then what each said.
 */
final class YearMain {

    private YearMain() {}

    /**
     * Runs a command as often as there are homes.
     *
     * @param arguments as above; a home is the last argument of a command
     */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        int homes = Integer.parseInt(arguments[0]);
        String[] command = Arrays.copyOfRange(arguments, 1, arguments.length - homes + 1);
        StringWriter text = new StringWriter();
        StringBuilder took = new StringBuilder();
        int code = 0;
        for (int i = arguments.length - homes; i < arguments.length; i++) {
            command[command.length - 1] = arguments[i];
            code = Math.max(code, run(command, text));
            took.append(System.nanoTime() - start).append(' ');
            start = System.nanoTime();
        }
        System.out.println(took.toString().strip());
        System.out.println(text.toString().strip());
        System.exit(code);
    }

    private static int run(String[] command, StringWriter text) {
        return Main.execute(
                new PrintWriter(text),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                command);
    }
}
