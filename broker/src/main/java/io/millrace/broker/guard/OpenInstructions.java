package io.millrace.broker.guard;

import io.millrace.model.state.StateException;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * What the last guard let out and the broker has not ended: its own table, read by no one else. An
 * entry has a price at worst, what only reduces has none (0). Engine's thread; fixed room.
 */
final class OpenInstructions {

    /** Entries that may be open at once. */
    static final int ENTRIES = 256;

    /** Instructions that may be open at once; what only reduces is not remembered beyond. */
    static final int CAPACITY = 1024;

    private final int plans;
    private final long[] cause = new long[CAPACITY];
    private final int[] number = new int[CAPACITY];
    private final int[] plan = new int[CAPACITY];
    private final long[] open = new long[CAPACITY];
    private final long[] price = new long[CAPACITY];
    private int used;
    private int entries;

    /** A table for as many pairs of strategy and instrument. */
    OpenInstructions(int plans) {
        this.plans = plans;
    }

    int used() {
        return used;
    }

    int entries() {
        return entries;
    }

    /** Row of an order, {@link #used} when it is not there. */
    int find(long sequence, int orderNumber) {
        int row = 0;
        while (row < used && (cause[row] != sequence || number[row] != orderNumber)) {
            row++;
        }
        return row;
    }

    boolean isEntry(int row) {
        return price[row] != 0;
    }

    int plan(int row) {
        return plan[row];
    }

    /** Size that may still trade, below 0 when it sells. */
    long open(int row) {
        return open[row];
    }

    /** At worst; 0 for what only reduces. */
    long price(int row) {
        return price[row];
    }

    /** Takes a new order into the first free row, which must be there. */
    void add(long sequence, int orderNumber, int ofPlan, long signed, long worst) {
        cause[used] = sequence;
        number[used] = orderNumber;
        plan[used] = ofPlan;
        open[used] = signed;
        price[used] = worst;
        used++;
        entries += worst == 0 ? 0 : 1;
    }

    void change(int row, long signed, long worst) {
        open[row] = signed;
        price[row] = worst;
    }

    /** Takes off what traded, and forgets what is over. */
    void note(int row, long traded, boolean isOver) {
        long left = Math.max(0, Math.abs(open[row]) - traded);
        open[row] = open[row] < 0 ? -left : left;
        if (isOver || left == 0) {
            free(row);
        }
    }

    private void free(int row) {
        used--;
        entries -= price[row] == 0 ? 0 : 1;
        cause[row] = cause[used];
        number[row] = number[used];
        plan[row] = plan[used];
        open[row] = open[used];
        price[row] = price[used];
    }

    void save(StateSink sink) {
        sink.putInt(used);
        for (int row = 0; row < used; row++) {
            sink.putLong(cause[row]);
            sink.putInt(number[row]);
            sink.putInt(plan[row]);
            sink.putLong(open[row]);
            sink.putLong(price[row]);
        }
    }

    void load(StateSource source) {
        used = source.takeCount("open instructions", CAPACITY);
        entries = 0;
        for (int row = 0; row < used; row++) {
            cause[row] = source.takeLong();
            number[row] = source.takeInt();
            plan[row] = source.takeCount("strategy and instrument", plans - 1);
            open[row] = source.takeLong();
            price[row] = source.takeLong();
            entries += price[row] == 0 ? 0 : 1;
        }
        if (entries > ENTRIES) {
            throw new StateException(
                    "state, gateway-guard: entries are " + entries + "; at most " + ENTRIES);
        }
    }
}
