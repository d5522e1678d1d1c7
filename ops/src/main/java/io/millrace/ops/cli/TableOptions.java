package io.millrace.ops.cli;

import io.millrace.feed.file.Adjustment;
import io.millrace.feed.format.Formats;
import io.millrace.feed.text.IsoTime;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.research.Basis;
import io.millrace.ops.research.DataRequest;
import io.millrace.ops.research.InstrumentGuess;
import io.millrace.ops.research.TableOutput;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Options of the commands that make a table out of market data. */
final class TableOptions {

    private static final String STANDARD = "-";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "F",
            arity = "1..*",
            description = "Files of one instrument, of any known format; merged by time.")
    private List<String> data = List.of();

    @Option(
            names = "--out",
            paramLabel = "CSV",
            defaultValue = STANDARD,
            description = "File to write, replaced at the end only; - is standard output.")
    private String out = STANDARD;

    @Option(
            names = "--format",
            paramLabel = "N",
            defaultValue = "",
            description = "Format of the files (default: found out for each).")
    private String format = "";

    @Option(
            names = "--adjust",
            paramLabel = "raw|splits|all",
            defaultValue = "raw",
            description = "Prices of shares: as traded, adjusted for splits, also for dividends.")
    private Adjustment adjust = Adjustment.RAW;

    @Option(
            names = "--instrument",
            paramLabel = "S",
            defaultValue = "",
            description = "What all files are about, where their names do not agree.")
    private String instrument = "";

    @Option(
            names = "--calendar",
            paramLabel = "24/7|fx|nyse",
            defaultValue = "",
            description =
                    "When it trades: where days begin and sessions end (default: as in the"
                            + " instrument table, 24/7 where it is not there).")
    private String calendar = "";

    @Option(names = "--regular-hours", description = "Leave out what is outside of sessions.")
    private boolean regularHours;

    @Option(
            names = "--of",
            paramLabel = "trades|quotes",
            description = "What bars are made of (default: trades; quotes without trades).")
    private @Nullable Basis basis;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    DataRequest request() {
        if (!format.isEmpty()) {
            parse("--format", format, Formats::named);
        }
        List<Path> files = paths(spec, data);
        return new DataRequest(
                files,
                format,
                adjust,
                instrument,
                calendar.isEmpty()
                        ? InstrumentGuess.calendar(files, format, instrument)
                        : parse("--calendar", calendar, SessionCalendar::parse),
                regularHours,
                Optional.ofNullable(basis));
    }

    TableOutput output(DataRequest request) {
        return isStandard()
                ? TableOutput.standard(spec.commandLine().getOut())
                : TableOutput.file(paths(spec, List.of(out)).getFirst(), request.files());
    }

    boolean isStandard() {
        return out.equals(STANDARD);
    }

    /** Where the table goes, as the user named it. */
    String out() {
        return out;
    }

    Timeframe timeframe(String label) {
        return parse("--timeframe", label, Timeframe::parse);
    }

    /** Reads a date or a time, or takes what stands for none. */
    long time(String option, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long timeNs = new IsoTime().parse(bytes, 0, bytes.length);
        if (timeNs <= 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    option
                            + " is \""
                            + text
                            + "\"; it must be a date or time such as 2024-01-31T09:30:00Z");
        }
        return timeNs;
    }

    /** Checks that a summary would not stand in the table. */
    void requireFileFor(JsonOption json) {
        if (json.isSet() && isStandard()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--json writes a summary to standard output, where the table goes;"
                            + " give the table a file with --out");
        }
    }

    static List<Path> paths(CommandSpec spec, List<String> names) {
        try {
            return names.stream().map(Path::of).toList();
        } catch (InvalidPathException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + e.getInput() + "\" cannot be a file's name here: " + e.getReason(),
                    e);
        }
    }

    private <T> T parse(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
