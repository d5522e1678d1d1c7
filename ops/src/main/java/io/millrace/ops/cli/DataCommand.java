package io.millrace.ops.cli;

import io.millrace.feed.file.FileFormat;
import io.millrace.feed.format.Formats;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.research.FileReport;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code data}: looks at files of market data. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Looks at files of market data.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataCommand.Describe.class, DataCommand.ListFormats.class})
final class DataCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command: data describe or data formats");
    }

    /** {@code data describe}: what files hold, and what is odd in them. */
    @Command(
            name = "describe",
            mixinStandardHelpOptions = true,
            description = {
                "Reads files to their end and says what they hold and what is odd in them.",
                "A file that cannot be used is named, the others are described, and the exit"
                        + " code is 65."
            })
    static final class Describe implements Callable<Integer> {

        @Parameters(paramLabel = "F", arity = "1..*", description = "Files of market data.")
        private List<String> files = List.of();

        @Option(
                names = "--format",
                paramLabel = "N",
                defaultValue = "",
                description = "Format of the files (default: found out for each).")
        private String format = "";

        @Option(
                names = "--json",
                description = "Print one JSON array, an object for each file, as the only line.")
        private boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            requireFormat();
            InstrumentTable table = InstrumentFile.read(Distribution.instruments());
            List<FileReport> reports = new ArrayList<>();
            for (Path file : TableOptions.paths(spec, files)) {
                FileReport report = FileReport.of(file, format, table);
                reports.add(report);
                print(report);
            }
            if (json) {
                spec.commandLine().getOut().println(array(reports));
            }
            return reports.stream().allMatch(FileReport::isSound)
                    ? ExitCodes.OK
                    : ExitCodes.BAD_DATA;
        }

        private void print(FileReport report) {
            if (!report.isSound()) {
                spec.commandLine().getErr().println("millrace: " + report.error());
            } else if (!json) {
                spec.commandLine().getOut().print(report.text());
                spec.commandLine().getOut().flush();
            }
        }

        private static String array(List<FileReport> reports) {
            return "[" + String.join(",", reports.stream().map(FileReport::json).toList()) + "]";
        }

        private void requireFormat() {
            if (format.isEmpty()) {
                return;
            }
            try {
                Formats.named(format);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--format: " + e.getMessage(), e);
            }
        }
    }

    /** {@code data formats}: all formats. */
    @Command(
            name = "formats",
            mixinStandardHelpOptions = true,
            description = "Lists the formats of files, in the order in which they are asked.")
    static final class ListFormats implements Callable<Integer> {

        @Mixin private final JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            if (json.isSet()) {
                out.println(
                        JsonText.object(
                                fields -> {
                                    for (FileFormat format : Formats.list()) {
                                        fields.writeStringField(format.name(), format.summary());
                                    }
                                }));
                return ExitCodes.OK;
            }
            int width = Formats.list().stream().mapToInt(f -> f.name().length()).max().orElse(1);
            for (FileFormat format : Formats.list()) {
                String line = "%-" + width + "s  %s%n";
                out.printf(Locale.ROOT, line, format.name(), format.summary());
            }
            return ExitCodes.OK;
        }
    }
}
