package io.millrace.ops.run;

import io.millrace.engine.ring.Latency;
import io.millrace.engine.ring.TickToOrder;
import io.millrace.ops.monitor.health.LatencyHealth;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a probe has measured, in numbers for people and files. */
final class LatencyFigures {

    private LatencyFigures() {}

    static LatencyHealth of(TickToOrder probe) {
        List<LatencyHealth.Times> all = new ArrayList<>();
        for (Latency each : Latency.values()) {
            Histogram times = probe.times(each);
            boolean none = times.getTotalCount() == 0;
            all.add(
                    new LatencyHealth.Times(
                            each.name().toLowerCase(Locale.ROOT) + "_ns",
                            times.getTotalCount(),
                            none ? 0 : times.getValueAtPercentile(50),
                            none ? 0 : times.getValueAtPercentile(99),
                            none ? 0 : times.getValueAtPercentile(99.9),
                            none ? 0 : times.getMaxValue()));
        }
        return new LatencyHealth(all);
    }
}
