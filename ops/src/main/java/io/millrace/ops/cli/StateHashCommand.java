package io.millrace.ops.cli;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Replay;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/**
 * {@code state-hash}: SHA-256 over the trading state at the end of a run, recomputed from its
 * inputs.
 */
@Command(
        name = "state-hash",
        mixinStandardHelpOptions = true,
        description = {
            "Prints sequence and hash of the trading state, recomputed from the recorded inputs.",
            "A hash that is not the seal's is exit code 4."
        })
final class StateHashCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final EpochOption epoch = new EpochOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Replay.Result result = Replay.run(home.epoch(epoch.number()));
        String text =
                json.isSet()
                        ? JsonText.object(
                                fields -> {
                                    fields.writeNumberField("sequence", result.sequence());
                                    fields.writeStringField("state_hash", result.stateHash());
                                })
                        : result.sequence() + " " + result.stateHash();
        spec.commandLine().getOut().println(text);
        if (result.differences() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("millrace: " + result.firstDifference().orElse("outputs differ"));
            return ExitCodes.DIFFERENCES;
        }
        return ExitCodes.OK;
    }
}
