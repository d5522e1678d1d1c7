package io.millrace.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SegmentGateTest {

    private CpuTimes now = new CpuTimes(1_000, 400);

    @Test
    void shouldKeepASegmentInWhichOthersUsedThirtyMilliseconds() {
        SegmentGate gate = new SegmentGate(() -> now);
        gate.begin();
        now = new CpuTimes(1_000 + 530, 400 + 500);

        assertTrue(gate.end());
        assertEquals(1, gate.kept());
        assertEquals(0, gate.dropped());
    }

    @Test
    void shouldDropASegmentInWhichOthersUsedMore() {
        SegmentGate gate = new SegmentGate(() -> now);
        gate.begin();
        now = new CpuTimes(1_000 + 540, 400 + 500);

        assertFalse(gate.end());
        assertEquals(0, gate.kept());
        assertEquals(1, gate.dropped());
    }

    @Test
    void shouldReadTheKernelsLines() {
        CpuTimes times =
                CpuTimes.parse(
                        "cpu  100 20 30 9999 888 4 5 6 0 0",
                        "42 (a name) with) S 1 1 1 0 -1 0 0 0 0 0 70 7 0 0 20 0 1 0 5 0 0");

        assertEquals(new CpuTimes(1_650, 770), times);
    }

    @Test
    void shouldNotCountBelowZeroWhenTheKernelsTicksDiffer() {
        assertEquals(0, new CpuTimes(1_000, 420).othersSince(new CpuTimes(1_000, 400)));
    }
}
