package io.millrace.ops.cli.operator;

import picocli.CommandLine;

import java.util.List;

/** All commands of the operator's hand. */
public final class Operators {

    private Operators() {}

    /**
     * Adds them to the program.
     *
     * @param program its command line
     */
    public static void addTo(CommandLine program) {
        List<Object> commands =
                List.of(
                        new StatusCommand(),
                        new LatencyCommand(),
                        new LookCommands.Positions(),
                        new LookCommands.Orders(),
                        new StopCommands.Halt(),
                        new StopCommands.EmergencyStop(),
                        new ResetCommand(),
                        new TradeCommands.Resume(),
                        new TradeCommands.Reduce(),
                        new TradeCommands.Flatten(),
                        new TradeCommands.CancelAll(),
                        new TradeCommands.Close(),
                        new TradeCommands.CloseAll(),
                        new LimitsCommand(),
                        new StrategyCommand(),
                        new AuditCommand(),
                        new KillCommand());
        commands.forEach(program::addSubcommand);
    }
}
