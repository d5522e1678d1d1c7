package io.millrace.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.indicators.momentum.Correlation;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/** Against the indicator of two aligned series, and where bars are missing. */
class CorrelationsTest {

    private static final long MINUTE = 60_000_000_000L;

    private final Correlations correlations = new Correlations(3);
    private final SplittableRandom random = new SplittableRandom(7);

    private static long price(double value) {
        return FixedPoint.fromDouble(value);
    }

    @Test
    void shouldAgreeWithTheIndicatorOverCommonBars() {
        Correlation twin = new Correlation(Correlations.RETURNS);
        double common = 100;
        int known = 0;
        for (int bar = 0; bar < 400; bar++) {
            common *= 1 + (random.nextDouble() - 0.5) / 100;
            long a = price(common + random.nextDouble());
            long b = price(2 * common + random.nextDouble());
            boolean lacksA = random.nextInt(10) == 0;
            boolean lacksB = random.nextInt(10) == 0;
            if (!lacksA) {
                correlations.add(0, bar * MINUTE, a);
            }
            if (!lacksB) {
                correlations.add(1, bar * MINUTE, b);
            }
            if (!lacksA && !lacksB) {
                double expected = twin.update(FixedPoint.toDouble(a), FixedPoint.toDouble(b));
                assertEquals(expected, correlations.correlation(0, 1), 1e-12, "bar " + bar);
                assertEquals(expected, correlations.correlation(1, 0), 1e-12, "bar " + bar);
                known += Double.isNaN(expected) ? 0 : 1;
            }
            assertEquals(Double.NaN, correlations.correlation(0, 2));
        }
        assertTrue(known > 200, known + " known");
    }

    @Test
    void shouldKnowItFromThe61stCommonBarOn() {
        for (int bar = 0; bar <= Correlations.RETURNS; bar++) {
            assertEquals(Double.NaN, correlations.correlation(0, 2));
            double value = 100 + random.nextDouble();
            correlations.add(0, bar * MINUTE, price(value));
            correlations.add(2, bar * MINUTE, price(10_000 / value));
        }
        assertEquals(-1, correlations.correlation(2, 0), 1e-3);
    }

    /** Nothing is kept of one instrument: there is nothing to be alike. */
    @Test
    void shouldHaveVersion0WithOneInstrumentAlone() {
        Correlations alone = new Correlations(1);
        for (int bar = 0; bar < 70; bar++) {
            alone.add(0, bar * MINUTE, price(100 + bar));
        }
        assertEquals(0, alone.version());
    }

    @Test
    void shouldHaveAVersionThatGrowsWithEachBarAndOutlivesARestart() {
        assertEquals(0, correlations.version());
        for (int bar = 0; bar < 300; bar++) {
            correlations.add(bar % 2, bar / 2 * MINUTE, price(100 + random.nextDouble()));
            assertEquals(bar + 1, correlations.version());
        }
        StateBuffer state = new StateBuffer();
        correlations.save(state);
        Correlations other = new Correlations(3);
        other.load(new StateBuffer(state.toBytes()));
        assertEquals(300, other.version());
        other.add(2, 0, price(1));
        assertEquals(301, other.version());
        other.load(new StateBuffer(state.toBytes()));
        assertEquals(300, other.version());
    }

    @Test
    void shouldNotKnowItOfAPriceThatStands() {
        for (int bar = 0; bar < 100; bar++) {
            correlations.add(0, bar * MINUTE, price(100 + random.nextDouble()));
            correlations.add(1, bar * MINUTE, price(100));
        }
        assertEquals(Double.NaN, correlations.correlation(0, 1));
    }

    @Test
    void shouldKeepNothingOfOneInstrument() {
        Correlations alone = new Correlations(1);
        alone.add(0, 0, price(1));

        assertEquals(Double.NaN, alone.correlation(0, 0));
    }

    private static byte[] save(Correlations correlations) {
        StateBuffer buffer = new StateBuffer();
        correlations.save(buffer);
        return buffer.toBytes();
    }

    @Test
    void shouldGoOnAsIfItHadNeverBeenStopped() {
        Correlations resumed = new Correlations(3);
        int known = 0;
        for (int bar = 0; bar < 600; bar++) {
            if (random.nextInt(7) == 0) {
                byte[] state = save(resumed);
                resumed = new Correlations(3);
                resumed.load(new StateBuffer(state));
            }
            int id = random.nextInt(3);
            for (int other = 0; other < 3; other++) {
                if (other != id || random.nextBoolean()) {
                    long close = price(100 + random.nextDouble());
                    correlations.add(other, bar * MINUTE, close);
                    resumed.add(other, bar * MINUTE, close);
                }
            }
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    double expected = correlations.correlation(a, b);
                    assertEquals(expected, resumed.correlation(a, b), 0.0, "bar " + bar);
                    known += Double.isNaN(expected) ? 0 : 1;
                }
            }
            assertArrayEquals(save(correlations), save(resumed), "bar " + bar);
        }
        assertTrue(known > 1_000, known + " known");
    }

    /** What was computed at each bar before values were left until they are asked for. */
    @Test
    void shouldBeWhatWasComputedAtEachBarHoweverLateItIsAskedFor() {
        int count = 4;
        for (int asking : new int[] {1, 7, 90, 400}) {
            Correlations often = new Correlations(count);
            Correlations seldom = new Correlations(count);
            double[][] eager = new double[count][count];
            long[] newest = {-1, -1, -1, -1};
            int known = 0;
            for (int bar = 0; bar < 3_000; bar++) {
                int silent = bar / 200 % 5;
                for (int id = 0; id < count; id++) {
                    if (id == silent || random.nextInt(12) == 0) {
                        continue;
                    }
                    // A straggler's bar comes when others have gone on.
                    long start = id == 3 && random.nextInt(9) == 0 ? bar - 1 : bar;
                    start = Math.max(start, newest[id] + 1);
                    long close = price(100 + random.nextDouble());
                    often.add(id, start, close);
                    seldom.add(id, start, close);
                    newest[id] = start;
                    for (int other = 0; other < count; other++) {
                        boolean meets = other != id && newest[other] == start;
                        double now = often.correlation(id, other);
                        eager[id][other] = meets ? now : eager[id][other];
                        eager[other][id] = meets ? now : eager[other][id];
                    }
                }
                for (int pair = 0; bar % asking == 0 && pair < count * count; pair++) {
                    int a = pair / count;
                    int b = pair % count;
                    if (a != b && newest[a] >= 0 && newest[b] >= 0 && eager[a][b] != 0) {
                        assertEquals(eager[a][b], seldom.correlation(a, b), 0.0, "bar " + bar);
                        known += Double.isNaN(eager[a][b]) ? 0 : 1;
                    }
                }
            }
            assertTrue(known > 30, known + " known");
        }
    }

    @Test
    void shouldRefuseAStateOfOtherInstruments() {
        StateBuffer state = new StateBuffer(save(correlations));

        assertEquals(
                "state, byte 20: instruments is 3; it must be 2",
                assertThrows(StateException.class, () -> new Correlations(2).load(state))
                        .getMessage());
    }

    @Test
    void shouldNotAllocate() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long bar = 0;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5_000; i++) {
                bar++;
                correlations.add(0, bar, 100_000_000 + bar % 977);
                correlations.add(1, bar, 100_000_000 + bar % 613);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
