package io.millrace.ops.control;

import io.millrace.engine.ring.Inlet;
import io.millrace.journal.HaltLatch;
import io.millrace.model.command.CommandKind;
import io.millrace.model.state.TradingState;
import io.millrace.ops.config.ControlSettings;
import io.millrace.ops.monitor.Projection;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The hand of a run that has a control socket. Made before the projection begins, listens when the
 * run is ready. It also sees to it that a latch which somebody else put into the home halts the run
 * that lives there.
 */
public final class Control implements Hand {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long READ_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int LATCH_LOOKS = 2;

    private final RunFacts facts;
    private final ControlSettings settings;
    private final Consumer<String> notices;
    private final LiveView live;
    private final CommandQueue queue = new CommandQueue();
    private final Operator operator;
    private final Optional<HealthProbe> probe;
    private @Nullable ControlServer server;
    private int latchSeen;
    private boolean killSeen;

    /**
     * What a hand is made from.
     *
     * @param settings who may do what
     * @param isPaced whether the run waits for its data, so that its health may be measured
     * @param durable newest input that is on the disk; {@link Long#MAX_VALUE} where none is forced
     * @param notices told what an operator should know, a line each, any thread
     */
    public record Making(
            ControlSettings settings,
            boolean isPaced,
            LongSupplier durable,
            Consumer<String> notices) {}

    /**
     * A hand of a run.
     *
     * @param facts of the run
     * @param projection of the run, before it begins
     * @param making what else it is made from
     */
    public Control(RunFacts facts, Projection projection, Making making) {
        this.facts = facts;
        settings = making.settings();
        notices = making.notices();
        live = new LiveView(facts);
        LongSupplier durable = making.durable();
        operator =
                new Operator(
                        facts,
                        live,
                        queue,
                        durable,
                        new Operator.Clock(System::nanoTime, PATIENCE_NS));
        boolean measures = making.isPaced() && settings.healthNs() > 0;
        probe =
                measures
                        ? Optional.of(new HealthProbe(facts.home(), durable, settings.healthNs()))
                        : Optional.empty();
        projection.attend(live);
    }

    @Override
    public void listen() {
        ControlServer.Pulse pulse = new ControlServer.Pulse(this::watchLatch, notices, READ_NS);
        try {
            server = ControlServer.open(facts.home(), settings, operator::answer, pulse);
        } catch (IOException | RuntimeException e) {
            notices.accept(
                    "control: "
                            + ControlSocket.path(facts.home())
                            + ": cannot be opened ("
                            + e.getMessage()
                            + "); the run takes no commands, ./millrace kill still halts later"
                            + " ones");
        }
    }

    /** A reset takes the latch away just behind its record, so one look is not enough. */
    private void watchLatch() {
        TradingState state = live.state();
        Optional<HaltLatch> latch = HaltLatch.read(facts.home());
        Optional<HaltLatch> kill = latch.filter(HaltLatch::isKill);
        killSeen = killSeen && kill.isPresent();
        boolean isMissed = latch.isPresent() && state != TradingState.HALTED;
        boolean isForeign = isMissed || (kill.isPresent() && !killSeen && !operator.isShut());
        latchSeen = isForeign && state != TradingState.STARTING ? latchSeen + 1 : 0;
        if (latchSeen < LATCH_LOOKS) {
            return;
        }
        latchSeen = 0;
        if (kill.isPresent() && !operator.isShut()) {
            killed(kill.get().value());
        } else {
            String why = HaltLatch.FILE + " was put into the home while the run was under way";
            operator.act(Peer.SELF, CommandKind.HALT, why);
        }
    }

    @Override
    public void admit(Inlet inlet) {
        probe.ifPresent(own -> own.look(inlet));
        queue.admit(inlet);
    }

    @Override
    public void halted(String words) {
        operator.stoodStill(words);
    }

    @Override
    public void killed(String words) {
        killSeen = true;
        operator.act(Peer.SELF, CommandKind.EMERGENCY_STOP, words);
    }

    @Override
    public void shut() {
        operator.shut();
    }

    @Override
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public void end() {
        ControlServer open = server;
        if (open != null) {
            open.end();
        }
    }

    @Override
    public void close() {
        ControlServer open = server;
        if (open != null) {
            open.close();
        }
    }
}
