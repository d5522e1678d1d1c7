package io.millrace.ops.launch;

import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochSettings;
import io.millrace.journal.OutputChecker;
import io.millrace.journal.Seal;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Feeds the recorded inputs of one epoch to the same pipeline, in one thread, and compares every
 * output with the recorded one, byte for byte, and the final state hash with the seal's.
 */
public final class Replay {

    private Replay() {}

    /**
     * What a replay found.
     *
     * @param events inputs replayed
     * @param outputs outputs recomputed
     * @param differences outputs that are not as recorded, and a state hash that is not
     * @param firstDifference in words
     * @param stateHash recomputed
     * @param sequence of the last input
     * @param eventsPerSecond from the first record read
     * @param sealed whether the epoch has a seal to compare the state hash with
     */
    public record Result(
            long events,
            long outputs,
            long differences,
            Optional<String> firstDifference,
            String stateHash,
            long sequence,
            long eventsPerSecond,
            boolean sealed) {}

    /**
     * Replays an epoch.
     *
     * @param epoch its directory
     * @return what was found
     */
    public static Result run(Path epoch) {
        EpochSettings recorded = EpochSettings.read(epoch);
        Config config =
                Config.recorded(StrategyRegistry.all(), epoch + " (settings)", recorded.settings());
        RunSettings settings = RunSettings.from(config);
        InstrumentTable instruments =
                InstrumentFile.parse(epoch + " (instruments)", recorded.instruments());
        Timeframe timeframe = Timeframe.parse(settings.timeframe().orElse(Timeframe.M1.label()));
        try (EpochReader reader = EpochReader.open(epoch, true)) {
            OutputChecker checker = new OutputChecker(reader);
            Assemblies.Replayed engine =
                    Assemblies.replayed(
                            Assemblies.pipeline(settings, instruments, timeframe), checker);
            long startNs = System.nanoTime();
            feed(engine, checker, settings.latched());
            long tookNs = Math.max(1, System.nanoTime() - startNs);
            return result(epoch, engine, checker, tookNs);
        }
    }

    private static void feed(Assemblies.Replayed engine, OutputChecker checker, boolean latched) {
        engine.pipeline().start(latched);
        engine.door().release();
        while (checker.nextInput()) {
            engine.pipeline().onEvent(checker.buffer(), checker.offset());
            engine.door().release();
        }
    }

    private static Result result(
            Path epoch, Assemblies.Replayed engine, OutputChecker checker, long tookNs) {
        boolean sealed = Seal.isPresent(epoch);
        String hash = engine.pipeline().stateHash();
        long differences = 0;
        Optional<String> first = Optional.empty();
        if (sealed) {
            checker.finish();
            String recordedHash = Seal.read(epoch).stateHash();
            if (!recordedHash.equals(hash)) {
                differences = 1;
                first =
                        Optional.of(
                                "state hash: recorded " + recordedHash + ", recomputed " + hash);
            }
        }
        differences += checker.differences();
        return new Result(
                checker.inputs(),
                checker.outputs(),
                differences,
                checker.firstDifference().isPresent() ? checker.firstDifference() : first,
                hash,
                engine.pipeline().sequence(),
                (long) (checker.inputs() / (tookNs / 1e9)),
                sealed);
    }
}
