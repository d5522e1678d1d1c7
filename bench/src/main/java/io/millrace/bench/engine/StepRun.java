package io.millrace.bench.engine;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.config.Config;
import io.millrace.ops.launch.Assemblies;

/**
 * The engine's step over recorded inputs: a fresh pipeline each time, the same state at each end.
 */
public final class StepRun implements Rounds.Timed {

    private static final long SEED = 7;

    private final RecordedInputs inputs;
    private final Config config;
    private final InstrumentTable instruments;
    private String expected = "";

    /**
     * A run to be.
     *
     * @param config all settings
     * @param symbols of the market
     * @param perBar trades of a symbol in a bar
     * @param trades in all
     */
    public StepRun(Config config, int symbols, int perBar, int trades) {
        this.config = config;
        this.instruments = Instruments.of(symbols);
        this.inputs = new RecordedInputs(new Ticks(symbols, perBar, SEED), trades);
    }

    /** {@return instructions that this market causes, a record; a run of its own} */
    public double instructions() {
        long[] sent = new long[1];
        Assemblies.Replayed engine =
                Assemblies.replayed(
                        EngineSettings.pipeline(config, instruments),
                        (buffer, offset, length) ->
                                sent[0] +=
                                        EventLayout.type(buffer, offset) == EventType.SEND ? 1 : 0);
        through(engine);
        return (double) sent[0] / inputs.count();
    }

    /** {@return nanoseconds a record} */
    @Override
    public double run() {
        Assemblies.Replayed engine =
                Assemblies.replayed(
                        EngineSettings.pipeline(config, instruments),
                        (buffer, offset, length) -> {});
        double took = (double) through(engine) / inputs.count();
        String hash = engine.pipeline().stateHash();
        if (!expected.isEmpty()) {
            WrongAnswer.unlessEqual("state hash of the step", expected, hash);
        }
        expected = hash;
        return took;
    }

    /** Nanoseconds for all records. */
    private long through(Assemblies.Replayed engine) {
        engine.pipeline().start(false);
        engine.door().release();
        long start = System.nanoTime();
        for (int i = 0; i < inputs.count(); i++) {
            engine.pipeline().onEvent(inputs.memory(), RecordedInputs.offset(i));
            engine.door().release();
        }
        return System.nanoTime() - start;
    }
}
