package io.millrace.bench.kill;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.engine.pipeline.HaltListener;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.journal.EpochEnd;
import io.millrace.journal.EpochInfo;
import io.millrace.journal.EpochWriter;
import io.millrace.journal.HaltLatch;
import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.model.command.CommandKind;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.event.CommandFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateCause;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.monitor.Schema;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One kill in the pipeline of a paper run, put together as it is: ring, engine's thread, journal
 * forced before orders leave, latch written and forced before the first cancel. The calling thread
 * is the input thread.
 */
final class AssembledKill {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long STEP_NS = SECOND_NS / 10;
    private static final long START_NS = 1_767_625_200L * SECOND_NS;
    private static final long PATIENCE_NS = 10 * SECOND_NS;
    private static final long REST_NS = 2_000_000;
    private static final long NOW = Long.MIN_VALUE;
    private static final double PRICE = 1_000;

    private final Path home;
    private final Config config = ManyEntries.settings();
    private final InstrumentTable instruments = instruments();
    private final Door door = new Door();
    private final TradeFlyweight trade = new TradeFlyweight();
    private long timeNs = START_NS;

    AssembledKill(Path home) {
        this.home = home;
    }

    private static InstrumentTable instruments() {
        InstrumentTable all = InstrumentFile.read(Distribution.instruments());
        return new InstrumentTable(List.of(all.get(all.find("SYNTH")).withId(0)));
    }

    /** Kills once, by a command or by a price, and notes how long it took. */
    void run(boolean byCommand, KillTimes times) {
        RunSettings settings = RunSettings.from(config);
        Durability durability = new Durability(Durability.Policy.ORDERS, 0, 0, Disk.system());
        try (EpochWriter journal =
                EpochWriter.create(home.resolve("journal"), info(), durability)) {
            Assemblies.Recorded engine =
                    Assemblies.recorded(
                            Assemblies.pipeline(settings, instruments, Timeframe.S1),
                            journal,
                            door,
                            LatencyProbe.NONE,
                            latching(journal));
            engine.stage().start(false);
            try (InputPort port =
                    Assemblies.port(
                            settings.pipeline(), engine.stage(), Assemblies.Seen.BY_NOBODY)) {
                Inlet inlet = new Inlet(port, new TickToOrder(1 << 10), SECOND_NS);
                load(inlet, port, engine);
                kill(byCommand, inlet, port, times, engine);
            }
            journal.seal(engine.pipeline().sequence(), engine.pipeline().stateHash());
        }
        door.check();
    }

    private EpochInfo info() {
        return new EpochInfo(
                "bench",
                Distribution.VERSION,
                Schema.hash(),
                "paper",
                "made",
                Instant.now(),
                EpochEnd.NONE,
                config.toToml(),
                InstrumentFile.write(instruments));
    }

    private HaltListener latching(EpochWriter journal) {
        return new HaltListener() {
            @Override
            public void onHalt(StateCause cause, long sequence) {
                new HaltLatch(cause.name(), "", "", sequence, journal.epoch(), Instant.now())
                        .write(home);
            }

            @Override
            public void onReset(long sequence) {
                HaltLatch.clear(home);
            }
        };
    }

    private void load(Inlet inlet, InputPort port, Assemblies.Recorded engine) {
        while (door.entries() <= ManyEntries.ENTRIES) {
            if (timeNs > START_NS + 3 * ManyEntries.ENTRIES * SECOND_NS) {
                throw new IllegalStateException("only " + door.entries() + " orders left");
            }
            timeNs += SECOND_NS / 2;
            price(inlet, PRICE);
            port.endOfBatch();
            port.drain();
        }
        requireHeld(engine, 1, ManyEntries.ENTRIES);
        LockSupport.parkNanos(REST_NS);
    }

    private static void requireHeld(Assemblies.Recorded engine, int positions, int open) {
        int held = engine.pipeline().risk().positions().positions();
        int working = engine.pipeline().risk().orders().totals().open();
        if (held != positions || working != open) {
            throw new IllegalStateException(
                    held
                            + " positions and "
                            + working
                            + " open orders; expected "
                            + positions
                            + " and "
                            + open);
        }
    }

    private void price(Inlet inlet, double price) {
        int at = inlet.claim(EventType.TRADE, 0, TradeFlyweight.LENGTH, timeNs);
        trade.wrap(inlet.buffer(), at)
                .venueTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .price(FixedPoint.fromDouble(price))
                .size(FixedPoint.fromDouble(100));
        inlet.commit();
    }

    private void kill(
            boolean byCommand,
            Inlet inlet,
            InputPort port,
            KillTimes times,
            Assemblies.Recorded engine) {
        double after = byCommand ? PRICE : PRICE * 0.985;
        long startNs = System.nanoTime();
        if (byCommand) {
            command(inlet);
        } else {
            timeNs += STEP_NS;
            price(inlet, after);
        }
        port.endOfBatch();
        door.await(startNs + PATIENCE_NS);
        long killNs = timeNs;
        port.drain();
        while (engine.pipeline().risk().positions().positions() > 0) {
            if (timeNs - killNs > 10 * PATIENCE_NS) {
                throw new IllegalStateException("not flat after 100 s");
            }
            timeNs += STEP_NS;
            price(inlet, after);
            port.endOfBatch();
            port.drain();
        }
        requireHeld(engine, 0, 0);
        times.add(door.firstNs() - startNs, door.lastNs() - startNs, timeNs - killNs);
    }

    private static void command(Inlet inlet) {
        int at = inlet.claim(EventType.COMMAND, Instrument.NONE, CommandFlyweight.LENGTH, NOW);
        new CommandFlyweight()
                .wrap(inlet.buffer(), at)
                .commandId(1)
                .kind(CommandKind.EMERGENCY_STOP.code())
                .role(OperatorRole.HALT.code());
        inlet.commit();
    }
}
