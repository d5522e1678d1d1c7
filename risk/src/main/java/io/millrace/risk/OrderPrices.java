package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.TimeInForce;

/** Prices of orders: at the collar, and on the grid. Pure functions. */
final class OrderPrices {

    private OrderPrices() {}

    /** A market order leaves as a limit at the collar, which trades at once or not at all. */
    static void marketable(Instrument instrument, Candidate order) {
        long reference = order.referencePrice;
        long reach = Notional.of(reference, instrument.collar());
        long price =
                order.side == Side.BUY
                        ? FixedPoint.add(reference, reach)
                        : FixedPoint.subtract(reference, reach);
        order.type = OrderType.LIMIT;
        order.timeInForce =
                order.role == OrderRole.FLATTEN
                        ? TimeInForce.GOOD_TILL_CANCEL
                        : TimeInForce.IMMEDIATE_OR_CANCEL;
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
