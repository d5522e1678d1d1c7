package io.millrace.journal.snapshot;

/** Tries a snapshot: loads it into a new state of its own. */
@FunctionalInterface
public interface SnapshotLoader {

    /**
     * Loads a snapshot.
     *
     * @param snapshot whose bytes are sound
     * @return the state hash of what was loaded, 64 hexadecimal digits
     * @throws io.millrace.model.state.StateException when it does not fit
     */
    String load(Snapshot snapshot);
}
