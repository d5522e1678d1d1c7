package io.millrace.ops.launch;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochMark;
import io.millrace.journal.EpochReader;
import io.millrace.journal.Epochs;
import io.millrace.journal.FirstBad;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.OutputChecker;
import io.millrace.journal.Seal;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.RecordSink;
import io.millrace.ops.monitor.RecordFollower;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Feeds the recorded inputs of a chain of epochs to a pipeline, one by one, in the calling thread,
 * and compares every output with the recorded one, byte for byte; at the end of each sealed epoch
 * also the state hash with the seal's.
 *
 * <p>It may follow a live writer: where {@link #step} answers false, a later call may answer true.
 * With other settings than the recorded ones every comparison is idle; see {@link #pipeline} for
 * what came of it. Not thread-safe.
 */
public final class Replayer implements AutoCloseable {

    private static final int LONGEST_OUTPUT = 4096;

    private final ReplayChain chain;
    private final @Nullable RecordFollower follower;
    private final UnsafeBuffer copy = new UnsafeBuffer(new byte[LONGEST_OUTPUT]);
    private final OutputChecker checker;
    private final Assemblies.Replayed engine;
    private EpochReader reader;
    private int at;
    private boolean atBorder;
    private long readBefore;
    private long hashes;
    private long hashDifferences;
    private String firstHash = "";
    private int firstDifferenceEpoch;

    /**
     * Makes a pipeline and puts it before the first input that is to be replayed.
     *
     * @param chain epochs to replay
     * @param settings of the pipeline; those of {@link ReplayChain#root} for an equal run
     * @param start state to begin with
     * @param follower who takes each input before, and each recomputed output after, it is handled;
     *     null for nobody
     * @return the replayer, to be closed
     */
    public static Replayer open(
            ReplayChain chain,
            RecordedSettings settings,
            ReplayStart start,
            @Nullable RecordFollower follower) {
        Replayer replayer = new Replayer(chain, settings, start, follower);
        try {
            replayer.begin(settings, start);
            return replayer;
        } catch (RuntimeException e) {
            replayer.close();
            throw e;
        }
    }

    private Replayer(
            ReplayChain chain,
            RecordedSettings settings,
            ReplayStart start,
            @Nullable RecordFollower follower) {
        this.chain = chain;
        this.follower = follower;
        EpochMark mark = EpochMark.START;
        if (start instanceof ReplayStart.At exact) {
            mark = exact.mark();
            while (epoch() < exact.place().epoch() && at + 1 < chain.links().size()) {
                at++;
            }
        }
        ReplayChain.Link first = chain.links().get(at);
        reader = first.open(mark);
        readBefore = -mark.records();
        checker = new OutputChecker(reader, first.end());
        RecordSink sink = follower == null ? checker : this::onOutput;
        engine = Assemblies.replayed(settings.pipeline(), sink);
    }

    private void begin(RecordedSettings settings, ReplayStart start) {
        switch (start) {
            case ReplayStart.Fresh fresh -> {
                engine.pipeline().start(settings.run().latched());
                engine.door().release();
            }
            case ReplayStart.Behind behind -> {
                behind.state().into(engine.pipeline());
                while (!checker.skipThrough(behind.sequence()) && goOn()) {
                    // The input stands in a later epoch.
                }
            }
            case ReplayStart.At exact -> {
                exact.state().into(engine.pipeline());
                goTo(exact.place());
            }
        }
    }

    private void goTo(EpochEnd place) {
        if (!checker.skipTo(place.lastSequence(), place.lastCrc())) {
            throw new JournalCorruptException(
                    new FirstBad(
                            epoch(),
                            Epochs.RECORDS,
                            FirstBad.WHOLE_FILE,
                            place.lastSequence(),
                            "the record that a snapshot was taken at is not there"));
        }
    }

    private void onOutput(DirectBuffer buffer, int offset, int length) {
        checker.append(buffer, offset, length);
        RecordFollower listening = follower;
        if (listening != null) {
            copy.putBytes(0, buffer, offset, length);
            listening.onRecord(copy, 0);
        }
    }

    /**
     * Replays the next input and everything that follows from it.
     *
     * @return false when there is none now
     * @throws JournalCorruptException when an epoch is damaged there
     */
    public boolean step() {
        while (!checker.nextInput()) {
            if (!goOn()) {
                return false;
            }
        }
        if (atBorder) {
            requireNext();
        }
        RecordFollower listening = follower;
        if (listening != null) {
            listening.onRecord(checker.buffer(), checker.offset());
        }
        engine.pipeline().onEvent(checker.buffer(), checker.offset());
        engine.door().release();
        return true;
    }

    /**
     * Replays up to an input.
     *
     * @param sequence of the last input to replay
     * @return whether that input was reached
     */
    public boolean runTo(long sequence) {
        while (sequence() < sequence && step()) {
            noteDifference();
        }
        return sequence() >= sequence;
    }

    private void noteDifference() {
        if (firstDifferenceEpoch == 0 && checker.differences() > 0) {
            firstDifferenceEpoch = epoch();
        }
    }

    private boolean goOn() {
        noteDifference();
        if (at + 1 == chain.links().size()) {
            return false;
        }
        compareHash();
        open(at + 1);
        atBorder = true;
        if (RecordedSettings.read(chain.links().get(at).directory()).isLatched()) {
            engine.pipeline().latch();
        }
        return true;
    }

    private void open(int link) {
        at = link;
        ReplayChain.Link next = chain.links().get(at);
        reader.close();
        readBefore += reader.records();
        reader = next.open(EpochMark.START);
        checker.goOn(reader, next.end());
    }

    private void requireNext() {
        atBorder = false;
        long found = EventLayout.sequence(checker.buffer(), checker.offset());
        if (found != sequence() + 1) {
            throw new JournalCorruptException(
                    new FirstBad(
                            epoch(),
                            Epochs.RECORDS,
                            reader.fileOffset(),
                            sequence(),
                            "the epoch goes on with input "
                                    + found
                                    + "; it must be "
                                    + (sequence() + 1)));
        }
    }

    private void compareHash() {
        ReplayChain.Link link = chain.links().get(at);
        if (!Seal.isPresent(link.directory())) {
            return;
        }
        Seal seal = Seal.read(link.directory());
        if (link.end().epoch() != 0 && link.end().lastCrc() != seal.lastCrc()) {
            return;
        }
        hashes++;
        String recomputed = engine.pipeline().stateHash();
        if (!seal.stateHash().equals(recomputed) && hashDifferences++ == 0) {
            firstHash = "state hash: recorded " + seal.stateHash() + ", recomputed " + recomputed;
        }
    }

    /**
     * Ends a replay of everything: whatever is recorded and was not recomputed, or the other way,
     * is a difference where the newest epoch is sealed, and its state hash is compared.
     */
    public void finish() {
        if (Seal.isPresent(chain.newest())) {
            checker.finish();
            compareHash();
        }
        noteDifference();
    }

    /**
     * Hands over the outputs of the newest input that were recomputed and are recorded nowhere.
     *
     * @param sink takes each, in their order
     */
    public void handOver(RecordSink sink) {
        checker.handOver(sink);
    }

    /** {@return whether all outputs of the newest input are recorded and were compared} */
    public boolean isLevel() {
        return checker.waitingBytes() == 0;
    }

    /** {@return epoch, newest sequence and checksum of the record that was read last} */
    public EpochEnd place() {
        return new EpochEnd(epoch(), reader.lastSequence(), reader.lastCrc());
    }

    /**
     * The pipeline, to read between two steps.
     *
     * @return pipeline
     */
    public Pipeline pipeline() {
        return engine.pipeline();
    }

    /**
     * Sequence of the newest input.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return engine.pipeline().sequence();
    }

    /**
     * The epoch that is being read.
     *
     * @return its number
     */
    public int epoch() {
        return chain.links().get(at).epoch();
    }

    /**
     * Inputs replayed.
     *
     * @return count
     */
    public long inputs() {
        return checker.inputs();
    }

    /**
     * Outputs recomputed and compared.
     *
     * @return count
     */
    public long outputs() {
        return checker.outputs();
    }

    /** {@return records read so far: inputs, outputs, and those of the journal itself} */
    public long records() {
        return readBefore + reader.records();
    }

    /**
     * State hashes compared with a seal.
     *
     * @return count
     */
    public long hashes() {
        return hashes;
    }

    /**
     * Outputs that are not as recorded, and state hashes that are not.
     *
     * @return count
     */
    public long differences() {
        return checker.differences() + hashDifferences;
    }

    /**
     * The first difference, for people.
     *
     * @return empty when there is none; names the epoch where there are several
     */
    public Optional<String> firstDifference() {
        Optional<String> first = checker.firstDifference();
        if (first.isPresent() && chain.links().size() > 1) {
            return first.map(text -> "epoch " + firstDifferenceEpoch + " " + text);
        }
        return first.isPresent() || hashDifferences == 0 ? first : Optional.of(firstHash);
    }

    @Override
    public void close() {
        reader.close();
    }
}
