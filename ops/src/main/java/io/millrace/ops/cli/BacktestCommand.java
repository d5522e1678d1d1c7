package io.millrace.ops.cli;

import io.millrace.ops.backtest.Backtest;
import io.millrace.ops.backtest.BacktestResult;
import io.millrace.ops.backtest.ResultJson;
import io.millrace.ops.backtest.ResultText;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.cli.terminal.Interruption;
import io.millrace.ops.cli.terminal.ProgressLine;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.ExitCodes;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code backtest}: the same pipeline over recorded data, and what it would have earned. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a strategy over recorded data at full speed and measures the result.",
            "Writes trades.csv, equity.csv and result.json beside the journal of the run.",
            "A halt is a result: the exit code is 0, and the next backtest is not blocked."
        })
final class BacktestCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final ConfigOption configFile = new ConfigOption();
    @Mixin private final JsonOption json = new JsonOption();
    @Mixin private final MarketOptions market = new MarketOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder of the result, itself a home for explain and replay (default: a new"
                            + " one under runs/ of the home).")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config config = configFile.read();
        market.apply(config);
        market.override(config, "run.speed", "max", "backtest");
        market.override(config, "pipeline.layout", "inline", "backtest");
        try (Interruption interruption = new Interruption()) {
            print(run(new Backtest(config, market.synthetic(), directory(config)), interruption));
            return ExitCodes.OK;
        }
    }

    private BacktestResult run(Backtest backtest, Interruption interruption) {
        try (ProgressLine progress = ProgressLine.onTerminal(spec.commandLine().getErr())) {
            return backtest.run(
                    interruption.signal(),
                    progress::at,
                    line -> spec.commandLine().getErr().println(line));
        }
    }

    private void print(BacktestResult result) {
        PrintWriter writer = spec.commandLine().getOut();
        if (json.isSet()) {
            writer.println(ResultJson.of(result));
        } else {
            writer.print(ResultText.of(result));
        }
        writer.flush();
    }

    /** The folder asked for, or a new one that says when and with which strategy. */
    private Path directory(Config config) {
        Path asked = out;
        if (asked != null) {
            return asked;
        }
        Path runs = home.root().resolve("runs");
        String name =
                STAMP.format(Instant.now())
                        + "-"
                        + String.join("+", RunSettings.from(config).strategyNames());
        Path free = runs.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = runs.resolve(name + "-" + i);
        }
        return free;
    }
}
