package io.millrace.ops.monitor;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.Regime;

/** One instrument as the journal tells of it. Written by the projection. */
public final class InstrumentView {

    final Instrument instrument;
    Regime regime = Regime.UNKNOWN;
    long lastPrice = NONE;
    long lastTimeNs;
    boolean suspect;
    private long priceBefore = NONE;
    long position;
    long averagePrice = NONE;
    long stopPrice = NONE;
    long realisedPnl;
    long entryTimeNs;

    InstrumentView(Instrument instrument) {
        this.instrument = instrument;
    }

    void onPrice(long price, long timeNs) {
        priceBefore = lastPrice;
        lastPrice = price;
        lastTimeNs = timeNs;
    }

    /** The last price turned out not to be used. */
    void forgetPrice() {
        lastPrice = priceBefore;
    }

    void onAccount(AccountFlyweight now, long timeNs) {
        entryTimeNs = position == 0 ? timeNs : entryTimeNs;
        position = now.position();
        averagePrice = now.averagePrice();
        realisedPnl = now.realisedPnl();
        if (position == 0) {
            stopPrice = NONE;
        }
    }

    /**
     * Its text.
     *
     * @return symbol
     */
    public String symbol() {
        return instrument.symbol();
    }

    /**
     * Its facts.
     *
     * @return instrument
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * State of its market.
     *
     * @return confirmed regime
     */
    public Regime regime() {
        return regime;
    }

    /**
     * Size held.
     *
     * @return fixed point, signed
     */
    public long position() {
        return position;
    }

    /**
     * Mean price of what is held.
     *
     * @return fixed point; {@link io.millrace.model.fixed.FixedPoint#NONE} when nothing is
     */
    public long averagePrice() {
        return averagePrice;
    }

    /**
     * Newest price that was used.
     *
     * @return fixed point; {@link io.millrace.model.fixed.FixedPoint#NONE} before it
     */
    public long lastPrice() {
        return lastPrice;
    }

    /**
     * Where the protective stop is.
     *
     * @return fixed point; {@link io.millrace.model.fixed.FixedPoint#NONE} when there is none
     */
    public long stopPrice() {
        return stopPrice;
    }
}
