package io.millrace.ops.run;

import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.AccountSettings;
import io.millrace.ops.config.RunSettings;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * What a source puts its events into: the inlet, with deposits and withdrawals between them. Of a
 * resumed run it is there before the engine is, so that the data can be compared while the state is
 * restored. Input thread.
 */
final class Intake {

    private final RunSettings settings;
    private final InstrumentTable instruments;
    private final Timeframe timeframe;
    private final TickToOrder probe;
    private Recovery.@Nullable Skipping skipping;
    private @Nullable Inlet inlet;
    private @Nullable EventSink sink;

    /**
     * Not connected to anything.
     *
     * @param settings of the run
     * @param instruments of the run
     * @param timeframe that is decided on
     */
    Intake(RunSettings settings, InstrumentTable instruments, Timeframe timeframe) {
        this.settings = settings;
        this.instruments = instruments;
        this.timeframe = timeframe;
        // What is in the ring, and as much again: no stamp is written over that will be read.
        probe = new TickToOrder(2 * settings.pipeline().slots());
    }

    /**
     * Compares the beginning of the data with what is recorded of it.
     *
     * @param known the resumed run
     * @param source before its first event
     * @return records of the journal that were read beside it
     */
    long skip(Recovery.Resumed known, EventSource source) {
        Recovery.Skipping port = known.skipping();
        connect(port);
        skipping = port;
        return port.skip(source, sink(), inlet());
    }

    /**
     * Connects it to the engine.
     *
     * @param way into the engine
     * @return the way of all events, closed with that one
     */
    InputPort open(InputPort way) {
        Recovery.Skipping port = skipping;
        if (port == null) {
            connect(way);
            return way;
        }
        port.attach(way);
        return port;
    }

    private void connect(InputPort port) {
        Inlet own = new Inlet(port, probe, settings.bars().with(timeframe).shortestNs());
        AccountSettings account = settings.account();
        inlet = own;
        sink = new CashFlows(own, account.flows(), account.currencies(instruments));
    }

    /** {@return who stamps what comes in} */
    TickToOrder probe() {
        return probe;
    }

    /** {@return the inlet; it is there once data was skipped or the engine is connected} */
    Inlet inlet() {
        return Objects.requireNonNull(inlet, "not connected");
    }

    /** {@return who takes the events of the source} */
    EventSink sink() {
        return Objects.requireNonNull(sink, "not connected");
    }
}
