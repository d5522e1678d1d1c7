package io.millrace.ops.monitor.health;

/**
 * How the pipeline is doing, as seen from outside.
 *
 * @param state in one word
 * @param stillNs for how long it has stood still; 0 while it moves or has nothing to do
 */
public record PipelineHealth(State state, long stillNs) {

    /** Nobody watches, or all is well. */
    public static final PipelineHealth MOVING = new PipelineHealth(State.MOVING, 0);

    /** How it is doing. */
    public enum State {
        /** It moves, or has nothing to do. */
        MOVING,
        /** It stands still while input waits, for a second or longer. */
        STILL,
        /** It stood still for so long that the door refuses orders for good. */
        REFUSED
    }
}
