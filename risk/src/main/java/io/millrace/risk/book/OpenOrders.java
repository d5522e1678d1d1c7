package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

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

    private final OrderRows rows;
    private final OrderTotals totals;
    private final Chases chases = new Chases();

    /**
     * Empty table.
     *
     * @param strategies how many strategies there are
     * @param instruments how many instruments there are
     */
    public OpenOrders(int strategies, int instruments) {
        rows = new OrderRows(strategies, instruments);
        totals = new OrderTotals(strategies, instruments);
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
        int row = rows.firstFree();
        if (row == ABSENT) {
            return ABSENT;
        }
        rows.set(row, cause, instrumentId, order);
        count(row, 1);
        reserve(row, order.size());
        return row;
    }

    private void count(int row, int change) {
        totals.count(rows, row, change);
    }

    private void reserve(int row, long size) {
        totals.reserve(rows, row, size);
    }

    /**
     * Row of an open order.
     *
     * @param cause sequence of the event that caused it
     * @param orderNumber its number there
     * @return row, or {@link #ABSENT}
     */
    public int find(long cause, int orderNumber) {
        return rows.find(cause, orderNumber);
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
        return rows.findRole(instrumentId, wanted, from);
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
        while (row != ABSENT && rows.strategy[row] != strategyId) {
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
            sum += rows.side[row] == on ? rows.remaining[row] : 0;
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
        OrderStatus next = OrderTransitions.next(rows.status[row], event, rows.filled[row] > 0);
        if (!next.isOpen()) {
            ended(row, next);
        } else if (next != rows.status[row]) {
            count(row, -1);
            rows.status[row] = next;
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
        rows.remaining[row] -= size;
        rows.filled[row] += size;
        if (rows.remaining[row] == 0) {
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
        reserve(row, -rows.remaining[row]);
        free(row, end);
    }

    private void free(int row, OrderStatus end) {
        count(row, -1);
        rows.end(row, end);
        chases.stop(row);
        totals.settle(rows.instrument[row]);
    }

    /**
     * Notes a new price: the stop of an order that waits for one, else the limit.
     *
     * @param row of the order
     * @param newPrice fixed point
     */
    public void reprice(int row, long newPrice) {
        note(row, OrderEvent.REPLACED);
        if (rows.role[row] == OrderRole.PROTECTIVE_STOP || rows.type[row] == OrderType.STOP) {
            rows.stopPrice[row] = newPrice;
        } else {
            long reference = rows.price[row] > rows.limitPrice[row] ? rows.price[row] : NONE;
            reserve(row, -rows.remaining[row]);
            rows.limitPrice[row] = newPrice;
            rows.price[row] = rows.worst(row, reference);
            reserve(row, rows.remaining[row]);
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

    /** {@return next open row of an instrument from one on; {@link #ABSENT} after the last} */
    public int next(int instrumentId, int from) {
        return rows.next(instrumentId, from);
    }

    /**
     * How many orders are open, and what they reserve.
     *
     * @return counts and sums, to read
     */
    public OrderTotals totals() {
        return totals;
    }

    /**
     * Rows in use: every open order has a row below.
     *
     * @return 0 to {@link #CAPACITY}
     */
    public int rows() {
        return rows.used();
    }

    /**
     * Cause of an open order.
     *
     * @param row of the order
     * @return sequence
     */
    public long sequence(int row) {
        return rows.sequence[row];
    }

    /**
     * Number of an open order under its cause.
     *
     * @param row of the order
     * @return from 1
     */
    public int number(int row) {
        return rows.number[row];
    }

    /**
     * Strategy of an open order.
     *
     * @param row of the order
     * @return strategy id
     */
    public int strategy(int row) {
        return rows.strategy[row];
    }

    /**
     * Instrument of an open order.
     *
     * @param row of the order
     * @return id
     */
    public int instrument(int row) {
        return rows.instrument[row];
    }

    /**
     * Side of an open order.
     *
     * @param row of the order
     * @return buy or sell
     */
    public Side side(int row) {
        return rows.side[row];
    }

    /**
     * Role of an open order.
     *
     * @param row of the order
     * @return role
     */
    public OrderRole role(int row) {
        return rows.role[row];
    }

    /**
     * State of a row.
     *
     * @param row 0 to {@link #CAPACITY} - 1
     * @return status; not open when the row is free
     */
    public OrderStatus status(int row) {
        return rows.status[row];
    }

    /**
     * Size still to trade.
     *
     * @param row of the order
     * @return fixed point, unsigned
     */
    public long remaining(int row) {
        return rows.remaining[row];
    }

    /**
     * Value that an open entry reserves.
     *
     * @param row of the order
     * @return instrument's currency, fixed point; 0 for an order that only reduces
     */
    public long reservedBy(int row) {
        return rows.role[row] == OrderRole.ENTRY
                ? Notional.of(rows.price[row], rows.remaining[row])
                : 0;
    }

    /**
     * Type of an order.
     *
     * @param row of the order
     * @return type
     */
    public OrderType type(int row) {
        return rows.type[row];
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
        return rows.parentSequence[row] == cause && rows.parentNumber[row] == orderNumber;
    }

    /**
     * Limit price of an order.
     *
     * @param row of the order
     * @return fixed point, {@link FixedPoint#NONE} when none
     */
    public long limitPrice(int row) {
        return rows.limitPrice[row];
    }

    /**
     * Stop price of an order.
     *
     * @param row of the order
     * @return fixed point, {@link FixedPoint#NONE} when none
     */
    public long stopPrice(int row) {
        return rows.stopPrice[row];
    }

    /**
     * Writes every open order, in row order, and what they reserve: its rounding depends on the
     * fills.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("orders");
        rows.save(sink);
        totals.save(sink);
        chases.save(sink);
    }

    /**
     * Becomes the table that was saved. Orders keep their rows: of several, the first is found.
     *
     * @param source holds the state of a table of as many strategies and instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("orders");
        totals.clear();
        rows.load(source);
        for (int row = 0; row < rows.used(); row++) {
            if (rows.status[row].isOpen()) {
                totals.count(rows, row, 1);
                totals.reserve(rows, row, rows.remaining[row]);
            }
        }
        totals.load(source);
        chases.load(source);
    }
}
