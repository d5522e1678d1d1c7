package io.millrace.bench.startup;

import io.millrace.ops.cli.Main;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** The command line in a fresh Java machine: prints the time from here to its end, then its JSON. */
final class YearMain {

    private YearMain() {}

    /**
     * Runs a command.
     *
     * @param arguments of the command line
     */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        StringWriter text = new StringWriter();
        int code =
                Main.execute(
                        new PrintWriter(text),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        arguments);
        long took = System.nanoTime() - start;
        System.out.println(took);
        System.out.println(text.toString().strip());
        System.exit(code);
    }
}
