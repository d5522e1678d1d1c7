package io.millrace.broker.simulated;

import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Side;

/**
 * The market of one event, as orders see it: a trade, a quote, a bar, or the bar in hand. It begins
 * at a price for each side; a bar has a range after it. What our fills leave of its size is counted
 * down. Reused; valid within the event.
 */
final class MarketView {

    /** No size bounds a fill. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    private long buyStart;
    private long sellStart;
    private long buyHigh;
    private long buyLow;
    private long sellHigh;
    private long sellLow;
    private long buyLeft;
    private long sellLeft;
    private long printed;
    private boolean bar;
    private boolean touch;
    private boolean quoted;
    private boolean shared;

    MarketView trade(long price, long left, long size) {
        start(price, price, true);
        bound(left, left);
        printed = size;
        return this;
    }

    MarketView quote(long bid, long ask, long bidLeft, long askLeft) {
        start(ask, bid, false);
        touch = true;
        quoted = true;
        bound(askLeft, bidLeft);
        return this;
    }

    MarketView bar(long open, long high, long low, long left) {
        start(open, open, true);
        bar = true;
        buyHigh = high;
        sellHigh = high;
        buyLow = low;
        sellLow = low;
        bound(left, left);
        return this;
    }

    MarketView quoteBar(QuoteBarFlyweight sides) {
        start(sides.askOpen(), sides.bidOpen(), false);
        bar = true;
        touch = true;
        quoted = true;
        buyHigh = sides.askHigh();
        buyLow = sides.askLow();
        sellHigh = sides.bidHigh();
        sellLow = sides.bidLow();
        bound(UNBOUNDED, UNBOUNDED);
        return this;
    }

    /** The closes of the bar in hand: nothing is added to them but slippage. */
    MarketView closes(long bid, long ask, long left) {
        start(ask, bid, true);
        touch = true;
        bound(left, left);
        return this;
    }

    private void start(long buyPrice, long sellPrice, boolean oneSize) {
        buyStart = buyPrice;
        sellStart = sellPrice;
        bar = false;
        touch = false;
        quoted = false;
        shared = oneSize;
        printed = 0;
    }

    private void bound(long buys, long sells) {
        buyLeft = buys;
        sellLeft = sells;
    }

    boolean isBar() {
        return bar;
    }

    /** Whether the start is what one pays: ask and bid, not a last price. */
    boolean isTouch() {
        return touch;
    }

    boolean isQuote() {
        return quoted && !bar;
    }

    long start(Side side) {
        return side == Side.BUY ? buyStart : sellStart;
    }

    boolean startsAtStop(Side side, long stop) {
        return side == Side.SELL ? sellStart <= stop : buyStart >= stop;
    }

    /** Whether a stop is reached after the start of a bar: a sell by the low, a buy by the high. */
    boolean reachesStop(Side side, long stop) {
        return side == Side.SELL ? sellLow <= stop : buyHigh >= stop;
    }

    /** Whether the start is through a limit; another side's quote is through at the limit. */
    boolean startsThrough(Side side, long limit) {
        return through(side, start(side), limit, quoted);
    }

    boolean startsAt(long price) {
        return !quoted && buyStart == price;
    }

    /** Whether a bar goes through a limit after its start, or to it where that is enough. */
    boolean goesThrough(Side side, long limit, boolean touchIsEnough) {
        return through(side, side == Side.BUY ? buyLow : sellHigh, limit, quoted || touchIsEnough);
    }

    private static boolean through(Side side, long price, long limit, boolean orAt) {
        return price == limit ? orAt : side == Side.BUY ? price < limit : price > limit;
    }

    /** Part of a size that can trade: all of it, or whole lots of what is left. */
    long part(Side side, long size, long lot) {
        long left = left(side);
        return size <= left ? size : FixedPoint.floorTo(Math.max(0, left), lot);
    }

    long left(Side side) {
        return side == Side.BUY ? buyLeft : sellLeft;
    }

    void take(Side side, long size) {
        if (left(side) == UNBOUNDED) {
            return;
        }
        if (shared || side == Side.BUY) {
            buyLeft -= size;
        }
        if (shared || side == Side.SELL) {
            sellLeft -= size;
        }
    }

    /** Size of the trade that our resting orders have not had. */
    long printed() {
        return printed;
    }

    void takePrinted(long size) {
        printed -= size;
    }
}
