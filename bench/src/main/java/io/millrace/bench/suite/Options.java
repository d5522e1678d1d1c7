package io.millrace.bench.suite;

import io.millrace.bench.run.Form;

import java.nio.file.Path;
import java.util.List;

/**
 * What was asked for.
 *
 * @param form quick or full
 * @param json whether the last line is the JSON object
 * @param strict whether a missed goal is an error
 * @param record whether the result is written to a file
 * @param parts names of the parts to run; none chosen stands for those of the form
 * @param results where results are
 * @param scratch where homes may be
 * @param root of the checkout
 * @param command as typed
 */
record Options(
        Form form,
        boolean json,
        boolean strict,
        boolean record,
        List<String> parts,
        Path results,
        Path scratch,
        Path root,
        String command) {

    /** {@return names of the parts to run, in their order} */
    @Override
    public List<String> parts() {
        return parts.isEmpty() ? Parts.of(form) : parts;
    }

    /** Something in the command line that cannot be used. */
    static final class Misuse extends RuntimeException {
        Misuse(String message) {
            super(message);
        }
    }

    /**
     * Reads a command line. The last two arguments are the checkout and the scratch directory.
     *
     * @param arguments of the process
     * @return options
     * @throws Misuse when an argument cannot be used
     */
    static Options parse(List<String> arguments) {
        int typed = arguments.size() - 2;
        Path root = Path.of(arguments.get(typed));
        Options options =
                new Options(
                        Form.FULL,
                        false,
                        false,
                        true,
                        List.of(),
                        root.resolve("bench/results"),
                        Path.of(arguments.get(typed + 1)),
                        root,
                        "bench/run.sh " + String.join(" ", arguments.subList(0, typed)));
        for (int i = 0; i < typed; i++) {
            String argument = arguments.get(i);
            boolean takes = argument.equals("--only") || argument.equals("--results");
            if (takes && i + 1 == typed) {
                throw new Misuse(argument + ": names nothing; write a value behind it");
            }
            options = options.with(argument, takes ? arguments.get(++i) : "");
        }
        return options;
    }

    private Options with(String argument, String value) {
        return switch (argument) {
            case "--quick" -> copy(Form.QUICK, json, strict, record);
            case "--json" -> copy(form, true, strict, record);
            case "--strict" -> copy(form, json, true, record);
            case "--no-results" -> copy(form, json, strict, false);
            case "--results" ->
                    new Options(
                            form,
                            json,
                            strict,
                            record,
                            parts,
                            Path.of(value),
                            scratch,
                            root,
                            command);
            case "--only" ->
                    new Options(
                            form,
                            json,
                            strict,
                            false,
                            chosen(value),
                            results,
                            scratch,
                            root,
                            command);
            default -> throw new Misuse(argument + ": is no option; --help names them");
        };
    }

    private Options copy(Form newForm, boolean newJson, boolean newStrict, boolean newRecord) {
        return new Options(
                newForm, newJson, newStrict, newRecord, parts, results, scratch, root, command);
    }

    private static List<String> chosen(String value) {
        List<String> names = List.of(value.split(",", -1));
        for (String name : names) {
            if (!Parts.names().contains(name)) {
                throw new Misuse("--only: no part " + name + "; there are " + Parts.names());
            }
        }
        return Parts.names().stream().filter(names::contains).toList();
    }
}
