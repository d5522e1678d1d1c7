package io.millrace.broker.simulated;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Side;

/**
 * How much was displayed before a resting limit, and still is. Known from the first quote whose
 * touch is at or behind the limit: at the touch, all that is displayed; alone before the touch,
 * nothing. A trade at the limit takes what is ahead first; a quote that displays less there lowers
 * it. While it is not known, only a trade through the limit fills.
 */
final class QueuePosition {

    private final NewestMarket newest;

    QueuePosition(NewestMarket newest) {
        this.newest = newest;
    }

    /** Looks at the newest quote; also when an order begins to rest. */
    void look(WorkingOrder order) {
        boolean buys = order.side == Side.BUY;
        long touch = buys ? newest.bid[order.instrument] : newest.ask[order.instrument];
        if (touch == FixedPoint.NONE) {
            return;
        }
        if (touch == order.limitPrice) {
            long displayed =
                    buys ? newest.bidSize[order.instrument] : newest.askSize[order.instrument];
            boolean lower = order.ahead == WorkingOrder.UNKNOWN || order.ahead > displayed;
            order.ahead = displayed > 0 && lower ? displayed : order.ahead;
        } else if (buys ? touch < order.limitPrice : touch > order.limitPrice) {
            order.ahead = 0;
        }
    }

    /**
     * A trade at the limit.
     *
     * @return size of it that reaches the order
     */
    static long reach(WorkingOrder order, long printed) {
        if (order.ahead == WorkingOrder.UNKNOWN) {
            return 0;
        }
        long eaten = Math.min(order.ahead, printed);
        order.ahead -= eaten;
        return printed - eaten;
    }
}
