package io.millrace.bench.load;

import io.millrace.broker.BrokerGateway;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.disk.Disk;
import io.millrace.model.event.Stage;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.JournalSettings;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.monitor.Schema;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The assembly of a paper run: inlet, port, journal in a home with the durability of the settings,
 * pipeline and door. Without projection, store and watchdog, which run beside it and touch nothing
 * of it.
 */
public final class Engine implements AutoCloseable {

    private static final int IN_FLIGHT = 1 << 16;

    private final EpochWriter journal;
    private final Assemblies.Recorded engine;
    private final InputPort port;
    private final Inlet inlet;

    /**
     * A started engine.
     *
     * @param home holds the journal
     * @param config all settings, for the journal's head
     * @param settings of the pipeline
     * @param mode who runs the stages
     * @param hooks who listens
     */
    public Engine(
            Path home, Config config, PipelineSettings settings, ThreadingMode mode, Hooks hooks) {
        RunSettings.Ring ring = ring(config, mode);
        journal =
                EpochWriter.create(
                        home.resolve("journal"),
                        new EpochInfo(
                                "bench",
                                Distribution.VERSION,
                                Schema.hash(),
                                "paper",
                                "bench",
                                Instant.now(),
                                EpochEnd.NONE,
                                config.toToml(),
                                InstrumentFile.write(settings.instruments())),
                        JournalSettings.read(config).durability(Disk.system()));
        TickToOrder probe = new TickToOrder(IN_FLIGHT);
        engine =
                Assemblies.recorded(
                        settings,
                        journal,
                        hooks.gateway(),
                        new Both(probe, hooks.probe()),
                        (cause, sequence) -> {});
        engine.stage().start(false);
        port =
                Assemblies.port(
                        ring,
                        engine.stage(),
                        new Assemblies.Seen(hooks.stage(), UnaryOperator.identity()));
        inlet = new Inlet(port, probe, Timeframe.M1.lengthNs());
    }

    /**
     * Layout, wait mode and ring of an engine.
     *
     * @param config all settings; from now on they name this layout
     * @param mode who runs the stages
     * @return as a run with these settings has it on this machine
     */
    public static RunSettings.Ring ring(Config config, ThreadingMode mode) {
        String layout = mode.name().toLowerCase(Locale.ROOT);
        return RunSettings.from(config.override("pipeline.layout", layout, "bench")).pipeline();
    }

    /**
     * Who listens at an engine.
     *
     * @param gateway takes its orders
     * @param stage wraps its stage
     * @param probe is told how far the input of an order has come, beside the program's own
     */
    public record Hooks(BrokerGateway gateway, UnaryOperator<Stage> stage, LatencyProbe probe) {

        /** Nobody. */
        public static final Hooks NONE =
                new Hooks(
                        (cause, instrument, order) -> {},
                        UnaryOperator.identity(),
                        LatencyProbe.NONE);
    }

    /** The program's own probe, which costs what it costs there, and one more. */
    private record Both(LatencyProbe own, LatencyProbe other) implements LatencyProbe {

        @Override
        public void decided(long cause) {
            own.decided(cause);
            other.decided(cause);
        }

        @Override
        public void journaled(long cause) {
            own.journaled(cause);
            other.journaled(cause);
        }

        @Override
        public void sent(long cause) {
            own.sent(cause);
            other.sent(cause);
        }
    }

    /** {@return where trades go in} */
    public Inlet inlet() {
        return inlet;
    }

    /** {@return what is behind the inlet} */
    public InputPort port() {
        return port;
    }

    /** {@return the pipeline, to read when everything is drained} */
    public Pipeline pipeline() {
        return engine.pipeline();
    }

    /** {@return directory of the journal's epoch} */
    public Path epoch() {
        return journal.directory();
    }

    /** {@return bytes of the journal} */
    public long journalBytes() {
        return journal.bytes();
    }

    /**
     * Waits for everything, seals the journal with the state's hash.
     *
     * @return the hash
     */
    public String seal() {
        port.drain();
        port.close();
        String hash = engine.pipeline().stateHash();
        journal.seal(engine.pipeline().sequence(), hash);
        return hash;
    }

    @Override
    public void close() {
        port.close();
        journal.close();
    }
}
