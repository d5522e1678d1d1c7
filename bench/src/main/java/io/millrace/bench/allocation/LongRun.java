package io.millrace.bench.allocation;

import io.millrace.bench.load.Engine;
import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.ops.config.Config;

import java.nio.file.Path;

/** The paper assembly under load, stretch by stretch: 16 symbols, the adaptive strategy. */
final class LongRun {

    private static final int SYMBOLS = 16;
    private static final int PER_BAR = 64;

    private final Config config = EngineSettings.defaults();
    private final Ticks ticks = market();
    private final Engine engine;

    LongRun(Path home, ThreadingMode mode) {
        engine = new Engine(home, config, settings(), mode, Engine.Hooks.NONE);
    }

    private static Ticks market() {
        return new Ticks(SYMBOLS, PER_BAR, 7);
    }

    private PipelineSettings settings() {
        return EngineSettings.pipeline(config, Instruments.of(SYMBOLS));
    }

    void stretch(int count) {
        for (int i = 0; i < count; i++) {
            ticks.offer(engine.inlet());
        }
        engine.port().endOfBatch();
        engine.port().drain();
    }

    long inputs() {
        return engine.inlet().sequence();
    }

    long ticks() {
        return ticks.number();
    }

    String seal() {
        return engine.seal();
    }

    /** What the state must be after so many trades. */
    static String right(long trades) {
        return Reference.hash(
                EngineSettings.pipeline(EngineSettings.defaults(), Instruments.of(SYMBOLS)),
                market(),
                trades);
    }

    void check() {
        WrongAnswer.unlessEqual("state hash of the long run", right(ticks()), seal());
    }
}
