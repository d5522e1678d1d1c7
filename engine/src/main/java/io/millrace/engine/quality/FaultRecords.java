package io.millrace.engine.quality;

import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.event.QualityFlyweight;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.QualityPolicy;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Numbers the faults of each instrument and kind, and tells them. Engine's thread. */
final class FaultRecords {

    private static final int KINDS = QualityKind.values().length;

    private final OutputSink outputs;
    private final QualityFlyweight record = new QualityFlyweight();
    private final long[] counts;
    private int instrument;
    private long timeNs;
    private int goodTicksMissing;

    FaultRecords(int instruments, OutputSink outputs) {
        this.outputs = outputs;
        counts = new long[instruments * KINDS];
    }

    /** Says whose tick the next fault is in. */
    FaultRecords begin(int id, long venueTimeNs, int missing) {
        instrument = id;
        timeNs = venueTimeNs;
        goodTicksMissing = missing;
        return this;
    }

    void tell(QualityKind kind, QualityPolicy policy, long measured, long allowed) {
        int payload = outputs.claim(EventType.DATA_QUALITY, instrument, QualityFlyweight.LENGTH);
        record.wrap(outputs.buffer(), payload)
                .venueTimeNs(timeNs)
                .kind(kind.code())
                .policy(policy.code())
                .measured(measured)
                .allowed(allowed)
                .count(++counts[instrument * KINDS + kind.code()])
                .goodTicksMissing(goodTicksMissing)
                .reserved(0);
        outputs.commit();
    }

    long count(int id, QualityKind kind) {
        return counts[id * KINDS + kind.code()];
    }

    /** What {@link #begin} sets is of one event only. */
    void save(StateSink sink) {
        sink.putInt(counts.length);
        for (long count : counts) {
            sink.putLong(count);
        }
    }

    void load(StateSource source) {
        source.expectCount("kinds of faults of all instruments", counts.length);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = source.takeLong();
        }
    }
}
