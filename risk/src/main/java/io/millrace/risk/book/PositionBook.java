package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.StateHash;

import java.util.Arrays;

/**
 * Cash, positions, their cost and their marks, exact to the last unit.
 *
 * <p>Every unit is accounted for: {@code equity - initial cash = realised + unrealised - fees}
 * holds as an equality of integers after every fill, because the cost that leaves with a partial
 * close is subtracted from what stays. A position is valued at its mark; one without a mark is
 * valued at cost.
 *
 * <p>Single writer: the risk stage. {@link #equity()} is {@link FixedPoint#NONE} once any valuation
 * has overflowed; the kill switch takes that as a failure.
 */
public final class PositionBook {

    private final long initialCash;
    private final long[] size;
    private final long[] cost;
    private final long[] mark;
    private final long[] markTimeNs;
    private final boolean[] suspect;
    private final long[] value;
    private final long[] realised;
    private final long[] roundTrip;
    private long cash;
    private long fees;
    private long totalValue;
    private int positions;

    /**
     * Opens an account.
     *
     * @param instruments how many instruments there are
     * @param initialCash fixed point, above 0
     */
    public PositionBook(int instruments, long initialCash) {
        this.initialCash = initialCash;
        size = new long[instruments];
        cost = new long[instruments];
        mark = new long[instruments];
        markTimeNs = new long[instruments];
        suspect = new boolean[instruments];
        value = new long[instruments];
        realised = new long[instruments];
        roundTrip = new long[instruments];
        Arrays.fill(mark, NONE);
        cash = initialCash;
    }

    /**
     * Says whether an instrument's prices are doubted.
     *
     * @param instrument id
     * @param doubted whether they are
     */
    public void suspect(int instrument, boolean doubted) {
        suspect[instrument] = doubted;
    }

    /**
     * Takes a market price.
     *
     * @param instrument id
     * @param price fixed point; one that is not above 0 is doubted and values nothing
     * @param timeNs engine time
     */
    public void mark(int instrument, long price, long timeNs) {
        if (price <= 0) {
            suspect[instrument] = true;
            return;
        }
        mark[instrument] = price;
        markTimeNs[instrument] = timeNs;
        if (size[instrument] != 0) {
            revalue(instrument);
        }
    }

    /**
     * Takes a fill.
     *
     * @param instrument id
     * @param signedSize fixed point, above 0 when bought
     * @param price fixed point, above 0
     * @param fee fixed point, above 0 when paid
     * @return profit of the round trip that this fill ended, {@link FixedPoint#NONE} when it ended
     *     none
     */
    public long fill(int instrument, long signedSize, long price, long fee) {
        long notional = Notional.of(price, signedSize);
        cash = FixedPoint.subtract(FixedPoint.subtract(cash, notional), fee);
        fees = FixedPoint.add(fees, fee);
        long before = size[instrument];
        boolean wasOpen = before != 0;
        long ended = NONE;
        if (!wasOpen || (before > 0) == (signedSize > 0)) {
            cost[instrument] = FixedPoint.add(cost[instrument], notional);
            size[instrument] = FixedPoint.add(before, signedSize);
            roundTrip[instrument] = FixedPoint.subtract(roundTrip[instrument], fee);
        } else {
            ended = reduce(instrument, signedSize, price, notional, fee);
        }
        positions += (size[instrument] != 0 ? 1 : 0) - (wasOpen ? 1 : 0);
        revalue(instrument);
        return ended;
    }

