package io.millrace.ops.cli.operator;

import java.util.Map;
import java.util.function.Supplier;

/** All commands of the operator's hand. */
public final class Operators {

    private Operators() {}

    /**
     * Adds them to the commands of the program.
     *
     * @param commands by name, in the order of the help text
     */
    public static void addTo(Map<String, Supplier<Object>> commands) {
        commands.put("status", StatusCommand::new);
        commands.put("latency", LatencyCommand::new);
        commands.put("positions", LookCommands.Positions::new);
        commands.put("orders", LookCommands.Orders::new);
        commands.put("halt", StopCommands.Halt::new);
        commands.put("emergency-stop", StopCommands.EmergencyStop::new);
        commands.put("reset", ResetCommand::new);
        commands.put("resume", TradeCommands.Resume::new);
        commands.put("reduce", TradeCommands.Reduce::new);
        commands.put("flatten", TradeCommands.Flatten::new);
        commands.put("cancel-all", TradeCommands.CancelAll::new);
        commands.put("close", TradeCommands.Close::new);
        commands.put("close-all", TradeCommands.CloseAll::new);
        commands.put("limits", LimitsCommand::new);
        commands.put("strategy", StrategyCommand::new);
        commands.put("audit", AuditCommand::new);
        commands.put("kill", KillCommand::new);
    }
}
