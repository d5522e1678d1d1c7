package io.millrace.engine.ring;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How a thread waits for the other side of the ring. */
public enum WaitMode {
    /** Burns its core; never on a machine with fewer cores than threads. */
    BUSY_SPIN,
    /** Spins a little, then yields; right for two cores. */
    YIELDING,
    /** Spins, yields, then sleeps in small steps; quiet, slower to wake. */
    SLEEPING,
    /** Waits on a lock; for machines that do other work. */
    BLOCKING;

    private static final int SPINS = 100;

    WaitStrategy consumer() {
        return switch (this) {
            case BUSY_SPIN -> new BusySpinWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case BLOCKING -> new BlockingWaitStrategy();
        };
    }

    /**
     * This mode, or yielding where it would burn more cores than there are to spare.
     *
     * @param spinners threads that wait at once in this layout, at most
     * @param cores of the machine
     * @return never busy spin unless there is a core for each thread and one more
     */
    public WaitMode on(int spinners, int cores) {
        return this == BUSY_SPIN && cores <= spinners ? YIELDING : this;
    }

    /**
     * One step of a thread's wait for another one.
     *
     * @param step from 0, one more with each step of the same wait
     */
    void pause(int step) {
        if (step < SPINS) {
            Thread.onSpinWait();
        } else {
            producerPause();
        }
    }

    /** One step of the producer's wait for room. */
    @SuppressWarnings(
            "ThreadPriorityCheck") // Yielding lets the consumer have the core; nothing relies on
    // it.
    void producerPause() {
        switch (this) {
            case BUSY_SPIN -> Thread.onSpinWait();
            case YIELDING -> Thread.yield();
            case SLEEPING, BLOCKING -> java.util.concurrent.locks.LockSupport.parkNanos(1_000);
        }
    }
}
