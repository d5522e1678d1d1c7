package io.millrace.bench.latency;

import io.millrace.bench.load.Engine;
import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Instruments;
import io.millrace.bench.load.Metronome;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.Stage;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.config.Config;

import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assembly of a paper run, journaled into a home, with a strategy that orders on every bar.
 *
 * <pre>
 * name      from the due time of a tick until
 * tick      its excerpt is closed: it is journaled and decided about
 * signal    the strategy has answered that it wants in or out
 * decided   risk has judged and written the order, and an instruction waits at the door
 * journaled the excerpt with the tick and its instructions is closed
 * order     the gateway is handed the instruction
 * </pre>
 *
 * <p>In the parallel layout the journal has a thread of its own, and a tick counts as handled when the
 * engine is done with it.
 */
public final class EngineTarget implements Target {

    /** Trades of a symbol in a bar; a bar's end brings a signal and, mostly, an order. */
    public static final int PER_BAR = 64;

    private static final int MASK = (1 << 16) - 1;

    /**
     * One for all targets, of which there is one at a time: its pages are there after the first.
     */
    private static final long[] DUE = new long[MASK + 1];

    private static final long SEED = 7;
    private static final double SIZE = 0.01;

    private final Histogram tick = OpenLoop.histogram();
    private final Histogram signal = OpenLoop.histogram();
    private final Histogram decided = OpenLoop.histogram();
    private final Histogram journaled = OpenLoop.histogram();
    private final Histogram order = OpenLoop.histogram();
    private final Map<String, Histogram> histograms = new LinkedHashMap<>();
    private final long[] due = DUE;
    private final Path home;
    private final int symbols;
    private final Ticks ticks;
    private final Engine engine;
    private long current;
    private long firstOfBatch = 1;
    private long orders;

    /**
     * A started engine.
     *
     * @param home holds the journal
     * @param mode who runs the stages
     * @param symbols of the market
     */
    public EngineTarget(Path home, ThreadingMode mode, int symbols) {
        this.home = home;
        this.symbols = symbols;
        ticks = market(symbols);
        histograms.put("tick", tick);
        histograms.put("signal", signal);
        histograms.put("decided", decided);
        histograms.put("journaled", journaled);
        histograms.put("order", order);
        Config config = EngineSettings.orderingOften();
        engine =
                new Engine(
                        home,
                        config,
                        settings(config, symbols, this::answered),
                        mode,
                        new Engine.Hooks(
                                (cause, instrument, instruction) -> sent(cause),
                                Watched::new,
                                new Stages()));
    }

    static Ticks market(int symbols) {
        return new Ticks(symbols, PER_BAR, SEED);
    }

    static PipelineSettings settings(Config config, int symbols, Runnable answered) {
        InstrumentTable instruments = Instruments.of(symbols);
        return EngineSettings.pipeline(
                config,
                instruments,
                List.of(StrategySlot.of("metronome", new Metronome(SIZE, answered))));
    }

    /** The stage, and beside it when each tick was finished. The engine's thread. */
    private final class Watched implements Stage {

        private final Stage stage;

        Watched(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
            current = EventLayout.sequence(buffer, offset);
            stage.onEvent(buffer, offset, endOfBatch);
            if (endOfBatch) {
                finished();
            }
        }

        @Override
        public void onBatchEnd() {
            stage.onBatchEnd();
            finished();
        }
    }

    /** How far the tick of an order has come. The engine's thread. */
    private final class Stages implements LatencyProbe {

        @Override
        public void decided(long cause) {
            OpenLoop.note(decided, due[(int) cause & MASK], System.nanoTime());
        }

        @Override
        public void journaled(long cause) {
            OpenLoop.note(journaled, due[(int) cause & MASK], System.nanoTime());
        }

        @Override
        public void sent(long cause) {
            // The gateway has told.
        }
    }

    private void finished() {
        long now = System.nanoTime();
        for (; firstOfBatch <= current; firstOfBatch++) {
            OpenLoop.note(tick, due[(int) firstOfBatch & MASK], now);
        }
    }

    private void answered() {
        OpenLoop.note(signal, due[(int) current & MASK], System.nanoTime());
    }

    private void sent(long cause) {
        orders++;
        OpenLoop.note(order, due[(int) cause & MASK], System.nanoTime());
    }

    @Override
    public void send(long dueNs) {
        long next = engine.inlet().sequence() + 1;
        // A timer may come before the tick, and is due with it.
        due[(int) next & MASK] = dueNs;
        due[(int) (next + 1) & MASK] = dueNs;
        ticks.offer(engine.inlet());
    }

    @Override
    public void pause() {
        engine.port().endOfBatch();
    }

    @Override
    public void drain() {
        engine.port().drain();
    }

    @Override
    public Map<String, Histogram> histograms() {
        return histograms;
    }

    /** {@return instructions sent so far} */
    public long orders() {
        return orders;
    }

    /** Seals, and compares the state with that of a pipeline that was fed the same trades. */
    @Override
    public void close() {
        String hash = engine.seal();
        Config config = EngineSettings.orderingOften();
        String right =
                Reference.hash(
                        settings(config, symbols, () -> {}), market(symbols), ticks.number());
        WrongAnswer.unlessEqual("state hash of the engine", right, hash);
        if (orders == 0) {
            throw new WrongAnswer("the engine sent no order; it must send one on most bars");
        }
        Place.remove(home);
    }
}
