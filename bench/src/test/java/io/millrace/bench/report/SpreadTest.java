package io.millrace.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddle() {
        assertEquals(new Spread(1.75, 2.5, 3.25, 4), Spread.of(4, 1, 3, 2));
    }

    @Test
    void shouldTakeTheOneInTheMiddle() {
        assertEquals(new Spread(20, 30, 40, 5), Spread.of(50, 10, 40, 20, 30));
    }

    @Test
    void shouldTakeASingleValueForAll() {
        assertEquals(new Spread(7, 7, 7, 1), Spread.of(7));
    }

    @Test
    void shouldRefuseNothing() {
        assertThrows(IllegalArgumentException.class, Spread::of);
    }
}
