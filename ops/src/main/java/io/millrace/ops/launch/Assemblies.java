package io.millrace.ops.launch;

import io.millrace.broker.BrokerGateway;
import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.EngineStage;
import io.millrace.engine.pipeline.HaltListener;
import io.millrace.engine.pipeline.JournalStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.pipeline.Recorder;
import io.millrace.engine.ring.EventRing;
import io.millrace.engine.ring.Handover;
import io.millrace.engine.ring.InlinePort;
import io.millrace.engine.ring.InputPort;
import io.millrace.journal.EpochWriter;
import io.millrace.model.event.RecordSink;
import io.millrace.model.event.Stage;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.RunSettings;

import java.util.function.UnaryOperator;

/** The ways in which one pipeline is put together. Only here do a paper run and a replay differ. */
public final class Assemblies {

    private Assemblies() {}

    /**
     * A pipeline whose inputs, outputs and orders are journaled before an order leaves.
     *
     * @param settings what it is made from
     * @param journal where records go
     * @param gateway where orders go
     * @param probe measures the way
     * @param haltListener latches a halt
     * @return the stage, started by the caller
     */
    public static Recorded recorded(
            PipelineSettings settings,
            EpochWriter journal,
            BrokerGateway gateway,
            LatencyProbe probe,
            HaltListener haltListener) {
        OrderStage door = new OrderStage(gateway, probe);
        Recorder recorder = new Recorder(journal);
        Pipeline pipeline = new Pipeline(settings, recorder, door);
        return new Recorded(new EngineStage(recorder, pipeline, door, haltListener), pipeline);
    }

    /**
     * A pipeline and the stage that records it.
     *
     * @param stage to feed
     * @param pipeline to read, when the stage stands still
     */
    public record Recorded(EngineStage stage, Pipeline pipeline) {}

    /**
     * A pipeline whose outputs go to a checker; orders go nowhere.
     *
     * @param settings what it is made from
     * @param outputs who takes them
     * @return the pipeline and its door
     */
    public static Replayed replayed(PipelineSettings settings, RecordSink outputs) {
        OrderStage door = new OrderStage((cause, instrument, order) -> {}, LatencyProbe.NONE);
        return new Replayed(new Pipeline(settings, outputs, door), door);
    }

    /**
     * A pipeline and its door.
     *
     * @param pipeline to feed
     * @param door to open after each input
     */
    public record Replayed(Pipeline pipeline, OrderStage door) {}

    /**
     * Settings of a pipeline, with its strategies in their first state.
     *
     * @param settings of the run
     * @param instruments of the run
     * @param timeframe of the run
     * @return settings for one pipeline
     */
    public static PipelineSettings pipeline(
            RunSettings settings, InstrumentTable instruments, Timeframe timeframe) {
        return new PipelineSettings(
                instruments,
                settings.quality(),
                settings.bars().with(timeframe),
                settings.indicators(),
                settings.regime(),
                settings.limits(),
                settings.policy(),
                settings.account().funds(instruments),
                settings.illiquid(),
                settings.tradeFromNs(),
                settings.fills(),
                settings.strategies().stream().map(each -> each.slot(instruments)).toList());
    }

    /**
     * The way into an engine that was started.
     *
     * @param ring layout
     * @param engine who handles events
     * @param seen wraps what runs on each of its threads
     * @return port, to be closed
     */
    public static InputPort port(RunSettings.Ring ring, EngineStage engine, Seen seen) {
        return switch (ring.mode()) {
            case INLINE -> new InlinePort(seen.engine().apply(engine));
            case FUSED -> new EventRing(seen.engine().apply(engine), ring.slots(), ring.waitMode());
            case PARALLEL -> {
                Handover handover = new Handover(ring.slots(), ring.waitMode());
                JournalStage journal = engine.part(handover);
                yield new EventRing(
                        seen.engine().apply(engine),
                        seen.journal().apply(journal),
                        handover,
                        ring.slots(),
                        ring.waitMode());
            }
        };
    }

    /**
     * Who sees the events that the threads of an engine handle.
     *
     * @param engine wraps the stage of the engine's thread
     * @param journal wraps that of the journal's, in the layout that has one
     */
    public record Seen(UnaryOperator<Stage> engine, UnaryOperator<Stage> journal) {

        /** Nobody. */
        public static final Seen BY_NOBODY =
                new Seen(UnaryOperator.identity(), UnaryOperator.identity());
    }
}
