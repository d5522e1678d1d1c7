package io.millrace.ops.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.order.OrderStage;
import io.millrace.engine.pipeline.EngineStage;
import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochReader;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.Epochs;
import io.millrace.journal.JournalCorruptException;
import io.millrace.journal.Manifest;
import io.millrace.journal.SmallEpochs;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.doctor.Doctor;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.state.StateBuffer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A start that goes on with the newest run of a home, in the way of {@code run --resume}, with a
 * recovery of its own: every recorded output is compared, those that were never recorded come first
 * in the new epoch.
 */
final class ResumedRun {

    private static final int BATCH = 7;

    private final Truth truth;
    private final Path journal;
    private final Path quarantine;
    private final Durability durability;
    private final FakeBroker broker;
    private final Points points;
    private final List<byte[]> records = new ArrayList<>();
    private final Deque<byte[]> outputs = new ArrayDeque<>();
    private EpochEnd end = EpochEnd.NONE;

    ResumedRun(Truth truth, Path home, Durability durability, FakeBroker broker, Points points) {
        this.truth = truth;
        this.journal = home.resolve("journal");
        this.quarantine = home.resolve("quarantine");
        this.durability = durability;
        this.broker = broker;
        this.points = points;
    }

    /** Goes on to the last input; answers the hash of the state there. */
    String run(String where) {
        Doctor.examine(durability.disk(), journal, quarantine);
        read();
        Pipeline recovered = recover(where);
        StateBuffer state = new StateBuffer();
        recovered.save(state);
        List<DirectBuffer> unrecorded = new ArrayList<>();
        outputs.forEach(output -> unrecorded.add(new UnsafeBuffer(output)));
        try (EpochWriter writer = SmallEpochs.create(journal, info(), durability)) {
            OrderStage door =
                    new OrderStage(
                            (cause, instrument, order) -> {
                                points.at("before order");
                                broker.send(cause, instrument, order);
                                points.at("after order");
                            },
                            LatencyProbe.NONE);
            Pipeline pipeline =
                    new Pipeline(
                            truth.run().settings(),
                            (buffer, offset, length) -> {
                                writer.append(buffer, offset, length);
                                points.at("after output");
                            },
                            door);
            EngineStage stage = new EngineStage(writer, pipeline, door, (cause, sequence) -> {});
            if (records.isEmpty()) {
                stage.start(false);
            } else {
                StateBuffer source = new StateBuffer(state.toBytes());
                pipeline.load(source);
                source.expectEnd();
                stage.resume(unrecorded, false);
            }
            feed(stage, pipeline.sequence());
            String hash = pipeline.stateHash();
            writer.seal(pipeline.sequence(), hash);
            points.at("after seal");
            return hash;
        }
    }

    private void feed(EngineStage stage, long behind) {
        UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
        int number = 0;
        for (byte[] input : truth.inputs()) {
            slot.putBytes(0, input);
            if (EventLayout.sequence(slot, 0) > behind) {
                stage.onEvent(slot, 0, number++ % BATCH == BATCH - 1);
                points.at("after input");
            }
        }
        stage.onBatchEnd();
    }

    /** The epochs of the newest run, each up to where the next one goes on from. */
    private void read() {
        Deque<EpochEnd> chain = new ArrayDeque<>();
        int newest = Epochs.latest(journal).orElse(0);
        EpochEnd link = new EpochEnd(newest, 0, 0);
        while (link.epoch() != 0) {
            chain.push(link);
            link = Manifest.read(Epochs.directory(journal, link.epoch())).continues();
        }
        for (EpochEnd each : chain) {
            read(each, each.epoch() == newest);
        }
    }

    private void read(EpochEnd link, boolean isNewest) {
        try (EpochReader reader = EpochReader.open(Epochs.directory(journal, link.epoch()), true)) {
            boolean isThere = false;
            while (!isThere && next(reader)) {
                if (reader.type() < EventType.EPOCH_HEAD) {
                    records.add(Desk.plain(reader.buffer(), reader.offset(), reader.length()));
                }
                isThere =
                        !isNewest
                                && reader.lastSequence() == link.lastSequence()
                                && reader.lastCrc() == link.lastCrc();
            }
            assertEquals(!isNewest, isThere, "the end of epoch " + link.epoch());
            end = new EpochEnd(link.epoch(), reader.lastSequence(), reader.lastCrc());
        }
    }

    private static boolean next(EpochReader reader) {
        try {
            return reader.next();
        } catch (JournalCorruptException torn) {
            // The doctor has said what it is.
            return false;
        }
    }

    private Pipeline recover(String where) {
        OrderStage door = new OrderStage((cause, instrument, order) -> {}, LatencyProbe.NONE);
        Pipeline pipeline =
                new Pipeline(
                        truth.run().settings(),
                        (buffer, offset, length) -> outputs.add(Desk.plain(buffer, offset, length)),
                        door);
        if (records.isEmpty()) {
            return pipeline;
        }
        pipeline.start(false);
        for (byte[] record : records) {
            UnsafeBuffer buffer = new UnsafeBuffer(record);
            if (EventType.isInput(EventLayout.type(buffer, 0))) {
                assertEquals(0, outputs.size(), where + ": recomputed, but not recorded");
                pipeline.onEvent(new UnsafeBuffer(record.clone()), 0);
                door.release();
            } else {
                assertArrayEquals(outputs.poll(), record, where);
            }
        }
        return pipeline;
    }

    /** Everything that the run has recorded, over all its epochs. */
    List<byte[]> recorded() {
        records.clear();
        read();
        return records;
    }

    private EpochInfo info() {
        return new EpochInfo(
                "faults",
                "0.1",
                "schema",
                "paper",
                "random",
                Instant.EPOCH,
                records.isEmpty() ? EpochEnd.NONE : end,
                "seed = " + truth.run().seed() + "\n",
                "random\n");
    }
}
