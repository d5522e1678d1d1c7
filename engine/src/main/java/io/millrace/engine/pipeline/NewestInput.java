package io.millrace.engine.pipeline;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Number and time of the newest input, and of which instruments inputs are. Engine's thread. */
final class NewestInput {

    private final InstrumentTable instruments;
    private long sequence;
    private long engineTimeNs;

    NewestInput(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    void take(long newest, long timeNs) {
        sequence = newest;
        engineTimeNs = timeNs;
    }

    /** What to throw about an input that no stage knows. */
    IllegalStateException unknown(int type) {
        return new IllegalStateException(
                "pipeline: input "
                        + sequence
                        + " has type "
                        + type
                        + "; it must be TRADE, QUOTE, BAR, QUOTE_BAR, CASH_FLOW, TIMER, HEALTH,"
                        + " COMMAND or COMMAND_TEXT");
    }

    long sequence() {
        return sequence;
    }

    long engineTimeNs() {
        return engineTimeNs;
    }

    void save(StateSink sink) {
        sink.putText("inputs");
        sink.putInt(instruments.size());
        for (int id = 0; id < instruments.size(); id++) {
            sink.putText(instruments.get(id).symbol());
        }
        sink.putLong(sequence);
        sink.putLong(engineTimeNs);
    }

    void load(StateSource source) {
        source.expectText("inputs");
        source.expectCount("instruments", instruments.size());
        for (int id = 0; id < instruments.size(); id++) {
            source.expectText(instruments.get(id).symbol());
        }
        sequence = source.takeLong();
        engineTimeNs = source.takeLong();
    }
}
