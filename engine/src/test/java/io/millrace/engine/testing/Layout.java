package io.millrace.engine.testing;

import io.millrace.engine.pipeline.EngineStage;
import io.millrace.engine.ring.EventRing;
import io.millrace.engine.ring.Handover;
import io.millrace.engine.ring.InlinePort;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.WaitMode;

/** Every way to run an engine. */
public enum Layout {
    INLINE,
    FUSED,
    PARALLEL;

    private static final int SLOTS = 64;

    public InputPort open(EngineStage engine) {
        return open(engine, SLOTS, SLOTS, WaitMode.YIELDING);
    }

    /** The pieces are those of outputs on their way to the journal. */
    public InputPort open(EngineStage engine, int slots, int pieces, WaitMode mode) {
        return switch (this) {
            case INLINE -> new InlinePort(engine);
            case FUSED -> new EventRing(engine, slots, mode);
            case PARALLEL -> {
                Handover handover = new Handover(pieces, mode);
                yield new EventRing(engine, engine.part(handover), handover, slots, mode);
            }
        };
    }
}
