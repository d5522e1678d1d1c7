package io.millrace.indicators.bank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.millrace.indicators.Bar;
import io.millrace.indicators.Series;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateHash;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

final class AnalysisBankTest {

    private static final int LENGTH = 5_000;
    private static final int SEEDS = 8;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final String FIRST_COLUMNS =
            "ema20,sma20,bb_upper,bb_middle,bb_lower,rsi14,tr,atr14,er10,kama10,plus_di14,"
                    + "minus_di14,adx14,slope50,r2_50,atr_avg50,avg_volume20,macd,macd_signal,"
                    + "macd_hist,stoch_k,stoch_d,obv,wma20,cci20,mfi14,willr14,aroon_up25,"
                    + "aroon_down25";
    private static final String FURTHER_COLUMNS =
            "donchian_upper20,donchian_middle20,donchian_lower20,keltner_upper20,"
                    + "keltner_middle20,keltner_lower20,vwap,roc20,supertrend10,"
                    + "supertrend_direction10,psar,ichimoku_conversion9,ichimoku_base26,"
                    + "ichimoku_span_a,ichimoku_span_b,ichimoku_leading_a,ichimoku_leading_b,"
                    + "frama16,hurst100,adaptive_ema,volatility_ratio";

    static List<AnalysisSettings> settings() {
        AnalysisSettings defaults = AnalysisSettings.defaults();
        return List.of(
                defaults,
                defaults.with(List.of("adx=8", "sma=7", "wma=50", "er=3", "supertrend=7", "bb=30")),
                defaults.with(
                        List.of("slope=11", "bb=13", "kama=40", "frama=60", "hurst=37", "sv=4")),
                defaults.with(
                        List.of("donchian=70", "aroon=3", "willr=1", "stoch=33", "cci=9", "mfi=5")),
                defaults.with(List.of("slope=20", "wma=20", "sma=50", "atr=3", "keltner_atr=7")));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldEqualStandAloneIndicatorsBitForBitInEveryColumn(AnalysisSettings settings) {
        AnalysisBank bank = new AnalysisBank(settings);
        StandAloneColumns alone = new StandAloneColumns(settings);
        int index = 0;
        for (Bar bar : Series.random(31, LENGTH)) {
            if (index % 390 == 0) {
                bank.beginSession();
                alone.startSession();
            }
            update(bank, bar);
            alone.update(bar);

            int at = index;
            long[] expected = bits(alone.values());
            long[] actual = bits(values(bank));
            assertArrayEquals(expected, actual, () -> where(bank, expected, actual, at));
            index++;
        }
        assertTrue(Arrays.stream(values(bank)).noneMatch(Double::isNaN));
    }

    @Test
    void shouldGiveAllColumnsAtOnceAsOneByOne() {
        AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
        double[] all = new double[bank.columns()];
        for (Bar bar : Series.random(35, 300)) {
            update(bank, bar);
            bank.values(all);

            assertArrayEquals(bits(values(bank)), bits(all));
        }
        bank.beginSession();
        bank.values(all);

        assertTrue(Double.isNaN(all[bank.columnOf("vwap")]));
    }

    @Test
    void shouldNameTheColumnsInTheirOrder() {
        AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());

        assertEquals(FIRST_COLUMNS + "," + FURTHER_COLUMNS, names(bank));
        assertEquals(12, bank.columnOf("adx14"));
        assertEquals(-1, bank.columnOf("adx8"));
    }

    @Test
    void shouldNameThePeriodsThatWereSet() {
        AnalysisBank bank =
                new AnalysisBank(
                        AnalysisSettings.defaults()
                                .with(List.of("adx=8", "slope=30", "atr_avg=40", "hurst=64")));

        String names = names(bank);

        assertTrue(names.contains(",plus_di8,minus_di8,adx8,slope30,r2_30,atr_avg40,"), names);
        assertTrue(names.contains(",hurst64,"), names);
    }

    @Test
    void shouldHoldNaNUntilWarmAndNumbersAfter() {
        AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
        List<Bar> bars = Series.random(33, 101);
        bars.subList(0, 100).forEach(bar -> update(bank, bar));

        assertTrue(Double.isNaN(bank.value(bank.columnOf("hurst100"))));
        update(bank, bars.get(100));
        assertFalse(Arrays.stream(values(bank)).anyMatch(Double::isNaN));
    }

