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
    private final int[] openPerInstrument;
    private final int[] reducing;
    private final int[] protective;
    private final int[] unknown;
    private final long[] entryBuys;
    private final long[] entrySells;
    private final long[] reserved;
    private final IdSet asked;
    private long totalReserved;
    private int unknownOrders;
    private int open;

    OrderTotals(int strategies, int instruments) {
        this.instruments = instruments;
        busy = new int[strategies * instruments];
        openPerInstrument = new int[instruments];
        reducing = new int[instruments];
        protective = new int[instruments];
        unknown = new int[instruments];
        entryBuys = new long[instruments];
        entrySells = new long[instruments];
        reserved = new long[instruments];
        asked = new IdSet(instruments);
    }

    void count(OrderRows rows, int row, int change) {
        int id = rows.instrument[row];
        OrderRole role = rows.role[row];
        boolean protects = role == OrderRole.PROTECTIVE_STOP;
        boolean waits = rows.status[row] == OrderStatus.HELD;
        open += change;
        openPerInstrument[id] += change;
        reducing[id] += role == OrderRole.ENTRY || waits ? 0 : change;
        protective[id] += protects ? change : 0;
        busy[rows.strategy[row] * instruments + id] +=
                protects || role == OrderRole.TAKE_PROFIT ? 0 : change;
        if (rows.status[row] == OrderStatus.UNKNOWN) {
            unknown[id] += change;
            unknownOrders += change;
        }
    }

    void reserve(OrderRows rows, int row, long size) {
        if (rows.role[row] != OrderRole.ENTRY) {
            return;
        }
        int id = rows.instrument[row];
        if (rows.side[row] == Side.BUY) {
            entryBuys[id] += size;
        } else {
            entrySells[id] += size;
        }
        asked.put(id, (entryBuys[id] | entrySells[id]) != 0);
        long amount = Notional.of(rows.price[row], Math.abs(size));
        long signed = size < 0 ? -amount : amount;
        reserved[id] = FixedPoint.add(reserved[id], signed);
        totalReserved = FixedPoint.add(totalReserved, signed);
    }

    /** Part fills round apart; what is left of the rounding goes with the last order. */
    void settle(int id) {
        if (entryBuys[id] == 0 && entrySells[id] == 0) {
            totalReserved = FixedPoint.subtract(totalReserved, reserved[id]);
            reserved[id] = 0;
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
        return openPerInstrument[instrumentId];
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
        return reducing[instrumentId];
    }

    /**
     * How many protective stops of an instrument are open, held ones included.
     *
     * @param instrumentId id
     * @return 0 or more
     */
    public int protective(int instrumentId) {
        return protective[instrumentId];
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
        return unknown[instrumentId];
    }

    /**
     * Size of open entries that buy.
     *
     * @param instrumentId id
     * @return fixed point, 0 or above
     */
    public long entryBuys(int instrumentId) {
        return entryBuys[instrumentId];
    }

    /**
     * Size of open entries that sell.
     *
     * @param instrumentId id
     * @return fixed point, 0 or above
     */
    public long entrySells(int instrumentId) {
        return entrySells[instrumentId];
    }

    /**
     * Value of the open entries of an instrument at their limits.
     *
     * @param instrumentId id
     * @return fixed point
     */
    public long reserved(int instrumentId) {
        return reserved[instrumentId];
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
        Arrays.fill(openPerInstrument, 0);
        Arrays.fill(reducing, 0);
        Arrays.fill(protective, 0);
        Arrays.fill(unknown, 0);
        Arrays.fill(entryBuys, 0);
        Arrays.fill(entrySells, 0);
        Arrays.fill(reserved, 0);
        asked.clear();
        totalReserved = 0;
        unknownOrders = 0;
    }

    /** Writes what the rows do not tell: counts and sizes follow from them. */
    void save(StateSink sink) {
        sink.putLong(totalReserved);
        for (long amount : reserved) {
            sink.putLong(amount);
        }
    }

    /** Takes over what was saved, after the open orders were counted. */
    void load(StateSource source) {
        totalReserved = source.takeLong();
        for (int id = 0; id < instruments; id++) {
            reserved[id] = source.takeLong();
        }
    }
}
