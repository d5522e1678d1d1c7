package io.millrace.ops.watch;

import io.millrace.broker.BrokerGateway;
import io.millrace.broker.guard.DeadMan;
import io.millrace.broker.guard.Pulse;
import io.millrace.engine.ring.InputPort;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.Stage;
import io.millrace.model.state.OrderAction;
import io.millrace.ops.config.WatchSettings;
import io.millrace.ops.monitor.health.PipelineHealth;
import io.millrace.ops.monitor.health.PipelineHealth.State;
import io.millrace.risk.book.OpenOrders;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Watches the pipeline of one run: counts what goes in and what comes out, lets the dead man look,
 * and the watchdog. Closed before the port is.
 */
public final class RunWatch implements AutoCloseable {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int FRAMES = 12;

    /** Cancelled orders that the words name, so that they fit into the journal's words. */
    private static final int NAMED = 50;

    private final WatchSettings settings;
    private final BrokerGateway gateway;
    private final Pulse pulse = new Pulse();
    private final Pulse journalPulse = new Pulse();
    private final @Nullable DeadMan deadMan;
    private final @Nullable Watchdog watchdog;
    private final List<Patrol> patrols = new ArrayList<>();
    private @Nullable Counted engine;
    private @Nullable Counted journal;

    /** Who is told; each once, on the watcher's thread. */
    public interface Alarm {

        /**
         * The dead man has fired.
         *
         * @param what in words
         */
        void fired(String what);

        /**
         * The pipeline stands still for good.
         *
         * @param what in words
         * @param handled inputs of this run that were handled before
         */
        void stoodStill(String what, long handled);
    }

    /**
     * Nobody looks yet.
     *
     * @param settings for how long it may stand still
     * @param gateway where orders go
     */
    public RunWatch(WatchSettings settings, BrokerGateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
        deadMan =
                settings.deadManNs() == 0
                        ? null
                        : new DeadMan(gateway, pulse, journalPulse, settings.deadManNs());
        watchdog =
                settings.watchdogNs() == 0
                        ? null
                        : new Watchdog(List.of(pulse, journalPulse), settings.watchdogNs());
    }

    /** {@return the way to the gateway, past the dead man} */
    public BrokerGateway gateway() {
        DeadMan guard = deadMan;
        return guard == null ? gateway : guard;
    }

