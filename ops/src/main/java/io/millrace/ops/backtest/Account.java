package io.millrace.ops.backtest;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;

import java.util.Arrays;

/**
 * Cash and positions, booked anew from fills, charges, deposits and prices. It shares no code with
 * the engine's books, so that each checks the other.
 */
final class Account {

    private final long initialCash;
    private final long[] size;
    private final long[] cost;
    private final long[] mark;
    private final long[] realised;
    private long cash;
    private long fees;
    private long charges;
    private long deposits;

    Account(int instruments, long initialCash) {
        this.initialCash = initialCash;
        size = new long[instruments];
        cost = new long[instruments];
        mark = new long[instruments];
        realised = new long[instruments];
        Arrays.fill(mark, NONE);
        cash = initialCash;
    }

    /** Books a fill. */
    void fill(int instrument, long signedSize, long price, long fee) {
        long notional = known(Notional.of(price, signedSize));
        cash = minus(minus(cash, notional), fee);
        fees = plus(fees, fee);
        long held = size[instrument];
        long after = plus(held, signedSize);
        if (held == 0 || (held > 0) == (signedSize > 0)) {
            cost[instrument] = plus(cost[instrument], notional);
        } else if (Math.abs(signedSize) <= Math.abs(held)) {
            leave(instrument, notional, relief(cost[instrument], -signedSize, held));
        } else {
            long closing = known(Notional.of(price, -held));
            leave(instrument, closing, cost[instrument]);
            cost[instrument] = minus(notional, closing);
        }
        size[instrument] = after;
    }

    private void leave(int instrument, long notional, long left) {
        realised[instrument] = minus(realised[instrument], plus(notional, left));
        cost[instrument] = minus(cost[instrument], left);
    }

    void charge(long amount) {
        cash = minus(cash, amount);
        charges = plus(charges, amount);
    }

    void deposit(long amount) {
        cash = plus(cash, amount);
        deposits = plus(deposits, amount);
    }

    void mark(int instrument, long price) {
        mark[instrument] = price;
    }

    long mark(int instrument) {
        return mark[instrument];
    }

    long size(int instrument) {
        return size[instrument];
    }

    long realised(int instrument) {
        return realised[instrument];
    }

    long cash() {
        return cash;
    }

    long fees() {
        return fees;
    }

    long charges() {
        return charges;
    }

    long deposits() {
        return deposits;
    }

    long initialCash() {
        return initialCash;
    }

    /** Value of a position at its mark; at cost before the first price. */
    long value(int instrument) {
        return mark[instrument] == NONE
                ? cost[instrument]
                : known(Notional.of(mark[instrument], size[instrument]));
    }

    long cost(int instrument) {
        return cost[instrument];
    }

    /** Values of all positions, long and short added up. */
    long exposure() {
        long sum = 0;
        for (int i = 0; i < size.length; i++) {
            sum = size[i] == 0 ? sum : plus(sum, Math.abs(value(i)));
        }
        return sum;
    }

    long equity() {
        long sum = cash;
        for (int i = 0; i < size.length; i++) {
            sum = size[i] == 0 ? sum : plus(sum, value(i));
        }
        return sum;
    }

    /** Profit of all that was traded and is held, after costs, by the other way. */
    long profit() {
        long sum = minus(minus(0, fees), charges);
        for (int i = 0; i < size.length; i++) {
            sum = plus(sum, plus(realised[i], size[i] == 0 ? 0 : minus(value(i), cost[i])));
        }
        return sum;
    }

    /** Cost that leaves with a part; the whole takes all of it. */
    static long relief(long cost, long part, long whole) {
        return part == whole
                ? cost
                : known(Notional.multiplyDivide(cost, part, whole, Notional.Rounding.HALF_EVEN));
    }

    static long plus(long a, long b) {
        return known(FixedPoint.add(a, b));
    }

    static long minus(long a, long b) {
        return known(FixedPoint.subtract(a, b));
    }

    static long known(long amount) {
        if (amount == NONE) {
            throw new LedgerException("an amount is too large to be booked");
        }
        return amount;
    }
}
