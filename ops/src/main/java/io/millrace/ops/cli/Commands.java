package io.millrace.ops.cli;

import io.millrace.ops.cli.home.AttachCommand;
import io.millrace.ops.cli.home.ResetStateCommand;
import io.millrace.ops.cli.operator.Operators;

import picocli.CommandLine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Every command by its name. Only the one that is called for is looked into: reading the options of
 * all of them takes longer than most commands do.
 */
final class Commands {

    private static final String RUN = "run";
    private static final String BACKTEST = "backtest";
    private static final String HELP = "help";
    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help");

    private Commands() {}

    /**
     * Adds the command that is called for or, where that is none of them, all.
     *
     * @param program its command line
     * @param name first argument
     */
    static void addTo(CommandLine program, String name) {
        Map<String, Supplier<Object>> all = all();
        Supplier<Object> one = all.get(name);
        // Help is about the others.
        if (one != null && !name.equals(HELP)) {
            program.addSubcommand(one.get());
        } else {
            all.values().forEach(each -> program.addSubcommand(each.get()));
        }
    }

    /**
     * Whether a command line asks for a run, so that its journal can be prepared for while the rest
     * is read.
     *
     * @param arguments of the command line
     * @return false where only help is asked for
     */
    static boolean writeJournal(String... arguments) {
        return arguments.length > 0
                && (arguments[0].equals(RUN) || arguments[0].equals(BACKTEST))
                && Arrays.stream(arguments).noneMatch(HELP_OPTIONS::contains);
    }

    /** In the order of the help text. */
    static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put(RUN, RunCommand::new);
        all.put(BACKTEST, BacktestCommand::new);
        all.put("replay", ReplayCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("whatif", WhatIfCommand::new);
        all.put("diff", DiffCommand::new);
        all.put("journal", JournalCommand::new);
        all.put("export", ExportCommand::new);
        all.put("state-hash", StateHashCommand::new);
        all.put("rebuild-store", RebuildStoreCommand::new);
        all.put("reset-state", ResetStateCommand::new);
        all.put("attach", AttachCommand::new);
        all.put("bars", BarsCommand::new);
        all.put("indicators", IndicatorsCommand::new);
        all.put("data", DataCommand::new);
        all.put("config", ConfigCommand::new);
        all.put("version", VersionCommand::new);
        // No method reference: Java 25 dies while it writes an AOT cache with one to a class too
        // old to be kept there.
        all.put(HELP, () -> new CommandLine.HelpCommand());
        Operators.addTo(all);
        return all;
    }
}
