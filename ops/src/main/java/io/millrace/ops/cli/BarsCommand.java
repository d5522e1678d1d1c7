package io.millrace.ops.cli;

import io.millrace.model.time.Timeframe;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.research.BarBuild;
import io.millrace.ops.research.BarTable;
import io.millrace.ops.research.DataFiles;
import io.millrace.ops.research.DataRequest;
import io.millrace.ops.research.TableOutput;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code bars}: ticks or shorter bars to bars, by the code that trades. */
@Command(
        name = "bars",
        mixinStandardHelpOptions = true,
        description = {
            "Builds bars with the code that trades, and writes them as CSV.",
            "No tick is judged: crossed quotes and far prices are used as they are.",
            "The last bar is written too, although it may be unfinished."
        })
final class BarsCommand implements Callable<Integer> {

    @Mixin private final TableOptions options = new TableOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--timeframe",
            required = true,
            paramLabel = "T",
            description = "Length of the bars: 1s 1m 5m 15m 30m 1h 4h 1d.")
    private String timeframe = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Write only bars that begin at that time or later.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Write only bars that begin before that time.")
    private @Nullable String to;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Timeframe length = options.timeframe(timeframe);
        long fromNs = options.time("--from", from, Long.MIN_VALUE);
        long toNs = options.time("--to", to, Long.MAX_VALUE);
        if (fromNs >= toNs) {
            throw new ParameterException(
                    spec.commandLine(), "--from is " + from + "; it must be before --to");
        }
        options.requireFileFor(json);
        DataRequest request = options.request();
        try (TableOutput output = options.output(request)) {
            DataFiles files = new DataFiles(request);
            files.requireShortEnoughFor(length);
            BarTable table = new BarTable(files.basis(), output, fromNs, toNs);
            BarBuild build = BarBuild.of(files, length, table);
            output.finish();
            new BuildReport(options, json.isSet(), length, build, table.rows()).print(spec);
        }
        return ExitCodes.OK;
    }
}
