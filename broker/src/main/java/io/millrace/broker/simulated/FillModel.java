package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.Side;

/**
 * Prices at which an order trades, and what that costs. A taking order pays the touch and the
 * slippage; where the source has no quotes the touch is half the assumed spread from the last
 * price. Prices are rounded to the increment against us.
 */
final class FillModel {

    private final Instrument instrument;

    FillModel(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Price for taking at a last price, without quotes. */
    long takerPrice(Side side, long last) {
        long half = Notional.of(last, instrument.costs().assumedSpread()) / 2;
        return slipped(side, side == Side.BUY ? FixedPoint.add(last, half) : last - half);
    }

    /** Price for taking at a touch. */
    long slipped(Side side, long touch) {
        long slippage = Notional.of(touch, instrument.costs().slippage());
        long step = instrument.grid().priceIncrement();
        if (side == Side.SELL && slippage != NONE) {
            return Math.max(step, FixedPoint.floorTo(touch - slippage, step));
        }
        long price = FixedPoint.add(touch, slippage);
        boolean fits = price != NONE && price <= Long.MAX_VALUE - step;
        return fits ? FixedPoint.ceilTo(price, step) : NONE;
    }

    long fee(long price, long size, boolean maker) {
        long rate = maker ? instrument.costs().makerFee() : instrument.costs().takerFee();
        return Notional.of(Notional.of(price, size), rate);
    }
}
