package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateHash;

/**
 * Orders that can still trade, in a table of fixed size. An order is known by the sequence of its
 * cause and its number there. Working and pending entries count at their worst case: all of their
 * size, at their limit.
 *
 * <p>Single writer: the risk stage. A row is free when its status is not open.
 */
public final class OpenOrders {

    /** Rows of the table; above every limit that settings may give. */
    public static final int CAPACITY = 256;

    /** Answer of {@link #find} when there is no such open order. */
    public static final int ABSENT = -1;

    private final long[] sequence = new long[CAPACITY];
    private final int[] number = new int[CAPACITY];
    private final int[] instrument = new int[CAPACITY];
    private final int[] strategy = new int[CAPACITY];
    private final Side[] side = new Side[CAPACITY];
    private final OrderRole[] role = new OrderRole[CAPACITY];
    private final OrderType[] type = new OrderType[CAPACITY];
    private final OrderStatus[] status = new OrderStatus[CAPACITY];
    private final long[] filled = new long[CAPACITY];
    private final long[] remaining = new long[CAPACITY];
    private final long[] price = new long[CAPACITY];
    private final long[] limitPrice = new long[CAPACITY];
    private final long[] stopPrice = new long[CAPACITY];
    private final long[] parentSequence = new long[CAPACITY];
    private final int[] parentNumber = new int[CAPACITY];
    private final Chases chases = new Chases();
    private final int instruments;
    private final int[] busy;
    private final int[] openPerInstrument;
    private final int[] reducing;
    private final int[] protective;
    private final int[] unknown;
    private final long[] entryBuys;
    private final long[] entrySells;
    private final long[] reserved;
    private long totalReserved;
    private int open;
    private int used;

    /**
     * Empty table.
     *
     * @param strategies how many strategies there are
     * @param instruments how many instruments there are
     */
    public OpenOrders(int strategies, int instruments) {
        this.instruments = instruments;
        busy = new int[strategies * instruments];
        openPerInstrument = new int[instruments];
        reducing = new int[instruments];
        protective = new int[instruments];
        unknown = new int[instruments];
        entryBuys = new long[instruments];
        entrySells = new long[instruments];
        reserved = new long[instruments];
        java.util.Arrays.fill(status, OrderStatus.NONE);
        java.util.Arrays.fill(side, Side.NONE);
        java.util.Arrays.fill(role, OrderRole.ENTRY);
        java.util.Arrays.fill(type, OrderType.MARKET);
    }

    /**
     * Adds an order that was sent.
     *
     * @param cause sequence of the event that caused it
     * @param instrumentId id
     * @param order as sent
     * @return its row, {@link #ABSENT} when the table is full
     */
    public int add(long cause, int instrumentId, OrderFlyweight order) {
        int row = freeRow();
        if (row == ABSENT) {
            return ABSENT;
        }
        sequence[row] = cause;
        number[row] = order.number();
        instrument[row] = instrumentId;
        strategy[row] = order.strategyId();
        used = Math.max(used, row + 1);
        side[row] = Side.ofCode(order.side());
        role[row] = OrderRole.ofCode(order.role());
        type[row] = OrderType.ofCode(order.orderType());
        boolean held = order.reduceOnly() == 1 && order.targetSequence() != 0;
        status[row] = held ? OrderStatus.HELD : OrderStatus.PENDING;
        remaining[row] = order.size();
        filled[row] = 0;
        limitPrice[row] = order.limitPrice();
        stopPrice[row] = order.stopPrice();
        parentSequence[row] = order.targetSequence();
        parentNumber[row] = order.targetNumber();
        price[row] = worst(row, order.referencePrice());
        open++;
        count(row, 1);
        reserve(row, order.size());
        return row;
    }

    /** As the gate values it: the limit or trigger, or the market where that is higher. */
    private long worst(int row, long reference) {
        boolean triggers = type[row] == OrderType.STOP || type[row] == OrderType.STOP_LIMIT;
        return Math.max(Math.max(limitPrice[row], reference), triggers ? stopPrice[row] : 0);
    }

    private void count(int row, int change) {
        int id = instrument[row];
        boolean protects = role[row] == OrderRole.PROTECTIVE_STOP;
        openPerInstrument[id] += change;
        reducing[id] +=
                role[row] == OrderRole.ENTRY || status[row] == OrderStatus.HELD ? 0 : change;
        protective[id] += protects ? change : 0;
        busy[strategy[row] * instruments + id] +=
                protects || role[row] == OrderRole.TAKE_PROFIT ? 0 : change;
        unknown[id] += status[row] == OrderStatus.UNKNOWN ? change : 0;
    }

