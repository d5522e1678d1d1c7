package io.millrace.ops.monitor.health;

/**
 * How the store of a run is doing.
 *
 * @param state OFF, STARTING, OK, or DEGRADED
 * @param reason why it is degraded; empty otherwise
 * @param epoch the newest that it holds records of; 0 for none
 * @param sequence of the last record that it holds
 */
public record StoreHealth(State state, String reason, int epoch, long sequence) {

    /** No store is kept. */
    public static final StoreHealth OFF = new StoreHealth(State.OFF, "", 0, 0);

    /** How a store is doing. */
    public enum State {
        /** No store is kept. */
        OFF,
        /** It reads what it does not hold yet. */
        STARTING,
        /** It follows the journal. */
        OK,
        /** It does not follow the journal; trading does not depend on it. */
        DEGRADED
    }
}
