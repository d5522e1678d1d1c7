package io.millrace.ops.run;

import io.millrace.engine.ring.Inlet;
import io.millrace.model.event.EventSource;

import org.agrona.concurrent.NanoClock;

/**
 * Lets time go on where the data is silent. What waits for time, such as the steps of a flatten, a
 * cancel that is to be repeated or the end of a bar, must not wait for the next tick: a paced
 * source that has had nothing for a second is followed by a timer each second, an input as any
 * other.
 *
 * <p>Not before something else than data has come in, a measurement or a command: until then a run
 * is a function of its data alone, whatever its speed. Input thread.
 */
final class Silence {

    private static final long LONGEST_NS = 1_000_000_000L;

    /** Steps of the times that are told; what is told must be over by then. */
    private static final long GRAIN_NS = 1_000_000L;

    private final EventSource source;
    private final Inlet inlet;
    private final NanoClock clock;
    private long sinceNs;
    private boolean isTold;

    /**
     * Before the first poll; tells nothing yet.
     *
     * @param source that is polled
     * @param inlet that takes the timers
     * @param clock time that really passes
     */
    Silence(EventSource source, Inlet inlet, NanoClock clock) {
        this.source = source;
        this.inlet = inlet;
        this.clock = clock;
        sinceNs = clock.nanoTime();
    }

    /** From now on time is told. */
    void begin() {
        isTold = true;
    }

    /**
     * To be asked before the source is polled: whatever was due by then, the poll offers.
     *
     * @return how far the source's time has come, or {@link EventSource#NOT_PACED} while it is too
     *     early to tell
     */
    long reachedNs() {
        return isTold && clock.nanoTime() - sinceNs >= LONGEST_NS
                ? source.reachedNs()
                : EventSource.NOT_PACED;
    }

    /**
     * Takes the answer of a poll.
     *
     * @param offered events, or {@link EventSource#END}
     * @param reachedNs as told before it
     */
    void polled(int offered, long reachedNs) {
        if (offered == 0 && reachedNs == EventSource.NOT_PACED) {
            return;
        }
        sinceNs = clock.nanoTime();
        if (offered == 0) {
            inlet.pass(Math.floorDiv(reachedNs - 1, GRAIN_NS) * GRAIN_NS);
        }
    }
}
