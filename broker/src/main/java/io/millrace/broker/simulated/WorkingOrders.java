package io.millrace.broker.simulated;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.TimeInForce;

/**
 * The simulated broker's order table, in order of arrival. Fixed size; a place is moved down when
 * one before it ends.
 */
final class WorkingOrders {

    static final int CAPACITY = 256;
    static final int ABSENT = -1;

    private static final int ROWS = CAPACITY;

    final long[] sequence = new long[ROWS];
    final int[] number = new int[ROWS];
    final int[] instrument = new int[ROWS];
    final int[] strategy = new int[ROWS];
    final Side[] side = new Side[ROWS];
    final OrderType[] type = new OrderType[ROWS];
    final OrderRole[] role = new OrderRole[ROWS];
    final TimeInForce[] timeInForce = new TimeInForce[ROWS];
    final boolean[] reduceOnly = new boolean[ROWS];
    final boolean[] held = new boolean[ROWS];
    final boolean[] rested = new boolean[ROWS];
    final long[] remaining = new long[ROWS];
    final long[] limitPrice = new long[ROWS];
    final long[] stopPrice = new long[ROWS];
    final long[] parentSequence = new long[ROWS];
    final int[] parentNumber = new int[ROWS];
    private int count;

    int count() {
        return count;
    }

    int add(long cause, int instrumentId, OrderFlyweight order) {
        if (count == CAPACITY) {
            return ABSENT;
        }
        int row = count++;
        sequence[row] = cause;
        number[row] = order.number();
        instrument[row] = instrumentId;
        strategy[row] = order.strategyId();
        side[row] = Side.ofCode(order.side());
        type[row] = OrderType.ofCode(order.orderType());
        role[row] = OrderRole.ofCode(order.role());
        timeInForce[row] = TimeInForce.ofCode(order.timeInForce());
        reduceOnly[row] = order.reduceOnly() == 1;
        held[row] = false;
        rested[row] = false;
        remaining[row] = order.size();
        limitPrice[row] = order.limitPrice();
        stopPrice[row] = order.stopPrice();
        parentSequence[row] = order.targetSequence();
        parentNumber[row] = order.targetNumber();
        return row;
    }

    int find(long cause, int orderNumber) {
        for (int row = 0; row < count; row++) {
            if (sequence[row] == cause && number[row] == orderNumber) {
                return row;
            }
        }
        return ABSENT;
    }

    void remove(int row) {
        int moved = --count - row;
        System.arraycopy(sequence, row + 1, sequence, row, moved);
        System.arraycopy(number, row + 1, number, row, moved);
        System.arraycopy(instrument, row + 1, instrument, row, moved);
        System.arraycopy(strategy, row + 1, strategy, row, moved);
        System.arraycopy(side, row + 1, side, row, moved);
        System.arraycopy(type, row + 1, type, row, moved);
        System.arraycopy(role, row + 1, role, row, moved);
        System.arraycopy(timeInForce, row + 1, timeInForce, row, moved);
        System.arraycopy(reduceOnly, row + 1, reduceOnly, row, moved);
        System.arraycopy(held, row + 1, held, row, moved);
        System.arraycopy(rested, row + 1, rested, row, moved);
        System.arraycopy(remaining, row + 1, remaining, row, moved);
        System.arraycopy(limitPrice, row + 1, limitPrice, row, moved);
        System.arraycopy(stopPrice, row + 1, stopPrice, row, moved);
        System.arraycopy(parentSequence, row + 1, parentSequence, row, moved);
        System.arraycopy(parentNumber, row + 1, parentNumber, row, moved);
    }

    void hashInto(StateHash hash) {
        hash.putInt(count);
        for (int row = 0; row < count; row++) {
            hash.putLong(sequence[row]);
            hash.putInt(number[row]);
            hash.putInt(instrument[row]);
            hash.putInt(strategy[row]);
            hash.putInt(side[row].code());
            hash.putInt(type[row].code());
            hash.putInt(role[row].code());
            hash.putInt(timeInForce[row].code());
            hash.putBoolean(reduceOnly[row]);
            hash.putBoolean(held[row]);
            hash.putBoolean(rested[row]);
            hash.putLong(remaining[row]);
            hash.putLong(limitPrice[row]);
            hash.putLong(stopPrice[row]);
            hash.putLong(parentSequence[row]);
            hash.putInt(parentNumber[row]);
        }
    }
}
