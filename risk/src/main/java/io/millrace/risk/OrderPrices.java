package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;

/** Prices of orders: at the collar, and on the grid. Pure functions. */
final class OrderPrices {

    /** How far beyond the market a flattening reaches, step by step, basis points. */
    static final long[] WIDTHS_BPS = {100, 200, 500};

    private OrderPrices() {}

    /** A limit beyond the market by a step of the flattening, which waits when it does not fill. */
    static void beyond(Instrument instrument, Candidate order, int step) {
        limit(instrument, order, Notional.basisPoints(order.referencePrice, WIDTHS_BPS[step]));
        order.timeInForce = TimeInForce.GOOD_TILL_CANCEL;
    }

    /** A market order leaves as a limit at the collar, which trades at once or not at all. */
    static void marketable(Instrument instrument, Candidate order) {
        limit(instrument, order, Notional.of(order.referencePrice, instrument.collar()));
        order.timeInForce = TimeInForce.IMMEDIATE_OR_CANCEL;
    }

    private static void limit(Instrument instrument, Candidate order, long reach) {
        long reference = order.referencePrice;
        long price =
                order.side == Side.BUY
                        ? FixedPoint.add(reference, reach)
                        : FixedPoint.subtract(reference, reach);
        order.type = OrderType.LIMIT;
        order.limitPrice = inside(instrument, price, order.side);
    }

    /** Nearest price on the grid that asks no more of us. */
    static long inside(Instrument instrument, long price, Side side) {
        if (price == NONE || price <= 0) {
            return price;
        }
        long step = instrument.grid().priceIncrement();
        return side == Side.BUY ? FixedPoint.floorTo(price, step) : FixedPoint.ceilTo(price, step);
    }

    /** Stop of a position of a side, on the grid, never further away than asked. */
    static long onGrid(Instrument instrument, long stopPrice, Side positionSide) {
        return inside(instrument, stopPrice, positionSide.opposite());
    }
}
