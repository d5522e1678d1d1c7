package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.OrderRole;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes round trips of fills, one for each strategy and instrument at a time. An order that only
 * reduces ends trades of its own strategy first, then those of the others; the kill switch closes
 * what all of them hold.
 */
final class Trips {

    private final InstrumentTable instruments;
    private final List<String> strategies;
    private final List<OpenTrip> open = new ArrayList<>();
    private final List<RoundTrip> closed = new ArrayList<>();
    private long lastId;

    Trips(InstrumentTable instruments, List<String> strategies) {
        this.instruments = instruments;
        this.strategies = strategies;
    }

    void fill(Fill fill) {
        Rest rest = new Rest(fill);
        OpenTrip own = find(fill.strategy(), fill.instrument());
        if (own != null && (own.size() > 0) != (fill.size() > 0)) {
            leave(own, rest);
        }
        if (fill.role() != OrderRole.ENTRY) {
            for (OpenTrip each : List.copyOf(open)) {
                boolean opposite = (each.size() > 0) != (fill.size() > 0);
                if (rest.size != 0 && each.instrument() == fill.instrument() && opposite) {
                    leave(each, rest);
                }
            }
        }
        if (rest.size != 0) {
            enter(rest);
        }
    }

    private void enter(Rest rest) {
        OpenTrip trip = find(rest.fill.strategy(), rest.fill.instrument());
        if (trip == null) {
            trip = new OpenTrip(++lastId, rest.fill);
            open.add(trip);
        }
        trip.enter(rest.size, rest.notional, rest.fee);
    }

    private void leave(OpenTrip trip, Rest rest) {
        boolean whole = Math.abs(rest.size) <= Math.abs(trip.size());
        long part = whole ? rest.size : -trip.size();
        long notional = whole ? rest.notional : Account.known(Notional.of(rest.fill.price(), part));
        long fee = whole ? rest.fee : Account.relief(rest.fee, part, rest.size);
        trip.seeExit(rest.fill.price());
        trip.leave(part, notional, fee);
        rest.size -= part;
        rest.notional -= notional;
        rest.fee -= fee;
        if (trip.size() == 0) {
            open.remove(trip);
            closed.add(trip.closed(name(trip), symbol(trip), rest.fill));
        }
    }

    /**
     * Shares a charge among those who hold the instrument, by size; the last takes the rest.
     *
     * @return what nobody holds the instrument for
     */
    long charge(int instrument, long amount) {
        List<OpenTrip> held = new ArrayList<>();
        long sizes = 0;
        for (OpenTrip each : open) {
            if (each.instrument() == instrument) {
                held.add(each);
                sizes = Account.plus(sizes, Math.abs(each.size()));
            }
        }
        long rest = amount;
        for (OpenTrip each : held) {
            boolean last = each == held.getLast();
            long part = last ? rest : Account.relief(amount, Math.abs(each.size()), sizes);
            each.charge(part);
            rest -= part;
        }
        return rest;
    }

    /** Called with each price, so it goes by index: an iterator would be garbage each time. */
    void see(int instrument, long high, long low) {
        for (int i = 0; i < open.size(); i++) {
            OpenTrip each = open.get(i);
            if (each.instrument() == instrument) {
                each.see(high, low);
            }
        }
    }

    List<RoundTrip> closed() {
        return closed;
    }

    long lastId() {
        return lastId;
    }

    /** Trades that are open, valued as the account values them, by their numbers. */
    List<Holding> open(Account account, long timeNs) {
        List<Holding> held = new ArrayList<>();
        for (OpenTrip each : open) {
            long value = value(each, account);
            RoundTrip trade = each.atEnd(name(each), symbol(each), timeNs, value);
            long mark = account.mark(each.instrument());
            held.add(
                    new Holding(
                            trade,
                            each.size(),
                            mark == FixedPoint.NONE ? trade.exit().price() : mark,
                            Account.minus(value, each.cost())));
        }
        held.sort(Comparator.comparingLong(holding -> holding.trade().id()));
        return held;
    }

    /** Closed trades and those still open, valued as the account values them, by their numbers. */
    List<RoundTrip> all(Account account, long timeNs) {
        List<RoundTrip> all = new ArrayList<>(closed);
        for (OpenTrip each : open) {
            all.add(each.atEnd(name(each), symbol(each), timeNs, value(each, account)));
        }
        all.sort(Comparator.comparingLong(RoundTrip::id));
        return all;
    }

    /** The last one of an instrument takes what rounding leaves, so that the sum is exact. */
    private long value(OpenTrip trip, Account account) {
        int instrument = trip.instrument();
        long rest = account.value(instrument);
        OpenTrip last = trip;
        for (OpenTrip each : open) {
            last = each.instrument() == instrument ? each : last;
        }
        if (trip != last) {
            return plain(trip, account);
        }
        for (OpenTrip each : open) {
            boolean other = each.instrument() == instrument && each != trip;
            rest = other ? Account.minus(rest, plain(each, account)) : rest;
        }
        return rest;
    }

    private static long plain(OpenTrip trip, Account account) {
        if (account.mark(trip.instrument()) == FixedPoint.NONE) {
            return trip.cost();
        }
        return Account.known(Notional.of(account.mark(trip.instrument()), trip.size()));
    }

    private @Nullable OpenTrip find(int strategy, int instrument) {
        for (OpenTrip each : open) {
            if (each.strategy() == strategy && each.instrument() == instrument) {
                return each;
            }
        }
        return null;
    }

    private String name(OpenTrip trip) {
        int number = trip.strategy();
        return number >= 0 && number < strategies.size()
                ? strategies.get(number)
                : "strategy " + number;
    }

    private String symbol(OpenTrip trip) {
        return instruments.get(trip.instrument()).symbol();
    }

    /** What of a fill is not given to a trade yet. */
    private static final class Rest {

        private final Fill fill;
        private long size;
        private long notional;
        private long fee;

        Rest(Fill fill) {
            this.fill = fill;
            size = fill.size();
            notional = Account.known(Notional.of(fill.price(), fill.size()));
            fee = fill.fee();
        }
    }
}
