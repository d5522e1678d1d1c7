package io.millrace.ops.faults;

import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the methods of {@link HangingClasses} ask when they begin: whether this is the one that does
 * not return. One hangs at a time, and once; only within an event.
 */
public final class Hangs {

    private static final int NONE = -1;
    private static final long LOOK_MS = 5;

    private static final BitSet REACHED = new BitSet();
    private static volatile int armed = NONE;
    private static volatile boolean isWithinEvent;
    private static volatile CountDownLatch hanging = new CountDownLatch(1);
    private static volatile CountDownLatch released = new CountDownLatch(1);

    private Hangs() {}

    /**
     * Arms a method: its next call within an event hangs.
     *
     * @param method its number
     */
    public static void arm(int method) {
        armed = method;
    }

    /** Begins anew: nothing has hung yet. */
    static void ready() {
        hanging = new CountDownLatch(1);
        released = new CountDownLatch(1);
    }

    /**
     * Says whether an event is in hand.
     *
     * @param isSo whether it is
     */
    public static void withinEvent(boolean isSo) {
        isWithinEvent = isSo;
    }

    /** Whether the armed method hangs; false when the thread that could call it has ended. */
    static boolean awaitHanging(Thread caller) throws InterruptedException {
        while (!hanging.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
            if (!caller.isAlive()) {
                return hanging.getCount() == 0;
            }
        }
        return true;
    }

    /** Lets it return after all. */
    static void release() {
        armed = NONE;
        released.countDown();
    }

    static boolean isReached(int method) {
        return REACHED.get(method);
    }

    /**
     * A method begins.
     *
     * @param method its number
     */
    public static void at(int method) {
        if (!isWithinEvent) {
            return;
        }
        if (armed == NONE) {
            REACHED.set(method);
        } else if (armed == method) {
            armed = NONE;
            hanging.countDown();
            hang();
        }
    }

    private static void hang() {
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
