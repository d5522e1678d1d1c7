package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/** Volume and range of the newest closed bars of one instrument. */
final class PastBars {

    /** Bars in an average; before, nothing is known. */
    static final int COUNT = 20;

    private final long[] volumes = new long[COUNT];
    private final long[] ranges = new long[COUNT];
    private int next;
    private int known;

    void add(long high, long low, long volume) {
        volumes[next] = volume;
        ranges[next] = high - low;
        next = (next + 1) % COUNT;
        known = Math.min(COUNT, known + 1);
    }

    boolean isKnown() {
        return known == COUNT;
    }

    /** Mean, towards zero; NONE beyond the range. */
    long averageVolume() {
        return mean(volumes);
    }

    long averageRange() {
        return mean(ranges);
    }

    private static long mean(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum = FixedPoint.add(sum, value);
        }
        return sum == NONE ? NONE : sum / COUNT;
    }

    void save(StateSink sink) {
        sink.putInt(known);
        for (int i = known; i > 0; i--) {
            int place = (next + COUNT - i) % COUNT;
            sink.putLong(volumes[place]);
            sink.putLong(ranges[place]);
        }
    }

    /** Takes the bars over, oldest first; their places in the ring matter to no answer. */
    void load(StateSource source) {
        known = source.takeCount("past bars", COUNT);
        next = known % COUNT;
        for (int i = 0; i < known; i++) {
            volumes[i] = source.takeLong();
            ranges[i] = source.takeLong();
        }
    }
}
