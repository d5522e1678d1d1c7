package io.millrace.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.pipeline.ThreadingMode;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

class EngineTargetTest {

    private static final int TICKS = 200 * EngineTarget.PER_BAR;

    @TempDir private Path home;

    /** Closing compares the state hash with that of a pipeline without ring and journal. */
    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldMeasureEveryTickAndEndInTheRightState(ThreadingMode mode) {
        EngineTarget target = new EngineTarget(home, mode, 1);
        for (int i = 0; i < TICKS; i++) {
            target.send(System.nanoTime());
            target.pause();
        }
        target.drain();
        Map<String, Histogram> found = target.histograms();
        long timers = TICKS / EngineTarget.PER_BAR;

        target.close();

        assertTrue(Objects.requireNonNull(found.get("tick")).getTotalCount() >= TICKS + timers - 1);
        // In on one bar, out on the next, from the 64th bar on, where the indicators are warm.
        assertTrue(Objects.requireNonNull(found.get("signal")).getTotalCount() > 100);
        assertTrue(
                Objects.requireNonNull(found.get("order")).getTotalCount()
                        >= Objects.requireNonNull(found.get("signal")).getTotalCount());
        assertEquals(target.orders(), Objects.requireNonNull(found.get("order")).getTotalCount());
        assertTrue(
                Objects.requireNonNull(found.get("order")).getMinValue()
                        >= Objects.requireNonNull(found.get("signal")).getMinValue());
    }
}
