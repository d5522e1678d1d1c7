package io.millrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeLoadTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountEveryOrderPacedOrNot(boolean isPaced) {
        ProbeLoad load = new ProbeLoad(isPaced);

        assertEquals(1_000, load.ticks(1_000));
        assertEquals(50, load.orders(50));

        assertDoesNotThrow(load::check);
    }

    /** No tick has come that could have caused it. */
    @Test
    void shouldFailWhenAnOrderWasNotCounted() {
        ProbeLoad load = new ProbeLoad(true);
        load.orders(1);

        assertThrows(IllegalStateException.class, load::check);
    }
}
