package io.millrace.risk.book;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;

/**
 * Worst case of positions and open entries together. Protective orders only shrink it and do not
 * count.
 */
public final class Exposure {

    private final PositionBook positions;
    private final OpenOrders orders;

    /**
     * Looks at two books.
     *
     * @param positions what we hold
     * @param orders what we asked for
     */
    public Exposure(PositionBook positions, OpenOrders orders) {
        this.positions = positions;
        this.orders = orders;
    }

    /**
     * Largest absolute size that an instrument could reach. An entry against the position counts in
     * full: a stop or exit may close the position before it trades.
     *
     * @param instrument id
     * @param moreBuys fixed point, further size to buy, 0 or above
     * @param moreSells fixed point, further size to sell, 0 or above
     * @return fixed point, unsigned, {@link FixedPoint#NONE} on overflow
     */
    public long worstSize(int instrument, long moreBuys, long moreSells) {
        long size = positions.size(instrument);
        long buys = FixedPoint.add(orders.entryBuys(instrument), moreBuys);
        long sells = FixedPoint.add(orders.entrySells(instrument), moreSells);
        long highest = FixedPoint.add(size < 0 && size != FixedPoint.NONE ? 0 : size, buys);
        long lowest = FixedPoint.subtract(Math.min(size, 0), sells);
        if (highest == FixedPoint.NONE || lowest == FixedPoint.NONE) {
            return FixedPoint.NONE;
        }
        return Math.max(Math.abs(highest), Math.abs(lowest));
    }

    /**
     * Gross value at worst: every position at its mark and every open entry at its limit.
     *
     * @return account currency, fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long gross() {
        long gross = reserved();
        for (int i = 0; i < positions.instruments(); i++) {
            if (positions.size(i) != 0) {
                gross = FixedPoint.add(gross, Math.abs(positions.value(i)));
            }
        }
        return gross;
    }

    /**
     * Value of all open entries at their limits.
     *
     * @return account currency, fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long reserved() {
        if (positions.currencies() == 1) {
            return orders.totalReserved();
        }
        long sum = 0;
        for (int i = 0; i < positions.instruments(); i++) {
            sum = FixedPoint.add(sum, positions.inAccount(i, orders.reserved(i)));
        }
        return sum;
    }

    /**
     * Cash that may still be spent: cash less reservations, less the reserve, less what short sales
     * brought in.
     *
     * @param reserveBps basis points of equity
     * @return account currency, fixed point, may be negative; {@link FixedPoint#NONE} on overflow
     */
    public long buyingPower(long reserveBps) {
        long power = FixedPoint.subtract(positions.cash(), reserved());
        power = FixedPoint.subtract(power, Notional.basisPoints(positions.equity(), reserveBps));
        for (int i = 0; i < positions.instruments(); i++) {
            if (positions.size(i) < 0) {
                power =
                        FixedPoint.add(
                                power, FixedPoint.add(positions.value(i), positions.value(i)));
            }
        }
        return power;
    }
}