    private void reserve(int row, long size) {
        if (role[row] != OrderRole.ENTRY) {
            return;
        }
        int id = instrument[row];
        if (side[row] == Side.BUY) {
            entryBuys[id] += size;
        } else {
            entrySells[id] += size;
        }
        long amount = Notional.of(price[row], Math.abs(size));
        long signed = size < 0 ? -amount : amount;
        reserved[id] = FixedPoint.add(reserved[id], signed);
        totalReserved = FixedPoint.add(totalReserved, signed);
    }

    /**
     * Row of an open order.
     *
     * @param cause sequence of the event that caused it
     * @param orderNumber its number there
     * @return row, or {@link #ABSENT}
     */
    public int find(long cause, int orderNumber) {
        for (int row = 0; row < used; row++) {
            if (sequence[row] == cause && number[row] == orderNumber && status[row].isOpen()) {
                return row;
            }
        }
        return ABSENT;
    }

    /**
     * First open order of an instrument in a role, from a row on.
     *
     * @param instrumentId id
     * @param wanted role
     * @param from first row to look at
     * @return row, or {@link #ABSENT}
     */
    public int findRole(int instrumentId, OrderRole wanted, int from) {
        for (int row = from; row < used; row++) {
            if (status[row].isOpen() && instrument[row] == instrumentId && role[row] == wanted) {
                return row;
            }
        }
        return ABSENT;
    }

    /**
     * First open order of a strategy in an instrument and a role, from a row on.
     *
     * @param strategyId its number
     * @param instrumentId id
     * @param wanted role
     * @param from first row to look at
     * @return row, or {@link #ABSENT}
     */
    public int find(int strategyId, int instrumentId, OrderRole wanted, int from) {
        int row = findRole(instrumentId, wanted, from);
        while (row != ABSENT && strategy[row] != strategyId) {
            row = findRole(instrumentId, wanted, row + 1);
        }
        return row;
    }

    /**
     * Size still to trade of a strategy's open orders in an instrument, a role and a side.
     *
     * @param strategyId its number
     * @param instrumentId id
     * @param wanted role
     * @param on side of the orders
     * @return fixed point, unsigned
     */
    public long remaining(int strategyId, int instrumentId, OrderRole wanted, Side on) {
        long sum = 0;
        int row = find(strategyId, instrumentId, wanted, 0);
        while (row != ABSENT) {
            sum += side[row] == on ? remaining[row] : 0;
            row = find(strategyId, instrumentId, wanted, row + 1);
        }
        return sum;
    }

    /**
     * Notes what happened to an order without a fill; an end frees the row.
     *
     * @param row of the order
     * @param event any but a fill
     */
    public void note(int row, OrderEvent event) {
        OrderStatus next = OrderTransitions.next(status[row], event, filled[row] > 0);
        if (!next.isOpen()) {
            ended(row, next);
        } else if (next != status[row]) {
            count(row, -1);
            status[row] = next;
            count(row, 1);
        }
    }

    /**
     * Notes a fill; a complete one frees the row.
     *
     * @param row of the order
     * @param size fixed point, unsigned, at most what remains
     */
    public void filled(int row, long size) {
        reserve(row, -size);
        remaining[row] -= size;
        filled[row] += size;
        if (remaining[row] == 0) {
            free(row, OrderStatus.FILLED);
        } else {
            note(row, OrderEvent.PARTIAL_FILL);
        }
    }

    /**
     * Notes the end of an order of which something remains.
     *
     * @param row of the order
     * @param end cancelled, rejected or expired; filled when the broker cut it to the position
     */
    public void ended(int row, OrderStatus end) {
        reserve(row, -remaining[row]);
        free(row, end);
    }

    private void free(int row, OrderStatus end) {
        count(row, -1);
        status[row] = end;
        remaining[row] = 0;
        chases.stop(row);
        open--;
        while (used > 0 && !status[used - 1].isOpen()) {
            used--;
        }
        if (entryBuys[instrument[row]] == 0 && entrySells[instrument[row]] == 0) {
            settleReservation(instrument[row]);
        }
    }

    /** Part fills round apart; what is left of the rounding goes with the last order. */
    private void settleReservation(int id) {
        totalReserved = FixedPoint.subtract(totalReserved, reserved[id]);
        reserved[id] = 0;
    }

