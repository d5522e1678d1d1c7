package io.millrace.ops.cli;

import io.millrace.feed.Pacing;
import io.millrace.model.state.TradingState;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.ConfigException;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.PaperRun;
import io.millrace.ops.launch.RunResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * {@code run}: paper trading over files, a synthetic market, or the sample that ships with the
 * project.
 */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Trades on paper over recorded data, to its end, and prints a summary.",
            "Without --data and --synthetic it reads the sample that ships with the project."
        })
final class RunCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final ConfigOption configFile = new ConfigOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--data",
            paramLabel = "F",
            arity = "1..*",
            description = "Files of trades, quotes or bars, of any known format.")
    private @Nullable List<String> data;

    @Option(
            names = "--history",
            paramLabel = "F",
            arity = "1..*",
            description = "Files that are read first, to warm up; nothing is traded on them.")
    private @Nullable List<String> history;

    @Option(
            names = "--format",
            paramLabel = "N",
            description = "Format of the files (default: found out for each).")
    private @Nullable String format;

    @Option(
            names = "--adjust",
            paramLabel = "raw|splits|all",
            description = "Prices of shares: as traded, adjusted for splits, also for dividends.")
    private @Nullable String adjust;

    @Option(
            names = "--synthetic",
            paramLabel = "N:SEED",
            description = "A made market of N ticks instead of files.")
    private @Nullable String synthetic;

    @Option(
            names = "--instrument",
            paramLabel = "S",
            description = "Symbol of the files (default: found in the file's name).")
    private @Nullable String instrument;

    @Option(
            names = "--strategy",
            paramLabel = "N",
            description = "Strategy that decides, or several: a,b (default: adaptive).")
    private @Nullable String strategy;

    @Option(
            names = "--timeframe",
            paramLabel = "T",
            description = "Length of the bars: 1s 1m 5m 15m 30m 1h 4h 1d (default: 1m for ticks).")
    private @Nullable String timeframe;

    @Option(
            names = "--speed",
            paramLabel = "max|1x|Nx",
            description = "Pace of the data: as fast as possible, as recorded, N times that.")
    private @Nullable String speed;

    @Option(
            names = "--layout",
            paramLabel = "inline|fused",
            description = "Who runs the stages: the input thread, or one thread behind a ring.")
    private @Nullable String layout;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config config = configFile.read();
        override(config, "run.instrument", instrument, "--instrument");
        override(config, "run.format", format, "--format");
        override(config, "run.adjust", adjust, "--adjust");
        override(config, "run.strategy", strategy, "--strategy");
        override(config, "run.timeframe", timeframe, "--timeframe");
        requirePacing();
        override(config, "run.speed", speed, "--speed");
        override(config, "pipeline.layout", layout, "--layout");
        List<String> files = data;
        if (files != null) {
            config.override("run.data", files);
        }
        List<String> before = history;
        if (before != null) {
            config.override("run.history", before);
        }
        try (Interruption interruption = new Interruption()) {
            RunResult result =
                    new PaperRun(
                                    config,
                                    Optional.ofNullable(synthetic),
                                    home.root(),
                                    interruption.signal())
                            .run();
            print(result);
            return result.view().tradingState() == TradingState.HALTED
                    ? ExitCodes.HALTED
                    : ExitCodes.OK;
        }
    }

    private void print(RunResult result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.isSet()) {
            out.println(RunReport.json(result));
        } else {
            out.print(RunReport.text(result));
        }
        out.flush();
    }

    private void override(Config config, String path, @Nullable String value, String option) {
        if (value == null) {
            return;
        }
        try {
            config.override(path, value, option);
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void requirePacing() {
        String pace = speed;
        if (pace == null) {
            return;
        }
        try {
            Pacing.parse(pace);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--speed: " + e.getMessage(), e);
        }
    }
}