    /**
     * Lets the dead man know of orders that an earlier run left open.
     *
     * @param orders as restored
     */
    public void adopt(OpenOrders orders) {
        DeadMan guard = deadMan;
        OrderFlyweight order =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);
        for (int row = 0; guard != null && row < orders.rows(); row++) {
            if (orders.status(row).isOpen()) {
                order.number(orders.number(row))
                        .action((byte) OrderAction.NEW.code())
                        .side((byte) orders.side(row).code())
                        .role((byte) orders.role(row).code())
                        .orderType((byte) orders.type(row).code())
                        .strategyId(orders.strategy(row))
                        .size(orders.remaining(row));
                guard.adopt(orders.sequence(row), orders.instrument(row), order);
            }
        }
    }

    /**
     * A stage that proves its life.
     *
     * @param stage who does the work
     * @return the same, counted where somebody watches
     */
    public Stage stage(Stage stage) {
        if (!isWatched()) {
            return stage;
        }
        Counted counted = new Counted(stage, pulse);
        engine = counted;
        return counted;
    }

    /**
     * A journal on a thread of its own that proves its life.
     *
     * @param stage who records
     * @return the same, counted where somebody watches
     */
    public Stage journal(Stage stage) {
        if (!isWatched()) {
            return stage;
        }
        Counted counted = new Counted(stage, journalPulse);
        journal = counted;
        return counted;
    }

    /**
     * A port that counts what is handed in.
     *
     * @param port the way in
     * @return the same, counted where somebody watches
     */
    public InputPort port(InputPort port) {
        return isWatched() ? new Counting(port) : port;
    }

    private boolean isWatched() {
        return deadMan != null || watchdog != null;
    }

    /** There is nothing to hand in, and everything was handled. Input thread. */
    public void idle() {
        pulse.idle();
    }

    /**
     * Begins to look.
     *
     * @param alarm who is told
     */
    public void start(Alarm alarm) {
        DeadMan guard = deadMan;
        if (guard != null) {
            patrols.add(
                    new Patrol(
                            "millrace-dead-man",
                            now -> {
                                if (guard.look(now)) {
                                    alarm.fired(words(guard));
                                }
                            }));
        }
        Watchdog dog = watchdog;
        if (dog != null) {
            patrols.add(
                    new Patrol(
                            "millrace-watchdog",
                            now -> {
                                if (dog.look(now)) {
                                    alarm.stoodStill(words(dog), pulse.handled());
                                }
                            }));
        }
    }

    private String words(DeadMan guard) {
        RuntimeException failed = guard.failure();
        return "dead man: no proof of life of the pipeline for "
                + settings.deadManNs() / SECOND_NS
                + " s; the door refuses orders for good, "
                + guard.cancelled()
                + " open ones were cancelled"
                + (failed == null ? "" : ", and not all could be: " + failed.getMessage())
                + named(guard);
    }

    /** Cause and number of each, as records have them. */
    private static String named(DeadMan guard) {
        StringBuilder text = new StringBuilder(64);
        int most = Math.min(guard.orders(), NAMED);
        for (int order = 0; order < most; order++) {
            text.append(order == 0 ? ": " : ", ")
                    .append(guard.cause(order))
                    .append('/')
                    .append(guard.number(order));
        }
        int further = guard.orders() - most;
        return further > 0
                ? text.append(" and ").append(further).append(" more").toString()
                : text.toString();
    }

    private String words(Watchdog dog) {
        StringBuilder text = new StringBuilder(200);
        text.append("watchdog: the pipeline stands still for ")
                .append(dog.stillNs() / SECOND_NS)
                .append(" s while input waits, after ")
                .append(pulse.handled())
                .append(" inputs of this run");
        trace(text, "it", engine);
        trace(text, "its journal", journal);
        return text.toString();
    }

    private static void trace(StringBuilder text, String who, @Nullable Counted counted) {
        Thread stands = counted == null ? null : counted.worker;
        StackTraceElement[] frames =
                stands == null ? new StackTraceElement[0] : stands.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
            text.append(i == 0 ? "; " + who + " stands at " : " < ").append(frames[i]);
        }
    }

    /** {@return how the pipeline is doing, for the status file; any thread} */
    public PipelineHealth health() {
        DeadMan guard = deadMan;
        Watchdog dog = watchdog;
        long still = dog == null ? 0 : dog.stillNs();
        if (guard != null && guard.hasFired()) {
            return new PipelineHealth(State.REFUSED, still);
        }
        return still < SECOND_NS ? PipelineHealth.MOVING : new PipelineHealth(State.STILL, still);
    }

    /** Ends all looking. */
    @Override
    public void close() {
        for (Patrol patrol : patrols) {
            patrol.close();
        }
        patrols.clear();
    }

    /** Says when work begins and ends. */
    private static final class Counted implements Stage {

        private final Stage stage;
        private final Pulse pulse;
        private boolean isKnown;
        private volatile @Nullable Thread worker;

        Counted(Stage stage, Pulse pulse) {
            this.stage = stage;
            this.pulse = pulse;
        }

        @Override
        public void onEvent(MutableDirectBuffer buffer, int offset, boolean endOfBatch) {
            if (!isKnown) {
                isKnown = true;
                worker = Thread.currentThread();
            }
            pulse.begins();
            try {
                stage.onEvent(buffer, offset, endOfBatch);
            } finally {
                pulse.ended(true);
            }
        }

        @Override
        public void onBatchEnd() {
            pulse.begins();
            try {
                stage.onBatchEnd();
            } finally {
                pulse.ended(false);
            }
        }
    }

    /** Says what is handed in. */
    private final class Counting implements InputPort {

        private final InputPort port;
        private final boolean isApart = journal != null;

        Counting(InputPort port) {
            this.port = port;
        }

        @Override
        public int claim() {
            return port.claim();
        }

        @Override
        public MutableDirectBuffer memory() {
            return port.memory();
        }

        @Override
        public void publish() {
            pulse.offered();
            if (isApart) {
                journalPulse.offered();
            }
            port.publish();
        }

        @Override
        public void endOfBatch() {
            port.endOfBatch();
        }

        @Override
        public void drain() {
            port.drain();
        }

        @Override
        public void close() {
            port.close();
        }
    }
}
