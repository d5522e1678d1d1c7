package io.millrace.ops.recovery;

import io.millrace.engine.pipeline.Pipeline;
import io.millrace.journal.EpochEnd;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateBuffer;
import io.millrace.ops.config.Config;
import io.millrace.ops.launch.ReplayChain;
import io.millrace.ops.run.Recovery;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

import java.util.List;

/** A run as it stands at the end of its journal. */
final class RestoredRun implements Recovery.Resumed {

    private final ChainEnd found;
    private final Config config;
    private final InstrumentTable instruments;
    private final Restoring state;
    private final RunningAheadClock clock = new RunningAheadClock(SystemNanoClock.INSTANCE);

    RestoredRun(ChainEnd found, Config config, InstrumentTable instruments, Restoring state) {
        this.found = found;
        this.config = config;
        this.instruments = instruments;
        this.state = state;
    }

    @Override
    public void await() {
        state.await();
    }

    @Override
    public Config config() {
        return config;
    }

    @Override
    public InstrumentTable instruments() {
        return instruments;
    }

    @Override
    public ReplayChain chain() {
        return found.chain();
    }

    @Override
    public EpochEnd end() {
        return found.end();
    }

    @Override
    public EpochEnd place() {
        return found.place();
    }

    @Override
    public void into(Pipeline pipeline) {
        StateBuffer source = new StateBuffer(state.await().pipeline().toBytes());
        pipeline.load(source);
        source.expectEnd();
    }

    @Override
    public List<DirectBuffer> outputs() {
        return List.copyOf(state.await().outputs());
    }

    @Override
    public NanoClock clock() {
        return clock;
    }

    @Override
    public Recovery.Skipping skipping() {
        return new SkippingPort(new RecordedInputs(found.chain()), clock);
    }

    @Override
    public Recovery.Facts facts() {
        return state.await().facts();
    }
}
