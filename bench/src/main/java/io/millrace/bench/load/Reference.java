package io.millrace.bench.load;

import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.RecordSink;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.launch.Assemblies;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A pipeline without ring and journal, as a replay has it: says what the right answer is, and how
 * long the engine's step takes alone.
 */
public final class Reference implements InputPort {

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final Assemblies.Replayed engine;
    private final Inlet inlet;

    /**
     * A started pipeline.
     *
     * @param settings of the pipeline
     * @param outputs takes its records
     */
    public Reference(PipelineSettings settings, RecordSink outputs) {
        engine = Assemblies.replayed(settings, outputs);
        engine.pipeline().start(false);
        engine.door().release();
        inlet = new Inlet(this, new TickToOrder(1), Timeframe.M1.lengthNs());
    }

    /**
     * The state hash after some trades.
     *
     * @param settings of the pipeline, with strategies in their first state
     * @param ticks a market before its first trade
     * @param count trades
     * @return the hash
     */
    public static String hash(PipelineSettings settings, Ticks ticks, long count) {
        Reference reference = new Reference(settings, (buffer, offset, length) -> {});
        for (long i = 0; i < count; i++) {
            ticks.offer(reference.inlet);
        }
        return reference.hash();
    }

    /** {@return where trades go in} */
    public Inlet inlet() {
        return inlet;
    }

    /** {@return hash of the state} */
    public String hash() {
        return engine.pipeline().stateHash();
    }

    /** {@return the pipeline and its door} */
    public Assemblies.Replayed engine() {
        return engine;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public MutableDirectBuffer memory() {
        return slot;
    }

    @Override
    public void publish() {
        engine.pipeline().onEvent(slot, 0);
        engine.door().release();
    }

    @Override
    public void endOfBatch() {
        // There is no batch.
    }

    @Override
    public void drain() {
        // Nothing is under way.
    }

    @Override
    public void close() {
        // There is no thread.
    }
}
