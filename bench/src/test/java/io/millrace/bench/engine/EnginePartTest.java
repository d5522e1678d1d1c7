package io.millrace.bench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.bench.load.Ticks;
import io.millrace.model.event.EventLayout;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class EnginePartTest {

    @Test
    void shouldChargeATickWithASixtyFourthOfAnOrder() {
        assertEquals(2.0 + 128.0 / 64, EnginePart.liveFiguresNs(2, 128), 1e-12);
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
