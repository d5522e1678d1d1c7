package io.millrace.engine.bar;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * One bar while it is handed down the stages. Reused; valid during the call. Prices and volume in
 * fixed point.
 *
 * <p>A bar of quotes has bid and ask; its prices are the means of the two sides, so that ticks and
 * a vendor's bid and ask bars of the same time give the same bar.
 */
public final class Bar {

    final PriceRange prices = new PriceRange();
    final PriceRange bids = new PriceRange();
    final PriceRange asks = new PriceRange();
    int instrument;
    Timeframe timeframe = Timeframe.M1;
    long startNs;
    long endNs;
    long volume;
    int tickCount;
    boolean quoted;

    /**
     * Becomes equal to another bar.
     *
     * @param other the bar to copy
     */
    public void set(Bar other) {
        prices.set(other.prices);
        bids.set(other.bids);
        asks.set(other.asks);
        instrument = other.instrument;
        timeframe = other.timeframe;
        startNs = other.startNs;
        endNs = other.endNs;
        volume = other.volume;
        tickCount = other.tickCount;
        quoted = other.quoted;
    }

    /**
     * Writes every field that has a meaning, but instrument and timeframe, which are its place.
     * Cold path.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putLong(startNs);
        sink.putLong(endNs);
        sink.putBoolean(quoted);
        if (quoted) {
            bids.save(sink);
            asks.save(sink);
        } else {
            prices.save(sink);
        }
        sink.putLong(volume);
        sink.putInt(tickCount);
    }

    /**
     * Takes over a saved bar. Cold path.
     *
     * @param source holds the state of a bar of the same instrument and timeframe
     */
    public void load(StateSource source) {
        startNs = source.takeLong();
        endNs = source.takeLong();
        quoted = source.takeBoolean();
        if (quoted) {
            bids.load(source);
            asks.load(source);
            prices.setMean(bids, asks);
        } else {
            prices.load(source);
        }
        volume = source.takeLong();
        tickCount = source.takeInt();
    }

    /**
     * Becomes the bar before the first one of an instrument.
     *
     * @param id of the instrument
     * @param length of the bar
     * @return this
     */
    public Bar place(int id, Timeframe length) {
        instrument = id;
        timeframe = length;
        return this;
    }

    /**
     * Instrument of the bar.
     *
     * @return id
     */
    public int instrument() {
        return instrument;
    }

    /**
     * Length of the bar.
     *
     * @return timeframe
     */
    public Timeframe timeframe() {
        return timeframe;
    }

    /**
     * First instant.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long startNs() {
        return startNs;
    }

    /**
     * First instant after the bar.
     *
     * @return ns since 1970-01-01 UTC
     */
    public long endNs() {
        return endNs;
    }

    /**
     * First price.
     *
     * @return fixed point
     */
    public long open() {
        return prices.open();
    }

    /**
     * Highest price.
     *
     * @return fixed point
     */
    public long high() {
        return prices.high();
    }

    /**
     * Lowest price.
     *
     * @return fixed point
     */
    public long low() {
        return prices.low();
    }

    /**
     * Last price.
     *
     * @return fixed point
     */
    public long close() {
        return prices.close();
    }

    /**
     * Size traded.
     *
     * @return fixed point
     */
    public long volume() {
        return volume;
    }

    /**
     * Ticks in the bar.
     *
     * @return 1 or more; 0 when the source does not tell
     */
    public int tickCount() {
        return tickCount;
    }

    /**
     * Whether the bar is made of quotes.
     *
     * @return true when it has bid and ask
     */
    public boolean isQuoted() {
        return quoted;
    }

    /**
     * Bids of a quoted bar.
     *
     * @return without meaning in a bar of trades
     */
    public PriceRange bids() {
        return bids;
    }

    /**
     * Asks of a quoted bar.
     *
     * @return without meaning in a bar of trades
     */
    public PriceRange asks() {
        return asks;
    }
}
