package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.millrace.indicators.average.Frama;
import io.millrace.indicators.momentum.Correlation;
import io.millrace.indicators.momentum.Macd;
import io.millrace.indicators.trend.Aroon;
import io.millrace.indicators.trend.ParabolicSar;
import io.millrace.indicators.trend.Supertrend;
import io.millrace.indicators.volatility.Donchian;
import io.millrace.indicators.volume.Mfi;
import io.millrace.indicators.volume.Obv;
import io.millrace.indicators.volume.Vwap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The edges of the indicators in {@link StudySubjects}. */
final class StudyPropertyTest {

    private static final int ROUNDS = 20;

    static List<Subjects.Case> cases() {
        return StudySubjects.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldAllocateNothingWhenUpdated(Subjects.Case listed) {
        Subject subject = listed.fresh().get();
        Bar[] bars = Series.random(5, 2_000).toArray(Bar[]::new);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (Bar bar : bars) {
                subject.feed().update(bar);
            }
            quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertEquals(0, quietest);
    }

    @ParameterizedTest(name = "{0} on flat prices: {1}")
    @CsvSource({
        "wma-20, 0.1",
        "roc-20, 0.0",
        "macd-12-26-9, 0.0",
        "stochastic-14-3-3, 50.0",
        "williams-r-14, -50.0",
        "cci-20, 0.0",
        "aroon-25, 0.0",
        "donchian-20, 0.1",
        "obv, 0.0",
        "mfi-14, 50.0",
        "keltner-20-2-10, 0.1",
        "correlation-60, 0.0",
        "supertrend-10-3, 0.1",
        "parabolic-sar, 0.1",
        "ichimoku-9-26-52, 0.1",
        "frama-16, 0.1",
        "hurst-100, 0.5",
        "adaptive-ema-14-50, 0.1"
    })
    void shouldAnswerTheNeutralValueWhenPricesAreFlat(String golden, double expected) {
        Subject subject =
                StudySubjects.all().stream()
                        .filter(listed -> listed.golden().equals(golden))
                        .findFirst()
                        .orElseThrow()
                        .fresh()
                        .get();

        subject.run(Series.flat(0.1, 500));

        assertEquals(expected, subject.values()[0], 1e-15);
    }

    @Test
    void shouldLeaveTheNewestBarOutWhenDonchianIsBrokenOut() {
        Donchian channel = new Donchian(2);
        channel.update(10, 8);
        channel.update(11, 9);
        channel.update(20, 1);

        assertEquals(11.0, channel.upper());
        assertEquals(8.0, channel.lower());
        channel.update(12, 10);
        assertEquals(20.0, channel.upper());
        assertEquals(1.0, channel.lower());
    }

    @Test
    void shouldCountTheNewestWhenHighsAreEqual() {
        Aroon aroon = new Aroon(2);
        aroon.update(10, 8);
        aroon.update(10, 8);
        aroon.update(9, 8);

        assertEquals(50.0, aroon.up());
        assertEquals(100.0, aroon.down());
    }

    @Test
    void shouldForgetTheDayBeforeWhenASessionStarts() {
        Vwap vwap = new Vwap();
        vwap.update(11, 9, 10, 500);
        vwap.startSession();

        assertTrue(Double.isNaN(vwap.value()));
        assertEquals(20.0, vwap.update(21, 19, 20, 0));
        assertEquals(30.0, vwap.update(31, 29, 30, 7));
    }

    @Test
    void shouldReachTheEndOfItsRangeWhenPricesMoveTogetherOrOppositely() {
        Correlation alike = new Correlation(3);
        Correlation opposite = new Correlation(3);
        double[] factors = {1.0, 1.5, 0.75, 1.25};
        double one = 64;
        double other = 64;
        for (double factor : factors) {
            one *= factor;
            other *= 2 - factor;
            alike.update(one, 3 * one);
            opposite.update(one, other);
        }

        assertEquals(1.0, alike.value(), 1e-15);
        assertEquals(-1.0, opposite.value(), 1e-15);
    }

    @Test
    void shouldTurnWhenTheCloseCrossesTheLine() {
        Supertrend line = new Supertrend(1, 1.0);
        line.update(11, 9, 10);
        line.update(11, 9, 10);

        assertTrue(line.isRising());
        assertEquals(8.0, line.value());
        line.update(8, 6, 7); // true range 4: the raw bands are 11 and 3, the old ones 12 and 8
        assertEquals(11.0, line.value());
    }

    @Test
    void shouldTurnWhenTheStopIsTouched() {
        ParabolicSar stop = new ParabolicSar(0.02, 0.2);
        stop.update(10, 8);
        stop.update(12, 9);

        assertTrue(stop.isRising());
        assertEquals(8.0, stop.value());
        stop.update(11, 8);
        assertEquals(12.0, stop.value());
    }

    @Test
    void shouldStayAtTheEndOfItsRangeWhenMoneyOnlyFlowsOneWay() {
        Mfi mfi = new Mfi(3);
        Obv obv = new Obv();
        for (int i = 10; i < 20; i++) {
            mfi.update(i, i, i, 5);
            obv.update(i, 5);
        }

        assertEquals(100.0, mfi.value());
        assertEquals(45.0, obv.value());
    }

    @Test
    void shouldSayWhereWhatAndWhatWouldBeRightWhenASettingIsWrong() {
        Exception odd = assertThrows(IllegalArgumentException.class, () -> new Frama(15));
        Exception slow = assertThrows(IllegalArgumentException.class, () -> new Macd(12, 12, 9));
        Exception zero = assertThrows(IllegalArgumentException.class, () -> new Supertrend(5, 0));
        Exception max =
                assertThrows(IllegalArgumentException.class, () -> new ParabolicSar(0.2, 0.1));

        assertEquals("Frama: period is 15; it must be an even number", odd.getMessage());
        assertEquals(
                "Macd: slow is 12; it must be a whole number from 13 to 100000", slow.getMessage());
        assertEquals(
                "Supertrend: multiplier is 0.0; it must be a finite number above 0",
                zero.getMessage());
        assertEquals("ParabolicSar: max is 0.1; it must be from 0.2 to 1", max.getMessage());
    }
}
