package io.millrace.indicators.bank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.millrace.indicators.Bar;
import io.millrace.indicators.Series;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.Atr;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateHash;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

final class CalibrationTest {

    private static final int LENGTH = 900;
    private static final int SEEDS = 10;

    /** A calibration with the indicators that feed it. */
    private static final class Fed {
        final Calibration calibration = new Calibration(CalibrationSettings.defaults());
        private final Rsi rsi = new Rsi(14);
        private final Atr atr = new Atr(14);

        double[] update(Bar bar) {
            rsi.update(bar.close());
            atr.update(bar.high(), bar.low(), bar.close());
            calibration.update(bar.high(), bar.close(), rsi.value(), atr.value());
            return values(calibration);
        }

        void save(StateBuffer state) {
            rsi.save(state);
            atr.save(state);
            calibration.save(state);
        }

        void load(StateBuffer state) {
            rsi.load(state);
            atr.load(state);
            calibration.load(state);
        }
    }

    @Test
    void shouldEqualItsNaiveTwinWhenSeriesIsRandom() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Bar> bars = Series.random(seed, LENGTH);
            List<double[]> expected = naive(bars);
            Fed fed = new Fed();
            for (int i = 0; i < LENGTH; i++) {
                assertArrayEquals(
                        expected.get(i), fed.update(bars.get(i)), 1e-12, "seed " + seed + ", " + i);
            }
            assertTrue(fed.calibration.isReady());
        }
    }

    @Test
    void shouldBeDoneAtTheHundredthReadingAndThenEvery21Bars() {
        Fed fed = new Fed();
        double[] before = values(fed.calibration);
        int index = 0;
        for (Bar bar : Series.random(5, LENGTH)) {
            double[] after = fed.update(bar);
            // The first reading is at index 19, when the high has its 20 bars.
            boolean mayChange = index >= 118 && (index - 118) % 21 == 0;

            assertEquals(index >= 118, fed.calibration.isReady(), "bar " + index);
            assertTrue(mayChange || Arrays.equals(before, after), "bar " + index);
            before = after;
            index++;
        }
    }

    @Test
    void shouldNotSeeTheFutureWhenItIsCutOffOrReplaced() {
        List<Bar> bars = Series.random(6, LENGTH);
        List<Bar> other = Series.random(7, LENGTH);
        Fed whole = new Fed();
        List<double[]> expected = new ArrayList<>();
        bars.forEach(bar -> expected.add(whole.update(bar)));
        for (int cut : new int[] {118, 119, 139, 400, 777}) {
            Fed cutOff = new Fed();
            for (int i = 0; i < cut; i++) {
                assertArrayEquals(expected.get(i), cutOff.update(bars.get(i)), "bar " + i);
            }
            double[] last = values(cutOff.calibration);
            other.subList(cut, LENGTH).forEach(cutOff::update);

            assertArrayEquals(expected.get(cut - 1), last, "cut at " + cut);
        }
    }

    @Test
    void shouldGoOnBitForBitWhenSavedAndLoadedAnywhere() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Bar> bars = Series.random(seed, LENGTH);
            int savedAt = new Random(seed).nextInt(LENGTH);
            Fed whole = new Fed();
            bars.subList(0, savedAt).forEach(whole::update);
            StateBuffer state = new StateBuffer();
            whole.save(state);
            Fed loaded = new Fed();
            Series.random(99, 300).forEach(loaded::update);
            loaded.load(new StateBuffer(state.toBytes()));

            for (Bar bar : bars.subList(savedAt, LENGTH)) {
                assertArrayEquals(whole.update(bar), loaded.update(bar), "seed " + seed);
            }
            assertEquals(hash(whole.calibration), hash(loaded.calibration));
        }
    }

    @Test
    void shouldHoldMultiplesInTheirLimits() {
        Calibration still = new Calibration(CalibrationSettings.defaults());
        Calibration wild = new Calibration(CalibrationSettings.defaults());
        for (int i = 0; i < 200; i++) {
            still.update(100, 100, 50, 1);
            wild.update(200, 100 + 90 * (i % 2), 50 + i % 2, 1);
        }

        assertArrayEquals(new double[] {50, 50, 0.2, 1.5}, values(still));
        assertArrayEquals(new double[] {50, 51, 1.5, 4}, values(wild));
    }

    @Test
    void shouldKeepWhatItHasWhenReadingsBecomeTooFew() {
        Calibration calibration = new Calibration(CalibrationSettings.defaults());
        for (int i = 0; i < 300; i++) {
            calibration.update(100, 100, 40, 1);
        }
        for (int i = 0; i < 300; i++) {
            calibration.update(100, 100, 90, 0);
        }

        assertEquals(40.0, calibration.rsiLow());
        calibration.reset();
        assertFalse(calibration.isReady());
    }

    @Test
    void shouldAllocateNothingWhenUpdated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Calibration calibration = new Calibration(CalibrationSettings.defaults());
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20_000; i++) {
                double close = 100 + (i * 31 % 97) * 0.01;
                calibration.update(close + 0.5, close, i * 17 % 101, 0.3);
            }
            quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertEquals(0, quietest);
    }

    @Test
    void shouldSayWhatWouldBeRightWhenASettingIsWrong() {
        Exception error =
                assertThrows(
                        IllegalArgumentException.class, () -> new CalibrationSettings(50, 21, 100));

        assertEquals(
                "CalibrationSettings: minReadings is 100; it must be a whole number from 2 to 50",
                error.getMessage());
    }

    /* From the whole history at each bar. */
    private static List<double[]> naive(List<Bar> bars) {
        Rsi rsi = new Rsi(14);
        Atr atr = new Atr(14);
        List<double[]> readings = new ArrayList<>();
        List<double[]> result = new ArrayList<>();
        double[] held = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        int doneAt = -1;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            rsi.update(bar.close());
            double range = atr.update(bar.high(), bar.low(), bar.close());
            if (i >= 19 && range > 0) {
                double high =
                        bars.subList(i - 19, i + 1).stream().mapToDouble(Bar::high).max().orElse(0);
                double change = Math.abs(bar.close() - bars.get(i - 1).close());
                double below = high - bar.close();
                readings.add(new double[] {i, rsi.value(), change / range, below / range});
            }
            int oldest = i - 251;
            List<double[]> last = readings.stream().filter(r -> r[0] >= oldest).toList();
            if (last.size() >= 100 && (doneAt < 0 || i >= doneAt + 21)) {
                doneAt = i;
                held =
                        new double[] {
                            percentile(last, 1, 0.1),
                            percentile(last, 1, 0.9),
                            Math.clamp(percentile(last, 2, 0.5), 0.2, 1.5),
                            Math.clamp(percentile(last, 3, 0.75), 1.5, 4)
                        };
            }
            result.add(held);
        }
        return result;
    }

    private static double percentile(List<double[]> readings, int column, double share) {
        double[] sorted = readings.stream().mapToDouble(r -> r[column]).sorted().toArray();
        double place = (sorted.length - 1) * share;
        double lower = sorted[(int) Math.floor(place)];
        double upper = sorted[(int) Math.ceil(place)];
        double part = place - Math.floor(place);
        return lower * (1 - part) + upper * part;
    }

    private static double[] values(Calibration calibration) {
        return new double[] {
            calibration.rsiLow(),
            calibration.rsiHigh(),
            calibration.entryMultiple(),
            calibration.stopMultiple()
        };
    }

    private static String hash(Calibration calibration) {
        StateHash hash = new StateHash();
        calibration.save(hash);
        return hash.toHex();
    }
}
