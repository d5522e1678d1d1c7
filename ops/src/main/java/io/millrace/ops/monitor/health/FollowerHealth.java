package io.millrace.ops.monitor.health;

/**
 * How the recomputation beside a run is doing.
 *
 * @param state in one word
 * @param sequence newest input that was recomputed
 * @param differences outputs that are not as recorded
 */
public record FollowerHealth(State state, long sequence, long differences) {

    /** Nobody recomputes the run. */
    public static final FollowerHealth OFF = new FollowerHealth(State.OFF, 0, 0);

    /** How it is doing. */
    public enum State {
        /** Nobody recomputes the run. */
        OFF,
        /** All outputs so far are as recorded. */
        OK,
        /** An output is not as recorded. */
        DIFFERENT,
        /** It has ended before the run; trading does not depend on it. */
        ENDED
    }
}
