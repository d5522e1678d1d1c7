package io.millrace.ops.watch;

import io.millrace.ops.monitor.ThreadEnd;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** A thread that does one duty ten times a second, until it is closed. */
final class Patrol implements AutoCloseable {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LongConsumer duty;
    private final Thread thread;
    private volatile boolean ended;

    /** Starts it; the duty is given the monotonic clock. */
    Patrol(String name, LongConsumer duty) {
        this.duty = duty;
        thread = new Thread(this::walk, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void walk() {
        while (!ended) {
            duty.accept(System.nanoTime());
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    @Override
    public void close() {
        ended = true;
        ThreadEnd.await(thread);
    }
}
