package io.millrace.engine.bar;

import io.millrace.model.time.Timeframe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The slow obvious version: groups accepted ticks by floor(time / length). */
final class NaiveBars {

    private final long lengthNs;
    private final List<TreeMap<Long, List<long[]>>> groups = new ArrayList<>();
    private final long[] refusedBeforeNs;
    private int late;

    NaiveBars(Timeframe timeframe, int instruments) {
        lengthNs = timeframe.lengthNs();
        refusedBeforeNs = new long[instruments];
        for (int i = 0; i < instruments; i++) {
            groups.add(new TreeMap<>());
            refusedBeforeNs[i] = Long.MIN_VALUE;
        }
    }

    void tick(int instrument, long timeNs, long price, long size) {
        if (timeNs < refusedBeforeNs[instrument]) {
            late++;
            return;
        }
        long start = Math.floorDiv(timeNs, lengthNs) * lengthNs;
        refusedBeforeNs[instrument] = start;
        groups.get(instrument)
                .computeIfAbsent(start, key -> new ArrayList<>())
                .add(new long[] {price, size});
    }

    void timer(long timeNs) {
        for (int i = 0; i < refusedBeforeNs.length; i++) {
            if (!groups.get(i).isEmpty()) {
                long end = groups.get(i).lastKey() + lengthNs;
                if (end <= timeNs) {
                    refusedBeforeNs[i] = Math.max(refusedBeforeNs[i], end);
                }
            }
        }
    }

    int late() {
        return late;
    }

    /** Start, open, high, low, close, volume, ticks of every bar that has ended. */
    List<String> bars(int instrument, long untilNs) {
        List<String> bars = new ArrayList<>();
        groups.get(instrument)
                .forEach(
                        (start, ticks) -> {
                            if (start + lengthNs <= untilNs) {
                                bars.add(text(start, ticks));
                            }
                        });
        return bars;
    }

    private static String text(long start, List<long[]> ticks) {
        long high = ticks.stream().mapToLong(tick -> tick[0]).max().orElseThrow();
        long low = ticks.stream().mapToLong(tick -> tick[0]).min().orElseThrow();
        long volume = ticks.stream().mapToLong(tick -> tick[1]).sum();
        return start
                + " "
                + ticks.getFirst()[0]
                + " "
                + high
                + " "
                + low
                + " "
                + ticks.getLast()[0]
                + " "
                + volume
                + " "
                + ticks.size();
    }
}
