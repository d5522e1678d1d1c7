package io.millrace.ops.cli;

import io.millrace.journal.Epochs;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.config.Suggestion;
import io.millrace.ops.journal.RecordFilter;
import io.millrace.ops.journal.RecordFilter.Range;
import io.millrace.ops.journal.RecordFormat;
import io.millrace.ops.journal.RecordLines;
import io.millrace.ops.journal.RecordTable;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.research.TableOutput;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** {@code journal dump}: records as JSON lines or as a table. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = {
            "Prints records, a JSON object a line, or as one table of CSV or Parquet.",
            "The table has a column for each field of the types asked for with --type."
        })
final class JournalDump implements Callable<Integer> {

    private static final String ALL = "all";

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final JsonOption json = new JsonOption();
    @Mixin private final Wanted wanted = new Wanted();

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "Number of the start to read, or all (default: the newest).")
    private @Nullable String epoch;

    @Option(
            names = "--run",
            description = "Read the whole run that ends in the epoch, from its first start on.")
    private boolean run;

    @Option(names = "--from", paramLabel = "SEQ", description = "Only records from a sequence on.")
    private @Nullable Long from;

    @Option(
            names = "--to",
            paramLabel = "SEQ",
            description = "Only records up to a sequence, its outputs included.")
    private @Nullable Long to;

    @Option(
            names = "--from-time",
            paramLabel = "TIME",
            description = "Only records from an engine time on, such as 2022-01-15T01:40:00Z.")
    private @Nullable String fromTime;

    @Option(
            names = "--to-time",
            paramLabel = "TIME",
            description = "Only records before an engine time.")
    private @Nullable String toTime;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "9223372036854775807",
            description = "At most so many records.")
    private long limit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json, csv, or parquet with --out (default: ${DEFAULT-VALUE}).")
    private Format format = Format.JSON;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "File to write; - is standard output (default).")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private String out;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    /** How records look. */
    enum Format {
        JSON,
        CSV,
        PARQUET;

        /** A Parquet file is written to a place of its own. */
        void requireFile(CommandSpec spec, String out) {
            if (this == PARQUET && out.equals("-")) {
                throw new ParameterException(
                        spec.commandLine(), "--format parquet needs --out FILE");
            }
        }
    }

    /** The options that choose records by what they are. */
    static final class Wanted {

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                split = ",",
                description = "Only records of these types, such as DECISION,ORDER,EXECUTION.")
        private final List<String> types = new ArrayList<>();

        @Option(
                names = "--symbol",
                paramLabel = "SYMBOL",
                split = ",",
                description = "Only records about these instruments.")
        private final List<String> symbols = new ArrayList<>();

        /** Names of the types; empty for all. */
        Set<String> types(CommandSpec spec) {
            Set<String> named = new TreeSet<>();
            for (String type : types) {
                String name = type.toUpperCase(Locale.ROOT);
                requireKnown(spec, "--type", type, name, EventType.names());
                named.add(name);
            }
            return named;
        }

        RecordFilter filter(CommandSpec spec, List<Path> epochs, Range sequences, Range times) {
            if (!symbols.isEmpty()) {
                Set<String> known = new TreeSet<>();
                epochs.forEach(each -> add(RecordLines.instruments(each), known));
                for (String symbol : symbols) {
                    requireKnown(spec, "--symbol", symbol, symbol, List.copyOf(known));
                }
            }
            return new RecordFilter(types(spec), Set.copyOf(symbols), sequences, times);
        }

        private static void add(InstrumentTable table, Set<String> symbols) {
            for (int id = 0; id < table.size(); id++) {
                symbols.add(table.get(id).symbol());
            }
        }

        private static void requireKnown(
                CommandSpec spec, String option, String text, String name, List<String> all) {
            if (!all.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), option + " is " + text + Suggestion.among(name, all));
            }
        }
    }

    @Override
    public Integer call() {
        if (limit < 0) {
            throw misuse("--limit is " + limit + "; it must be 0 or above");
        }
        if (run && ALL.equals(epoch)) {
            throw misuse("--run goes without --epoch all");
        }
        Range sequences = range(from, to);
        Range times = times(spec, "--from-time", fromTime, "--to-time", toTime);
        Set<String> types = wanted.types(spec);
        List<Path> epochs = epochs();
        RecordFilter filter = wanted.filter(spec, epochs, sequences, times);
        format.requireFile(spec, out);
        long printed =
                format == Format.PARQUET
                        ? parquet(epochs, filter, types)
                        : lines(epochs, filter, types);
        if (json.isSet()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            JsonText.object(fields -> fields.writeNumberField("records", printed)));
        }
        return ExitCodes.OK;
    }

    private long parquet(List<Path> epochs, RecordFilter filter, Set<String> types) {
        try (RecordTable table = RecordTable.ofRecords(Path.of(out), types)) {
            RecordLines lines = new RecordLines(filter, table, line -> true);
            read(epochs, lines);
            table.finish();
            return lines.printed();
        }
    }

    private long lines(List<Path> epochs, RecordFilter filter, Set<String> types) {
        PrintWriter standard = spec.commandLine().getOut();
        boolean toFile = !out.equals("-");
        try (TableOutput output =
                toFile
                        ? TableOutput.file(Path.of(out), List.of())
                        : TableOutput.standard(standard)) {
            RecordFormat look = format == Format.CSV ? RecordFormat.csv(types) : RecordFormat.JSON;
            look.head().ifPresent(output::line);
            RecordLines lines =
                    new RecordLines(
                            filter,
                            look,
                            line -> {
                                output.line(line);
                                return toFile || !standard.checkError();
                            });
            read(epochs, lines);
            output.finish();
            return lines.printed();
        }
    }

    private void read(List<Path> epochs, RecordLines lines) {
        if (run) {
            lines.run(ReplayChain.to(epochs.getFirst()), limit);
        } else {
            epochs.forEach(each -> lines.epoch(each, limit));
        }
    }

    private ParameterException misuse(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private Range range(@Nullable Long first, @Nullable Long last) {
        Range range =
                new Range(
                        first == null ? Long.MIN_VALUE : first,
                        last == null ? Long.MAX_VALUE : last);
        if (range.from() > range.to()) {
            throw misuse("--from is " + first + " and --to is " + last + "; swap them");
        }
        return range;
    }

    /** Range between two times, the second left out. */
    static Range times(
            CommandSpec spec,
            String firstName,
            @Nullable String firstText,
            String lastName,
            @Nullable String lastText) {
        long first = firstText == null ? Long.MIN_VALUE : time(spec, firstName, firstText);
        long behind = lastText == null ? Long.MAX_VALUE : time(spec, lastName, lastText);
        if (first >= behind) {
            throw new ParameterException(
                    spec.commandLine(),
                    firstName
                            + " is "
                            + firstText
                            + " and "
                            + lastName
                            + " is "
                            + lastText
                            + "; swap them");
        }
        return new Range(first, behind == Long.MAX_VALUE ? behind : behind - 1);
    }

    private static long time(CommandSpec spec, String option, String text) {
        try {
            Instant time = Instant.parse(text);
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is " + text + "; write it as 2022-01-15T01:40:00Z",
                    e);
        }
    }

    private List<Path> epochs() {
        String asked = epoch;
        if (asked == null) {
            return List.of(home.epoch(0));
        }
        if (asked.equals(ALL)) {
            Path journal = home.journal();
            List<Path> all = new ArrayList<>();
            Epochs.list(journal).forEach(each -> all.add(Epochs.directory(journal, each)));
            if (all.isEmpty()) {
                throw new LaunchException(ExitCodes.FAILED, journal + ": holds no epoch at all");
            }
            return all;
        }
        try {
            int number = Integer.parseInt(asked);
            if (number >= 1) {
                return List.of(home.epoch(number));
            }
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "--epoch is " + asked + "; it must be a number or all", e);
        }
        throw misuse("--epoch is " + asked + "; it must be 1 or above, or all");
    }
}
