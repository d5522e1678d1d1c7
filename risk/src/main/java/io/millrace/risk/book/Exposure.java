package io.millrace.risk.book;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;

/**
 * Worst case of positions and open entries together. Protective orders only shrink it and do not
 * count.
 */
public final class Exposure {

    private final PositionBook positions;
    private final OpenOrders orders;
    private final long[] initialMargin;
    private final boolean anyMargin;

    /**
     * Looks at two books.
     *
     * @param positions what we hold
     * @param orders what we asked for
     * @param instruments what must be put up for them
     */
    public Exposure(PositionBook positions, OpenOrders orders, InstrumentTable instruments) {
        this.positions = positions;
        this.orders = orders;
        initialMargin = new long[instruments.size()];
        boolean isUsed = false;
        for (int id = 0; id < initialMargin.length; id++) {
            initialMargin[id] = instruments.get(id).terms().margin().initial();
            isUsed |= instruments.get(id).terms().margin().isUsed();
        }
        anyMargin = isUsed;
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
        long buys = FixedPoint.add(orders.totals().entryBuys(instrument), moreBuys);
        long sells = FixedPoint.add(orders.totals().entrySells(instrument), moreSells);
        long highest = FixedPoint.add(size < 0 && size != FixedPoint.NONE ? 0 : size, buys);
        long lowest = FixedPoint.subtract(Math.min(size, 0), sells);
        if (highest == FixedPoint.NONE || lowest == FixedPoint.NONE) {
            return FixedPoint.NONE;
        }
        return Math.max(Math.abs(highest), Math.abs(lowest));
    }

    /**
     * Whether something is held or asked for: {@link #worstSize} without anything more is not 0.
     *
     * @param instrument id
     * @return false when nothing is
     */
    public boolean isExposed(int instrument) {
        OrderTotals totals = orders.totals();
        return positions.size(instrument) != 0
                || totals.entryBuys(instrument) != 0
                || totals.entrySells(instrument) != 0;
    }

    /**
     * Gross value at worst: every position at its mark and every open entry at its limit.
     *
     * @return account currency, fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long gross() {
        long gross = reserved();
        int held = positions.positions();
        for (int i = 0; held > 0 && i < positions.instruments(); i++) {
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
            return orders.totals().totalReserved();
        }
        long sum = 0;
        for (int i = 0; i < positions.instruments(); i++) {
            sum = FixedPoint.add(sum, positions.inAccount(i, orders.totals().reserved(i)));
        }
        return sum;
    }

    /**
     * Cash that may still be spent: cash less reservations, less the reserve, less what short sales
     * brought in. What is held or asked for on margin counts with its initial margin alone.
     *
     * @param reserveBps basis points of equity
     * @return account currency, fixed point, may be negative; {@link FixedPoint#NONE} on overflow
     */
    public long buyingPower(long reserveBps) {
        if (anyMargin) {
            return powerOnMargin(reserveBps);
        }
        long power = FixedPoint.subtract(positions.cash(), reserved());
        power = FixedPoint.subtract(power, Notional.basisPoints(positions.equity(), reserveBps));
        int held = positions.positions();
        for (int i = 0; held > 0 && i < positions.instruments(); i++) {
            if (positions.size(i) < 0) {
                power =
                        FixedPoint.add(
                                power, FixedPoint.add(positions.value(i), positions.value(i)));
            }
        }
        return power;
    }

    /** In full, a short position ties up its value twice: what it brought in, and its cover. */
    private long powerOnMargin(long reserveBps) {
        long reserve = Notional.basisPoints(positions.equity(), reserveBps);
        long power = FixedPoint.subtract(positions.cash(), reserve);
        for (int id = 0; id < initialMargin.length; id++) {
            if (positions.size(id) != 0) {
                power = FixedPoint.add(power, positions.value(id));
            }
            power = FixedPoint.subtract(power, tiedUp(id));
        }
        return power;
    }

    /**
     * Initial margin of every position at its mark and of every open entry at its limit; the whole
     * value of what is not held on margin.
     *
     * @return fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long initialMargin() {
        long margin = 0;
        for (int id = 0; id < initialMargin.length; id++) {
            margin = FixedPoint.add(margin, tiedUp(id));
        }
        return margin;
    }

    private long tiedUp(int id) {
        long held = positions.size(id) == 0 ? 0 : Math.abs(positions.value(id));
        return marginOf(
                id, FixedPoint.add(held, positions.inAccount(id, orders.totals().reserved(id))));
    }

    /**
     * What must be put up for a value.
     *
     * @param instrument id
     * @param value fixed point
     * @return fixed point; the value itself when the instrument is paid in full
     */
    public long marginOf(int instrument, long value) {
        long initial = initialMargin[instrument];
        return initial == FixedPoint.ONE ? value : Notional.of(value, initial);
    }

    /**
     * Whether margin is used by an order, a position or an open entry.
     *
     * @param instrument id of the order
     * @return false when all is paid in full
     */
    public boolean usesMargin(int instrument) {
        boolean isUsed = initialMargin[instrument] < FixedPoint.ONE;
        for (int id = 0; anyMargin && !isUsed && id < initialMargin.length; id++) {
            isUsed =
                    initialMargin[id] < FixedPoint.ONE
                            && (positions.size(id) != 0 || orders.totals().reserved(id) != 0);
        }
        return isUsed;
    }
}
