package io.millrace.ops.monitor;

import java.util.concurrent.locks.LockSupport;

/** Waits for the end of a thread that was told to end. Any thread. */
public final class ThreadEnd {

    private ThreadEnd() {}

    /**
     * Waits, woken thread or not, interrupted or not. An interrupt is kept.
     *
     * @param thread whose pauses are parks; one that never began has ended
     */
    public static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                LockSupport.unpark(thread);
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
