package io.millrace.ops.monitor.breakers;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.ops.house.Breaks;

import org.jspecify.annotations.Nullable;

/** Breaks rules from where the control plane listens. */
public final class MonitorBreakers {

    private MonitorBreakers() {}

    /** A monitor that asks the engine. */
    @Breaks("monitor-apart")
    public static final class SeesEngine {
        @Nullable Pipeline pipeline;
    }
}
