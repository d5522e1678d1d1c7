package io.millrace.engine.strategy;

import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.indicators.window.BarSeries;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.PositionView;
import io.millrace.model.state.Regime;
import io.millrace.model.time.Timeframe;

/** What a strategy sees of one closed bar. Valid during the call. */
public interface StrategyContext {

    /**
     * Instrument of the bar.
     *
     * @return the instrument
     */
    Instrument instrument();

    /**
     * Length of the bar.
     *
     * @return the timeframe
     */
    Timeframe timeframe();

    /**
     * First instant of the bar.
     *
     * @return ns since 1970-01-01 UTC
     */
    long barStartNs();

    /**
     * First price.
     *
     * @return quote currency
     */
    double open();

    /**
     * Highest price.
     *
     * @return quote currency
     */
    double high();

    /**
     * Lowest price.
     *
     * @return quote currency
     */
    double low();

    /**
     * Last price.
     *
     * @return quote currency
     */
    double close();

    /**
     * Size traded.
     *
     * @return units, 0 when the source has no volume
     */
    double volume();

    /**
     * Distance of ask and bid: of the last quote, or assumed where there is none.
     *
     * @return quote currency
     */
    double spread();

    /**
     * Indicators of this instrument and timeframe, this bar included.
     *
     * @return the bank, to read
     */
    IndicatorBank indicators();

    /**
     * The newest bars of this instrument and timeframe, this one first.
     *
     * @return the series, to read
     */
    BarSeries bars();

    /**
     * Whether there are bars of another timeframe.
     *
     * @param timeframe any
     * @return true when {@link #indicators(Timeframe)} has an answer
     */
    boolean has(Timeframe timeframe);

    /**
     * Indicators of this instrument on another timeframe, up to its last closed bar.
     *
     * @param timeframe one that is in use
     * @return the bank, to read
     */
    IndicatorBank indicators(Timeframe timeframe);

    /**
     * Bars of this instrument on another timeframe, the last closed one first.
     *
     * @param timeframe one that is in use
     * @return the series, to read
     */
    BarSeries bars(Timeframe timeframe);

    /**
     * Bars of another instrument, up to its last closed one.
     *
     * @param instrumentId id
     * @param timeframe one that is in use
     * @return the series, to read
     */
    BarSeries bars(int instrumentId, Timeframe timeframe);

    /**
     * Indicators of another instrument, up to its last closed bar.
     *
     * @param instrumentId id
     * @param timeframe one that is in use
     * @return the bank, to read
     */
    IndicatorBank indicators(int instrumentId, Timeframe timeframe);

    /**
     * All instruments of the run.
     *
     * @return the table
     */
    InstrumentTable instruments();

    /**
     * Time of the event in hand, by the engine's clock.
     *
     * @return ns since 1970-01-01 UTC
     */
    long timeNs();

    /**
     * Time left to trade today, from the end of this bar.
     *
     * @return ns; 0 after the close and on days without a session, {@link SessionCalendar#NEVER}
     *     when always open
     */
    long nsToClose();

    /**
     * Whether this bar ends in hours in which little is traded.
     *
     * @return by the exchange's clock
     */
    boolean isIlliquid();

    /**
     * Whether the spread was quoted.
     *
     * @return false when it is assumed
     */
    boolean isSpreadQuoted();

    /**
     * Average true range of 5-minute bars.
     *
     * @return quote currency; NaN when there is none
     */
    double shortRange();

    /**
     * What {@link #shortRange()} may be in a calm market: twice the average true range of 1-hour
     * bars, brought to 5 minutes by the root of 12.
     *
     * @return quote currency; NaN when there is none
     */
    double usualRange();

    /**
     * Whether {@link #shortRange()} exceeds {@link #usualRange()}.
     *
     * @return not applicable while one of them is absent
     */
    VolatilitySpike spike();

    /**
     * Confirmed regime of this instrument, this bar included.
     *
     * @return the regime
     */
    Regime regime();

    /**
     * What this strategy holds.
     *
     * @return true positions, not what the strategy once wanted
     */
    PositionView positions();

    /**
     * Whether short entries are let through at all.
     *
     * @return false when the gate denies them
     */
    boolean isShortAllowed();
}
