package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.Side;

/**
 * Prices at which an order takes. It pays the touch, the slippage and what its size costs; where
 * the source has no quotes the touch is half the assumed spread from the last price. Prices are
 * rounded to the increment against us.
 */
final class FillModel {

    private final Instrument instrument;
    private final Impact impact;

    FillModel(Instrument instrument, PastBars past) {
        this.instrument = instrument;
        impact = new Impact(instrument, past);
    }

    long lot() {
        return instrument.grid().lot();
    }

    boolean hasVolume() {
        return instrument.hasVolume();
    }

    /** Price for taking, NONE when there is none within the range. */
    long takerPrice(WorkingOrder order, long market, boolean isTouch) {
        long touch = isTouch ? market : touch(order.side, market);
        return touch == NONE ? NONE : slipped(order.side, touch, order.size);
    }

    private long touch(Side side, long last) {
        long half = Notional.of(last, instrument.costs().assumedSpread()) / 2;
        return side == Side.BUY ? FixedPoint.add(last, half) : last - half;
    }

    private long slipped(Side side, long touch, long orderSize) {
        long fraction = instrument.costs().slippage() + impact.slippage(orderSize);
        long loss = FixedPoint.add(Notional.of(touch, fraction), impact.distance(orderSize));
        long step = instrument.grid().priceIncrement();
        if (side == Side.SELL && loss != NONE) {
            return Math.max(step, FixedPoint.floorTo(touch - loss, step));
        }
        long price = FixedPoint.add(touch, loss);
        boolean fits = price != NONE && price <= Long.MAX_VALUE - step;
        return fits ? FixedPoint.ceilTo(price, step) : NONE;
    }
}
