package io.millrace.ops.cli.terminal;

import io.millrace.ops.run.StopSignal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run in order when the process is told to go: raises the signal, then holds the process
 * back until the run has printed its summary, 10 s at the most. Until the run's journal stands, the
 * process goes at once.
 */
public final class Interruption implements AutoCloseable {

    private static final long PATIENCE_S = 10;

    private final CountDownLatch summarised = new CountDownLatch(1);
    private final StopSignal signal = new StopSignal(this::arm);
    private final Thread hook = new Thread(this::end, "millrace-stop");

    /**
     * What the run asks.
     *
     * @return the signal
     */
    public StopSignal signal() {
        return signal;
    }

    private void arm() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            signal.raise();
        }
    }

    private void end() {
        signal.raise();
        try {
            boolean intime = summarised.await(PATIENCE_S, TimeUnit.SECONDS);
            assert intime : "the run did not end within " + PATIENCE_S + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The summary is printed: the process may go. */
    @Override
    public void close() {
        summarised.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            assert signal.isRaised() : "the process is going and the hook is at work";
        }
    }
}
