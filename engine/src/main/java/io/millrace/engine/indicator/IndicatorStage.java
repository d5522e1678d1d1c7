package io.millrace.engine.indicator;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.bar.BarSettings;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.indicators.window.BarSeries;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * Hop 5 of a tick: one series of bars and one bank of indicators per instrument and timeframe, fed
 * by closed bars. Single writer: the engine's thread.
 */
public final class IndicatorStage {

    private final IndicatorBank[][] banks = new IndicatorBank[Timeframe.values().length][0];
    private final BarSeries[][] series = new BarSeries[Timeframe.values().length][0];

    /**
     * Cold banks.
     *
     * @param bars timeframes in use
     * @param settings periods of all banks
     * @param instruments how many instruments there are
     */
    public IndicatorStage(BarSettings bars, IndicatorSettings settings, int instruments) {
        add(bars.decision(), settings, instruments);
        for (Timeframe timeframe : bars.context()) {
            add(timeframe, settings, instruments);
        }
    }

    private void add(Timeframe timeframe, IndicatorSettings settings, int instruments) {
        IndicatorBank[] ofTimeframe = new IndicatorBank[instruments];
        BarSeries[] itsSeries = new BarSeries[instruments];
        for (int i = 0; i < instruments; i++) {
            ofTimeframe[i] = new IndicatorBank(settings);
            itsSeries[i] = new BarSeries(BarSeries.ENGINE_CAPACITY);
        }
        banks[timeframe.code()] = ofTimeframe;
        series[timeframe.code()] = itsSeries;
    }

    /**
     * Feeds a closed bar.
     *
     * @param bar the bar
     * @return bank of its instrument and timeframe
     */
    public IndicatorBank onBar(Bar bar) {
        double open = FixedPoint.toDouble(bar.open());
        double high = FixedPoint.toDouble(bar.high());
        double low = FixedPoint.toDouble(bar.low());
        double close = FixedPoint.toDouble(bar.close());
        double volume = FixedPoint.toDouble(bar.volume());
        series(bar.timeframe(), bar.instrument())
                .add(bar.startNs())
                .prices(open, high, low, close)
                .volume(volume);
        IndicatorBank bank = banks[bar.timeframe().code()][bar.instrument()];
        bank.update(open, high, low, close, volume);
        return bank;
    }

    /**
     * Whether a timeframe is in use.
     *
     * @param timeframe any
     * @return true when there are banks of it
     */
    public boolean has(Timeframe timeframe) {
        return banks[timeframe.code()].length > 0;
    }

    /**
     * A bank.
     *
     * @param timeframe in use
     * @param instrument id
     * @return the bank, to read
     */
    public IndicatorBank bank(Timeframe timeframe, int instrument) {
        return banks[timeframe.code()][instrument];
    }

    /**
     * The newest bars.
     *
     * @param timeframe in use
     * @param instrument id
     * @return the series, to read
     */
    public BarSeries series(Timeframe timeframe, int instrument) {
        return series[timeframe.code()][instrument];
    }

    /**
     * Writes every bank and series. Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("indicators");
        for (int code = 0; code < banks.length; code++) {
            sink.putInt(banks[code].length);
            for (int id = 0; id < banks[code].length; id++) {
                banks[code][id].save(sink);
                series[code][id].save(sink);
            }
        }
    }

    /**
     * Takes over a saved state. Cold path.
     *
     * @param source holds the state of a stage of the same timeframes, periods and as many
     *     instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("indicators");
        for (int code = 0; code < banks.length; code++) {
            source.expectCount(
                    "instruments with bars of " + Timeframe.ofCode(code), banks[code].length);
            for (int id = 0; id < banks[code].length; id++) {
                banks[code][id].load(source);
                series[code][id].load(source);
            }
        }
    }
}
