package io.millrace.ops.cli;

import io.millrace.ops.launch.StopSignal;

import java.util.concurrent.TimeUnit;

/**
 * Ends a run in order when the process is told to go: raises the signal, then holds the process
 * back until the run has printed its summary and returned, 10 s at the most.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(10);

    private final Thread main = Thread.currentThread();
    private final Thread hook;

    Interruption(StopSignal stop) {
        hook = new Thread(() -> end(stop), "millrace-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(StopSignal stop) {
        stop.raise();
        try {
            main.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            assert hook.isAlive() : "the process is going and the hook is at work";
        }
    }
}
