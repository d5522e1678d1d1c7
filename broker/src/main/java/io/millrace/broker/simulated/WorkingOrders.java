package io.millrace.broker.simulated;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/**
 * The simulated broker's order table, in order of arrival. Fixed size. An order that ends stays in
 * its row, done, until the table is swept after the event, so that rows do not move under a loop.
 */
final class WorkingOrders {

    static final int CAPACITY = 256;
    static final int ABSENT = -1;

    private final WorkingOrder[] orders = new WorkingOrder[CAPACITY];
    private final int[] open;
    private int count;
    private int ended;

    WorkingOrders(int instruments) {
        open = new int[instruments];
        for (int row = 0; row < CAPACITY; row++) {
            orders[row] = new WorkingOrder();
        }
    }

    /** Rows in use, those of ended orders included. */
    int count() {
        return count;
    }

    WorkingOrder get(int row) {
        return orders[row];
    }

    /** Orders that work or wait. */
    int open() {
        return count - ended;
    }

    int open(int instrument) {
        return open[instrument];
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    WorkingOrder add(long cause, int instrument, OrderFlyweight order) {
        WorkingOrder added = orders[count++];
        added.set(cause, instrument, order);
        open[instrument]++;
        return added;
    }

    int find(long cause, int number) {
        for (int row = 0; row < count; row++) {
            WorkingOrder order = orders[row];
            if (order.sequence == cause && order.number == number && !order.done) {
                return row;
            }
        }
        return ABSENT;
    }

    void end(WorkingOrder order) {
        order.done = true;
        ended++;
        open[order.instrument]--;
    }

    /** Puts an order behind all others. */
    void toEnd(int row) {
        WorkingOrder moved = orders[row];
        System.arraycopy(orders, row + 1, orders, row, count - 1 - row);
        orders[count - 1] = moved;
    }

    /** Frees the rows of ended orders. Not within a loop over the rows. */
    void sweep() {
        if (ended == 0) {
            return;
        }
        int kept = 0;
        for (int row = 0; row < count; row++) {
            WorkingOrder order = orders[row];
            if (!order.done) {
                orders[row] = orders[kept];
                orders[kept++] = order;
            }
        }
        count = kept;
        ended = 0;
    }

    /** Writes the orders that have not ended, in order of arrival. */
    void save(StateSink sink) {
        sink.putInt(open());
        for (int row = 0; row < count; row++) {
            if (!orders[row].done) {
                orders[row].save(sink);
            }
        }
    }

    void load(StateSource source, SavedCodes codes) {
        count = source.takeCount("working orders", CAPACITY);
        ended = 0;
        Arrays.fill(open, 0);
        for (int row = 0; row < count; row++) {
            orders[row].load(source, codes);
            open[orders[row].instrument]++;
        }
    }
}
