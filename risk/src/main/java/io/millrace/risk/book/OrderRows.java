package io.millrace.risk.book;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/**
 * The columns of {@link OpenOrders}. What a row held before its order ended is still there, and
 * nothing reads it.
 */
final class OrderRows {

    private static final int WORDS = OpenOrders.CAPACITY / Long.SIZE;
    private static final int LAST_ROW = OpenOrders.CAPACITY - 1;
    private static final int LAST_ROLE = OrderRole.values().length - 1;
    private static final int LAST_TYPE = OrderType.values().length - 1;
    private static final int LAST_STATUS = OrderStatus.values().length - 1;

    final long[] sequence = new long[OpenOrders.CAPACITY];
    final int[] number = new int[OpenOrders.CAPACITY];
    final int[] instrument = new int[OpenOrders.CAPACITY];
    final int[] strategy = new int[OpenOrders.CAPACITY];
    final Side[] side = new Side[OpenOrders.CAPACITY];
    final OrderRole[] role = new OrderRole[OpenOrders.CAPACITY];
    final OrderType[] type = new OrderType[OpenOrders.CAPACITY];
    final OrderStatus[] status = new OrderStatus[OpenOrders.CAPACITY];
    final long[] filled = new long[OpenOrders.CAPACITY];
    final long[] remaining = new long[OpenOrders.CAPACITY];

    /** At which it is valued: the gate's worst case. */
    final long[] price = new long[OpenOrders.CAPACITY];

    final long[] limitPrice = new long[OpenOrders.CAPACITY];
    final long[] stopPrice = new long[OpenOrders.CAPACITY];
    final long[] parentSequence = new long[OpenOrders.CAPACITY];
    final int[] parentNumber = new int[OpenOrders.CAPACITY];
    private final int strategies;
    private final int instruments;

    /** Open rows of each instrument, a bit a row. */
    private final long[] open;

    private int used;

    OrderRows(int strategies, int instruments) {
        this.strategies = strategies;
        this.instruments = instruments;
        open = new long[instruments * WORDS];
        Arrays.fill(status, OrderStatus.NONE);
        Arrays.fill(side, Side.NONE);
        Arrays.fill(role, OrderRole.ENTRY);
        Arrays.fill(type, OrderType.MARKET);
    }

    void set(int row, long cause, int instrumentId, OrderFlyweight order) {
        used = Math.max(used, row + 1);
        sequence[row] = cause;
        number[row] = order.number();
        instrument[row] = instrumentId;
        strategy[row] = order.strategyId();
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
        open[wordOf(row)] |= 1L << row;
    }

    private int wordOf(int row) {
        return instrument[row] * WORDS + row / Long.SIZE;
    }

    /** As the gate values it: the limit or trigger, or the market where that is higher. */
    long worst(int row, long reference) {
        boolean triggers = type[row] == OrderType.STOP || type[row] == OrderType.STOP_LIMIT;
        return Math.max(Math.max(limitPrice[row], reference), triggers ? stopPrice[row] : 0);
    }

    void end(int row, OrderStatus how) {
        status[row] = how;
        remaining[row] = 0;
        open[wordOf(row)] &= ~(1L << row);
        while (used > 0 && !status[used - 1].isOpen()) {
            used--;
        }
    }

    /** Every open order has a row below. */
    int used() {
        return used;
    }

    int firstFree() {
        for (int row = 0; row < status.length; row++) {
            if (!status[row].isOpen()) {
                return row;
            }
        }
        return OpenOrders.ABSENT;
    }

    int find(long cause, int orderNumber) {
        for (int row = 0; row < used; row++) {
            if (sequence[row] == cause && number[row] == orderNumber && status[row].isOpen()) {
                return row;
            }
        }
        return OpenOrders.ABSENT;
    }

    int findRole(int instrumentId, OrderRole wanted, int from) {
        int row = next(instrumentId, from);
        while (row != OpenOrders.ABSENT && role[row] != wanted) {
            row = next(instrumentId, row + 1);
        }
        return row;
    }

    /** First open row of an instrument from a row on; none of one that does not exist. */
    int next(int instrumentId, int from) {
        if (instrumentId < 0 || instrumentId >= instruments || from >= used) {
            return OpenOrders.ABSENT;
        }
        int word = from / Long.SIZE;
        long left = open[instrumentId * WORDS + word] & (-1L << from);
        while (left == 0) {
            if (++word == WORDS) {
                return OpenOrders.ABSENT;
            }
            left = open[instrumentId * WORDS + word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(left);
    }

    void save(StateSink sink) {
        int count = 0;
        for (OrderStatus each : status) {
            count += each.isOpen() ? 1 : 0;
        }
        sink.putInt(count);
        for (int row = 0; row < status.length; row++) {
            if (status[row].isOpen()) {
                sink.putInt(row);
                save(row, sink);
            }
        }
    }

    private void save(int row, StateSink sink) {
        sink.putLong(sequence[row]);
        sink.putInt(number[row]);
        sink.putInt(instrument[row]);
        sink.putInt(strategy[row]);
        sink.putInt(side[row].code());
        sink.putInt(role[row].code());
        sink.putInt(type[row].code());
        sink.putInt(status[row].code());
        sink.putLong(filled[row]);
        sink.putLong(remaining[row]);
        sink.putLong(price[row]);
        sink.putLong(limitPrice[row]);
        sink.putLong(stopPrice[row]);
        sink.putLong(parentSequence[row]);
        sink.putInt(parentNumber[row]);
    }

    void load(StateSource source) {
        Arrays.fill(status, OrderStatus.NONE);
        Arrays.fill(open, 0);
        int count = source.takeCount("open orders", OpenOrders.CAPACITY);
        used = 0;
        for (int i = 0; i < count; i++) {
            int row = source.takeCount("row of an order", LAST_ROW);
            if (row < used) {
                throw new StateException(
                        "state, open orders: row " + row + "; it must be " + used + " or above");
            }
            load(row, source);
            open[wordOf(row)] |= 1L << row;
            used = row + 1;
        }
    }

    private void load(int row, StateSource source) {
        sequence[row] = source.takeLong();
        number[row] = source.takeInt();
        instrument[row] = source.takeCount("instrument of an order", instruments - 1);
        strategy[row] = source.takeCount("strategy of an order", strategies - 1);
        side[row] = Side.ofCode(source.takeCount("side of an order", Side.SELL.code()));
        role[row] = OrderRole.ofCode(source.takeCount("role of an order", LAST_ROLE));
        type[row] = OrderType.ofCode(source.takeCount("type of an order", LAST_TYPE));
        status[row] = OrderStatus.ofCode(source.takeCount("status of an order", LAST_STATUS));
        if (!status[row].isOpen()) {
            throw new StateException(
                    "state, open orders: row " + row + " is " + status[row] + "; it must be open");
        }
        filled[row] = source.takeLong();
        remaining[row] = source.takeLong();
        price[row] = source.takeLong();
        limitPrice[row] = source.takeLong();
        stopPrice[row] = source.takeLong();
        parentSequence[row] = source.takeLong();
        parentNumber[row] = source.takeInt();
    }
}
