package io.millrace.engine.strategy;

import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.model.instrument.Instrument;
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
     * Confirmed regime of this instrument, this bar included.
     *
     * @return the regime
     */
    Regime regime();

    /**
     * What we hold.
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
