package io.millrace.ops.run;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.doctor.Diagnosis;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.ops.config.Config;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.monitor.StartPhases;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings a run back that was recorded in a home, and keeps what the next one begins with. */
public interface Recovery {

    /** Every run begins afresh and keeps nothing but its journal. */
    Recovery NONE =
            new Recovery() {
                @Override
                public boolean isAsked() {
                    return false;
                }

                @Override
                public Optional<Resumed> resume(Path home, Config given, Diagnosis diagnosis) {
                    return Optional.empty();
                }

                @Override
                public void ended(Path epoch, EpochEnd place, Pipeline pipeline) {}
            };

    /**
     * Says how long it took until new inputs could come in.
     *
     * @param sequence of the last recorded input
     * @param phases what the time was spent on
     * @return for people, a line
     */
    static String ready(long sequence, StartPhases phases) {
        return "resumed: ready behind sequence "
                + sequence
                + ", "
                + phases.sinceProcessMs()
                + " ms after the start of the process: "
                + phases.text();
    }

    /** {@return whether the run is to go on from the newest recorded one} */
    boolean isAsked();

    /**
     * Finds the newest run of a home, and begins to restore the state that it was in.
     *
     * @param home locked and examined
     * @param given settings of this start
     * @param diagnosis what the doctor found there
     * @return empty when there is no run
     * @throws LaunchException when it cannot be gone on with
     */
    Optional<Resumed> resume(Path home, Config given, Diagnosis diagnosis);

    /**
     * A run has ended in order, and its journal is sealed.
     *
     * @param epoch directory of its newest epoch
     * @param place last record of the run that is no checkpoint
     * @param pipeline its state
     */
    void ended(Path epoch, EpochEnd place, Pipeline pipeline);

    /** A run that was found; its state is restored on a thread of its own. */
    interface Resumed {

        /**
         * Waits for the state. Nothing may be written to the home before.
         *
         * @throws LaunchException when it cannot be restored to exactly the state that was recorded
         */
        void await();

        /** {@return the recorded settings, with what of the given ones may differ} */
        Config config();

        /** {@return the recorded instruments} */
        InstrumentTable instruments();

        /** {@return epochs of the run, up to the last record that counts} */
        ReplayChain chain();

        /** {@return last record that counts} */
        EpochEnd end();

        /** {@return last record that counts and is no checkpoint} */
        EpochEnd place();

        /**
         * Puts the restored state into a pipeline; waits for it.
         *
         * @param pipeline made from the recorded settings, not started
         */
        void into(Pipeline pipeline);

        /** {@return outputs of the newest input that were never recorded; waits for the state} */
        List<DirectBuffer> outputs();

        /** {@return time for the source, which runs ahead while it is skipped} */
        NanoClock clock();

        /**
         * A way into the engine that keeps what is recorded from it.
         *
         * @return the way for all
         */
        Skipping skipping();

        /** {@return where it was restored from, and how long that took; waits for the state} */
        Facts facts();
    }

    /** Compares the beginning of the data with what is recorded of it. */
    interface Skipping extends InputPort {

        /**
         * Reads what is recorded once more. Returns with the last event recorded, or with those
         * behind it that the source gave at once; they wait for {@link #attach}.
         *
         * @param source before its first event
         * @param sink who puts its events, and others, into the inlet
         * @param inlet of this port
         * @return records of the journal that were read beside it
         * @throws LaunchException when the data is not that of the run
         */
        long skip(EventSource source, EventSink sink, Inlet inlet);

        /**
         * From now on events go on their way; those that wait go first.
         *
         * @param port the way for what is new; closed with this one
         */
        void attach(InputPort port);
    }

    /**
     * Where a run was restored from.
     *
     * @param epoch of the last record
     * @param sequence of the last input
     * @param snapshot name of the snapshot's file; empty for none
     * @param snapshotSequence newest input in the snapshot; 0 for none
     * @param replayed inputs behind it
     * @param records of the journal that were read for it, behind the doctor's reading
     * @param ms it took to restore the state
     */
    record Facts(
            int epoch,
            long sequence,
            String snapshot,
            long snapshotSequence,
            long replayed,
            long records,
            long ms) {}
}
