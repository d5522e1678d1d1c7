package io.millrace.ops.cli;

import io.millrace.feed.Pacing;
import io.millrace.model.state.TradingState;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.cli.terminal.Interruption;
import io.millrace.ops.config.ArchiveSettings;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.JournalSettings;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.config.SnapshotSettings;
import io.millrace.ops.config.StoreSettings;
import io.millrace.ops.journal.HomeArchive;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.recovery.Follower;
import io.millrace.ops.recovery.JournalRecovery;
import io.millrace.ops.run.PaperRun;
import io.millrace.ops.run.RunCompanion;
import io.millrace.ops.run.RunResult;
import io.millrace.ops.store.StoreFollower;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

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
    @Mixin private final MarketOptions market = new MarketOptions();

    @Option(
            names = "--speed",
            paramLabel = "max|1x|Nx",
            description = "Pace of the data: as fast as possible, as recorded, N times that.")
    private @Nullable String speed;

    @Option(
            names = "--resume",
            description = {
                "Go on with the newest run of the home, from its newest good snapshot and its",
                "journal. Settings and data are those of the run; an empty home begins afresh."
            })
    private boolean resume;

    @Option(
            names = "--layout",
            paramLabel = "inline|fused|parallel",
            description = {
                "Who runs the stages: the input thread, one thread behind a ring, or two, engine",
                "and journal."
            })
    private @Nullable String layout;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config config = configFile.read();
        market.apply(config);
        requirePacing();
        market.override(config, "run.speed", speed, "--speed");
        market.override(config, "pipeline.layout", layout, "--layout");
        ArchiveSettings archive = ArchiveSettings.read(config);
        int code = run(config);
        // Behind the run: a signal ends it at once, wherever it is.
        archive.keep().ifPresent(keep -> archive(config, keep));
        return code;
    }

    private void archive(Config config, int keep) {
        Consumer<String> notices = line -> spec.commandLine().getErr().println(line);
        HomeArchive.behindRun(
                Home.journal(home.root()),
                JournalSettings.read(config).floorBytes(),
                keep,
                notices);
    }

    private int run(Config config) {
        try (Interruption interruption = new Interruption()) {
            Consumer<String> notices = line -> spec.commandLine().getErr().println(line);
            RunResult result =
                    new PaperRun(config, market.synthetic(), home.root(), interruption.signal())
                            .with(companion(config))
                            .telling(notices)
                            .endedBy(Main::end)
                            .recovering(
                                    new JournalRecovery(
                                            resume, market.synthetic(), config, notices))
                            .run();
            print(result);
            return result.view().tradingState() == TradingState.HALTED
                    ? ExitCodes.HALTED
                    : ExitCodes.OK;
        }
    }

    private RunCompanion companion(Config config) {
        SnapshotSettings settings = SnapshotSettings.read(config);
        PrintWriter err = spec.commandLine().getErr();
        return settings.isFollowed(RunSettings.data(config).speed())
                ? new Follower(
                        store(config),
                        settings.interval(),
                        line -> err.println("millrace: " + line))
                : store(config);
    }

    private RunCompanion store(Config config) {
        StoreSettings settings = StoreSettings.from(config);
        PrintWriter err = spec.commandLine().getErr();
        return settings.enabled()
                ? new StoreFollower(
                        settings.in(home.root()), line -> err.println("millrace: " + line))
                : RunCompanion.NONE;
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
