package io.millrace.strategies.testing;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.engine.strategy.StrategyContext;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.indicators.window.BarSeries;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Regime;
import io.millrace.model.time.Timeframe;

import java.util.List;

/**
 * What a strategy sees, set field by field. The indicators are real and fed by {@link #bar}; the
 * prices of the bar in hand can be set apart from them, so that a threshold is met to the last bit.
 */
public final class HandMadeContext implements StrategyContext, PositionView {

    private static final IndicatorSettings SHORT =
            new IndicatorSettings(2, 4, 1.0, 3, 2, 2, 2, 2, 3, 2, 2, 2, 2);

    private IndicatorBank bank = new IndicatorBank(SHORT);
    private Instrument instrument = instrument(true);
    private Regime regime = Regime.TREND;
    private final BarSeries series = new BarSeries(BarSeries.ENGINE_CAPACITY);
    private boolean illiquid;
    private long nsToClose = SessionCalendar.NEVER;
    private double fiveMinuteRange = Double.NaN;
    private double hourRange = Double.NaN;
    private boolean shortAllowed = true;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private double spread;
    private long size;
    private long averagePrice = NONE;
    private long stopPrice = NONE;
    private boolean busy;
    private long barStartNs;

    private static Instrument instrument(boolean hasVolume) {
        return new Instrument(
                0,
                "I0",
                "TEST",
                "USD",
                new Instrument.Grid(FixedPoint.ONE / 100, FixedPoint.ONE, 0),
                new Instrument.Costs(0, 0, 0, 0),
                SessionCalendar.ALWAYS_OPEN,
                FixedPoint.ONE / 50,
                true,
                hasVolume,
                false,
                Terms.STANDARD);
    }

    /** Closes a bar one above and one below its close, with a volume of 10. */
    public HandMadeContext bar(double price) {
        return bar(price, price + 1, price - 1, price, 10);
    }

    public HandMadeContext bar(
            double barOpen, double barHigh, double barLow, double barClose, double barVolume) {
        bank.update(barOpen, barHigh, barLow, barClose, barVolume);
        series.add(0).prices(barOpen, barHigh, barLow, barClose).volume(barVolume);
        open = barOpen;
        high = barHigh;
        low = barLow;
        close = barClose;
        volume = barVolume;
        return this;
    }

    public HandMadeContext bars(double... closes) {
        for (double price : closes) {
            bar(price);
        }
        return this;
    }

    public HandMadeContext cold() {
        bank = new IndicatorBank(SHORT);
        return this;
    }

    public HandMadeContext regime(Regime value) {
        regime = value;
        return this;
    }

    public HandMadeContext open(double value) {
        open = value;
        return this;
    }

    public HandMadeContext close(double value) {
        close = value;
        return this;
    }

    public HandMadeContext high(double value) {
        high = value;
        return this;
    }

    public HandMadeContext low(double value) {
        low = value;
        return this;
    }

    public HandMadeContext volume(double value) {
        volume = value;
        return this;
    }

    public HandMadeContext spread(double value) {
        spread = value;
        return this;
    }

    public HandMadeContext illiquid() {
        illiquid = true;
        return this;
    }

    /** Time left to the close, in seconds. */
    public HandMadeContext secondsToClose(long seconds) {
        nsToClose = seconds * Timeframe.SECOND_NS;
        return this;
    }

    public HandMadeContext ranges(double fiveMinutes, double hour) {
        fiveMinuteRange = fiveMinutes;
        hourRange = hour;
        return this;
    }

    public HandMadeContext withoutVolume() {
        instrument = instrument(false);
        return this;
    }

    public HandMadeContext shortAllowed(boolean value) {
        shortAllowed = value;
        return this;
    }

    /** Holds units that were bought or sold at a price, with a working stop; NaN for none. */
    public HandMadeContext hold(double units, double price, double stop) {
        size = FixedPoint.fromDouble(units);
        averagePrice = FixedPoint.fromDouble(price);
        stopPrice = FixedPoint.fromDouble(stop);
        return this;
    }

    public HandMadeContext barStartNs(long value) {
        barStartNs = value;
        return this;
    }

    public HandMadeContext busy(boolean value) {
        busy = value;
        return this;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public Timeframe timeframe() {
        return Timeframe.M1;
    }

    @Override
    public long barStartNs() {
        return barStartNs;
    }

    @Override
    public double open() {
        return open;
    }

    @Override
    public double high() {
        return high;
    }

    @Override
    public double low() {
        return low;
    }

    @Override
    public double close() {
        return close;
    }

    @Override
    public double volume() {
        return volume;
    }

    @Override
    public double spread() {
        return spread;
    }

    @Override
    public IndicatorBank indicators() {
        return bank;
    }

    @Override
    public BarSeries bars() {
        return series;
    }

    @Override
    public boolean has(Timeframe timeframe) {
        return timeframe == Timeframe.M1;
    }

    @Override
    public IndicatorBank indicators(Timeframe timeframe) {
        return bank;
    }

    @Override
    public BarSeries bars(Timeframe timeframe) {
        return series;
    }

    @Override
    public BarSeries bars(int instrumentId, Timeframe timeframe) {
        return series;
    }

    @Override
    public IndicatorBank indicators(int instrumentId, Timeframe timeframe) {
        return bank;
    }

    @Override
    public InstrumentTable instruments() {
        return new InstrumentTable(List.of(instrument));
    }

    @Override
    public long timeNs() {
        return 0;
    }

    @Override
    public long nsToClose() {
        return nsToClose;
    }

    @Override
    public boolean isIlliquid() {
        return illiquid;
    }

    @Override
    public boolean isSpreadQuoted() {
        return true;
    }

    @Override
    public double shortRange() {
        return fiveMinuteRange;
    }

    @Override
    public double usualRange() {
        return VolatilitySpike.threshold(hourRange);
    }

    @Override
    public VolatilitySpike spike() {
        return VolatilitySpike.of(fiveMinuteRange, hourRange);
    }

    @Override
    public Regime regime() {
        return regime;
    }

    @Override
    public PositionView positions() {
        return this;
    }

    @Override
    public boolean isShortAllowed() {
        return shortAllowed;
    }

    @Override
    public long size(int instrumentId) {
        return size;
    }

    @Override
    public long averagePrice(int instrumentId) {
        return averagePrice;
    }

    @Override
    public long stopPrice(int instrumentId) {
        return stopPrice;
    }

    @Override
    public boolean isBusy(int instrumentId) {
        return busy;
    }

    @Override
    public long netSize(int instrumentId) {
        return size;
    }

    @Override
    public long entryPrice(int instrumentId) {
        return NONE;
    }

    @Override
    public long equity() {
        return 100_000 * FixedPoint.ONE;
    }
}
