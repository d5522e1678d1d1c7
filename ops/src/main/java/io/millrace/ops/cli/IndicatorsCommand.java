package io.millrace.ops.cli;

import io.millrace.indicators.bank.AnalysisSettings;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.research.AnalysisTable;
import io.millrace.ops.research.BarBuild;
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

import java.util.List;
import java.util.concurrent.Callable;

/** {@code indicators}: every indicator and the regime at each bar. */
@Command(
        name = "indicators",
        mixinStandardHelpOptions = true,
        description = {
            "Writes bars with every indicator and the confirmed regime as CSV.",
            "A value is empty until its indicator is warm; bars of quotes are the mean of both"
                    + " sides."
        })
final class IndicatorsCommand implements Callable<Integer> {

    @Mixin private final TableOptions options = new TableOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--timeframe",
            paramLabel = "T",
            description = "Length of the bars (default: that of the files' bars, 1m for ticks).")
    private @Nullable String timeframe;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Changes a period or multiplier, such as adx=8; may be repeated.")
    private List<String> changes = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        AnalysisSettings settings = settings();
        String label = timeframe;
        Timeframe asked = label == null ? null : options.timeframe(label);
        options.requireFileFor(json);
        DataRequest request = options.request();
        try (TableOutput output = options.output(request)) {
            DataFiles files = new DataFiles(request);
            Timeframe length = asked == null ? files.barLength().orElse(Timeframe.M1) : asked;
            files.requireShortEnoughFor(length);
            AnalysisTable table = new AnalysisTable(settings, request.calendar(), output);
            BarBuild build = BarBuild.of(files, length, table);
            output.finish();
            new BuildReport(options, json.isSet(), length, build, build.bars()).print(spec);
        }
        return ExitCodes.OK;
    }

    private AnalysisSettings settings() {
        try {
            return AnalysisSettings.defaults().with(changes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        }
    }
}