    private long reduce(int instrument, long signedSize, long price, long notional, long fee) {
        long before = size[instrument];
        boolean flips = Math.abs(signedSize) > Math.abs(before);
        long closed = flips ? -before : signedSize;
        long closedNotional = flips ? Notional.of(price, closed) : notional;
        long closedCost =
                closed == -before
                        ? cost[instrument]
                        : Notional.multiplyDivide(
                                cost[instrument], -closed, before, Notional.Rounding.HALF_EVEN);
        long profit = FixedPoint.subtract(-closedNotional, closedCost);
        realised[instrument] = FixedPoint.add(realised[instrument], profit);
        roundTrip[instrument] =
                FixedPoint.subtract(FixedPoint.add(roundTrip[instrument], profit), fee);
        cost[instrument] = FixedPoint.subtract(cost[instrument], closedCost);
        size[instrument] = before + closed;
        if (size[instrument] != 0) {
            return NONE;
        }
        long ended = roundTrip[instrument];
        roundTrip[instrument] = 0;
        if (flips) {
            size[instrument] = signedSize - closed;
            cost[instrument] = FixedPoint.subtract(notional, closedNotional);
        }
        return ended;
    }

    private void revalue(int instrument) {
        long price = mark[instrument];
        long now = price == NONE ? cost[instrument] : Notional.of(price, size[instrument]);
        totalValue = FixedPoint.add(FixedPoint.subtract(totalValue, value[instrument]), now);
        value[instrument] = now;
    }

    /**
     * Size held.
     *
     * @param instrument id
     * @return fixed point, signed
     */
    public long size(int instrument) {
        return size[instrument];
    }

    /**
     * Mean price paid for what is held.
     *
     * @param instrument id
     * @return fixed point, {@link FixedPoint#NONE} when flat
     */
    public long averagePrice(int instrument) {
        return Notional.multiplyDivide(
                cost[instrument], FixedPoint.ONE, size[instrument], Notional.Rounding.HALF_EVEN);
    }

    /**
     * Last price that is not doubted.
     *
     * @param instrument id
     * @return fixed point, {@link FixedPoint#NONE} before the first
     */
    public long mark(int instrument) {
        return mark[instrument];
    }

    /**
     * Engine time of {@link #mark(int)}.
     *
     * @param instrument id
     * @return ns since 1970-01-01 UTC, 0 before the first
     */
    public long markTimeNs(int instrument) {
        return markTimeNs[instrument];
    }

    /**
     * Whether the newest price is doubted.
     *
     * @param instrument id
     * @return true until the next good price
     */
    public boolean isSuspect(int instrument) {
        return suspect[instrument];
    }

    /**
     * Value of a position at its mark.
     *
     * @param instrument id
     * @return fixed point, signed
     */
    public long value(int instrument) {
        return value[instrument];
    }

    /**
     * Profit of what was closed, before fees.
     *
     * @param instrument id
     * @return fixed point
     */
    public long realised(int instrument) {
        return realised[instrument];
    }

    /**
     * Profit of what is held, at its mark, before fees.
     *
     * @param instrument id
     * @return fixed point
     */
    public long unrealised(int instrument) {
        return FixedPoint.subtract(value[instrument], cost[instrument]);
    }

    /**
     * Cash at hand.
     *
     * @return fixed point
     */
    public long cash() {
        return cash;
    }

    /**
     * Cash at the start.
     *
     * @return fixed point
     */
    public long initialCash() {
        return initialCash;
    }

    /**
     * All fees so far.
     *
     * @return fixed point
     */
    public long fees() {
        return fees;
    }

    /**
     * Cash and positions at their marks.
     *
     * @return fixed point, {@link FixedPoint#NONE} after an overflow
     */
    public long equity() {
        return FixedPoint.add(cash, totalValue);
    }

    /**
     * How many instruments are held.
     *
     * @return 0 or more
     */
    public int positions() {
        return positions;
    }

    /**
     * How many instruments there are.
     *
     * @return 0 or more
     */
    public int instruments() {
        return size.length;
    }

    /**
     * Adds everything that later decisions depend on.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        hash.putText("positions");
        hash.putLong(cash);
        hash.putLong(fees);
        hash.putLong(totalValue);
        for (int i = 0; i < size.length; i++) {
            hash.putLong(size[i]);
            hash.putLong(cost[i]);
            hash.putLong(mark[i]);
            hash.putLong(markTimeNs[i]);
            hash.putBoolean(suspect[i]);
            hash.putLong(realised[i]);
            hash.putLong(roundTrip[i]);
        }
    }
}
