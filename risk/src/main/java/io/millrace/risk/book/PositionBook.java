package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/**
 * Cash, positions, their cost and their marks, exact to the last unit, of each strategy for itself
 * and of all together.
 *
 * <p>Every unit is accounted for: in each currency {@code cash + value - cash at the start =
 * deposits + realised + unrealised - fees - charges} holds as an equality of integers after every
 * event, because the cost that leaves with a partial close is subtracted from what stays. A
 * position is valued at its mark; one without a mark is valued at cost.
 *
 * <p>Single writer: the risk stage. {@link #equity()} is {@link FixedPoint#NONE} once any valuation
 * has overflowed or a rate is missing; the kill switch takes that as a failure.
 */
public final class PositionBook implements StrategyPositions {

    private final int strategies;
    private final int instruments;
    private final long initialCash;
    private final Wallet wallet;
    private final long[] size;
    private final long[] cost;
    private final long[] realised;
    private final long[] roundTrip;
    private final NetPosition[] net;
    private final ValueSums values;
    private final IdSet held;
    private int positions;

    /**
     * Opens an account.
     *
     * @param strategies how many strategies there are
     * @param instruments how many instruments there are
     * @param funds what it begins with
     */
    public PositionBook(int strategies, int instruments, Funds funds) {
        this.strategies = strategies;
        this.instruments = instruments;
        this.initialCash = funds.initialCash();
        wallet = new Wallet(funds);
        size = new long[strategies * instruments];
        cost = new long[size.length];
        realised = new long[size.length];
        roundTrip = new long[size.length];
        held = new IdSet(instruments);
        net = new NetPosition[instruments];
        Arrays.setAll(net, id -> new NetPosition(wallet.currencyOf(id)));
        values = new ValueSums(net, held, wallet.currencies());
    }

    private int row(int strategy, int instrument) {
        return strategy * instruments + instrument;
    }

    /**
     * Notes whether prices of an instrument are doubted, since its last mark.
     *
     * @param instrument id
     * @param doubted whether they are
     */
    public void suspect(int instrument, boolean doubted) {
        suspect(instrument, doubted, net[instrument].markTimeNs);
    }

    /**
     * Notes whether prices of an instrument are doubted.
     *
     * @param instrument id
     * @param doubted whether they are
     * @param timeNs engine time
     */
    public void suspect(int instrument, boolean doubted, long timeNs) {
        NetPosition own = net[instrument];
        if (doubted && !own.suspect) {
            own.suspectNs = timeNs;
        }
        own.suspect = doubted;
    }

    /**
     * Since when the price that an instrument is valued at cannot be relied on.
     *
     * @param instrument id
     * @return engine time, ns: when it was first doubted, or last marked
     */
    public long reliableNs(int instrument) {
        NetPosition own = net[instrument];
        return own.suspect ? own.suspectNs : own.markTimeNs;
    }

    /**
     * Takes a market price, which may also be the rate of a currency.
     *
     * @param instrument id
     * @param price fixed point; one that is not above 0 is doubted and values nothing
     * @param timeNs engine time
     */
    public void mark(int instrument, long price, long timeNs) {
        NetPosition own = net[instrument];
        if (price <= 0) {
            suspect(instrument, true, timeNs);
            return;
        }
        own.mark = price;
        own.markTimeNs = timeNs;
        wallet.onPrice(instrument, price);
        if (own.size != 0) {
            values.revalue(instrument);
        }
    }

    /**
     * {@return whether prices of an instrument tell the rate of a currency, and so move equity}
     *
     * @param instrument id
     */
    public boolean isRate(int instrument) {
        return wallet.isRate(instrument);
    }

    /**
     * Takes a fill.
     *
     * @param strategy who asked for it
     * @param instrument id
     * @param signedSize fixed point, above 0 when bought
     * @param price fixed point, above 0
     * @param fee fixed point, above 0 when paid
     * @return profit of the strategy's round trip that this fill ended, {@link FixedPoint#NONE}
     *     when it ended none
     */
    public long fill(int strategy, int instrument, long signedSize, long price, long fee) {
        NetPosition own = net[instrument];
        int row = row(strategy, instrument);
        long before = size[row];
        long costBefore = cost[row];
        long notional = Notional.of(price, signedSize);
        wallet.pay(wallet.currencyOf(instrument), notional, fee);
        boolean wasOpen = own.size != 0;
        long ended = NONE;
        if (before == 0 || (before > 0) == (signedSize > 0)) {
            cost[row] = FixedPoint.add(cost[row], notional);
            size[row] = FixedPoint.add(before, signedSize);
            roundTrip[row] = FixedPoint.subtract(roundTrip[row], fee);
        } else {
            ended = reduce(row, signedSize, price, notional, fee);
        }
        own.size = FixedPoint.add(own.size, FixedPoint.subtract(size[row], before));
        own.cost = FixedPoint.add(own.cost, FixedPoint.subtract(cost[row], costBefore));
        positions += (own.size != 0 ? 1 : 0) - (wasOpen ? 1 : 0);
        held.put(instrument, own.size != 0);
        values.revalue(instrument);
        return ended;
    }

