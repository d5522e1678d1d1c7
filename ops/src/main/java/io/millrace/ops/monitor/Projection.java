package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.journal.EpochReader;
import io.millrace.model.event.EventType;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.monitor.health.FollowerHealth;
import io.millrace.ops.monitor.health.JournalHealth;
import io.millrace.ops.monitor.health.LatencyHealth;
import io.millrace.ops.monitor.health.PipelineHealth;
import io.millrace.ops.monitor.health.StoreHealth;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tails the journal of a running epoch on a thread of its own, and keeps status file, engine state
 * and decision log, or hands each record on. It reads nothing of the pipeline. A file that cannot
 * be written is told at the end and never touches trading.
 */
public final class Projection implements AutoCloseable {

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LINE_NS = TimeUnit.SECONDS.toNanos(1);

    private final EpochReader reader;
    private final RunView view;
    private final @Nullable Files files;
    private final RecordFollower follower;
    private final Thread thread;
    private volatile Consumer<RecordFollower> before = view -> {};
    private volatile Attendant attendant = Attendant.NONE;
    private Consumer<String> notices = line -> {};
    private volatile boolean ending;
    private volatile boolean aborted;
    private volatile @Nullable RuntimeException failure;

    /** Looks at the view on the projection's thread. */
    public interface Attendant {

        /** Looks at nothing. */
        Attendant NONE =
                new Attendant() {
                    @Override
                    public void onRecord(RunView view, UnsafeBuffer buffer, int offset) {}

                    @Override
                    public void onIdle(RunView view, JsonText.Fields status) {}
                };

        /**
         * The view holds one more record; those of earlier epochs of the run come first.
         *
         * @param view everything up to it
         * @param buffer memory of the record
         * @param offset of its envelope
         */
        void onRecord(RunView view, UnsafeBuffer buffer, int offset);

        /**
         * The view holds everything that is in the journal; called some 50 times a second.
         *
         * @param view everything
         * @param status writes the fields of the status file
         */
        void onIdle(RunView view, JsonText.Fields status);
    }

    /** What a run keeps beside its journal. */
    private record Files(StatusFile status, DecisionLog decisions) {}

    private Projection(
            EpochReader reader, RunView view, @Nullable Files files, RecordFollower follower) {
        this.reader = reader;
        this.view = view;
        this.files = files;
        this.follower = follower;
        thread = new Thread(this::tail, "millrace-projection");
        thread.setDaemon(true);
    }

    /**
     * Is to keep files beside the journal.
     *
     * @param home folder of the run
     * @param epoch directory of its journal
     * @param instruments of the run
     * @param timeframe of the bars that are decided on
     * @param strategies names of the strategies, by number
     * @return the projection, to be closed
     */
    public static Projection of(
            Path home,
            Path epoch,
            InstrumentTable instruments,
            Timeframe timeframe,
            List<String> strategies) {
        try {
            EpochReader reader = EpochReader.open(epoch, false);
            StatusFile status = new StatusFile(home.resolve("state"), reader.epoch());
            DecisionLog decisions =
                    new DecisionLog(home.resolve("logs"), instruments, strategies, reader.epoch());
            return new Projection(
                    reader,
                    new RunView(instruments, timeframe, strategies),
                    new Files(status, decisions),
                    decisions::onRecord);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(home + ": status and logs cannot be written", e);
        }
    }

    /**
     * Is to tail without files beside the journal.
     *
     * @param epoch directory of the journal
     * @param instruments of the run
     * @param timeframe of the bars that are decided on
     * @param strategies their names
     * @param follower who takes each record, on the projection's thread
     * @return the projection, to be closed
     */
    public static Projection of(
            Path epoch,
            InstrumentTable instruments,
            Timeframe timeframe,
            List<String> strategies,
            RecordFollower follower) {
        return new Projection(
                EpochReader.open(epoch, false),
                new RunView(instruments, timeframe, strategies),
                null,
                follower);
    }

    /**
     * Lets the status file tell how store and follower are doing.
     *
     * @param health asked at each line, on the projection's thread
     * @param proof asked at each line, on the projection's thread
     */
    public void show(Supplier<StoreHealth> health, Supplier<FollowerHealth> proof) {
        Files own = files;
        if (own != null) {
            own.status().show(health, proof);
        }
    }

    /**
     * Lets the status file tell how the pipeline is doing.
     *
     * @param health asked at each line, on the projection's thread
     */
    public void watch(Supplier<PipelineHealth> health) {
        Files own = files;
        if (own != null) {
            own.status().watch(health);
        }
    }

    /**
     * Lets the status file tell how the journal is doing.
     *
     * @param health asked at each line, on the projection's thread
     */
    public void showJournal(Supplier<JournalHealth> health) {
        Files own = files;
        if (own != null) {
            own.status().show(health);
        }
    }

    /**
     * Lets the status file tell how long the ways inside the run take.
     *
     * @param health asked at each line, on the projection's thread
     */
    public void showLatency(Supplier<LatencyHealth> health) {
        Files own = files;
        if (own != null) {
            own.status().measure(health);
        }
    }

    /**
     * Lets somebody look at the view; before {@link #begin}.
     *
     * @param own called on the projection's thread
     */
    public void attend(Attendant own) {
        attendant = own;
    }

    /**
     * Tells each halt and each narrowing of this epoch as it is read; before {@link #begin}.
     *
     * @param told a line each, on the projection's thread
     */
    public void alarm(Consumer<String> told) {
        notices = told;
    }

    /**
     * Lets the view hold what earlier epochs of the run hold, before it reads on.
     *
     * @param earlier hands each of their records to a follower, on the projection's thread
     */
    public void begin(Consumer<RecordFollower> earlier) {
        before = earlier;
        thread.start();
    }

    private void tail() {
        try {
            before.accept(this::take);
            long nextLineNs = System.nanoTime();
            while (!aborted) {
                boolean last = ending;
                boolean changed = drain();
                attendant.onIdle(view, this::status);
                if (changed || last || System.nanoTime() - nextLineNs >= 0) {
                    writeFiles(last);
                    nextLineNs = System.nanoTime() + LINE_NS;
                }
                if (last) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_NS);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take(UnsafeBuffer buffer, int offset) {
        view.apply(buffer, offset);
        attendant.onRecord(view, buffer, offset);
    }

    private void status(JsonGenerator json) throws IOException {
        Files own = files;
        if (own != null) {
            own.status().fields(json, view, journalBytes());
        }
    }

    private long journalBytes() {
        return reader.fileOffset() + reader.length();
    }

    private void writeFiles(boolean last) {
        Files own = files;
        if (own == null) {
            return;
        }
        own.status().write(view, journalBytes());
        if (last) {
            own.decisions().finish();
        }
        own.decisions().flush();
    }

    private boolean drain() {
        boolean stateChanged = false;
        while (reader.next()) {
            int type = reader.type();
            long told = view.alerts().count();
            take(reader.buffer(), reader.offset());
            if (view.alerts().count() > told) {
                notices.accept(view.alerts().line());
            }
            follower.onRecord(reader.buffer(), reader.offset());
            stateChanged |= type == EventType.STATE_CHANGE;
        }
        return stateChanged;
    }

    /**
     * Reads to the end of the journal, writes the last lines and ends the thread.
     *
     * @return everything the journal says
     */
    public RunView finish() {
        ending = true;
        ThreadEnd.await(thread);
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        return view;
    }

    @Override
    public void close() {
        aborted = true;
        ThreadEnd.await(thread);
        reader.close();
        Files own = files;
        if (own != null) {
            own.decisions().close();
            own.status().close();
        }
    }
}
