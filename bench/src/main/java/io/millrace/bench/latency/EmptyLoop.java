package io.millrace.bench.latency;

import org.HdrHistogram.Histogram;

import java.util.Map;

/** Does nothing with a tick: what is measured is the machine, its clock and the loop. */
final class EmptyLoop implements Target {

    static final String NAME = "empty-loop";

    private final Histogram histogram = OpenLoop.histogram();

    @Override
    public void send(long dueNs) {
        OpenLoop.note(histogram, dueNs, System.nanoTime());
    }

    @Override
    public void drain() {
        // Nothing is under way.
    }

    @Override
    public Map<String, Histogram> histograms() {
        return Map.of(NAME, histogram);
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
