package io.millrace.engine.signal;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.indicator.IndicatorStage;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.indicators.window.BarSeries;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateHash;
import io.millrace.model.time.Timeframe;

import java.util.Arrays;

/** The strategy's view of the bar in hand. Moved from bar to bar. */
final class BarContext implements StrategyContext {

    private final InstrumentTable instruments;
    private final PositionView positions;
    private final IndicatorStage indicators;
    private final IlliquidHours illiquid;
    private final boolean shortAllowed;
    private final long[] spread;
    private Bar bar = new Bar();
    private IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
    private Regime regime = Regime.UNKNOWN;

    BarContext(SignalSettings settings, IndicatorStage indicators, PositionView positions) {
        this.instruments = settings.instruments();
        this.indicators = indicators;
        this.illiquid = settings.illiquid();
        this.positions = positions;
        this.shortAllowed = settings.shortAllowed();
        spread = new long[instruments.size()];
        Arrays.fill(spread, FixedPoint.NONE);
    }

    void quote(int instrument, long bid, long ask) {
        spread[instrument] = ask - bid;
    }

    void move(Bar closedBar, IndicatorBank itsBank, Regime itsRegime) {
        bar = closedBar;
        bank = itsBank;
        regime = itsRegime;
    }

    @Override
    public Instrument instrument() {
        return instruments.get(bar.instrument());
    }

    @Override
    public Timeframe timeframe() {
        return bar.timeframe();
    }

    @Override
    public long barStartNs() {
        return bar.startNs();
    }

    @Override
    public double open() {
        return FixedPoint.toDouble(bar.open());
    }

    @Override
    public double high() {
        return FixedPoint.toDouble(bar.high());
    }

    @Override
    public double low() {
        return FixedPoint.toDouble(bar.low());
    }

    @Override
    public double close() {
        return FixedPoint.toDouble(bar.close());
    }

    @Override
    public double volume() {
        return FixedPoint.toDouble(bar.volume());
    }

    @Override
    public double spread() {
        long quoted = spread[bar.instrument()];
        return FixedPoint.toDouble(
                quoted != FixedPoint.NONE
                        ? quoted
                        : Notional.of(bar.close(), instrument().costs().assumedSpread()));
    }

    @Override
    public IndicatorBank indicators() {
        return bank;
    }

    @Override
    public BarSeries bars() {
        return indicators.series(bar.timeframe(), bar.instrument());
    }

    @Override
    public boolean has(Timeframe timeframe) {
        return indicators.has(timeframe);
    }

    @Override
    public IndicatorBank indicators(Timeframe timeframe) {
        return indicators.bank(timeframe, bar.instrument());
    }

    @Override
    public long nsToClose() {
        return instrument().calendar().nsToDaysClose(bar.endNs());
    }

    @Override
    public boolean isIlliquid() {
        return illiquid.contain(instrument().calendar(), bar.endNs());
    }

    @Override
    public boolean isSpreadQuoted() {
        return spread[bar.instrument()] != FixedPoint.NONE;
    }

    @Override
    public double shortRange() {
        return atr(Timeframe.M5);
    }

    @Override
    public double usualRange() {
        return VolatilitySpike.threshold(atr(Timeframe.H1));
    }

    private double atr(Timeframe timeframe) {
        return has(timeframe) ? indicators(timeframe).atr() : Double.NaN;
    }

    @Override
    public VolatilitySpike spike() {
        return VolatilitySpike.of(shortRange(), atr(Timeframe.H1));
    }

    @Override
    public Regime regime() {
        return regime;
    }

    @Override
    public PositionView positions() {
        return positions;
    }

    @Override
    public boolean isShortAllowed() {
        return shortAllowed;
    }

    void hashInto(StateHash hash) {
        for (long quoted : spread) {
            hash.putLong(quoted);
        }
    }
}
