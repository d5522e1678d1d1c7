package io.millrace.indicators.bank;

import static io.millrace.indicators.bank.AnalysisSetting.*;

import io.millrace.indicators.Bar;
import io.millrace.indicators.average.EfficiencyRatio;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Frama;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.average.Sma;
import io.millrace.indicators.average.Wma;
import io.millrace.indicators.momentum.Adx;
import io.millrace.indicators.momentum.Cci;
import io.millrace.indicators.momentum.LinearRegression;
import io.millrace.indicators.momentum.Macd;
import io.millrace.indicators.momentum.Roc;
import io.millrace.indicators.momentum.Rsi;
import io.millrace.indicators.momentum.Stochastic;
import io.millrace.indicators.momentum.WilliamsR;
import io.millrace.indicators.trend.Aroon;
import io.millrace.indicators.trend.Hurst;
import io.millrace.indicators.trend.Ichimoku;
import io.millrace.indicators.trend.ParabolicSar;
import io.millrace.indicators.trend.Supertrend;
import io.millrace.indicators.volatility.AdaptiveEma;
import io.millrace.indicators.volatility.Atr;
import io.millrace.indicators.volatility.AtrAverage;
import io.millrace.indicators.volatility.BollingerBands;
import io.millrace.indicators.volatility.Donchian;
import io.millrace.indicators.volatility.Keltner;
import io.millrace.indicators.volatility.TrueRange;
import io.millrace.indicators.volume.AverageVolume;
import io.millrace.indicators.volume.Mfi;
import io.millrace.indicators.volume.Obv;
import io.millrace.indicators.volume.Vwap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** The columns of the analysis bank from indicators of which none shares anything. */
final class StandAloneColumns {

    private final AnalysisSettings settings;
    private final List<Consumer<Bar>> feeds = new ArrayList<>();
    private final List<DoubleSupplier> columns = new ArrayList<>();
    private final Vwap vwap = new Vwap();

    StandAloneColumns(AnalysisSettings settings) {
        this.settings = settings;
        closes();
        ranges();
        volumes();
        channels();
        trends();
    }

    void update(Bar bar) {
        feeds.forEach(feed -> feed.accept(bar));
    }

    void startSession() {
        vwap.startSession();
    }

    double[] values() {
        return columns.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray();
    }

    private void closes() {
        Ema ema = new Ema(whole(EMA));
        add(b -> ema.update(b.close()), ema::value);
        Sma sma = new Sma(whole(SMA));
        add(b -> sma.update(b.close()), sma::value);
        BollingerBands bands =
                new BollingerBands(whole(BB), settings.number(AnalysisSetting.BB_DEVIATIONS));
        add(b -> bands.update(b.close()), bands::upper, bands::middle, bands::lower);
        Rsi rsi = new Rsi(whole(RSI));
        add(b -> rsi.update(b.close()), rsi::value);
    }

    private void ranges() {
        TrueRange trueRange = new TrueRange();
        add(b -> trueRange.update(b.high(), b.low(), b.close()), trueRange::value);
        Atr atr = new Atr(whole(ATR));
        add(b -> atr.update(b.high(), b.low(), b.close()), atr::value);
        EfficiencyRatio ratio = new EfficiencyRatio(whole(ER));
        add(b -> ratio.update(b.close()), ratio::value);
        Kama kama = new Kama(whole(KAMA), whole(KAMA_FAST), whole(KAMA_SLOW));
        add(b -> kama.update(b.close()), kama::value);
        Adx adx = new Adx(whole(ADX));
        add(b -> adx.update(b.high(), b.low(), b.close()), adx::plusDi, adx::minusDi, adx::value);
        LinearRegression line = new LinearRegression(whole(SLOPE));
        add(b -> line.update(b.close()), line::slope, line::rSquared);
        AtrAverage average = new AtrAverage(whole(ATR), whole(ATR_AVG));
        add(b -> average.update(b.high(), b.low(), b.close()), average::value);
    }

