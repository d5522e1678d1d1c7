package io.millrace.engine.ring;

/** A stage has thrown. The run is over; the cause says why. */
public final class PipelineFailure extends RuntimeException {

    /**
     * Wraps what a stage threw.
     *
     * @param sequence input that was being handled, 0 when unknown
     * @param cause what was thrown
     */
    public PipelineFailure(long sequence, Throwable cause) {
        super("pipeline: a stage failed at input " + sequence + ": " + cause.getMessage(), cause);
    }
}
