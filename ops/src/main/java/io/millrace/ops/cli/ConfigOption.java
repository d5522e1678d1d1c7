package io.millrace.ops.cli;

import io.millrace.ops.config.Config;
import io.millrace.ops.launch.StrategyRegistry;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The option {@code --config} of commands that read settings. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "F",
            description = "Settings file, TOML (default: the built-in settings).")
    private @Nullable Path file;

    Config read() {
        Path named = file;
        return named == null
                ? Config.defaults(StrategyRegistry.all())
                : Config.read(StrategyRegistry.all(), named);
    }

    String name() {
        return file == null ? "built-in settings" : file.toString();
    }
}