    private void volumes() {
        AverageVolume volume = new AverageVolume(whole(AVG_VOLUME));
        add(b -> volume.update(b.volume()), volume::value);
        Macd macd = new Macd(whole(MACD_FAST), whole(MACD_SLOW), whole(MACD_SIGNAL));
        add(b -> macd.update(b.close()), macd::line, macd::signal, macd::histogram);
        Stochastic stochastic = new Stochastic(whole(STOCH), whole(STOCH_K), whole(STOCH_D));
        add(b -> stochastic.update(b.high(), b.low(), b.close()), stochastic::k, stochastic::d);
        Obv obv = new Obv();
        add(b -> obv.update(b.close(), b.volume()), obv::value);
        Wma wma = new Wma(whole(WMA));
        add(b -> wma.update(b.close()), wma::value);
        Cci cci = new Cci(whole(CCI));
        add(b -> cci.update(b.high(), b.low(), b.close()), cci::value);
        Mfi mfi = new Mfi(whole(MFI));
        add(b -> mfi.update(b.high(), b.low(), b.close(), b.volume()), mfi::value);
        WilliamsR williams = new WilliamsR(whole(WILLR));
        add(b -> williams.update(b.high(), b.low(), b.close()), williams::value);
        Aroon aroon = new Aroon(whole(AROON));
        add(b -> aroon.update(b.high(), b.low()), aroon::up, aroon::down);
    }

    private void channels() {
        Donchian donchian = new Donchian(whole(DONCHIAN));
        add(
                b -> donchian.update(b.high(), b.low()),
                donchian::upper,
                donchian::middle,
                donchian::lower);
        Keltner keltner =
                new Keltner(
                        whole(KELTNER), settings.number(KELTNER_MULTIPLIER), whole(KELTNER_ATR));
        add(
                b -> keltner.update(b.high(), b.low(), b.close()),
                keltner::upper,
                keltner::middle,
                keltner::lower);
        add(b -> vwap.update(b.high(), b.low(), b.close(), b.volume()), vwap::value);
        Roc roc = new Roc(whole(ROC));
        add(b -> roc.update(b.close()), roc::value);
    }

    private void trends() {
        Supertrend line = new Supertrend(whole(SUPERTREND), settings.number(SUPERTREND_MULTIPLIER));
        add(
                b -> line.update(b.high(), b.low(), b.close()),
                line::value,
                () -> line.isWarm() ? line.isRising() ? 1 : -1 : Double.NaN);
        ParabolicSar stop = new ParabolicSar(settings.number(PSAR_STEP), settings.number(PSAR_MAX));
        add(b -> stop.update(b.high(), b.low()), stop::value);
        Ichimoku cloud =
                new Ichimoku(
                        whole(ICHIMOKU_CONVERSION), whole(ICHIMOKU_BASE), whole(ICHIMOKU_SPAN));
        add(
                b -> cloud.update(b.high(), b.low()),
                cloud::conversion,
                cloud::base,
                cloud::cloudA,
                cloud::cloudB,
                cloud::leadingA,
                cloud::leadingB);
        Frama frama = new Frama(whole(FRAMA));
        add(b -> frama.update(b.high(), b.low()), frama::value);
        Hurst hurst = new Hurst(whole(HURST));
        add(b -> hurst.update(b.close()), hurst::value);
        AdaptiveEma adaptive = new AdaptiveEma(whole(ATR), whole(ATR_AVG));
        add(b -> adaptive.update(b.high(), b.low(), b.close()), adaptive::value);
        AtrAverage average = new AtrAverage(whole(ATR), whole(ATR_AVG));
        add(b -> average.update(b.high(), b.low(), b.close()), average::ratio);
    }

    private int whole(AnalysisSetting setting) {
        return settings.whole(setting);
    }

    private void add(Consumer<Bar> feed, DoubleSupplier... values) {
        feeds.add(feed);
        columns.addAll(List.of(values));
    }
}
