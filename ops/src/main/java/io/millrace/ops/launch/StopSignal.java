package io.millrace.ops.launch;

/** Raised once, by any thread, to end a run early and in order. */
public final class StopSignal {

    private volatile boolean raised;

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
