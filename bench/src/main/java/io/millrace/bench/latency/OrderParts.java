package io.millrace.bench.latency;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Reference;
import io.millrace.bench.load.Ticks;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.disk.Disk;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.RecordSink;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.JournalSettings;
import io.millrace.ops.launch.Assemblies;

import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The parts of the way from a tick to its order, each timed alone and one after the other:
 * admission, engine step, journal, door. Of ticks with an order only. First at full speed, to warm
 * up; then at the pace of what the parts are compared with, since an order that comes seldom finds
 * the processor's caches cold. A clock stands between any two parts; what it costs is taken off.
 * The journal is forced as that of what the parts are compared with.
 */
final class OrderParts implements InputPort, RecordSink {

    private static final int ROOM = 1 << 16;

    private final Histogram admission = OpenLoop.histogram();
    private final Histogram step = OpenLoop.histogram();
    private final Histogram journaling = OpenLoop.histogram();
    private final Histogram door = OpenLoop.histogram();
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final UnsafeBuffer outputs = new UnsafeBuffer(new byte[ROOM]);
    private final EpochWriter journal;
    private final Assemblies.Replayed engine;
    private final Inlet inlet;
    private final Ticks ticks;
    private int used;
    private boolean sends;
    private boolean counts;
    private long claimedNs;

    OrderParts(Path home) {
        Config config = EngineSettings.orderingOften();
        journal =
                EpochWriter.create(
                        home.resolve("journal"),
                        new EpochInfo(
                                "bench",
                                "bench",
                                "bench",
                                "paper",
                                "bench",
                                Instant.EPOCH,
                                EpochEnd.NONE,
                                "",
                                ""),
                        JournalSettings.read(config).durability(Disk.system()));
        engine = Assemblies.replayed(EngineTarget.settings(config, 1, () -> {}), this);
        engine.pipeline().start(false);
        flush();
        inlet = new Inlet(this, new TickToOrder(1), Timeframe.M1.lengthNs());
        ticks = EngineTarget.market(1);
    }

    private void flush() {
        for (int at = 0; at < used; at += EventLayout.length(outputs, at)) {
            journal.append(outputs, at, EventLayout.length(outputs, at));
        }
        journal.flush();
        used = 0;
    }

    /** Runs so many ticks without a pause, then so many at a pace, which count. */
    void run(long warmUp, long count, Pace pace) {
        for (long i = 0; i < warmUp; i++) {
            ticks.offer(inlet);
        }
        counts = true;
        pace.start();
        for (long i = 0; i < count; i++) {
            pace.await(i);
            ticks.offer(inlet);
        }
        journal.close();
        check();
    }

    /** The state is that of a pipeline that was fed the same trades, and orders were timed. */
    private void check() {
        String right =
                Reference.hash(
                        EngineTarget.settings(EngineSettings.orderingOften(), 1, () -> {}),
                        EngineTarget.market(1),
                        ticks.number());
        WrongAnswer.unlessEqual(
                "state hash of the parts of an order", right, engine.pipeline().stateHash());
        if (orders() == 0) {
            throw new WrongAnswer("the parts of an order: no order was timed; one in 64 ticks is");
        }
    }

    /** Orders that were timed. */
    long orders() {
        return door.getTotalCount();
    }

    /** Sum of the medians, ns. */
    double sum(double clockNs) {
        return admission() + step() - 3 * clockNs + journal() + door();
    }

    double admission() {
        return admission.getValueAtPercentile(50);
    }

    double step() {
        return step.getValueAtPercentile(50);
    }

    double journal() {
        return journaling.getValueAtPercentile(50);
    }

    double door() {
        return door.getValueAtPercentile(50);
    }

    @Override
    public int claim() {
        claimedNs = System.nanoTime();
        return 0;
    }

    @Override
    public MutableDirectBuffer memory() {
        return slot;
    }

    @Override
    public void publish() {
        long published = System.nanoTime();
        used = 0;
        sends = false;
        engine.pipeline().onEvent(slot, 0);
        long decided = System.nanoTime();
        journal.append(slot, 0, EventLayout.length(slot, 0));
        flush();
        long journaled = System.nanoTime();
        engine.door().release();
        long left = System.nanoTime();
        if (sends && counts) {
            OpenLoop.note(admission, claimedNs, published);
            OpenLoop.note(step, published, decided);
            OpenLoop.note(journaling, decided, journaled);
            OpenLoop.note(door, journaled, left);
        }
    }

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        outputs.putBytes(used, buffer, offset, length);
        used += length;
        sends |= EventLayout.type(buffer, offset) == EventType.SEND;
    }

    @Override
    public void endOfBatch() {
        // Every tick is a batch.
    }

    @Override
    public void drain() {
        // Nothing is under way.
    }

    @Override
    public void close() {
        // There is no thread.
    }
}
