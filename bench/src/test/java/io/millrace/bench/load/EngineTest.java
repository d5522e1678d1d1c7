package io.millrace.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.pipeline.ThreadingMode;
import io.millrace.engine.ring.WaitMode;
import io.millrace.ops.config.Config;
import io.millrace.ops.config.RunSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {

    @ParameterizedTest
    @CsvSource({"sleeping, SLEEPING", "blocking, BLOCKING", "yielding, YIELDING"})
    void shouldWaitAsTheSettingsSay(String setting, WaitMode expected) {
        Config config = EngineSettings.defaults().override("pipeline.wait", setting, "test");

        assertEquals(expected, Engine.ring(config, ThreadingMode.FUSED).waitMode());
    }

    @Test
    void shouldTakeTheLayoutThatIsMeasuredAndTheRingOfTheSettings() {
        Config config = EngineSettings.defaults().override("pipeline.ring_slots", 1_024L, "test");

        RunSettings.Ring ring = Engine.ring(config, ThreadingMode.PARALLEL);

        assertEquals(ThreadingMode.PARALLEL, ring.mode());
        assertEquals(1_024, ring.slots());
        assertTrue(config.toToml().contains("layout = \"parallel\""));
    }
}
