package io.millrace.bench.micro;

import io.millrace.engine.pipeline.PipelineSettings;
import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.feed.Pacing;
import io.millrace.feed.synthetic.Synthetic;
import io.millrace.feed.synthetic.SyntheticSource;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSource;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.StrategyRegistry;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.List;

/**
 * A stretch of the seeded market, admitted once and kept as finished input records, a slot each.
 */
final class SyntheticTrades {

    private static final long SEED = 7;
    private static final int POLL = 256;

    private final UnsafeBuffer slots;
    private final int count;

    SyntheticTrades(int ticks) {
        slots = new UnsafeBuffer(new byte[2 * ticks * EventLayout.SLOT_LENGTH]);
        Recorder recorder = new Recorder();
        Inlet inlet = new Inlet(recorder, new TickToOrder(1), Timeframe.M1.lengthNs());
        try (EventSource source =
                new SyntheticSource(
                        new Synthetic(ticks, SEED),
                        instruments(),
                        Pacing.MAX,
                        SystemNanoClock.INSTANCE)) {
            while (source.poll(inlet, POLL) != EventSource.END) {
                // Each poll admits the next few ticks.
            }
        }
        count = recorder.claimed;
    }

    static InstrumentTable instruments() {
        InstrumentTable all = InstrumentFile.read(Distribution.instruments());
        return new InstrumentTable(List.of(all.get(all.find("SYNTH")).withId(0)));
    }

    static PipelineSettings settings() {
        RunSettings settings = RunSettings.from(Config.defaults(StrategyRegistry.all()));
        return Assemblies.pipeline(settings, instruments(), Timeframe.M1);
    }

    int count() {
        return count;
    }

    UnsafeBuffer slots() {
        return slots;
    }

    static int offset(int index) {
        return index * EventLayout.SLOT_LENGTH;
    }

    private final class Recorder implements InputPort {

        private int claimed;

        @Override
        public int claim() {
            return offset(claimed++);
        }

        @Override
        public MutableDirectBuffer memory() {
            return slots;
        }

        @Override
        public void publish() {
            // The record stays where it was written.
        }

        @Override
        public void endOfBatch() {
            // There is no batch.
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
}
