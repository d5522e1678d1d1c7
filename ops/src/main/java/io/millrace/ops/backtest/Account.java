package io.millrace.ops.backtest;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Currencies;
import io.millrace.risk.book.Funds;

import java.util.Arrays;

/**
 * Cash and positions, booked anew from fills, charges, deposits and prices: positions of each
 * strategy, money in each currency. It shares no code with the engine's books, so that each checks
 * the other.
 */
final class Account {

    private final int instruments;
    private final Currencies currencies;
    private final long initialCash;
    private final long[] rate;
    private final long[] cash;
    private final long[] fees;
    private final long[] charges;
    private final long[] paidIn;
    private final long[] size;
    private final long[] cost;
    private final long[] realised;
    private final long[] mark;
    private long deposits;

    Account(int strategies, int instruments, Funds funds) {
        this.instruments = instruments;
        this.currencies = funds.currencies();
        this.initialCash = funds.initialCash();
        int count = currencies.size();
        rate = funds.rates().stream().mapToLong(Long::longValue).toArray();
        cash = new long[count];
        fees = new long[count];
        charges = new long[count];
        paidIn = new long[count];
        cash[0] = initialCash;
        paidIn[0] = initialCash;
        size = new long[strategies * instruments];
        cost = new long[size.length];
        realised = new long[size.length];
        mark = new long[instruments];
        Arrays.fill(mark, NONE);
    }

    /** Books a fill. */
    void fill(Fill fill) {
        int currency = currencies.of(fill.instrument());
        long signedSize = fill.size();
        long notional = known(Notional.of(fill.price(), signedSize));
        cash[currency] = minus(minus(cash[currency], notional), fill.fee());
        fees[currency] = plus(fees[currency], fill.fee());
        int row = fill.strategy() * instruments + fill.instrument();
        long held = size[row];
        long after = plus(held, signedSize);
        if (held == 0 || (held > 0) == (signedSize > 0)) {
            cost[row] = plus(cost[row], notional);
        } else if (Math.abs(signedSize) <= Math.abs(held)) {
            leave(row, notional, relief(cost[row], -signedSize, held));
        } else {
            long closing = known(Notional.of(fill.price(), -held));
            leave(row, closing, cost[row]);
            cost[row] = minus(notional, closing);
        }
        size[row] = after;
    }

    private void leave(int row, long notional, long left) {
        realised[row] = minus(realised[row], plus(notional, left));
        cost[row] = minus(cost[row], left);
    }

    void charge(int instrument, long amount) {
        int currency = currencies.of(instrument);
        cash[currency] = minus(cash[currency], amount);
        charges[currency] = plus(charges[currency], amount);
    }

    void deposit(int currency, long amount) {
        cash[currency] = plus(cash[currency], amount);
        paidIn[currency] = plus(paidIn[currency], amount);
        deposits = plus(deposits, converted(currency, amount));
    }

    void mark(int instrument, long price) {
        mark[instrument] = price;
        int rated = currencies.ratedBy(instrument);
        if (rated > 0) {
            boolean inverse = currencies.isInverse(instrument);
            rate[rated] = inverse ? relief(FixedPoint.ONE, FixedPoint.ONE, price) : price;
        }
    }

    long mark(int instrument) {
        return mark[instrument];
    }

    private long sum(long[] rows, int instrument) {
        long sum = 0;
        for (int row = instrument; row < rows.length; row += instruments) {
            sum = plus(sum, rows[row]);
        }
        return sum;
    }

    long size(int instrument) {
        return sum(size, instrument);
    }

    long realised(int instrument) {
        return sum(realised, instrument);
    }

    long cost(int instrument) {
        return sum(cost, instrument);
    }

    /** Value of a position in its own currency, at its mark; at cost before the first price. */
    long value(int instrument) {
        return mark[instrument] == NONE
                ? cost(instrument)
                : known(Notional.of(mark[instrument], size(instrument)));
    }

    int currency(int instrument) {
        return currencies.of(instrument);
    }

    int currencies() {
        return rate.length;
    }

    /** An amount of a currency in that of the account. */
    long converted(int currency, long amount) {
        return currency == 0 || amount == 0 ? amount : known(Notional.of(rate[currency], amount));
    }

    private long total(long[] amounts) {
        long sum = 0;
        for (int c = 0; c < amounts.length; c++) {
            sum = plus(sum, converted(c, amounts[c]));
        }
        return sum;
    }

    long cash() {
        return total(cash);
    }

    long fees() {
        return total(fees);
    }

    long charges() {
        return total(charges);
    }

    long deposits() {
        return deposits;
    }

    long initialCash() {
        return initialCash;
    }

    /** Values of all positions, long and short added up. */
    long exposure() {
        long sum = 0;
        for (int id = 0; id < instruments; id++) {
            sum = plus(sum, converted(currencies.of(id), Math.abs(value(id))));
        }
        return sum;
    }

    long equity() {
        long[] values = new long[rate.length];
        for (int id = 0; id < instruments; id++) {
            int currency = currencies.of(id);
            values[currency] = plus(values[currency], value(id));
        }
        return plus(cash(), total(values));
    }

    /** Change of what is held in one currency, less what was paid in, in that currency. */
    long gained(int currency) {
        long sum = minus(cash[currency], paidIn[currency]);
        for (int id = 0; id < instruments; id++) {
            sum = currencies.of(id) == currency ? plus(sum, value(id)) : sum;
        }
        return sum;
    }

    /** Profit of all that was traded and is held in one currency, after costs, the other way. */
    long profit(int currency) {
        long sum = minus(minus(0, fees[currency]), charges[currency]);
        for (int id = 0; id < instruments; id++) {
            if (currencies.of(id) == currency) {
                sum = plus(sum, plus(realised(id), minus(value(id), cost(id))));
            }
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
