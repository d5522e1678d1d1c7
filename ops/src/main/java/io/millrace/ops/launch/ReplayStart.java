package io.millrace.ops.launch;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochMark;

/** The trading state that a replay begins with. */
public sealed interface ReplayStart {

    /** That of the first epoch's start: nothing held, nothing asked for. */
    ReplayStart FRESH = new Fresh();

    /** Begins as the first epoch of the chain did. */
    record Fresh() implements ReplayStart {}

    /**
     * Begins behind an input. Everything recorded up to it is passed over.
     *
     * @param sequence of the last input that is in the state
     * @param state puts the state into a pipeline that has not been started
     */
    record Behind(long sequence, State state) implements ReplayStart {}

    /**
     * Begins behind a record that need not be in the first epoch. Everything recorded up to it is
     * passed over.
     *
     * @param place epoch, newest sequence and checksum of the record; it must stand there
     * @param mark place before it, in its epoch, that reading begins at
     * @param state puts the state into a pipeline that has not been started
     */
    record At(EpochEnd place, EpochMark mark, State state) implements ReplayStart {}

    /** A trading state at hand, such as that of a snapshot. */
    @FunctionalInterface
    interface State {

        /**
         * Puts the state into a pipeline.
         *
         * @param pipeline made from the same settings, not started
         */
        void into(Pipeline pipeline);
    }
}
