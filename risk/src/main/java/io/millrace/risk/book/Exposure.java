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
    private final IdSet marginIds;
    private final boolean anyMargin;

    // What measure() found.
    private long equity;
    private long reserved;
    private long gross;
    private long tiedUp;
    private long covered;
    private boolean onMargin;

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
        marginIds = new IdSet(initialMargin.length);
        boolean isUsed = false;
        for (int id = 0; id < initialMargin.length; id++) {
            initialMargin[id] = instruments.get(id).terms().margin().initial();
            marginIds.put(id, initialMargin[id] < FixedPoint.ONE);
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
     * Instruments in which something is held or asked for, 64 at a time.
     *
     * @param word 0 to {@link #words()} - 1: the instruments from 64 times that on
     * @return bit 0 for the first of them
     */
    public long members(int word) {
        return positions.held().either(orders.totals().asked(), word);
    }

    /**
     * How many times 64 instruments there are.
     *
     * @return 1 or more
     */
    public int words() {
        return marginIds.words();
    }

    /**
     * Instruments in which something is held or asked for, with the one that is about to be.
     *
     * @param instrument id of that one
     * @return 1 or more
     */
    public int countWith(int instrument) {
        return positions.held().count(orders.totals().asked(), instrument);
    }

    /**
     * Adds up what is held and asked for; the answers stay until the next call and are no state.
     *
     * @param newEquity cash and positions at their marks, account currency
     * @return this, holding the answers
     */
    public Exposure measure(long newEquity) {
        equity = newEquity;
        reserved = reserved();
        long held = positions.grossValue();
        long net = positions.netValue();
        gross = FixedPoint.add(held, reserved);
        onMargin = false;
        if (anyMargin) {
            tiedUp = FixedPoint.subtract(gross, lent());
            covered = net;
        } else {
            tiedUp = 0;
            // Twice what is short: the sum of both signs less that of the magnitudes.
            covered = FixedPoint.subtract(net, held);
        }
        return this;
    }

    /** What need not be put up for what is held and asked for on margin. */
    private long lent() {
        long sum = 0;
        for (int word = 0; word < words(); word++) {
            long left = members(word) & marginIds.word(word);
            onMargin |= left != 0;
            for (; left != 0; left &= left - 1) {
                int id = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                long held = Math.abs(positions.value(id));
                long asked = positions.inAccount(id, orders.totals().reserved(id));
                long all = FixedPoint.add(held, asked);
                sum = FixedPoint.add(sum, FixedPoint.subtract(all, marginOf(id, all)));
            }
        }
        return sum;
    }

    /**
     * Gross value at worst, as measured: every position at its mark and every open entry at its
     * limit.
     *
     * @return account currency, fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long gross() {
        return gross;
    }

    /**
     * Value of all open entries at their limits.
     *
     * @return account currency, fixed point, {@link FixedPoint#NONE} on overflow
     */
    private long reserved() {
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
     * Cash that may still be spent, as measured: cash less reservations, less the reserve, less
     * what short sales brought in. What is held or asked for on margin counts with its initial
     * margin alone; in full, a short position ties up its value twice: what it brought in, and its
     * cover.
     *
     * @param reserveBps basis points of equity
     * @return account currency, fixed point, may be negative; {@link FixedPoint#NONE} on overflow
     */
    public long buyingPower(long reserveBps) {
        long reserve = Notional.basisPoints(equity, reserveBps);
        long power = FixedPoint.subtract(positions.cash(), reserve);
        return FixedPoint.subtract(FixedPoint.add(power, covered), anyMargin ? tiedUp : reserved);
    }

    /**
     * Initial margin, as measured, of every position at its mark and of every open entry at its
     * limit; the whole value of what is not held on margin.
     *
     * @return fixed point, {@link FixedPoint#NONE} on overflow; 0 where no instrument has a margin
     */
    public long initialMargin() {
        return tiedUp;
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
     * Whether margin is used by an order or, as measured, by a position or an open entry.
     *
     * @param instrument id of the order
     * @return false when all is paid in full
     */
    public boolean usesMargin(int instrument) {
        return onMargin || initialMargin[instrument] < FixedPoint.ONE;
    }
}