    private long reduce(int row, long signedSize, long price, long notional, long fee) {
        long before = size[row];
        boolean flips = Math.abs(signedSize) > Math.abs(before);
        long closed = flips ? -before : signedSize;
        long closedNotional = flips ? Notional.of(price, closed) : notional;
        long closedCost =
                closed == -before
                        ? cost[row]
                        : Notional.multiplyDivide(
                                cost[row], -closed, before, Notional.Rounding.HALF_EVEN);
        long profit = FixedPoint.subtract(-closedNotional, closedCost);
        realised[row] = FixedPoint.add(realised[row], profit);
        roundTrip[row] = FixedPoint.subtract(FixedPoint.add(roundTrip[row], profit), fee);
        cost[row] = FixedPoint.subtract(cost[row], closedCost);
        size[row] = before + closed;
        if (size[row] != 0) {
            return NONE;
        }
        long ended = roundTrip[row];
        roundTrip[row] = 0;
        if (flips) {
            size[row] = signedSize - closed;
            cost[row] = FixedPoint.subtract(notional, closedNotional);
        }
        return ended;
    }

    /**
     * Takes money for holding a position.
     *
     * @param strategy whose position it is
     * @param instrument id
     * @param amount instrument's currency, fixed point, above 0 when paid
     */
    public void charge(int strategy, int instrument, long amount) {
        int row = row(strategy, instrument);
        roundTrip[row] = FixedPoint.subtract(roundTrip[row], amount);
        wallet.charge(wallet.currencyOf(instrument), amount);
    }

    /**
     * Takes a deposit or a withdrawal.
     *
     * @param currency its number
     * @param amount fixed point, below 0 when taken out
     * @return the amount in the account's currency
     */
    public long deposit(int currency, long amount) {
        return wallet.deposit(currency, amount);
    }

    /**
     * Size held by all strategies.
     *
     * @param instrument id
     * @return fixed point, signed
     */
    public long size(int instrument) {
        return net[instrument].size;
    }

    /**
     * Size held by one strategy.
     *
     * @param strategy its number
     * @param instrument id
     * @return fixed point, signed
     */
    @Override
    public long size(int strategy, int instrument) {
        return size[row(strategy, instrument)];
    }

    /**
     * Mean price paid for what all hold.
     *
     * @param instrument id
     * @return fixed point, {@link FixedPoint#NONE} when flat
     */
    public long averagePrice(int instrument) {
        NetPosition own = net[instrument];
        return mean(own.cost, own.size);
    }

    /**
     * Mean price paid for what one strategy holds.
     *
     * @param strategy its number
     * @param instrument id
     * @return fixed point, {@link FixedPoint#NONE} when flat
     */
    public long averagePrice(int strategy, int instrument) {
        int row = row(strategy, instrument);
        return mean(cost[row], size[row]);
    }

    private static long mean(long amount, long units) {
        return Notional.multiplyDivide(amount, FixedPoint.ONE, units, Notional.Rounding.HALF_EVEN);
    }

    /**
     * Last price that is not doubted.
     *
     * @param instrument id
     * @return fixed point, {@link FixedPoint#NONE} before the first
     */
    public long mark(int instrument) {
        return net[instrument].mark;
    }

    /**
     * Engine time of {@link #mark(int)}.
     *
     * @param instrument id
     * @return ns since 1970-01-01 UTC, 0 before the first
     */
    public long markTimeNs(int instrument) {
        return net[instrument].markTimeNs;
    }

    /**
     * Whether the newest price is doubted.
     *
     * @param instrument id
     * @return true until the next good price
     */
    public boolean isSuspect(int instrument) {
        return net[instrument].suspect;
    }

    /**
     * Value of a position at its mark.
     *
     * @param instrument id
     * @return account currency, fixed point, signed; {@link FixedPoint#NONE} without a rate
     */
    public long value(int instrument) {
        NetPosition own = net[instrument];
        return wallet.inAccount(own.currency, own.value);
    }

    /**
     * An amount in an instrument's currency, in the account's.
     *
     * @param instrument id
     * @param amount fixed point
     * @return fixed point, {@link FixedPoint#NONE} without a rate
     */
    public long inAccount(int instrument, long amount) {
        return wallet.inAccount(net[instrument].currency, amount);
    }

    /**
     * An amount in the account's currency, in an instrument's.
     *
     * @param instrument id
     * @param amount fixed point
     * @return fixed point, toward zero; {@link FixedPoint#NONE} without a rate
     */
    public long fromAccount(int instrument, long amount) {
        int currency = wallet.currencyOf(instrument);
        return currency == 0 ? amount : Notional.sizeFor(amount, wallet.rate(currency));
    }