    @Test
    void shouldAnswerTheSpreadRatioAndTheVolatilityStateOfItsCore() {
        AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
        SpreadVolatility alone = new SpreadVolatility(20);
        for (Bar bar : Series.random(34, 200)) {
            update(bank, bar);
            alone.update(bar.close());

            assertEquals(alone.ratio(0.1, MINUTE_NS), bank.spreadVolatility(0.1, MINUTE_NS));
            assertEquals(bank.core().volatilityState(), bank.volatilityState());
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldGoOnBitForBitWhenSavedAndLoadedAnywhere(AnalysisSettings settings) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Bar> bars = Series.random(seed, 600);
            int savedAt = seed == 1 ? 0 : new Random(seed).nextInt(400);
            AnalysisBank whole = new AnalysisBank(settings);
            bars.subList(0, savedAt).forEach(bar -> update(whole, bar));
            AnalysisBank loaded = new AnalysisBank(settings);
            Series.random(77, 150).forEach(bar -> update(loaded, bar));

            loaded.load(saved(whole));

            assertEquals(hash(whole), hash(loaded), "seed " + seed);
            assertArrayEquals(bits(values(whole)), bits(values(loaded)));
            for (Bar bar : bars.subList(savedAt, 600)) {
                update(whole, bar);
                update(loaded, bar);
                assertArrayEquals(bits(values(whole)), bits(values(loaded)), "seed " + seed);
            }
            assertEquals(hash(whole), hash(loaded), "seed " + seed);
        }
    }

    @Test
    void shouldRefuseTheStateOfOtherSettings() {
        StateBuffer state = saved(new AnalysisBank(AnalysisSettings.defaults()));
        AnalysisBank other = new AnalysisBank(AnalysisSettings.defaults().with(List.of("rsi=15")));

        assertThrows(StateException.class, () -> other.load(state));
    }

    @Test
    void shouldHashEquallyWhenResetAndFedAgain() {
        AnalysisBank used = new AnalysisBank(AnalysisSettings.defaults());
        AnalysisBank fresh = new AnalysisBank(AnalysisSettings.defaults());
        Series.random(26, 333).forEach(bar -> update(used, bar));
        assertNotEquals(hash(fresh), hash(used));

        used.reset();

        assertEquals(hash(fresh), hash(used));
        for (Bar bar : Series.random(27, 300)) {
            update(used, bar);
            update(fresh, bar);
            assertArrayEquals(bits(values(fresh)), bits(values(used)));
        }
        assertEquals(hash(fresh), hash(used));
    }

    @Test
    void shouldAllocateNothingWhenBarsAreAddedAndRead() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AnalysisBank bank = new AnalysisBank(AnalysisSettings.defaults());
        long quietest = Long.MAX_VALUE;
        double sink = 0.0;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            sink += run(bank, 20_000);
            quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertEquals(0, quietest);
        assertTrue(sink > 0.0);
    }

    private static double run(AnalysisBank bank, int bars) {
        double sum = 0.0;
        for (int i = 0; i < bars; i++) {
            double close = 100.0 + (i * 31 % 97) * 0.01;
            bank.update(close, close + 0.05 + i % 7, close - 0.04, close, i % 1_000);
            if (i > 200) {
                for (int column = 0; column < bank.columns(); column++) {
                    sum += Math.abs(bank.value(column));
                }
            }
        }
        return sum;
    }

    private static void update(AnalysisBank bank, Bar bar) {
        bank.update(bar.low(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    private static double[] values(AnalysisBank bank) {
        double[] values = new double[bank.columns()];
        Arrays.setAll(values, bank::value);
        return values;
    }

    private static String names(AnalysisBank bank) {
        String[] names = new String[bank.columns()];
        Arrays.setAll(names, bank::columnName);
        return String.join(",", names);
    }

    private static String where(AnalysisBank bank, long[] expected, long[] actual, int bar) {
        return "bar " + bar + ", column " + bank.columnName(Arrays.mismatch(expected, actual));
    }

    private static StateBuffer saved(AnalysisBank bank) {
        StateBuffer state = new StateBuffer();
        bank.save(state);
        return new StateBuffer(state.toBytes());
    }

    private static String hash(AnalysisBank bank) {
        StateHash hash = new StateHash();
        bank.save(hash);
        return hash.toHex();
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
