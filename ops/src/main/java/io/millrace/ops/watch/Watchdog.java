package io.millrace.ops.watch;

import io.millrace.broker.guard.Pulse;
import io.millrace.broker.guard.Stillness;

import java.util.List;

/** Notices once that the pipeline stands still while input waits, or in the middle of its work. */
public final class Watchdog {

    private final List<Watched> threads;
    private final long patienceNs;
    private volatile long stillNs;
    private boolean hasBarked;

    /** One thread of the pipeline, and for how long it was seen standing still. */
    private record Watched(Pulse pulse, Stillness stillness) {

        Watched(Pulse pulse) {
            this(pulse, new Stillness());
        }

        long look(long nowNs) {
            if (pulse.isBusy()) {
                return stillness.look(pulse.steps(), nowNs);
            }
            stillness.reset();
            return 0;
        }
    }

    /**
     * A watchdog that has seen nothing yet.
     *
     * @param pulse of the pipeline
     * @param patienceNs for how long it may stand still
     */
    public Watchdog(Pulse pulse, long patienceNs) {
        this(List.of(pulse), patienceNs);
    }

    /**
     * A watchdog over several threads, of which none may stand still.
     *
     * @param pulses of the threads
     * @param patienceNs for how long each may stand still
     */
    public Watchdog(List<Pulse> pulses, long patienceNs) {
        if (patienceNs < 1) {
            throw new IllegalArgumentException(
                    "patience is " + patienceNs + " ns; it must be above 0");
        }
        threads = pulses.stream().map(Watched::new).toList();
        this.patienceNs = patienceNs;
    }

    /**
     * Looks. Called a few times a second by one thread.
     *
     * @param nowNs monotonic clock
     * @return true once, when its patience is at an end
     */
    public boolean look(long nowNs) {
        long longest = 0;
        for (int i = 0; i < threads.size(); i++) {
            longest = Math.max(longest, threads.get(i).look(nowNs));
        }
        stillNs = longest;
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
