package io.millrace.ops.run;

import io.millrace.ops.monitor.health.FollowerHealth;
import io.millrace.ops.monitor.health.StoreHealth;

import java.nio.file.Path;

/**
 * Goes along with a run through its journal alone, on a thread of its own. Whatever befalls it, the
 * run goes on.
 */
public interface RunCompanion extends AutoCloseable {

    /** Nobody goes along. */
    RunCompanion NONE =
            new RunCompanion() {
                @Override
                public void begin(Path epoch) {}

                @Override
                public void finish(boolean hurried) {}

                @Override
                public StoreHealth health() {
                    return StoreHealth.OFF;
                }

                @Override
                public void close() {}
            };

    /**
     * The run has its epoch.
     *
     * @param epoch directory; its head is written
     */
    void begin(Path epoch);

    /**
     * The epoch is sealed: reads it to its end, and ends.
     *
     * @param hurried whether to give up after some seconds; the next start goes on from there
     */
    void finish(boolean hurried);

    /**
     * How it is doing; any thread.
     *
     * @return for the status file
     */
    StoreHealth health();

    /** {@return how the recomputation of the run is doing, for the status file; any thread} */
    default FollowerHealth proof() {
        return FollowerHealth.OFF;
    }

    /** Ends at once when {@link #finish} was not called. */
    @Override
    void close();
}
