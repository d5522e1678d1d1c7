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
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

import java.util.Arrays;

/** The strategy's view of the bar in hand. Moved from bar to bar. */
final class BarContext implements StrategyContext {

    private static final int LAST_TIMEFRAME = Timeframe.values().length - 1;
    private static final int LAST_REGIME = Regime.values().length - 1;

    private final InstrumentTable instruments;
    private final IndicatorStage indicators;
    private final IlliquidHours illiquid;
    private final boolean shortAllowed;
    private final long[] spread;
    private final Bar[] closed;
    private final boolean[] hasClosed;
    private final IndicatorBank[] banks;
    private final Regime[] regimes;
    private PositionView positions;
    private Bar bar;
    private IndicatorBank bank;
    private long timeNs;
    private boolean onTimer;

    BarContext(SignalSettings settings, IndicatorStage indicators, PositionView first) {
        this.instruments = settings.instruments();
        this.indicators = indicators;
        this.illiquid = settings.illiquid();
        this.shortAllowed = settings.shortAllowed();
        positions = first;
        int count = instruments.size();
        spread = new long[count];
        closed = new Bar[count];
        hasClosed = new boolean[count];
        banks = new IndicatorBank[count];
        regimes = new Regime[count];
        Arrays.fill(spread, FixedPoint.NONE);
        Arrays.fill(regimes, Regime.UNKNOWN);
        Arrays.setAll(closed, id -> new Bar());
        Arrays.fill(banks, new IndicatorBank(IndicatorSettings.defaults()));
        bar = closed[0];
        bank = banks[0];
    }

    void quote(int instrument, long bid, long ask) {
        spread[instrument] = ask - bid;
    }

    void now(long nowNs) {
        timeNs = nowNs;
    }

    /** Keeps what is known of an instrument until its next bar. */
    void close(Bar closedBar, IndicatorBank itsBank, Regime itsRegime) {
        int id = closedBar.instrument();
        closed[id].set(closedBar);
        hasClosed[id] = true;
        banks[id] = itsBank;
        regimes[id] = itsRegime;
    }

    /** Moves to a strategy's books and an instrument's last bar. */
    void sit(PositionView whose, int instrument, boolean byTimer) {
        positions = whose;
        bar = closed[instrument];
        bank = banks[instrument];
        onTimer = byTimer;
    }

    boolean hasClosed(int instrument) {
        return hasClosed[instrument];
    }

    long endNs(int instrument) {
        return closed[instrument].endNs();
    }

    Bar bar() {
        return bar;
    }

    boolean isOnTimer() {
        return onTimer;
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
    public BarSeries bars(Timeframe timeframe) {
        return indicators.series(timeframe, bar.instrument());
    }

    @Override
    public BarSeries bars(int instrumentId, Timeframe timeframe) {
        return indicators.series(timeframe, instrumentId);
    }

    @Override
    public IndicatorBank indicators(int instrumentId, Timeframe timeframe) {
        return indicators.bank(timeframe, instrumentId);
    }

    @Override
    public InstrumentTable instruments() {
        return instruments;
    }

    @Override
    public long timeNs() {
        return timeNs;
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
        return regimes[bar.instrument()];
    }

    @Override
    public PositionView positions() {
        return positions;
    }

    @Override
    public boolean isShortAllowed() {
        return shortAllowed;
    }

    /** Where the context stands, and at what time, is of one event only. */
    void save(StateSink sink) {
        sink.putInt(spread.length);
        for (int id = 0; id < spread.length; id++) {
            sink.putLong(spread[id]);
            sink.putBoolean(hasClosed[id]);
            if (hasClosed[id]) {
                sink.putInt(closed[id].timeframe().code());
                closed[id].save(sink);
                sink.putInt(regimes[id].code());
            }
        }
    }

    /** The banks are the indicator stage's own, which loads them for itself. */
    void load(StateSource source) {
        source.expectCount("instruments", spread.length);
        for (int id = 0; id < spread.length; id++) {
            spread[id] = source.takeLong();
            hasClosed[id] = source.takeBoolean();
            if (hasClosed[id]) {
                int code = source.takeCount("timeframe", LAST_TIMEFRAME);
                closed[id].place(id, usedTimeframe(code)).load(source);
                regimes[id] = Regime.ofCode(source.takeCount("regime", LAST_REGIME));
                banks[id] = indicators.bank(closed[id].timeframe(), id);
            }
        }
    }

    private Timeframe usedTimeframe(int code) {
        Timeframe timeframe = Timeframe.ofCode(code);
        if (!indicators.has(timeframe)) {
            throw new StateException(
                    "bars of " + timeframe + " are decided on; the run has no such bars");
        }
        return timeframe;
    }
}
