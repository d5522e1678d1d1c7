package io.millrace.ops.cli;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.explain.Explanation;
import io.millrace.ops.explain.Target;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.ReplayChain;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code explain}: the way of one order or decision. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the way of one order.",
            "What caused it, indicators, regime, sizing, every check, what was sent and answered."
        })
final class ExplainCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final EpochOption epoch = new EpochOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Parameters(
            paramLabel = "ID",
            description =
                    "An order (28008.1: event and number), a decision (28008/3: event and index, as"
                            + " in decisions.jsonl), or an event (28008).")
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private String id;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        ReplayChain chain = ReplayChain.to(home.epoch(epoch.number()));
        Explanation explanation = Explanation.of(chain, target());
        PrintWriter out = spec.commandLine().getOut();
        if (json.isSet()) {
            out.println(explanation.json());
        } else {
            out.print(explanation.text());
        }
        out.flush();
        return ExitCodes.OK;
    }

    private Target target() {
        try {
            return Target.parse(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
