package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * What all positions are worth, kept up while each is valued anew: with their signs and without,
 * for each currency. Written by {@link PositionBook} alone.
 */
final class ValueSums {

    private final NetPosition[] rows;
    private final IdSet held;
    private final long[] net;
    private final long[] gross;

    /** Nothing held. */
    ValueSums(NetPosition[] rows, IdSet held, int currencies) {
        this.rows = rows;
        this.held = held;
        net = new long[currencies];
        gross = new long[currencies];
    }

    /** Values a position at its mark, at its cost before there is one. */
    void revalue(int instrument) {
        NetPosition own = rows[instrument];
        long price = own.mark;
        long now = price == NONE ? own.cost : Notional.of(price, own.size);
        int currency = own.currency;
        long before = own.value;
        own.value = now;
        net[currency] = FixedPoint.add(FixedPoint.subtract(net[currency], before), now);
        long others = FixedPoint.subtract(gross[currency], Math.abs(before));
        long sum = FixedPoint.add(others, Math.abs(now));
        gross[currency] = sum == NONE ? grossIn(currency) : sum;
    }

    /** So that the sum follows from the values alone, whatever they were before. */
    private long grossIn(int currency) {
        long sum = 0;
        for (int id = held.next(0); id >= 0; id = held.next(id + 1)) {
            long more = rows[id].currency == currency ? Math.abs(rows[id].value) : 0;
            sum = FixedPoint.add(sum, more);
        }
        return sum;
    }

    /** Sums by currency, a short position below zero; to read. */
    long[] net() {
        return net;
    }

    /** Sums by currency, long and short alike; to read. */
    long[] gross() {
        return gross;
    }

    void save(StateSink sink) {
        for (long amount : net) {
            sink.putLong(amount);
        }
    }

    void load(StateSource source) {
        for (int currency = 0; currency < net.length; currency++) {
            net[currency] = source.takeLong();
        }
    }

    /** The sums without signs follow from the values, which were loaded. */
    void loaded() {
        for (int currency = 0; currency < gross.length; currency++) {
            gross[currency] = grossIn(currency);
        }
    }
}
