package io.millrace.engine.testing;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InlinePort;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.model.event.RecordSink;
import io.millrace.model.event.Stage;

import org.agrona.MutableDirectBuffer;

/** A pipeline without a journal: its outputs stay in memory, its orders go nowhere. */
public final class MemoryStage implements Stage {

    private static final long NO_TIMERS = 1L << 60;

    private final Records records = new Records();
    private final OrderStage door = new OrderStage((cause, id, order) -> {}, LatencyProbe.NONE);
    private final Pipeline pipeline;

    public MemoryStage(PipelineSettings settings) {
        pipeline = new Pipeline(settings, records, door);
        pipeline.start(false);
    }

    public MemoryStage(PipelineSettings settings, RecordSink outputs) {
        pipeline = new Pipeline(settings, outputs, door);
        pipeline.start(false);
    }

    @Override
    public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
        pipeline.onEvent(buffer, offset);
        door.release();
    }

    @Override
    public void onBatchEnd() {
        // Nothing is held back.
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public Records records() {
        return records;
    }

    /** Runs a feed through an inlet, without timers. */
    public MemoryStage run(Feed feed) {
        return run(feed, NO_TIMERS);
    }

    public MemoryStage run(Feed feed, long timerIntervalNs) {
        try (InputPort port = new InlinePort(this)) {
            feed.into(inlet(port, timerIntervalNs));
            port.drain();
        }
        return this;
    }

    /** An inlet without timers. */
    public static Inlet inlet(InputPort port) {
        return inlet(port, NO_TIMERS);
    }

    public static Inlet inlet(InputPort port, long timerIntervalNs) {
        return new Inlet(port, new TickToOrder(1 << 16), timerIntervalNs);
    }
}
