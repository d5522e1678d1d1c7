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
import io.millrace.model.event.EventType;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.Assemblies;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.StrategyRegistry;

import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the seeded market, admitted once and kept as finished input records, a slot each, in
 * memory like that of a ring. Each symbol's trades are numbered by themselves, as a venue does it.
 */
final class SyntheticTrades {

    private static final long SEED = 7;
    private static final int POLL = 256;

    private static final int CACHE_LINE = 64;

    private final UnsafeBuffer slots;
    private final int count;

    SyntheticTrades(int ticks) {
        this(ticks, 1);
    }

    SyntheticTrades(int ticks, int symbols) {
        int bytes = 2 * ticks * EventLayout.SLOT_LENGTH;
        slots = new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, CACHE_LINE));
        Recorder recorder = new Recorder();
        Inlet inlet = new Inlet(recorder, new TickToOrder(1), Timeframe.M1.lengthNs());
        try (EventSource source =
                new SyntheticSource(
                        new Synthetic(ticks, SEED),
                        instruments(symbols),
                        Pacing.MAX,
                        SystemNanoClock.INSTANCE)) {
            while (source.poll(inlet, POLL) != EventSource.END) {
                // Each poll admits the next few ticks.
            }
        }
        count = recorder.claimed;
        number(symbols);
    }

    private void number(int symbols) {
        TradeFlyweight trade = new TradeFlyweight();
        long[] numbers = new long[symbols];
        for (int i = 0; i < count; i++) {
            if (EventLayout.type(slots, offset(i)) == EventType.TRADE) {
                int symbol = EventLayout.instrumentId(slots, offset(i));
                trade.wrap(slots, EventLayout.payload(offset(i))).venueSequence(++numbers[symbol]);
            }
        }
    }

    static InstrumentTable instruments() {
        return instruments(1);
    }

    static InstrumentTable instruments(int symbols) {
        InstrumentTable all = InstrumentFile.read(Distribution.instruments());
        Instrument model = all.get(all.find("SYNTH"));
        List<Instrument> table = new ArrayList<>();
        for (int id = 0; id < symbols; id++) {
            table.add(
                    new Instrument(
                            id,
                            id == 0 ? model.symbol() : model.symbol() + id,
                            model.venue(),
                            model.quoteCurrency(),
                            model.grid(),
                            model.costs(),
                            model.calendar(),
                            model.collar(),
                            model.hasTrades(),
                            model.hasVolume(),
                            model.hasQuotes(),
                            model.terms()));
        }
        return new InstrumentTable(table);
    }

    static PipelineSettings settings() {
        return settings(1);
    }

    static PipelineSettings settings(int symbols) {
        RunSettings settings = RunSettings.from(Config.defaults(StrategyRegistry.all()));
        return Assemblies.pipeline(settings, instruments(symbols), Timeframe.M1);
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
