package io.millrace.ops.watch;

import io.millrace.broker.guard.Pulse;
import io.millrace.broker.guard.Stillness;

/** Notices once that the pipeline stands still while input waits, or in the middle of its work. */
public final class Watchdog {

    private final Pulse pulse;
    private final long patienceNs;
    private final Stillness stillness = new Stillness();
    private volatile long stillNs;
    private boolean hasBarked;

    /**
     * A watchdog that has seen nothing yet.
     *
     * @param pulse of the pipeline
     * @param patienceNs for how long it may stand still
     */
    public Watchdog(Pulse pulse, long patienceNs) {
        if (patienceNs < 1) {
            throw new IllegalArgumentException(
                    "patience is " + patienceNs + " ns; it must be above 0");
        }
        this.pulse = pulse;
        this.patienceNs = patienceNs;
    }

    /**
     * Looks. Called a few times a second by one thread.
     *
     * @param nowNs monotonic clock
     * @return true once, when its patience is at an end
     */
    public boolean look(long nowNs) {
        if (pulse.isBusy()) {
            stillNs = stillness.look(pulse.steps(), nowNs);
        } else {
            stillness.reset();
            stillNs = 0;
        }
        if (hasBarked || stillNs < patienceNs) {
            return false;
        }
        hasBarked = true;
        return true;
    }

    /**
     * For how long the pipeline has stood still; any thread.
     *
     * @return ns, 0 while it moves or has nothing to do
     */
    public long stillNs() {
        return stillNs;
    }
}
