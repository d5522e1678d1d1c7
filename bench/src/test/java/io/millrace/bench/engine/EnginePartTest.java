package io.millrace.bench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.load.EngineSettings;
import io.millrace.bench.load.Ticks;
import io.millrace.model.event.EventLayout;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class EnginePartTest {

    @Test
    void shouldChargeATickWithItsShareOfAnOrder() {
        assertEquals(2.5, EnginePart.liveFiguresNs(2, 200, 0.0025), 1e-12);
    }

    /** Bars of four ticks: the adaptive strategy sends now and then. */
    @Test
    void shouldCountTheInstructionsOfItsMarket() {
        double instructions = new StepRun(EngineSettings.defaults(), 16, 4, 50_000).instructions();

        assertTrue(instructions > 0 && instructions < 0.5, instructions + " a tick");
    }

    @Test
    void shouldGiveRecordsOneBehindTheOther() {
        RecordedInputs inputs = new RecordedInputs(new Ticks(1, 64, 7), 100);

        byte[] both = inputs.bytes(2);

        int first = inputs.length(0);
        assertEquals(first + inputs.length(1), both.length);
        byte[] slot = new byte[EventLayout.SLOT_LENGTH];
        inputs.memory().getBytes(RecordedInputs.offset(1), slot);
        assertArrayEquals(
                Arrays.copyOf(slot, inputs.length(1)),
                Arrays.copyOfRange(both, first, both.length));
    }
}
