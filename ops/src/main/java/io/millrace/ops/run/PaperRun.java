package io.millrace.ops.run;

import io.millrace.broker.BrokerGateway;
import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.ring.PipelineFailure;
import io.millrace.feed.FeedException;
import io.millrace.feed.Pacing;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.JournalException;
import io.millrace.journal.disk.Disk;
import io.millrace.model.event.EventSource;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.ControlSettings;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.JournalSettings;
import io.millrace.ops.config.ResumedSettings;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.control.ClosedHand;
import io.millrace.ops.control.Control;
import io.millrace.ops.control.Hand;
import io.millrace.ops.control.RunFacts;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.Home;
import io.millrace.ops.launch.JournalStart;
import io.millrace.ops.launch.JournaledHalt;
import io.millrace.ops.launch.RunLatch;
import io.millrace.ops.monitor.Projection;
import io.millrace.ops.monitor.Schema;
import io.millrace.ops.monitor.StartPhases;
import io.millrace.ops.watch.DeadManNote;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * One paper run from files or from a synthetic market: a new epoch, a fresh trading state; only the
 * halt latch is carried over. The calling thread is the input thread; the ring's thread runs the
 * stages, a third one the projection.
 *
 * <p>A backtest is the same run with an observer of its records in the place of status file and
 * decision log; a halt is a result of it, neither carried over nor latched.
 */
public final class PaperRun {

    private static final String PAPER = "paper";

    private Config config;
    private final Optional<String> synthetic;
    private final Path root;
    private final StopSignal stop;
    private final Optional<RunObserver> observer;
    private RunCompanion companion = RunCompanion.NONE;
    private Consumer<String> notices = line -> {};
    private IntConsumer ending = code -> {};
    private Disk disk = Disk.system();
    private BrokerGateway witness = (cause, instrument, order) -> {};
    private Recovery recovery = Recovery.NONE;
    private Recovery.@Nullable Resumed resumed;
    private final StartPhases phases = new StartPhases();

    /**
     * A run to be.
     *
     * @param config all settings
     * @param synthetic a market to make, {@code COUNT:SEED}
     * @param root home directory
     * @param stop says when to end early
     */
    public PaperRun(Config config, Optional<String> synthetic, Path root, StopSignal stop) {
        this(config, synthetic, root, stop, Optional.empty());
    }

    private PaperRun(
            Config config,
            Optional<String> synthetic,
            Path root,
            StopSignal stop,
            Optional<RunObserver> observer) {
        this.config = config;
        this.synthetic = synthetic;
        this.root = root;
        this.stop = stop;
        this.observer = observer;
    }

    /**
     * A backtest to be.
     *
     * @param config all settings
     * @param synthetic a market to make, {@code COUNT:SEED}
     * @param root home directory, of backtests only
     * @param stop says when to end early
     * @param observer who takes its records
     * @return the run
     */
    public static PaperRun backtest(
            Config config,
            Optional<String> synthetic,
            Path root,
            StopSignal stop,
            RunObserver observer) {
        return new PaperRun(config, synthetic, root, stop, Optional.of(observer));
    }

    /** {@return this run, with somebody who is told of its epoch and of its end, and closed} */
    public PaperRun with(RunCompanion other) {
        companion = other;
        return this;
    }

    /** {@return this run, with somebody who ends the process when the pipeline stands still} */
    public PaperRun endedBy(IntConsumer exit) {
        this.ending = exit;
        return this;
    }

    /** {@return this run, telling what an operator should know, a line each, any thread} */
    public PaperRun telling(Consumer<String> told) {
        this.notices = told;
        return this;
    }

    /** {@return this run, with somebody who sees what leaves by the order door; engine's thread} */
    public PaperRun sendingTo(BrokerGateway other) {
        this.witness = other;
        return this;
    }

    /** {@return this run, with its journal on another disk, for example one that fails} */
    public PaperRun on(Disk other) {
        this.disk = other;
        return this;
    }

    /** {@return this run, brought back by somebody who also keeps what the next one begins with} */
    public PaperRun recovering(Recovery other) {
        this.recovery = other;
        return this;
    }

    /**
     * Runs to the end of the data, or until told to stop.
     *
     * @return what came of it
     */
    public RunResult run() {
        RunSettings.from(config);
        synthetic.ifPresent(text -> config.override("run.synthetic", text, "--synthetic"));
        if (!recovery.isAsked()) {
            Market market = Market.open(RunSettings.data(config), synthetic);
            try (EventSource source = market.source();
                    Home home = Home.open(root)) {
                return run(home, start(home), market, source);
            }
        }
        try (Home home = Home.open(root)) {
            JournalStart start = start(home);
            phases.read("doctor", start.diagnosis().recordsRead());
            Recovery.Resumed known = recovery.resume(root, config, start.diagnosis()).orElse(null);
            return known == null ? begin(home, start) : goOn(home, start, known);
        }
    }

    private RunResult begin(Home home, JournalStart start) {
        Optional<String> made = ResumedSettings.synthetic(config);
        return run(home, start, Market.open(RunSettings.data(config), made));
    }

    /** What keeps the state from being restored comes before what is wrong with the data. */
    private RunResult goOn(Home home, JournalStart start, Recovery.Resumed known) {
        try {
            resumed = known;
            config = known.config();
            return run(
                    home,
                    start,
                    Market.open(
                            RunSettings.data(config),
                            ResumedSettings.synthetic(config),
                            Optional.of(known.instruments()),
                            known.clock()));
        } catch (RuntimeException e) {
            known.await();
            throw e;
        }
    }

