package io.millrace.ops.faults;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.EngineStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.SmallEpochs;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;
import io.millrace.journal.doctor.Doctor;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.RecordSink;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The engine's own stages over a journal, with a named place between any two steps. It may be
 * abandoned at each: then nothing more is written, as if the process had ended there.
 */
final class LiveRun {

    private static final int BATCH = 7;
    private static final long INTERVAL_NS = 1_000_000L;

    private final Truth truth;
    private final Path home;
    private final Durability durability;
    private final FakeBroker broker;
    private final Points points;
    private Instant created = Instant.EPOCH;
    private @Nullable EpochWriter writer;
    private long acknowledged;

    /** Not started yet. */
    LiveRun(Truth truth, Path home, Durability durability, FakeBroker broker, Points points) {
        this.truth = truth;
        this.home = home;
        this.durability = durability;
        this.broker = broker;
        this.points = points;
    }

    static Durability durability(Policy policy, Disk disk) {
        return new Durability(policy, policy == Policy.INTERVAL ? INTERVAL_NS : 0, 0, disk);
    }

    /** What the wall clock says when the epoch is made. */
    LiveRun at(Instant wallClock) {
        created = wallClock;
        return this;
    }

    /** A whole start: the doctor, a new epoch, some inputs, the seal. */
    void run(int inputs) {
        Path journal = home.resolve("journal");
        Doctor.examine(durability.disk(), journal, home.resolve("quarantine"));
        EpochWriter opened = SmallEpochs.create(journal, info(), durability);
        writer = opened;
        OrderStage door =
                new OrderStage(
                        (cause, instrument, order) -> {
                            points.at("before order");
                            broker.send(cause, instrument, order);
                            points.at("after order");
                        },
                        LatencyProbe.NONE);
        RecordSink sink =
                (buffer, offset, length) -> {
                    opened.append(buffer, offset, length);
                    points.at("after output");
                };
        Pipeline pipeline = new Pipeline(truth.run().settings(), sink, door);
        EngineStage stage =
                new EngineStage(
                        opened,
                        pipeline,
                        door,
                        (cause, sequence) ->
                                new HaltLatch(cause.name(), "", "", sequence, 1, Instant.EPOCH)
                                        .write(durability.disk(), home));
        stage.start(false);
        feed(stage, opened, inputs);
        points.at("before seal");
        opened.seal(pipeline.sequence(), pipeline.stateHash());
        points.at("after seal");
    }

    private void feed(EngineStage stage, EpochWriter opened, int inputs) {
        UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
        for (int i = 0; i < inputs; i++) {
            byte[] input = truth.inputs().get(i);
            slot.putBytes(0, input);
            stage.onEvent(slot, 0, i % BATCH == BATCH - 1);
            if (opened.batchedRecords() == 0) {
                acknowledged = EventLayout.sequence(slot, 0);
            }
            points.at("after input");
        }
        stage.onBatchEnd();
        acknowledged = opened.lastSequence();
    }

    private EpochInfo info() {
        return new EpochInfo(
                "faults",
                "0.1",
                "schema",
                "paper",
                "random",
                created,
                EpochEnd.NONE,
                "seed = " + truth.run().seed() + "\n",
                "random\n");
    }

    /** Lets go of the files. The disk takes nothing any more, so that this writes nothing. */
    void abandon() {
        EpochWriter left = writer;
        if (left == null) {
            return;
        }
        try {
            left.force();
        } catch (RuntimeException gone) {
            // Expected: from now on the writer counts as failed and flushes nothing.
            left.close();
            return;
        }
        throw new AssertionError("the disk still takes writes");
    }

    /** Closes as a run that has failed does. */
    void close() {
        EpochWriter left = writer;
        if (left != null) {
            left.close();
        }
    }

    /** Last input whose excerpt is closed. */
    long acknowledged() {
        return acknowledged;
    }

    /** Last input that is known to be on the disk. */
    long durable() {
        EpochWriter known = writer;
        return known == null ? 0 : known.durableSequence();
    }

    /** Whether the journal still lets orders out. */
    boolean permitsOrders() {
        EpochWriter known = writer;
        return known != null && known.permitsOrders(0);
    }
}
