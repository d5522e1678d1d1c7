package io.millrace.ops.cli;

import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.Replay;
import io.millrace.ops.monitor.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code replay}: the recorded inputs once more. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds the recorded inputs of a run to the same pipeline.",
            "With --verify, a difference in any output or in the state hash is exit code 4."
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final EpochOption epoch = new EpochOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--verify",
            description = "Compare every output with the recorded one, byte for byte.")
    private boolean verify;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = home.epoch(epoch.number());
        Replay.Result result = Replay.run(directory);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json.isSet() ? json(result) : text(directory, result));
        return verify && result.differences() > 0 ? ExitCodes.DIFFERENCES : ExitCodes.OK;
    }

    private static String json(Replay.Result result) {
        return JsonText.object(
                fields -> {
                    fields.writeNumberField("events", result.events());
                    fields.writeNumberField("outputs", result.outputs());
                    fields.writeNumberField("differences", result.differences());
                    fields.writeStringField(
                            "first_difference", result.firstDifference().orElse(null));
                    fields.writeNumberField("sequence", result.sequence());
                    fields.writeStringField("state_hash", result.stateHash());
                    fields.writeNumberField("events_per_second", result.eventsPerSecond());
                    fields.writeBooleanField("sealed", result.sealed());
                });
    }

    private String text(Path directory, Replay.Result result) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "replayed    %s: %,d events, %,d outputs, %,d events/s%n",
                        directory,
                        result.events(),
                        result.outputs(),
                        result.eventsPerSecond()));
        if (verify) {
            text.append(String.format(Locale.ROOT, "differences %,d%n", result.differences()));
            result.firstDifference()
                    .ifPresent(first -> text.append("first       ").append(first).append('\n'));
            text.append(
                    result.sealed()
                            ? "state hash  compared with the seal\n"
                            : "state hash  not compared: the epoch has no seal\n");
        }
        return text.append("state       ").append(result.stateHash()).toString();
    }
}
