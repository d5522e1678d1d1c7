package io.millrace.ops.cli;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.journal.Export;
import io.millrace.ops.journal.RecordFilter.Range;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.research.TableOutput;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code export}: tables from the journal. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes a table made of the journal of a run: CSV, a JSON object a line, or"
                        + " Parquet.")
final class ExportCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final EpochOption epoch = new EpochOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Parameters(
            paramLabel = "TABLE",
            description = "One of: ${COMPLETION-CANDIDATES}; in lower case too.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private Export table;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only lines from an engine time on, such as 2022-01-15T01:40:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only lines before an engine time.")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv, json, or parquet with --out (default: ${DEFAULT-VALUE}).")
    private JournalDump.Format format = JournalDump.Format.CSV;

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

    @Override
    public Integer call() {
        Range times = JournalDump.times(spec, "--from", from, "--to", to);
        ReplayChain chain = ReplayChain.to(home.epoch(epoch.number()));
        format.requireFile(spec, out);
        PrintWriter standard = spec.commandLine().getOut();
        long lines =
                format == JournalDump.Format.PARQUET
                        ? table.writeParquet(chain, times, Path.of(out))
                        : lines(chain, times, standard);
        if (json.isSet()) {
            standard.println(JsonText.object(fields -> fields.writeNumberField("lines", lines)));
        }
        return ExitCodes.OK;
    }

    private long lines(ReplayChain chain, Range times, PrintWriter standard) {
        try (TableOutput output =
                out.equals("-")
                        ? TableOutput.standard(standard)
                        : TableOutput.file(Path.of(out), List.of())) {
            long lines = table.write(chain, times, format == JournalDump.Format.CSV, output);
            output.finish();
            return lines;
        }
    }
}