    /**
     * Profit of what was closed, before fees.
     *
     * @param instrument id
     * @return instrument's currency, fixed point
     */
    public long realised(int instrument) {
        long sum = 0;
        for (int strategy = 0; strategy < strategies; strategy++) {
            sum = FixedPoint.add(sum, realised[row(strategy, instrument)]);
        }
        return sum;
    }

    /**
     * What was paid for what all hold.
     *
     * @param instrument id
     * @return instrument's currency, fixed point, below 0 for a short position
     */
    public long cost(int instrument) {
        return net[instrument].cost;
    }

    /**
     * Profit of what is held, at its mark, before fees.
     *
     * @param instrument id
     * @return instrument's currency, fixed point
     */
    public long unrealised(int instrument) {
        NetPosition own = net[instrument];
        return FixedPoint.subtract(own.value, own.cost);
    }

    /**
     * Cash at hand.
     *
     * @return account currency, fixed point
     */
    public long cash() {
        return wallet.cash();
    }

    /**
     * Cash in one currency.
     *
     * @param currency its number
     * @return that currency, fixed point
     */
    public long cash(int currency) {
        return wallet.cash(currency);
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
     * @return account currency, fixed point
     */
    public long fees() {
        return wallet.fees();
    }

    /**
     * All charges for holding so far.
     *
     * @return account currency, fixed point
     */
    public long charges() {
        return wallet.charges();
    }

    /**
     * Paid in less taken out since the start.
     *
     * @return account currency at the rates of their times, fixed point
     */
    public long netDeposits() {
        return wallet.netDeposits();
    }

    /**
     * Number of an instrument's currency.
     *
     * @param instrument id
     * @return 0 for the account's
     */
    public int currency(int instrument) {
        return wallet.currencyOf(instrument);
    }

    /**
     * How many currencies there are.
     *
     * @return 1 or more
     */
    public int currencies() {
        return wallet.currencies();
    }

    /**
     * Rate of a currency.
     *
     * @param currency its number
     * @return account currency for one unit, fixed point; {@link FixedPoint#NONE} when unknown
     */
    public long rate(int currency) {
        return wallet.rate(currency);
    }

    /**
     * Cash and positions at their marks.
     *
     * @return account currency, fixed point, {@link FixedPoint#NONE} after an overflow
     */
    public long equity() {
        return FixedPoint.add(wallet.cash(), netValue());
    }

    /**
     * Value of all positions at their marks; a short one counts below zero.
     *
     * @return account currency, fixed point; {@link FixedPoint#NONE} when it cannot be computed
     */
    public long netValue() {
        return wallet.total(values.net());
    }

    /**
     * Value of all positions at their marks, long and short alike.
     *
     * @return account currency, fixed point; {@link FixedPoint#NONE} when it cannot be computed
     */
    public long grossValue() {
        return wallet.total(values.gross());
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
     * The next instrument that is held.
     *
     * @param from id from which on it is looked for, 0 or above
     * @return id, -1 when there is none
     */
    public int nextHeld(int from) {
        return held.next(from);
    }

    IdSet held() {
        return held;
    }

    /**
     * How many instruments there are.
     *
     * @return 0 or more
     */
    public int instruments() {
        return instruments;
    }

    /**
     * How many strategies there are.
     *
     * @return 1 or more
     */
    @Override
    public int strategies() {
        return strategies;
    }

    /**
     * Writes the whole account. Net sizes, their cost and their value are no sums of the rows once
     * something has overflowed or was valued without a mark, so they are written as they are.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText(name());
        wallet.save(sink);
        values.save(sink);
        for (NetPosition own : net) {
            sink.putLong(own.size);
            sink.putLong(own.cost);
            sink.putLong(own.mark);
            sink.putLong(own.markTimeNs);
            sink.putBoolean(own.suspect);
            sink.putLong(own.suspectNs);
            sink.putLong(own.value);
        }
        for (int row = 0; row < size.length; row++) {
            sink.putLong(size[row]);
            sink.putLong(cost[row]);
            sink.putLong(realised[row]);
            sink.putLong(roundTrip[row]);
        }
    }

    /**
     * Becomes the account that was saved.
     *
     * @param source holds the state of an account of as many strategies, instruments and currencies
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText(name());
        wallet.load(source);
        values.load(source);
        positions = 0;
        for (int i = 0; i < instruments; i++) {
            net[i].size = source.takeLong();
            net[i].cost = source.takeLong();
            net[i].mark = source.takeLong();
            net[i].markTimeNs = source.takeLong();
            net[i].suspect = source.takeBoolean();
            net[i].suspectNs = source.takeLong();
            net[i].value = source.takeLong();
            positions += net[i].size != 0 ? 1 : 0;
            held.put(i, net[i].size != 0);
        }
        values.loaded();
        for (int row = 0; row < size.length; row++) {
            size[row] = source.takeLong();
            cost[row] = source.takeLong();
            realised[row] = source.takeLong();
            roundTrip[row] = source.takeLong();
        }
    }

    private String name() {
        return "positions of " + strategies + " strategies in " + instruments + " instruments";
    }
}
