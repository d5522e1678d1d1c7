package io.millrace.bench.peer;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.KAMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * ta4j fed bar by bar, every indicator asked for its newest value: the indicators of the adaptive
 * strategy that it knows. Not the mean of the ATR: its running sum takes the ATR's first values in,
 * which are no numbers, and stays none.
 */
public final class Ta4jStream {

    private static final int KEPT_BARS = 1_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BarSeries series;
    private final EMAIndicator ema;
    private final RSIIndicator rsi;
    private final ATRIndicator atr;
    private final KAMAIndicator kama;
    private final ADXIndicator adx;
    private final PlusDIIndicator plusDi;
    private final MinusDIIndicator minusDi;
    private final SimpleLinearRegressionIndicator slope;
    private final SMAIndicator volume;
    private final List<Indicator<Num>> all;
    private Instant end = Instant.EPOCH;

    /**
     * A cold stream.
     *
     * @param numbers the library's own decimals, or doubles
     */
    public Ta4jStream(NumFactory numbers) {
        series = new BaseBarSeriesBuilder().withNumFactory(numbers).withName("bench").build();
        series.setMaximumBarCount(KEPT_BARS);
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator sma = new SMAIndicator(close, 20);
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(sma);
        ema = new EMAIndicator(close, 20);
        rsi = new RSIIndicator(close, 14);
        atr = new ATRIndicator(series, 14);
        kama = new KAMAIndicator(close, 10, 2, 30);
        adx = new ADXIndicator(series, 14);
        plusDi = new PlusDIIndicator(series, 14);
        minusDi = new MinusDIIndicator(series, 14);
        slope =
                new SimpleLinearRegressionIndicator(
                        close,
                        50,
                        SimpleLinearRegressionIndicator.SimpleLinearRegressionType.SLOPE);
        volume = new SMAIndicator(new VolumeIndicator(series), 20);
        all =
                List.of(
                        ema,
                        sma,
                        middle,
                        new BollingerBandsUpperIndicator(middle, deviation),
                        new BollingerBandsLowerIndicator(middle, deviation),
                        rsi,
                        atr,
                        kama,
                        adx,
                        plusDi,
                        minusDi,
                        slope,
                        volume);
    }

    /**
     * Takes a bar and asks every indicator.
     *
     * @param open first price
     * @param high highest price
     * @param low lowest price
     * @param close last price
     * @param traded volume
     * @return a value that depends on all of them
     */
    public double update(double open, double high, double low, double close, double traded) {
        end = end.plus(MINUTE);
        series.addBar(
                series.barBuilder()
                        .timePeriod(MINUTE)
                        .endTime(end)
                        .openPrice(open)
                        .highPrice(high)
                        .lowPrice(low)
                        .closePrice(close)
                        .volume(traded)
                        .build());
        int newest = series.getEndIndex();
        double sum = 0;
        for (Indicator<Num> each : all) {
            sum += each.getValue(newest).doubleValue();
        }
        return sum;
    }

    /** Names of the indicators without a value now. */
    String withoutValue() {
        StringBuilder names = new StringBuilder();
        for (Indicator<Num> each : all) {
            if (!Double.isFinite(newest(each))) {
                names.append(each).append(' ');
            }
        }
        return names.toString();
    }

    private double newest(Indicator<Num> indicator) {
        return indicator.getValue(series.getEndIndex()).doubleValue();
    }

    /** {@return the exponential average} */
    public double ema() {
        return newest(ema);
    }

    /** {@return the relative strength index} */
    public double rsi() {
        return newest(rsi);
    }

    double atr() {
        return newest(atr);
    }

    double kama() {
        return newest(kama);
    }

    double slope() {
        return newest(slope);
    }

    double averageVolume() {
        return newest(volume);
    }
}
