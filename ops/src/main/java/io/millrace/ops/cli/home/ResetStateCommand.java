package io.millrace.ops.cli.home;

import io.millrace.journal.Epochs;
import io.millrace.journal.disk.Disk;
import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.home.HomeHistory;
import io.millrace.ops.home.StateReset;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Home;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code reset-state}: the next run begins afresh, whatever asks for a resume. */
@Command(
        name = "reset-state",
        mixinStandardHelpOptions = true,
        description = {
            "Lets the next run of a home begin with a fresh trading state, with --resume too.",
            "Nothing is deleted: epochs stay, snapshots go to archive/, a latch stays a latch.",
            "Asks first; refused while a run holds the home."
        })
public final class ResetStateCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; kept in the home.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private String reason;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    /** Made by picocli. */
    public ResetStateCommand() {}

    @Override
    public Integer call() {
        if (reason.isBlank() || reason.lines().count() != 1) {
            throw new ParameterException(spec.commandLine(), "--reason must be one line of text");
        }
        Path root = home.root();
        if (!Files.isDirectory(Home.journal(root))) {
            throw new LaunchException(
                    ExitCodes.FAILED, root + ": is no home that has run; name the --home of a run");
        }
        try (Home held = Home.open(root)) {
            int newest = Epochs.latest(Home.journal(held.root())).orElse(0);
            if (newest == 0 || !isMeant(newest)) {
                tell(0);
                return newest == 0 ? ExitCodes.OK : ExitCodes.FAILED;
            }
            HomeHistory.add(
                    root,
                    "reset-state",
                    Map.of("reason", reason, "epoch", Integer.toString(newest)));
            StateReset.write(Disk.system(), root, reason);
            tell(newest);
            return ExitCodes.OK;
        }
    }

    private boolean isMeant(int newest) {
        if (yes) {
            return true;
        }
        Console console =
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                "nobody is here to be asked; add --yes"));
        String answer =
                console.readLine(
                        "No run will go on from %s and before, positions and orders of it are"
                                + " forgotten. Write reset: ",
                        Home.journal(home.root()).resolve(Epochs.name(newest)));
        return "reset".equals(answer);
    }

    private void tell(int epoch) {
        String text =
                json.isSet()
                        ? JsonText.object(fields -> fields.writeNumberField("reset_epoch", epoch))
                        : epoch == 0
                                ? "nothing was reset"
                                : "the next run begins afresh; nothing goes on from "
                                        + Epochs.name(epoch);
        spec.commandLine().getOut().println(text);
    }
}
