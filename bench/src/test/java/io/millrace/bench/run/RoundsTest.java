package io.millrace.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class RoundsTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final List<Integer> order = new ArrayList<>();
    private long nowNs = 5 * SECOND_NS;
    private int calls;

    private Budget seconds(double seconds) {
        return Budget.of(() -> nowNs, (long) (seconds * SECOND_NS));
    }

    /** Takes a second, and says which call it was. */
    private double second() {
        nowNs += SECOND_NS;
        return ++calls;
    }

    @ParameterizedTest(name = "{3} s: {4} to warm up, {5} counted")
    @CsvSource({
        // warm up, least, counted, seconds, warmed up, counted in the end
        "4, 3, 6, 100, 4, 6",
        "4, 3, 6, 10, 4, 6",
        "4, 3, 6, 9, 4, 5",
        "4, 3, 6, 8, 4, 4",
        "4, 3, 6, 6, 3, 3",
        "40, 3, 60, 20, 10, 10",
        "40, 3, 60, 2, 1, 3",
        "40, 3, 60, 0, 0, 3",
        "0, 1, 2, 0.5, 0, 1",
        "0, 1, 2, 1.5, 0, 2"
    })
    void shouldEndWhenThereAreEnoughOrTheTimeIsOver(
            int warmUp, int least, int counted, double seconds, int warmed, int expected)
            throws Exception {
        Samples found =
                new Rounds(warmUp, least, counted, seconds(seconds)).timed(List.of(this::second));

        assertEquals(expected, found.rounds());
        assertEquals(warmed + expected, calls);
        // The rounds that warm up are not in it.
        assertEquals(warmed + (expected + 1) / 2.0, found.median(0), 1e-12);
    }

    @Test
    void shouldRunAllRoundsWhenNobodyIsInAHurry() throws Exception {
        Samples found = new Rounds(2, 5).timed(List.of(this::second));

        assertEquals(5, found.rounds());
        assertEquals(7, calls);
        assertEquals(5.0, found.median(0));
    }

    @Test
    void shouldMeasureBodiesInTurns() throws Exception {
        List<Rounds.Timed> bodies = List.of(() -> note(1), () -> note(2));

        Samples found = new Rounds(1, 2).timed(bodies);

        assertEquals(List.of(1, 2, 1, 2, 1, 2), order);
        assertEquals(1.0, found.median(0));
        assertEquals(2.0, found.median(1));
    }

    private double note(int body) {
        order.add(body);
        return body;
    }

    @Test
    void shouldTellTheQuartilesOfEachRoundsQuotient() throws Exception {
        Samples found = new Rounds(0, 4).timed(List.of(this::second, () -> calls <= 2 ? 1.0 : 2.0));

        // 1, 2, 3, 4 divided by 1, 1, 2, 2
        assertEquals(1.375, found.ratios(0, 1).lower(), 1e-12);
        assertEquals(1.75, found.ratios(0, 1).median(), 1e-12);
        assertEquals(2.0, found.ratios(0, 1).upper(), 1e-12);
        assertEquals(4, found.ratios(0, 1).count());
        // 1,000, 500, 333.3 and 250 million a second
        assertEquals(1.25e9 / 3, found.rates(0).median(), 1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, 3", "0, 0, 3", "0, 4, 3"})
    void shouldRefuseNumbersThatCannotBeRun(int warmUp, int least, int counted) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Rounds(warmUp, least, counted, Budget.endless()));

        assertTrue(String.valueOf(refused.getMessage()).contains("must be"));
    }
}