    private RunResult run(Home home, JournalStart start, Market market) {
        try (EventSource source = market.source()) {
            return run(home, start, market, source);
        }
    }

    private JournalStart start(Home home) {
        JournalSettings durable = JournalSettings.read(config);
        if (observer.isPresent()) {
            JournaledHalt.requireBacktests(Home.journal(root));
            return JournalStart.backtest(root, durable, disk, notices);
        }
        home.requireOriginal();
        return JournalStart.paper(home.root(), durable, disk, notices);
    }

    private RunResult run(Home home, JournalStart start, Market market, EventSource source) {
        boolean latched = observer.isEmpty() && start.isLatched(root);
        phases.end("data");
        Timeframe timeframe = market.timeframe(RunSettings.from(config));
        config.override("run.latched", latched, "halt.latch");
        config.override("run.timeframe", timeframe.label(), "data");
        config.override("run.trade_from", market.tradeFromNs(), "run.history");
        RunSettings settings = RunSettings.from(config);
        Intake intake = new Intake(settings, market.instruments(), timeframe);
        skip(intake, source);
        EpochWriter journal = start.create(root, info(home, market));
        phases.end("journal");
        try (journal;
                RunCompanion along = companion;
                Projection projection = projection(home, settings, market, journal.directory());
                Hand own = hand(settings, market, journal, projection)) {
            along.begin(journal.directory());
            projection.show(along::health, along::proof);
            projection.alarm(observer.isEmpty() && isPaced() ? notices : line -> {});
            projection.showJournal(() -> start.health(journal, root));
            Recovery.Resumed known = resumed;
            projection.begin(known == null ? view -> {} : known.chain()::read);
            RunLatch latch = new RunLatch(home.root(), start, journal, observer.isPresent());
            PipelineSettings pipeline =
                    Assemblies.pipeline(settings, market.instruments(), timeframe);
            RunSession session =
                    new RunSession(terms(intake, own), latch, settings, journal, pipeline);
            session.start(latched);
            projection.watch(session::health);
            DeadManNote.read(root).ifPresent(own::halted);
            HaltLatch.read(root)
                    .filter(HaltLatch::isKill)
                    .map(HaltLatch::value)
                    .ifPresent(own::killed);
            projection.showLatency(session::latency);
            stop.ready();
            own.listen();
            session.expect(market.events());
            String stateHash = complete(session, projection, source);
            along.finish(stop.isRaised());
            return session.result(market, stateHash, start, projection.finish());
        }
    }

    /** Beside the restoring of the state, for which it waits. */
    private void skip(Intake intake, EventSource source) {
        Recovery.Resumed known = resumed;
        if (known != null) {
            phases.read("skip", intake.skip(known, source));
            phases.read("state", known.facts().records());
        }
    }

    private RunTerms terms(Intake intake, Hand hand) {
        return new RunTerms(
                config, root, stop, observer, notices, ending, recovery, resumed, intake, hand,
                phases, witness);
    }

    private Projection projection(Home home, RunSettings settings, Market market, Path epoch) {
        InstrumentTable instruments = market.instruments();
        Timeframe timeframe = market.timeframe(settings);
        return observer.map(
                        own ->
                                Projection.of(
                                        epoch,
                                        instruments,
                                        timeframe,
                                        settings.strategyNames(),
                                        own.begin(instruments, timeframe, settings)))
                .orElseGet(
                        () ->
                                Projection.of(
                                        home.root(),
                                        epoch,
                                        instruments,
                                        timeframe,
                                        settings.strategyNames()));
    }

    /** Somebody watches a run that is paced; one as fast as it goes says all at its end. */
    private boolean isPaced() {
        return !Pacing.parse(RunSettings.data(config).speed()).equals(Pacing.MAX);
    }

    private Hand hand(
            RunSettings settings, Market market, EpochWriter journal, Projection projection) {
        ControlSettings control = ControlSettings.read(config);
        if (observer.isPresent()) {
            return Hand.NONE;
        }
        if (!control.enabled()) {
            return new ClosedHand(journal.epoch());
        }
        boolean forces = JournalSettings.read(config).isForcedInTime();
        return new Control(
                new RunFacts(
                        root,
                        journal.epoch(),
                        market.instruments(),
                        settings.strategyNames(),
                        settings.strategies().stream().map(one -> one.limits().enabled()).toList(),
                        settings.limits().live()),
                projection,
                new Control.Making(
                        control,
                        isPaced(),
                        forces ? journal::durableSequence : () -> Long.MAX_VALUE,
                        notices));
    }

    /** Feeds and seals. What a broken file left is sealed too; a failure of ours latches HALTED. */
    private static String complete(RunSession session, Projection projection, EventSource source) {
        try {
            session.feed(source);
            String stateHash = session.seal();
            if (session.low().isPresent()) {
                projection.finish();
                throw session.low().get();
            }
            return stateHash;
        } catch (FeedException e) {
            session.seal();
            projection.finish();
            throw e;
        } catch (PipelineFailure | JournalException e) {
            session.failed(e);
            throw e;
        }
    }

    private EpochInfo info(Home home, Market market) {
        Recovery.Resumed known = resumed;
        return new EpochInfo(
                home.instance(),
                Distribution.VERSION,
                Schema.hash(),
                observer.isPresent() ? EpochInfo.BACKTEST : PAPER,
                market.label(),
                Instant.now(),
                known == null ? EpochEnd.NONE : known.end(),
                config.toToml(),
                InstrumentFile.write(market.instruments()));
    }
}
