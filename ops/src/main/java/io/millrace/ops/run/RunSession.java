package io.millrace.ops.run;

import io.millrace.broker.BrokerGateway;
import io.millrace.broker.simulated.RecordingGateway;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.JournalException;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.config.WatchSettings;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.JournalStart;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.launch.RunLatch;
import io.millrace.ops.monitor.RunProgress;
import io.millrace.ops.monitor.RunView;
import io.millrace.ops.monitor.health.LatencyHealth;
import io.millrace.ops.monitor.health.PipelineHealth;
import io.millrace.ops.watch.RunWatch;
import io.millrace.risk.state.TradingStateMachine;

import org.agrona.concurrent.SystemNanoClock;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The parts of a run that is under way. Input thread, but for what the watchdog calls, which says
 * so.
 */
final class RunSession implements RunWatch.Alarm {

    private static final int POLL_LIMIT = 256;
    private static final long IDLE_NS = 100_000;

    private final RunTerms terms;
    private final RunLatch latch;
    private final EpochWriter journal;
    private final Intake intake;
    private final TickToOrder probe;
    private final RecordingGateway gateway = new RecordingGateway();
    private final RunWatch watch;
    private final RunProgress progress = new RunProgress();
    private final Assemblies.Recorded engine;
    private final RunSettings settings;
    private long events;
    private final long headRecords;
    private long skipped;
    private @Nullable LaunchException low;

    /**
     * The parts of a run to be.
     *
     * @param terms of the run
     * @param latch of its halts
     * @param settings of the run
     * @param journal of a new epoch, with its head
     * @param pipeline what its pipeline is made from
     */
    RunSession(
            RunTerms terms,
            RunLatch latch,
            RunSettings settings,
            EpochWriter journal,
            PipelineSettings pipeline) {
        this.terms = terms;
        this.latch = latch;
        this.settings = settings;
        this.journal = journal;
        intake = terms.intake();
        probe = intake.probe();
        watch =
                new RunWatch(
                        terms.observer().isPresent()
                                ? WatchSettings.OFF
                                : WatchSettings.read(terms.config()),
                        this::leave);
        BrokerGateway door = watch.gateway();
        engine =
                Assemblies.recorded(
                        pipeline, journal, door, probe, latch.following(this::tradingState));
        engine.pipeline().risk().measure(probe);
        engine.stage().allowUnjournaledFlatten(settings.limits().kill().allowsUnjournaled());
        headRecords = journal.records();
    }

    /** {@return how the threads of the run are doing; any thread} */
    PipelineHealth health() {
        return watch.health();
    }

    /** {@return how long the ways inside the run take; any thread} */
    LatencyHealth latency() {
        return LatencyFigures.of(probe);
    }

    /** {@return why the disk ended the run; empty when it did not} */
    Optional<LaunchException> low() {
        return Optional.ofNullable(low);
    }

    /** The pipeline failed: latches it. */
    void failed(RuntimeException failure) {
        latch.failed(failure);
    }

    private TradingStateMachine tradingState() {
        return engine.pipeline().risk().tradingState();
    }

    @Override
    public void fired(String what) {
        terms.notices().accept("millrace: " + what);
        terms.hand().shut();
        try {
            latch.stoodStill(what);
            latch.deadMan(what);
        } finally {
            terms.hand().halted(what);
        }
    }

    private void leave(long cause, int instrument, OrderFlyweight order) {
        gateway.send(cause, instrument, order);
        terms.witness().send(cause, instrument, order);
    }

    /** The latch first: whatever becomes of the rest, the next start is HALTED. */
    @Override
    public void stoodStill(String what, long handled) {
        try {
            latch.stoodStill(what);
            terms.notices().accept("millrace: " + what);
            latch.poisoned(what);
        } finally {
            terms.ending().accept(ExitCodes.BUG);
        }
    }

    /**
     * Starts the engine, or brings it back.
     *
     * @param latched whether the home is halted
     */
    void start(boolean latched) {
        try {
            Recovery.Resumed known = terms.resumed();
            if (known == null) {
                engine.stage().start(latched);
            } else {
                known.into(engine.pipeline());
                watch.adopt(engine.pipeline().risk().orders());
                engine.stage().resume(known.outputs(), latched);
            }
        } catch (JournalException e) {
            latch.failed(e);
            throw e;
        }
    }

