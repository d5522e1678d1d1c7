package io.millrace.ops.recovery;

import org.agrona.concurrent.NanoClock;

/**
 * Time for a paced source: a second passes with every look while the source is skipped, and from
 * then on it passes as it does.
 */
final class RunningAheadClock implements NanoClock {

    private static final long STEP_NS = 1_000_000_000L;

    private final NanoClock clock;
    private long aheadNs;
    private boolean running = true;

    RunningAheadClock(NanoClock clock) {
        this.clock = clock;
    }

    @Override
    public long nanoTime() {
        if (running) {
            aheadNs += STEP_NS;
        }
        return clock.nanoTime() + aheadNs;
    }

    /** From now on time passes as it does. */
    void walk() {
        running = false;
    }
}
