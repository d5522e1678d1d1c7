package io.millrace.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Budget;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TurnsTest {

    private static final int RATE = 100;
    private static final long TICKS_A_SEGMENT = 50;

    private final List<String> segments = new ArrayList<>();
    private long nowNs;
    private long machineMs;

    /** A clock that steps by itself, so that waiting ends. */
    private long clock() {
        nowNs += 1_000_000;
        return nowNs;
    }

    private CpuTimes times() {
        return new CpuTimes(machineMs, 0, 0);
    }

    /** Others use so much processor time beside each of its segments. */
    private Target target(String name, long othersMs) {
        segments.add(name);
        Histogram histogram = OpenLoop.histogram();
        return new Target() {
            @Override
            public void send(long dueNs) {
                histogram.recordValue(1_000);
            }

            @Override
            public void drain() {
                machineMs += histogram.getTotalCount() > 0 ? othersMs : 0;
            }

            @Override
            public Map<String, Histogram> histograms() {
                return Map.of("order", histogram);
            }

            @Override
            public void close() {
                // It holds nothing.
            }
        };
    }

    private Turns turns(long loopMs, long inlineMs, long fusedMs) {
        return new Turns(RATE, 4, List.of("loop"))
                .add("loop", this::clock, this::times, () -> target("loop", loopMs))
                .add("inline", this::clock, this::times, () -> target("inline", inlineMs))
                .add("fused", this::clock, this::times, () -> target("fused", fusedMs));
    }

    private int count(String name) {
        return Collections.frequency(segments, name);
    }

    @Test
    void shouldMeasureReferencesAsLongAsAnyTargetIsOpen() {
        Turns turns = turns(0, 0, 31);

        turns.run(2, Budget.endless());

        assertEquals(4, count("inline"));
        assertEquals(6, count("fused"));
        assertEquals(6, count("loop"));
        assertEquals(6 * TICKS_A_SEGMENT, turns.quiet("loop", "order").getTotalCount());
        assertEquals(0, turns.quiet("fused", "order").getTotalCount());
        assertEquals(6 * TICKS_A_SEGMENT, turns.all("fused", "order").getTotalCount());
    }

    @Test
    void shouldEndWhenNoTargetIsOpen() {
        turns(31, 0, 0).run(20, Budget.endless());

        assertEquals(List.of("loop", "inline", "fused"), segments.subList(0, 3));
        assertEquals(4, count("loop"));
    }

    @Test
    void shouldEndWhenTheTimeIsOverButNotBeforeTheFirstRound() {
        turns(0, 0, 0).run(2, Budget.of(() -> nowNs, 1));

        assertEquals(List.of("loop", "inline", "fused"), segments);
    }

    @Test
    void shouldCompareOnlyWhatItselfHasEnoughQuietSegments() {
        Turns turns = turns(0, 0, 31);
        turns.run(2, Budget.endless());

        assertEquals(Optional.empty(), turns.why("loop", "inline"));
        assertEquals(
                "fused has 0 quiet segments of 0.5 s in 6, and needs 2: others may use 30 ms of"
                        + " processor time in each; in all of them other processes used 186 ms and"
                        + " the host took 0 ms",
                turns.why("loop", "fused").orElseThrow());
    }

    @Test
    void shouldTellWhatAPercentileStandsOnAndWhoDisturbed() {
        Turns turns = turns(0, 0, 31);
        turns.run(0, Budget.endless());
        Findings findings = new Findings();

        turns.tell("latency", findings);

        List<String> lines = findings.lines();
        assertTrue(lines.contains("figure\tlatency\tinline at 0k/s, order, counted\t200.0\t"));
        assertTrue(
                lines.contains(
                        "figure\tlatency\tfused at 0k/s, used by other processes\t124.0\tms"));
        assertTrue(lines.contains("figure\tlatency\tfused at 0k/s, taken by the host\t0.0\tms"));
        assertTrue(lines.stream().noneMatch(line -> line.contains("fused at 0k/s, order")));
    }
}
