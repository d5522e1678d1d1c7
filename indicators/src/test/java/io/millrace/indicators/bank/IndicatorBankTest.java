package io.millrace.indicators.bank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.indicators.Bar;
import io.millrace.indicators.Series;
import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.momentum.Adx;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.volatility.AtrAverage;
import io.millrace.indicators.volatility.BollingerBands;
import io.millrace.indicators.volatility.SpreadVolatility;
import io.millrace.indicators.volatility.TrueRange;
import io.millrace.indicators.volatility.VolatilityState;
import io.millrace.indicators.volume.AverageVolume;
import io.millrace.model.state.StateBuffer;
import io.millrace.model.state.StateHash;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

final class IndicatorBankTest {

    private static final int LENGTH = 600;
    private static final double SPREAD = 0.03;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final IndicatorSettings OTHER =
            new IndicatorSettings(7, 11, 1.5, 5, 6, 9, 4, 3, 17, 8, 13, 3, 5);

    static List<IndicatorSettings> settings() {
        return List.of(IndicatorSettings.defaults(), OTHER);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldEqualStandAloneIndicatorsBitForBitWhenFedEqually(IndicatorSettings settings) {
        IndicatorBank bank = new IndicatorBank(settings);
        StandAlone alone = new StandAlone(settings);
        int index = 0;
        for (Bar bar : Series.random(21, LENGTH)) {
            alone.update(bar);
            update(bank, bar);

            assertArrayEquals(bits(alone.values()), bits(values(bank)), "bar " + index++);
        }
    }

    @Test
    void shouldBeWarmFromBarIndex63WhenPeriodsAreUsual() {
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        int index = 0;
        for (Bar bar : Series.random(22, LENGTH)) {
            update(bank, bar);

            assertEquals(index >= 63, bank.isWarm(), "bar " + index);
            assertEquals(index + 1, bank.barCount());
            index++;
        }
        assertEquals(64, bank.warmUp());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldHaveNoNanWhenItSaysItIsWarm(IndicatorSettings settings) {
        IndicatorBank bank = new IndicatorBank(settings);
        for (Bar bar : Series.random(23, LENGTH)) {
            update(bank, bar);
            if (bank.isWarm()) {
                assertFalse(Arrays.stream(values(bank)).anyMatch(Double::isNaN));
                assertFalse(Double.isNaN(bank.previousClose()));
                assertFalse(Double.isNaN(bank.previousKama()));
                assertFalse(Double.isNaN(bank.previousAtr()));
            }
        }
        assertTrue(bank.isWarm());
    }

    @Test
    void shouldCountThePreviousValuesWhenAShortPeriodSettingIsWarm() {
        IndicatorBank bank =
                new IndicatorBank(new IndicatorSettings(1, 1, 1, 1, 9, 1, 1, 1, 2, 1, 2, 1, 2));
        for (Bar bar : Series.random(24, bank.warmUp())) {
            update(bank, bar);
        }

        assertEquals(11, bank.warmUp());
        assertFalse(Double.isNaN(bank.previousAtr()));
    }

    @Test
    void shouldShowTheValuesOfTheBarBeforeWhenABarIsAdded() {
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        double close = Double.NaN;
        double kama = Double.NaN;
        double atr = Double.NaN;
        for (Bar bar : Series.random(25, LENGTH)) {
            update(bank, bar);

            assertEquals(close, bank.previousClose());
            assertEquals(kama, bank.previousKama());
            assertEquals(atr, bank.previousAtr());
            assertEquals(bar.close(), bank.close());
            close = bank.close();
            kama = bank.kama();
            atr = bank.atr();
        }
    }

    @Test
    void shouldBeBitIdenticalAndHashEquallyWhenResetAndFedAgain() {
        IndicatorBank used = new IndicatorBank(IndicatorSettings.defaults());
        IndicatorBank fresh = new IndicatorBank(IndicatorSettings.defaults());
        Series.random(26, 333).forEach(bar -> update(used, bar));
        assertNotEquals(hash(fresh), hash(used));

        used.reset();

        assertEquals(hash(fresh), hash(used));
        for (Bar bar : Series.random(27, LENGTH)) {
            update(used, bar);
            update(fresh, bar);
            assertArrayEquals(bits(values(fresh)), bits(values(used)));
        }
        assertEquals(hash(fresh), hash(used));
        update(used, new Bar(101, 99, 100, 1));
        assertNotEquals(hash(fresh), hash(used));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldGoOnBitForBitWhenSavedAndLoadedAnywhere(IndicatorSettings settings) {
        for (long seed = 1; seed <= 8; seed++) {
            List<Bar> bars = Series.random(seed, LENGTH);
            int savedAt = seed == 1 ? 0 : new Random(seed).nextInt(200);
            IndicatorBank whole = new IndicatorBank(settings);
            bars.subList(0, savedAt).forEach(bar -> update(whole, bar));
            StateBuffer state = new StateBuffer();
            whole.save(state);
            IndicatorBank loaded = new IndicatorBank(settings);
            Series.random(77, 150).forEach(bar -> update(loaded, bar));

            loaded.load(new StateBuffer(state.toBytes()));

            assertEquals(hash(whole), hash(loaded), "seed " + seed);
            for (Bar bar : bars.subList(savedAt, LENGTH)) {
                update(whole, bar);
                update(loaded, bar);
                assertArrayEquals(bits(values(whole)), bits(values(loaded)), "seed " + seed);
                assertEquals(whole.isWarm(), loaded.isWarm());
                assertEquals(whole.previousKama(), loaded.previousKama());
            }
            assertEquals(hash(whole), hash(loaded), "seed " + seed);
        }
    }

    @Test
    void shouldNameVolatilityWhenRangesGrowOrShrink() {
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        feedRange(bank, 63, 1.0);
        assertEquals(VolatilityState.UNKNOWN, bank.volatilityState());
        feedRange(bank, 1, 1.0);
        assertEquals(VolatilityState.NORMAL, bank.volatilityState());
        feedRange(bank, 10, 4.0);
        assertEquals(VolatilityState.HIGH, bank.volatilityState());
        feedRange(bank, 200, 4.0);
        assertEquals(VolatilityState.NORMAL, bank.volatilityState());
        feedRange(bank, 15, 0.5);
        assertEquals(VolatilityState.LOW, bank.volatilityState());
    }

    @Test
    void shouldCallVolatilityNormalWhenPricesNeverMoved() {
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        Series.flat(0.1, 100).forEach(bar -> update(bank, bar));

        assertEquals(1.0, bank.volatilityRatio());
        assertEquals(VolatilityState.NORMAL, bank.volatilityState());
        assertFalse(Arrays.stream(values(bank)).anyMatch(Double::isNaN));
    }

    private static void feedRange(IndicatorBank bank, int bars, double range) {
        for (int i = 0; i < bars; i++) {
            bank.update(100.0, 100.0 + range / 2, 100.0 - range / 2, 100.0, 1.0);
        }
    }

    private static void update(IndicatorBank bank, Bar bar) {
        bank.update(bar.low(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    private static double[] values(IndicatorBank bank) {
        return new double[] {
            bank.ema(),
            bank.sma(),
            bank.bollingerUpper(),
            bank.bollingerMiddle(),
            bank.bollingerLower(),
            bank.rsi(),
            bank.trueRange(),
            bank.atr(),
            bank.atrAverage(),
            bank.efficiencyRatio(),
            bank.kama(),
            bank.plusDi(),
            bank.minusDi(),
            bank.adx(),
            bank.slope(),
            bank.rSquared(),
            bank.averageVolume(),
            bank.spreadVolatility(SPREAD, MINUTE_NS)
        };
    }

    private static String hash(IndicatorBank bank) {
        StateHash hash = new StateHash();
        bank.save(hash);
        return hash.toHex();
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    /** The same indicators, none shared. */
    private static final class StandAlone {

        private final Ema ema;
        private final Sma sma;
        private final BollingerBands bands;
        private final Rsi rsi;
        private final TrueRange trueRange = new TrueRange();
        private final Atr atr;
        private final AtrAverage atrAverage;
        private final EfficiencyRatio efficiencyRatio;
        private final Kama kama;
        private final Adx adx;
        private final LinearRegression line;
        private final AverageVolume volume;
        private final SpreadVolatility spread;

        StandAlone(IndicatorSettings s) {
            ema = new Ema(s.emaPeriod());
            sma = new Sma(s.bollingerPeriod());
            bands = new BollingerBands(s.bollingerPeriod(), s.bollingerDeviations());
            rsi = new Rsi(s.rsiPeriod());
            atr = new Atr(s.atrPeriod());
            atrAverage = new AtrAverage(s.atrPeriod(), s.atrAveragePeriod());
            efficiencyRatio = new EfficiencyRatio(s.kamaPeriod());
            kama = new Kama(s.kamaPeriod(), s.kamaFast(), s.kamaSlow());
            adx = new Adx(s.adxPeriod());
            line = new LinearRegression(s.regressionPeriod());
            volume = new AverageVolume(s.volumePeriod());
            spread = new SpreadVolatility(s.spreadVolatilityPeriod());
        }

        void update(Bar bar) {
            ema.update(bar.close());
            sma.update(bar.close());
            bands.update(bar.close());
            rsi.update(bar.close());
            trueRange.update(bar.high(), bar.low(), bar.close());
            atr.update(bar.high(), bar.low(), bar.close());
            atrAverage.update(bar.high(), bar.low(), bar.close());
            efficiencyRatio.update(bar.close());
            kama.update(bar.close());
            adx.update(bar.high(), bar.low(), bar.close());
            line.update(bar.close());
            volume.update(bar.volume());
            spread.update(bar.close());
        }

        double[] values() {
            return new double[] {
                ema.value(),
                sma.value(),
                bands.upper(),
                bands.middle(),
                bands.lower(),
                rsi.value(),
                trueRange.value(),
                atr.value(),
                atrAverage.value(),
                efficiencyRatio.value(),
                kama.value(),
                adx.plusDi(),
                adx.minusDi(),
                adx.value(),
                line.slope(),
                line.rSquared(),
                volume.value(),
                spread.ratio(SPREAD, MINUTE_NS)
            };
        }
    }
}
