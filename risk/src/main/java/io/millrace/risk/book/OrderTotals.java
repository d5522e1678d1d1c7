package io.millrace.risk.book;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/**
 * How many orders are open, and what the entries among them may still trade and reserve. Written by
 * {@link OpenOrders} alone.
 */
public final class OrderTotals {

    private final int instruments;
    private final int[] busy;
    private final Row[] rows;
    private final IdSet asked;
    private long totalReserved;
    private int unknownOrders;
    private int open;

    /** Of one instrument. */
    private static final class Row {

        private int open;
        private int reducing;
        private int protective;
        private int unknown;
        private long entryBuys;
        private long entrySells;
        private long reserved;
    }

    OrderTotals(int strategies, int instruments) {
        this.instruments = instruments;
        busy = new int[strategies * instruments];
        rows = new Row[instruments];
        Arrays.setAll(rows, id -> new Row());
        asked = new IdSet(instruments);
    }

    void count(OrderRows orders, int row, int change) {
        int id = orders.instrument[row];
        Row sums = rows[id];
        OrderRole role = orders.role[row];
        boolean protects = role == OrderRole.PROTECTIVE_STOP;
        boolean waits = orders.status[row] == OrderStatus.HELD;
        open += change;
        sums.open += change;
        sums.reducing += role == OrderRole.ENTRY || waits ? 0 : change;
        sums.protective += protects ? change : 0;
        busy[orders.strategy[row] * instruments + id] +=
                protects || role == OrderRole.TAKE_PROFIT ? 0 : change;
        if (orders.status[row] == OrderStatus.UNKNOWN) {
            sums.unknown += change;
            unknownOrders += change;
        }
    }

    void reserve(OrderRows orders, int row, long size) {
        if (orders.role[row] != OrderRole.ENTRY) {
            return;
        }
        int id = orders.instrument[row];
        Row sums = rows[id];
        if (orders.side[row] == Side.BUY) {
            sums.entryBuys += size;
        } else {
            sums.entrySells += size;
        }
        asked.put(id, (sums.entryBuys | sums.entrySells) != 0);
        long amount = Notional.of(orders.price[row], Math.abs(size));
        long signed = size < 0 ? -amount : amount;
        sums.reserved = FixedPoint.add(sums.reserved, signed);
        totalReserved = FixedPoint.add(totalReserved, signed);
    }

    /** Part fills round apart; what is left of the rounding goes with the last order. */
    void settle(int id) {
        Row sums = rows[id];
        if (sums.entryBuys == 0 && sums.entrySells == 0) {
            totalReserved = FixedPoint.subtract(totalReserved, sums.reserved);
            sums.reserved = 0;
        }
    }

    /**
     * How many orders are open.
     *
     * @return 0 to {@link OpenOrders#CAPACITY}
     */
    public int open() {
        return open;
    }

    /**
     * How many orders of an instrument are open.
     *
     * @param instrumentId id
     * @return 0 or more
     */
    public int open(int instrumentId) {
        return rows[instrumentId].open;
    }

    /**
     * How many entries, exits and flattening orders of a strategy are open.
     *
     * @param strategyId its number
     * @param instrumentId id
     * @return 0 or more
     */
    public int busy(int strategyId, int instrumentId) {
        return busy[strategyId * instruments + instrumentId];
    }

    /**
     * How many orders of an instrument work or are pending that may only reduce.
     *
     * @param instrumentId id
     * @return 0 or more; held stops do not count
     */
    public int reducing(int instrumentId) {
        return rows[instrumentId].reducing;
    }

    /**
     * How many protective stops of an instrument are open, held ones included.
     *
     * @param instrumentId id
     * @return 0 or more
     */
    public int protective(int instrumentId) {
        return rows[instrumentId].protective;
    }

    /**
     * Open orders of all instruments whose outcome is not known.
     *
     * @return 0 or more
     */
    public int unknown() {
        return unknownOrders;
    }

    /**
     * How many orders of an instrument have an unknown outcome.
     *
     * @param instrumentId id
     * @return 0 or more
     */
    public int unknown(int instrumentId) {
        return rows[instrumentId].unknown;
    }

    /**
     * Size of open entries that buy.
     *
     * @param instrumentId id
     * @return fixed point, 0 or above
     */
    public long entryBuys(int instrumentId) {
        return rows[instrumentId].entryBuys;
    }

    /**
     * Size of open entries that sell.
     *
     * @param instrumentId id
     * @return fixed point, 0 or above
     */
    public long entrySells(int instrumentId) {
        return rows[instrumentId].entrySells;
    }

    /**
     * Value of the open entries of an instrument at their limits.
     *
     * @param instrumentId id
     * @return fixed point
     */
    public long reserved(int instrumentId) {
        return rows[instrumentId].reserved;
    }

    /**
     * Value of all open entries at their limits.
     *
     * @return fixed point
     */
    public long totalReserved() {
        return totalReserved;
    }

    /** Instruments with open entries. */
    IdSet asked() {
        return asked;
    }

    void clear() {
        open = 0;
        Arrays.fill(busy, 0);
        Arrays.setAll(rows, id -> new Row());
        asked.clear();
        totalReserved = 0;
        unknownOrders = 0;
    }

    /** Writes what the rows do not tell: counts and sizes follow from them. */
    void save(StateSink sink) {
        sink.putLong(totalReserved);
        for (Row row : rows) {
            sink.putLong(row.reserved);
        }
    }

    /** Takes over what was saved, after the open orders were counted. */
    void load(StateSource source) {
        totalReserved = source.takeLong();
        for (Row row : rows) {
            row.reserved = source.takeLong();
        }
    }
}
