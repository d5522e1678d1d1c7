package io.millrace.ops.cli;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.journal.DiffResult;
import io.millrace.ops.journal.JournalDiff;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.ReplayChain;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code diff}: two recorded runs beside each other. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two recorded runs, record by record.",
            "Tells the first input and the first output that differ, counts, settings and hashes.",
            "Equal is exit code 0, different 4. Settings alone make no difference."
        })
final class DiffCommand implements Callable<Integer> {

    @Mixin private final JsonOption json = new JsonOption();

    @Parameters(
            paramLabel = "HOME",
            arity = "1..2",
            description = "Homes of the runs; one home for two of its epochs.")
    private final List<Path> homes = new ArrayList<>();

    @Option(
            names = "--epoch",
            paramLabel = "N",
            split = ",",
            description =
                    "Number of the start to read of each home (default: the newest); of one home"
                            + " two, such as 1,2.")
    private final List<Integer> epochs = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (homes.size() > 2 || epochs.size() > 2 || epochs.stream().anyMatch(n -> n < 1)) {
            throw misuse("name one or two homes, and one or two epochs from 1 on");
        }
        if (homes.size() == 1 && epochs.size() != 2) {
            throw misuse("of one home name two epochs, such as --epoch 1,2");
        }
        int first = epochs.isEmpty() ? 0 : epochs.getFirst();
        int second = epochs.isEmpty() ? 0 : epochs.getLast();
        DiffResult result =
                JournalDiff.compare(
                        ReplayChain.to(HomeOption.epoch(homes.getFirst(), first)),
                        ReplayChain.to(HomeOption.epoch(homes.getLast(), second)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json.isSet() ? result.json() + "\n" : result.text());
        out.flush();
        return result.isEqual() ? ExitCodes.OK : ExitCodes.DIFFERENCES;
    }

    private ParameterException misuse(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
