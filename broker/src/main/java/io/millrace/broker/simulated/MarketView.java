package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.state.Side;

/**
 * The market of one event, as orders see it: a trade, a quote or a bar. Reused; valid within the
 * event.
 */
final class MarketView {

    private FillModel fills;
    private long buyTouch;
    private long sellTouch;
    private long high;
    private long low;
    private long start;
    private boolean isBar;
    private boolean isQuote;

    MarketView(FillModel first) {
        fills = first;
    }

    MarketView trade(FillModel model, long price) {
        return set(model, price, price, price);
    }

    MarketView quote(FillModel model, long bid, long ask) {
        set(model, bid, ask, bid);
        isQuote = true;
        buyTouch = ask;
        sellTouch = bid;
        return this;
    }

    MarketView bar(FillModel model, long open, long barHigh, long barLow) {
        set(model, open, barHigh, barLow);
        isBar = true;
        return this;
    }

    private MarketView set(FillModel model, long first, long highest, long lowest) {
        fills = model;
        start = first;
        high = highest;
        low = lowest;
        isBar = false;
        isQuote = false;
        return this;
    }

    boolean isBar() {
        return isBar;
    }

    /** Price of taking now; on bars, at the open. */
    long takerPrice(Side side) {
        if (isQuote) {
            return fills.slipped(side, side == Side.BUY ? buyTouch : sellTouch);
        }
        return fills.takerPrice(side, start);
    }

    /** Whether a stop of a side is reached: a sell stop by the low, a buy stop by the high. */
    boolean reaches(Side side, long stopPrice) {
        return side == Side.SELL ? low <= stopPrice : high >= stopPrice;
    }

    /** On bars the worse of open and stop; else the touch. */
    long stopFillPrice(Side side, long stopPrice) {
        if (!isBar) {
            return takerPrice(side);
        }
        long worse = side == Side.SELL ? Math.min(start, stopPrice) : Math.max(start, stopPrice);
        return fills.takerPrice(side, worse);
    }

    /** Whether the market went through a resting limit. */
    boolean tradesThrough(Side side, long limitPrice) {
        if (limitPrice == NONE) {
            return false;
        }
        if (isQuote) {
            return side == Side.BUY ? buyTouch <= limitPrice : sellTouch >= limitPrice;
        }
        return side == Side.BUY ? low < limitPrice : high > limitPrice;
    }

    /** A resting limit trades at its price; on bars at the open where that is better. */
    long makerPrice(Side side, long limitPrice) {
        if (!isBar) {
            return limitPrice;
        }
        return side == Side.BUY ? Math.min(start, limitPrice) : Math.max(start, limitPrice);
    }
}
