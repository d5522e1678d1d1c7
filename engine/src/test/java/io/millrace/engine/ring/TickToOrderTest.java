package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TickToOrderTest {

    @Test
    void shouldRecordOneValueWhenAnInstructionLeaves() {
        TickToOrder probe = new TickToOrder(4);
        probe.admitted(5);
        probe.admitted(6);
        probe.sent(5);
        probe.sent(6);

        assertEquals(2, probe.histogram().getTotalCount());
        assertTrue(probe.histogram().getMaxValue() <= 60_100_000_000L);
    }

    @Test
    void shouldRecordNothingWhenTheStartCausedIt() {
        TickToOrder probe = new TickToOrder(4);
        probe.sent(0);

        assertEquals(0, probe.histogram().getTotalCount());
    }

    @Test
    void shouldRecordNothingWhenAnEarlierStartAdmittedTheInput() {
        TickToOrder probe = new TickToOrder(2);
        probe.sent(1);

        assertEquals(0, probe.histogram().getTotalCount());
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 3, 1_000})
    void shouldRefuseWhenTheRoomIsNoPowerOfTwo(int inFlight) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new TickToOrder(inFlight));

        assertEquals(
                "inputs in flight are " + inFlight + "; it must be a power of two",
                refusal.getMessage());
    }
}
