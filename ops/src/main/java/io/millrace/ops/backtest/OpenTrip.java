package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.Side;

/** A trade that is under way. */
final class OpenTrip {

    private final long id;
    private final Fill first;
    private final boolean isLong;
    private long size;
    private long cost;
    private long entered;
    private long enteredCost;
    private long left;
    private long leftValue;
    private long realised;
    private long fees;
    private long charges;
    private long best;
    private long worst;

    OpenTrip(long id, Fill first) {
        this.id = id;
        this.first = first;
        this.isLong = first.size() > 0;
    }

    /** Size held, signed. */
    long size() {
        return size;
    }

    long cost() {
        return cost;
    }

    int strategy() {
        return first.strategy();
    }

    int instrument() {
        return first.instrument();
    }

    void enter(long part, long notional, long fee) {
        size = Account.plus(size, part);
        cost = Account.plus(cost, notional);
        entered = Account.plus(entered, part);
        enteredCost = Account.plus(enteredCost, notional);
        fees = Account.plus(fees, fee);
    }

    /** Closes a part; its size and notional have the sign of the closing fill. */
    void leave(long part, long notional, long fee) {
        long relieved = Account.relief(cost, -part, size);
        realised = Account.minus(realised, Account.plus(notional, relieved));
        cost = Account.minus(cost, relieved);
        size = Account.plus(size, part);
        left = Account.plus(left, part);
        leftValue = Account.plus(leftValue, notional);
        fees = Account.plus(fees, fee);
    }

    void charge(long amount) {
        charges = Account.plus(charges, amount);
    }

    /** The price moved within a range while it was held. */
    void see(long high, long low) {
        long atHigh = Account.minus(Account.known(Notional.of(high, size)), cost);
        long atLow = Account.minus(Account.known(Notional.of(low, size)), cost);
        best = Math.max(best, Math.max(atHigh, atLow));
        worst = Math.min(worst, Math.min(atHigh, atLow));
    }

    /** A closing fill shows what was reached at least. */
    void seeExit(long price) {
        see(price, price);
    }

    RoundTrip closed(String strategy, String symbol, Fill last) {
        RoundTrip.Leg exit =
                new RoundTrip.Leg(
                        last.timeNs(),
                        mean(leftValue, left),
                        last.orderSequence(),
                        last.orderNumber());
        if (exit.timeNs() < first.timeNs()) {
            throw new LedgerException(
                    "trade "
                            + id
                            + " is left at "
                            + exit.timeNs()
                            + " ns, before its entry at "
                            + first.timeNs());
        }
        return trip(strategy, symbol, exit, realised, last.exitReason());
    }

    RoundTrip atEnd(String strategy, String symbol, long timeNs, long value) {
        long mark = mean(value, size);
        RoundTrip.Leg exit = new RoundTrip.Leg(timeNs, mark, 0, 0);
        long gross = Account.plus(realised, Account.minus(value, cost));
        return trip(strategy, symbol, exit, gross, "");
    }

    private RoundTrip trip(
            String strategy, String symbol, RoundTrip.Leg exit, long gross, String exitReason) {
        return new RoundTrip(
                id,
                strategy,
                symbol,
                isLong ? Side.BUY : Side.SELL,
                Math.abs(entered),
                new RoundTrip.Leg(
                        first.timeNs(),
                        mean(enteredCost, entered),
                        first.orderSequence(),
                        first.orderNumber()),
                exit,
                size != 0,
                new RoundTrip.Result(gross, fees, charges, best, worst, first.cause().risk()),
                new RoundTrip.Cause(first.cause().regime(), first.cause().reason(), exitReason));
    }

    private static long mean(long notional, long size) {
        return Notional.multiplyDivide(notional, FixedPoint.ONE, size, Notional.Rounding.HALF_EVEN);
    }
}
