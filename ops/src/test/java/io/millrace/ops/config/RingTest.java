package io.millrace.ops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.ring.WaitMode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which layout runs on which machine. */
final class RingTest {

    @ParameterizedTest(name = "{0} {1} on {2} cores: {3} {4}")
    @CsvSource({
        "auto, auto, 1, FUSED, YIELDING",
        "auto, auto, 2, FUSED, YIELDING",
        "auto, auto, 3, FUSED, YIELDING",
        "auto, auto, 4, PARALLEL, BUSY_SPIN",
        "auto, auto, 64, PARALLEL, BUSY_SPIN",
        "auto, blocking, 4, PARALLEL, BLOCKING",
        "inline, auto, 4, INLINE, BUSY_SPIN",
        "inline, busy_spin, 1, INLINE, BUSY_SPIN",
        "fused, busy_spin, 2, FUSED, YIELDING",
        "fused, busy_spin, 3, FUSED, BUSY_SPIN",
        "fused, sleeping, 2, FUSED, SLEEPING",
        "parallel, auto, 2, PARALLEL, YIELDING",
        "parallel, busy_spin, 2, PARALLEL, YIELDING",
        "parallel, busy_spin, 3, PARALLEL, YIELDING",
        "parallel, busy_spin, 4, PARALLEL, BUSY_SPIN",
        "parallel, blocking, 2, PARALLEL, BLOCKING",
    })
    void shouldNeverSpinOnEveryCore(
            String layout, String wait, int cores, ThreadingMode mode, WaitMode waitMode) {
        assertEquals(
                new RunSettings.Ring(mode, waitMode, 1024),
                RunSettings.Ring.of(layout, wait, 1024, cores));
    }
}
