package io.millrace.ops.cli;

import io.millrace.ops.config.Config;
import io.millrace.ops.config.ConfigException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Optional;

/** Options of the commands that trade on a market: what it is, who decides, on which bars. */
final class MarketOptions {

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

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    /** Puts what was named on the command line into the settings. */
    void apply(Config config) {
        override(config, "run.instrument", instrument, "--instrument");
        override(config, "run.format", format, "--format");
        override(config, "run.adjust", adjust, "--adjust");
        override(config, "run.strategy", strategy, "--strategy");
        override(config, "run.timeframe", timeframe, "--timeframe");
        List<String> files = data;
        if (files != null) {
            config.override("run.data", files);
        }
        List<String> before = history;
        if (before != null) {
            config.override("run.history", before);
        }
    }

    /** A market to make instead of files. */
    Optional<String> synthetic() {
        return Optional.ofNullable(synthetic);
    }

    /** Puts the value of an option into the settings, where it was given. */
    void override(Config config, String path, @Nullable String value, String option) {
        if (value == null) {
            return;
        }
        try {
            config.override(path, value, option);
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
