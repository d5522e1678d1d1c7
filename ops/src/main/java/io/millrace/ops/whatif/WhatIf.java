package io.millrace.ops.whatif;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.backtest.Ledger;
import io.millrace.ops.config.Assignment;
import io.millrace.ops.config.ConfigException;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.RecordedSettings;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.launch.ReplayStart;
import io.millrace.ops.launch.Replayer;
import io.millrace.ops.monitor.RecordFollower;
import io.millrace.ops.monitor.RunTally;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * Feeds the recorded inputs of a run to a pipeline with other settings, and sets what comes of it
 * beside what was recorded. Both sides are booked from records by the same ledger. Writes nothing.
 */
public final class WhatIf {

    /** Settings that say what the inputs are, not what is made of them. */
    private static final List<String> INPUTS =
            List.of(
                    "run.data",
                    "run.history",
                    "run.format",
                    "run.adjust",
                    "run.from",
                    "run.to",
                    "run.backwards",
                    "run.instrument",
                    "run.instruments",
                    "run.speed",
                    "run.timeframe",
                    "bars.context",
                    "account.cash_flows");

    /** Settings of which no decision depends. */
    private static final List<String> IDLE = List.of("pipeline.", "metrics.");

    private WhatIf() {}

    /**
     * Compares.
     *
     * @param chain the recorded run
     * @param assignments settings to change; none compares the run with itself
     * @return both sides
     * @throws ConfigException when a setting is unknown, has no such value, or changes the inputs
     */
    public static WhatIfResult run(ReplayChain chain, List<Assignment> assignments) {
        RecordedSettings recorded = RecordedSettings.read(chain.root());
        RecordedSettings other = changed(RecordedSettings.read(chain.root()), assignments);
        Side before = new Side(recorded);
        chain.read(before);
        Side after = new Side(other);
        try (Replayer replayer = Replayer.open(chain, other, ReplayStart.FRESH, after)) {
            replayer.runTo(Long.MAX_VALUE);
            return new WhatIfResult(
                    chain.numbers(),
                    replayer.sequence(),
                    assignments,
                    before.figures(),
                    after.figures());
        }
    }

    private static RecordedSettings changed(
            RecordedSettings recorded, List<Assignment> assignments) {
        refuse(assignments);
        List<Assignment> settings = new ArrayList<>();
        InstrumentTable instruments = recorded.instruments();
        for (Assignment each : assignments) {
            if (each.isOfInstrument()) {
                instruments = each.apply(instruments);
            } else {
                settings.add(each);
            }
        }
        Assignment.apply(recorded.config(), settings);
        return new RecordedSettings(recorded.config(), instruments);
    }

    private static void refuse(List<Assignment> assignments) {
        List<String> faults = new ArrayList<>();
        for (Assignment each : assignments) {
            String path = each.path();
            if (INPUTS.contains(path)) {
                faults.add(
                        "--set "
                                + path
                                + ": it changes the inputs, and those are the recorded ones; use"
                                + " ./millrace backtest for others");
            } else if (IDLE.stream().anyMatch(path::startsWith)) {
                faults.add("--set " + path + ": no decision depends on it; leave it out");
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
    }

    /** Counts and books one side. */
    private static final class Side implements RecordFollower {

        private final RunTally tally;
        private final Ledger ledger;

        Side(RecordedSettings settings) {
            RunSettings run = settings.run();
            InstrumentTable instruments = settings.instruments();
            tally = new RunTally(instruments, settings.timeframe(), run.strategyNames());
            ledger =
                    new Ledger(
                            instruments,
                            settings.timeframe(),
                            run.strategyNames(),
                            run.account().funds(instruments));
        }

        @Override
        public void onRecord(UnsafeBuffer buffer, int offset) {
            tally.onRecord(buffer, offset);
            ledger.onRecord(buffer, offset);
        }

        Figures figures() {
            return Figures.of(tally.view(), ledger.finish());
        }
    }
}
