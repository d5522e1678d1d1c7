package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.indicators.average.Sma;
import io.millrace.indicators.trend.ParabolicSar;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What is saved is complete: every indicator goes on bit for bit where another was saved. */
final class IndicatorStateTest {

    private static final int LENGTH = 500;
    private static final int SEEDS = 12;

    static List<Subjects.Case> cases() {
        return Subjects.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGoOnBitForBitWhenSavedAndLoadedAnywhere(Subjects.Case listed) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Bar> bars = Series.random(seed, LENGTH);
            int savedAt = savedAt(listed, seed);
            String where = "seed " + seed + ", saved after " + savedAt;
            Subject whole = listed.fresh().get();
            whole.run(bars.subList(0, savedAt));
            Subject loaded = copy(listed, whole);

            assertEquals(whole.hash(), loaded.hash(), where);
            assertArrayEquals(bits(whole.values()), bits(loaded.values()), where);
            for (Bar bar : bars.subList(savedAt, LENGTH)) {
                double expected = whole.feed().update(bar);
                double actual = loaded.feed().update(bar);
                assertEquals(
                        Double.doubleToRawLongBits(expected),
                        Double.doubleToRawLongBits(actual),
                        where);
                assertArrayEquals(bits(whole.values()), bits(loaded.values()), where);
                assertEquals(whole.indicator().isWarm(), loaded.indicator().isWarm(), where);
            }
            assertEquals(whole.hash(), loaded.hash(), where);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldForgetItsOwnPastWhenAnotherIsLoaded(Subjects.Case listed) {
        Subject cold = listed.fresh().get();
        Subject used = listed.fresh().get();
        used.run(Series.random(3, 211));

        load(used, save(cold));

        assertEquals(cold.hash(), used.hash());
        List<Bar> bars = Series.random(4, LENGTH);
        List<double[]> expected = cold.run(bars);
        List<double[]> actual = used.run(bars);
        for (int i = 0; i < LENGTH; i++) {
            assertArrayEquals(bits(expected.get(i)), bits(actual.get(i)), "bar " + i);
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenThePeriodDiffers() {
        Sma saved = new Sma(20);
        for (int i = 0; i < 30; i++) {
            saved.update(i);
        }
        StateBuffer state = new StateBuffer();
        saved.save(state);

        Exception error = assertThrows(StateException.class, () -> new Sma(10).load(state));

        assertEquals(
                "state, byte 0: WindowMean: count is 20;"
                        + " it must be a whole number from 0 to 10",
                error.getMessage());
    }

    @Test
    void shouldRefuseAStateThatEndsTooEarly() {
        ParabolicSar sar = new ParabolicSar(0.02, 0.2);
        StateBuffer state = new StateBuffer();
        sar.save(state);
        byte[] half = Arrays.copyOf(state.toBytes(), 20);

        assertThrows(StateException.class, () -> sar.load(new StateBuffer(half)));
    }

    /* The first seeds: nothing seen, one bar, about the end of the warm-up. */
    private static int savedAt(Subjects.Case listed, long seed) {
        int warmUp = listed.fresh().get().indicator().warmUp();
        return switch ((int) seed) {
            case 1 -> 0;
            case 2 -> 1;
            case 3 -> warmUp - 1;
            case 4 -> warmUp;
            case 5 -> warmUp + 1;
            default -> new Random(seed).nextInt(LENGTH);
        };
    }

    private static Subject copy(Subjects.Case listed, Subject saved) {
        Subject fresh = listed.fresh().get();
        load(fresh, save(saved));
        return fresh;
    }

    private static byte[] save(Subject subject) {
        StateBuffer state = new StateBuffer();
        subject.indicator().save(state);
        return state.toBytes();
    }

    private static void load(Subject subject, byte[] saved) {
        StateBuffer state = new StateBuffer(saved);
        subject.indicator().load(state);
        state.expectEnd();
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
