package io.millrace.ops.run;

/** Raised once, by any thread, to end a run early and in order. */
public final class StopSignal {

    private final Runnable whenReady;
    private volatile boolean raised;

    /**
     * A signal that is not raised.
     *
     * @param whenReady called once, when the run is far enough to be ended in order
     */
    public StopSignal(Runnable whenReady) {
        this.whenReady = whenReady;
    }

    /** The run is far enough to be ended in order. */
    void ready() {
        whenReady.run();
    }

    /** Asks the run to end. */
    public void raise() {
        raised = true;
    }

    /**
     * Whether the run shall end.
     *
     * @return true after {@link #raise}
     */
    public boolean isRaised() {
        return raised;
    }
}