    /**
     * Notes a new price: the stop of an order that waits for one, else the limit.
     *
     * @param row of the order
     * @param newPrice fixed point
     */
    public void reprice(int row, long newPrice) {
        note(row, OrderEvent.REPLACED);
        if (role[row] == OrderRole.PROTECTIVE_STOP || type[row] == OrderType.STOP) {
            stopPrice[row] = newPrice;
        } else {
            long reference = price[row] > limitPrice[row] ? price[row] : NONE;
            reserve(row, -remaining[row]);
            limitPrice[row] = newPrice;
            price[row] = worst(row, reference);
            reserve(row, remaining[row]);
        }
    }

    /**
     * The orders that follow the market.
     *
     * @return their clocks, by row
     */
    public Chases chases() {
        return chases;
    }

    private int freeRow() {
        for (int row = 0; row < CAPACITY; row++) {
            if (!status[row].isOpen()) {
                return row;
            }
        }
        return ABSENT;
    }

    /**
     * How many orders are open.
     *
     * @return 0 to {@link #CAPACITY}
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
     * Rows in use: every open order has a row below.
     *
     * @return 0 to {@link #CAPACITY}
     */
    public int rows() {
        return used;
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

    /**
     * Cause of an open order.
     *
     * @param row of the order
     * @return sequence
     */
    public long sequence(int row) {
        return sequence[row];
    }

    /**
     * Number of an open order under its cause.
     *
     * @param row of the order
     * @return from 1
     */
    public int number(int row) {
        return number[row];
    }

    /**
     * Strategy of an open order.
     *
     * @param row of the order
     * @return strategy id
     */
    public int strategy(int row) {
        return strategy[row];
    }

    /**
     * Instrument of an open order.
     *
     * @param row of the order
     * @return id
     */
    public int instrument(int row) {
        return instrument[row];
    }

    /**
     * Side of an open order.
     *
     * @param row of the order
     * @return buy or sell
     */
    public Side side(int row) {
        return side[row];
    }

    /**
     * Role of an open order.
     *
     * @param row of the order
     * @return role
     */
    public OrderRole role(int row) {
        return role[row];
    }

    /**
     * State of a row.
     *
     * @param row 0 to {@link #CAPACITY} - 1
     * @return status; not open when the row is free
     */
    public OrderStatus status(int row) {
        return status[row];
    }

    /**
     * Size still to trade.
     *
     * @param row of the order
     * @return fixed point, unsigned
     */
    public long remaining(int row) {
        return remaining[row];
    }

    /**
     * Value that an open entry reserves.
     *
     * @param row of the order
     * @return instrument's currency, fixed point; 0 for an order that only reduces
     */
    public long reservedBy(int row) {
        return role[row] == OrderRole.ENTRY ? Notional.of(price[row], remaining[row]) : 0;
    }

    /**
     * Type of an order.
     *
     * @param row of the order
     * @return type
     */
    public OrderType type(int row) {
        return type[row];
    }

    /**
     * Whether an order belongs to another one.
     *
     * @param row of the order
     * @param cause sequence of the event that caused the other one
     * @param orderNumber number of the other one there
     * @return true for the stops and targets of an entry
     */
    public boolean isChildOf(int row, long cause, int orderNumber) {
        return parentSequence[row] == cause && parentNumber[row] == orderNumber;
    }

    /**
     * Limit price of an order.
     *
     * @param row of the order
     * @return fixed point, {@link FixedPoint#NONE} when none
     */
    public long limitPrice(int row) {
        return limitPrice[row];
    }

    /**
     * Stop price of an order.
     *
     * @param row of the order
     * @return fixed point, {@link FixedPoint#NONE} when none
     */
    public long stopPrice(int row) {
        return stopPrice[row];
    }

    /**
     * Adds every open order, in row order, and what they reserve: its rounding depends on the
     * fills.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        hash.putText("orders");
        chases.hashInto(hash);
        hash.putInt(open);
        hash.putLong(totalReserved);
        for (long amount : reserved) {
            hash.putLong(amount);
        }
        for (int row = 0; row < CAPACITY; row++) {
            if (status[row].isOpen()) {
                hash.putInt(row);
                hash.putLong(sequence[row]);
                hash.putInt(number[row]);
                hash.putInt(instrument[row]);
                hash.putInt(strategy[row]);
                hash.putInt(side[row].code());
                hash.putInt(role[row].code());
                hash.putInt(status[row].code());
                hash.putInt(type[row].code());
                hash.putLong(remaining[row]);
                hash.putLong(filled[row]);
                hash.putLong(limitPrice[row]);
                hash.putLong(price[row]);
                hash.putInt(type[row].code());
                hash.putLong(limitPrice[row]);
                hash.putLong(stopPrice[row]);
                hash.putLong(parentSequence[row]);
                hash.putInt(parentNumber[row]);
            }
        }
    }
}