    /** Says how many events the source has; 0 when that is not known. */
    void expect(long total) {
        events = total;
    }

    /**
     * Feeds the engine to the end of the data, or until told to stop.
     *
     * @param source of events
     */
    void feed(EventSource source) {
        Assemblies.Seen seen = new Assemblies.Seen(watch::stage, watch::journal);
        InputPort way = watch.port(Assemblies.port(settings.pipeline(), engine.stage(), seen));
        try (InputPort port = intake.open(way);
                RunWatch watching = watch) {
            Inlet inlet = intake.inlet();
            if (terms.resumed() != null) {
                skipped = inlet.sequence();
                terms.phases().end("engine");
                terms.notices().accept(Recovery.ready(skipped, terms.phases()));
            }
            pace(source);
            progress.start(System.nanoTime());
            watching.start(this);
            try {
                pump(source, intake.sink(), inlet, port);
            } finally {
                port.drain();
                terms.hand().end();
            }
            progress.end(inlet.sequence() - skipped, System.nanoTime());
        }
    }

    /** The clock of a source that was skipped runs ahead of the one that latency is measured by. */
    private void pace(EventSource source) {
        Recovery.Resumed known = terms.resumed();
        long aheadNs = known == null ? 0 : known.clock().nanoTime() - System.nanoTime();
        probe.pacedBy(
                () -> {
                    long dueNs = source.dueNs();
                    return dueNs == EventSource.NOT_PACED ? dueNs : dueNs - aheadNs;
                });
    }

    private void pump(EventSource source, EventSink sink, Inlet inlet, InputPort port) {
        Silence silence = new Silence(source, inlet, SystemNanoClock.INSTANCE);
        if (tradingState().isHalted()) {
            silence.begin();
        }
        while (!terms.stop().isRaised() && !journal.isDiskLow()) {
            long before = inlet.sequence();
            terms.hand().admit(inlet);
            if (inlet.sequence() != before) {
                silence.begin();
            }
            probe.turn();
            long reachedNs = silence.reachedNs();
            int offered = source.poll(sink, POLL_LIMIT);
            silence.polled(offered, reachedNs);
            if (offered == EventSource.END) {
                return;
            }
            if (offered == 0) {
                port.endOfBatch();
                port.drain();
                watch.idle();
                LockSupport.parkNanos(IDLE_NS);
            }
            if (progress.isDue(inlet.sequence() - skipped)) {
                progress.mark(inlet.sequence() - skipped, System.nanoTime());
                terms.observer().ifPresent(own -> own.progress(inlet.sequence(), events));
            }
        }
    }

    /** {@return the state hash; the epoch is sealed} */
    String seal() {
        if (journal.isDiskLow()) {
            low = latch.diskLow();
        }
        String hash = engine.pipeline().stateHash();
        journal.seal(engine.pipeline().sequence(), hash);
        latch.passed(terms.hand().isEmpty());
        if (terms.observer().isEmpty()) {
            terms.recovery().ended(journal.directory(), place(), engine.pipeline());
        }
        return hash;
    }

    /** Last record of the run; an earlier epoch's when this one holds none. */
    private EpochEnd place() {
        Recovery.Resumed known = terms.resumed();
        return known != null && journal.records() == headRecords
                ? known.place()
                : new EpochEnd(
                        journal.epoch(), engine.pipeline().sequence(), journal.lastRecordCrc());
    }

    /**
     * What came of it, after the seal.
     *
     * @param market that was read
     * @param stateHash of the final state
     * @param start of its journal
     * @param view of the whole journal
     * @return for reports
     */
    RunResult result(Market market, String stateHash, JournalStart start, RunView view) {
        return new RunResult(
                view,
                market,
                String.join(", ", settings.strategyNames()),
                Timeframe.parse(settings.timeframe().orElseThrow()),
                stateHash,
                engine.pipeline().sequence(),
                engine.pipeline().risk().positions().equity(),
                new RunResult.Speed(
                        progress.seconds(),
                        progress.perSecond(),
                        progress.perSecondOfSecondHalf(),
                        probe.histogram()),
                terms.root(),
                journal.directory(),
                new RunResult.Durable(start.label(), journal.durableSequence(), start.syncUs()),
                gateway.sent(),
                terms.stop().isRaised(),
                Optional.ofNullable(terms.resumed()).map(Recovery.Resumed::facts));
    }
}
