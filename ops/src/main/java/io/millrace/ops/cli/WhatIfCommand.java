package io.millrace.ops.cli;

import io.millrace.ops.cli.option.HomeOption;
import io.millrace.ops.cli.option.JsonOption;
import io.millrace.ops.config.Assignment;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.whatif.WhatIf;
import io.millrace.ops.whatif.WhatIfResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code whatif}: the recorded inputs with other settings. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds the recorded inputs of a run to a pipeline with other settings.",
            "Orders, denials, fills, fees and P&L stand beside the recorded ones. Writes nothing."
        })
final class WhatIfCommand implements Callable<Integer> {

    @Mixin private final HomeOption home = new HomeOption();
    @Mixin private final EpochOption epoch = new EpochOption();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "A setting to change, such as risk.max_position=0.1, fill.latency_order=250ms or",
                "instrument.BTCUSDT.taker_fee_bps=5. May be given several times."
            })
    private final List<String> assignments = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before any call.
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Assignment> parsed = assignments.stream().map(Assignment::parse).toList();
        WhatIfResult result = WhatIf.run(ReplayChain.to(home.epoch(epoch.number())), parsed);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json.isSet() ? result.json() + "\n" : result.text());
        out.flush();
        return ExitCodes.OK;
    }
}
