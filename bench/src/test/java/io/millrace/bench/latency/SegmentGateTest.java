package io.millrace.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentGateTest {

    private CpuTimes now = new CpuTimes(1_000, 100, 400);

    @Test
    void shouldKeepASegmentInWhichOthersUsedThirtyMilliseconds() {
        SegmentGate gate = new SegmentGate(() -> now);
        gate.begin();
        now = new CpuTimes(1_000 + 530, 100, 400 + 500);

        assertTrue(gate.end());
        assertEquals(1, gate.kept());
        assertEquals(0, gate.dropped());
    }

    @Test
    void shouldDropASegmentInWhichOthersUsedMore() {
        SegmentGate gate = new SegmentGate(() -> now);
        gate.begin();
        now = new CpuTimes(1_000 + 540, 100 + 10, 400 + 500);

        assertFalse(gate.end());
        assertEquals(0, gate.kept());
        assertEquals(1, gate.dropped());
        assertEquals(10, gate.stolenMs());
        assertEquals(30, gate.processesMs());
    }

    @Test
    void shouldReadTheKernelsLines() {
        CpuTimes times =
                CpuTimes.parse(
                        "cpu  100 20 30 9999 888 4 5 6 0 0",
                        "42 (a name) with) S 1 1 1 0 -1 0 0 0 0 0 70 7 0 0 20 0 1 0 5 0 0");

        assertEquals(new CpuTimes(1_650, 60, 770), times);
    }

    @Test
    void shouldNotCountBelowZeroWhenTheKernelsTicksDiffer() {
        assertEquals(0, new CpuTimes(1_000, 100, 420).othersSince(new CpuTimes(1_000, 100, 400)));
    }

    @Test
    void shouldTellTheHostFromOtherProcessesOverAllSegments() {
        SegmentGate gate = new SegmentGate(() -> now);
        gate.begin();
        now = new CpuTimes(1_000 + 600, 100 + 70, 400 + 500);
        gate.end();
        gate.begin();
        now = new CpuTimes(now.machineMs() + 520, now.stolenMs(), now.ownMs() + 500);
        gate.end();

        assertEquals(70, gate.stolenMs());
        assertEquals(30 + 20, gate.processesMs());
        assertEquals(1, gate.kept());
    }

    /** Two clocks of the kernel may differ by a tick. */
    @Test
    void shouldNotCallMoreStolenThanOthersUsed() {
        SegmentGate gate = new SegmentGate(() -> now);
        gate.begin();
        now = new CpuTimes(1_000 + 510, 100 + 20, 400 + 500);

        assertTrue(gate.end());

        assertEquals(10, gate.stolenMs());
        assertEquals(0, gate.processesMs());
    }

    @ParameterizedTest(name = "{0} quiet of {1} wanted: {2}")
    @CsvSource({
        "6, 12, true",
        "5, 12, false",
        "1, 2, true",
        "0, 2, false",
        "2, 3, true",
        "1, 3, false"
    })
    void shouldAskForHalfOfTheSegments(int quiet, int wanted, boolean enough) {
        SegmentGate gate = new SegmentGate(() -> now);
        for (int i = 0; i < quiet; i++) {
            gate.begin();
            gate.end();
        }

        assertEquals(enough, gate.isEnough(wanted));
    }

    @Test
    void shouldSayWhoDisturbedASegment() {
        SegmentGate gate = new SegmentGate(() -> now);
        gate.begin();
        now = new CpuTimes(1_000 + 600, 100 + 70, 400 + 500);
        gate.end();

        assertEquals(
                "fused has 0 quiet segments of 0.5 s in 1, and needs 6: others may use 30 ms of"
                        + " processor time in each; in all of them other processes used 30 ms and"
                        + " the host took 70 ms",
                gate.why("fused", 12));
    }
}
