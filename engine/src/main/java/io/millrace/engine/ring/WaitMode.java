package io.millrace.engine.ring;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

import java.util.concurrent.locks.LockSupport;

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
    private static final long SHORT_NS = 1_000;

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
    @SuppressWarnings("ThreadPriorityCheck") // Yielding lets the other side have the core.
    void pause(int step) {
        if (step < SPINS) {
            Thread.onSpinWait();
        } else if (this == YIELDING) {
            Thread.yield();
        } else {
            producerPause();
        }
    }

    /**
     * One step of the producer's wait for a full ring. It sleeps where cores are shared: what fills
     * the ring keeps the consumer busy for longer, and the journal's other threads and the compiler
     * want the core.
     */
    void producerPause() {
        if (this == BUSY_SPIN) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(SHORT_NS);
        }
    }
}
