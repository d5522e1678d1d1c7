package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.Exposure;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.AccountLimits;
import io.millrace.risk.gate.Clusters;
import io.millrace.risk.gate.CorrelatedPairs;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.LiveLimits;

/**
 * An entry against the account: checks 6, 12, 19 and 22 to 27. Engine's thread; it has no state.
 */
final class AccountChecks {

    private static final long ONE_IN_BASIS_POINTS = RiskLimits.ONE_IN_BASIS_POINTS;

    private final RiskLimits limits;
    private final LiveLimits live;
    private final InstrumentTable instruments;
    private final PositionBook positions;
    private final OpenOrders orders;
    private final KillSwitch killSwitch;
    private final Judgement judgement;
    private final Exposure exposure;
    private final Clusters clusters;

    AccountChecks(
            GateSettings settings, GateBooks books, Judgement judgement, CorrelatedPairs pairs) {
        this.limits = settings.limits();
        this.live = settings.live();
        this.instruments = settings.instruments();
        this.positions = books.positions();
        this.orders = books.orders();
        this.killSwitch = books.killSwitch();
        this.judgement = judgement;
        exposure = new Exposure(positions, orders, instruments);
        clusters = new Clusters(instruments, exposure, positions, orders, pairs);
    }

    Exposure exposure() {
        return exposure;
    }

    void judge(Candidate order) {
        shortAllowed(order);
        long worst = worstPrice(order);
        long value = positions.inAccount(order.instrument, Notional.of(worst, order.size));
        long equity = positions.equity();
        long more = FixedPoint.subtract(value, replaced(order));
        orderValue(value, equity);
        openOrders(order);
        positionSize(order, worst, value, equity);
        long gross = FixedPoint.add(exposure.measure(equity).gross(), more);
        grossExposure(gross, equity);
        correlation(order, more, equity);
        leverage(order, gross, more, equity);
        buyingPower(order, more);
        softLoss(equity);
    }

    /** What an order that gets another price has reserved already. */
    private long replaced(Candidate order) {
        if (order.action == OrderAction.NEW) {
            return 0;
        }
        int row = orders.find(order.targetSequence, order.targetNumber);
        long reserved = row == OpenOrders.ABSENT ? 0 : orders.reservedBy(row);
        return positions.inAccount(order.instrument, reserved);
    }

    private void shortAllowed(Candidate order) {
        // A stop or exit under way may close the position first.
        long held = positions.size(order.instrument);
        long start = orders.totals().reducing(order.instrument) == 0 ? held : Math.min(held, 0);
        long lowest = FixedPoint.subtract(start, orders.totals().entrySells(order.instrument));
        if (order.side == Side.SELL && order.action == OrderAction.NEW) {
            lowest = FixedPoint.subtract(lowest, order.size);
        }
        boolean opensShort = order.side == Side.SELL && lowest < 0;
        boolean pass = lowest != NONE && (limits.order().shortAllowed() || !opensShort);
        judgement.check(6, lowest, 0, pass, Verdict.SHORT_NOT_ALLOWED);
    }

    /** The price that an entry is valued at: its limit or trigger, or the market above it. */
    private static long worstPrice(Candidate order) {
        return Math.max(Math.max(order.limitPrice, order.triggerPrice), order.referencePrice);
    }

    private void orderValue(long value, long equity) {
        long share = live.share(LimitName.MAX_ORDER_VALUE_BPS, equity);
        long most = Math.min(share, live.of(LimitName.MAX_ORDER_VALUE));
        boolean pass = value != NONE && share != NONE && value <= most;
        judgement.check(12, value, most, pass, Verdict.MAX_ORDER_VALUE);
    }

    private void openOrders(Candidate order) {
        int added = order.action == OrderAction.NEW ? order.orders() : 0;
        int total = orders.totals().open() + added;
        long most = live.of(LimitName.MAX_OPEN_ORDERS);
        long mostPerSymbol = live.of(LimitName.MAX_OPEN_ORDERS_PER_SYMBOL);
        int perSymbol = orders.totals().open(order.instrument) + added;
        if (total > most) {
            judgement.check(19, total, most, Verdict.MAX_OPEN_ORDERS);
        } else if (perSymbol > mostPerSymbol) {
            judgement.check(19, perSymbol, mostPerSymbol, Verdict.MAX_OPEN_ORDERS);
        } else {
            openPositions(order);
        }
    }

    private void openPositions(Candidate order) {
        int held = exposure.countWith(order.instrument);
        long most = live.of(LimitName.MAX_POSITIONS);
        judgement.check(19, held, most, held <= most, Verdict.MAX_POSITIONS);
    }

    /** Where nothing is held or asked for, the position is the order, and its value is known. */
    private void positionSize(Candidate order, long worst, long orderValue, long equity) {
        long more = order.action == OrderAction.NEW ? order.size : 0;
        long size =
                exposure.worstSize(
                        order.instrument,
                        order.side == Side.BUY ? more : 0,
                        order.side == Side.SELL ? more : 0);
        long value =
                size == order.size
                        ? orderValue
                        : positions.inAccount(order.instrument, Notional.of(worst, size));
        long most = live.share(LimitName.MAX_POSITION_BPS, equity);
        boolean pass = value != NONE && most != NONE && value <= most;
        judgement.check(22, value, most, pass, Verdict.MAX_POSITION);
    }

    private void grossExposure(long gross, long equity) {
        long most = live.share(LimitName.MAX_EXPOSURE_BPS, equity);
        boolean pass = gross != NONE && most != NONE && gross <= most;
        judgement.check(23, gross, most, pass, Verdict.MAX_EXPOSURE);
    }

    /** Judges where another instrument of the cluster is exposed, or the table names a group. */
    private void correlation(Candidate order, long value, long equity) {
        AccountLimits account = limits.account();
        clusters.weigh(order.instrument, order.side == Side.BUY, value);
        judgement.matrix(clusters.matrix());
        boolean passes = true;
        if (clusters.members() > 0) {
            long most = Notional.basisPoints(equity, account.clusterBps());
            long sum = clusters.value();
            passes = sum != NONE && most != NONE && sum <= most;
            judgement.check(24, sum, most, passes, Verdict.CORRELATION);
        }
        if (passes && clusters.hasGroup(order.instrument)) {
            int held = clusters.held(order.instrument);
            boolean fits = held <= account.perGroup();
            if (!fits || clusters.members() == 0) {
                judgement.check(24, held, account.perGroup(), fits, Verdict.CORRELATION);
            }
        }
    }

    private void leverage(Candidate order, long gross, long value, long equity) {
        AccountLimits account = limits.account();
        Terms.Margin margin = instruments.get(order.instrument).terms().margin();
        long most =
                Notional.basisPoints(
                        equity,
                        margin.isUsed() ? account.marginLeverageBps() : account.leverageBps());
        boolean pass = gross != NONE && most != NONE && gross <= most;
        judgement.check(25, gross, most, pass, Verdict.LEVERAGE);
        if (pass && exposure.usesMargin(order.instrument)) {
            long needed = exposure.marginOf(order.instrument, value);
            long tied = FixedPoint.add(exposure.initialMargin(), needed);
            long free = FixedPoint.subtract(equity, tied);
            long least = Notional.basisPoints(equity, account.freeMarginBps());
            boolean isEnough = free != NONE && least != NONE && free >= least;
            judgement.check(25, free, least, isEnough, Verdict.MARGIN);
        }
    }

    private void buyingPower(Candidate order, long value) {
        long rate = Math.max(0, instruments.get(order.instrument).costs().takerFee());
        long putUp = exposure.marginOf(order.instrument, value);
        long needed = FixedPoint.add(putUp, Notional.of(value, rate));
        long power = exposure.buyingPower(limits.total().cashReserveBps());
        boolean pass = needed != NONE && power != NONE && needed <= power;
        judgement.check(26, needed, power, pass, Verdict.BUYING_POWER);
    }

    /** Exact products: the loss reaches its limit. */
    private void softLoss(long equity) {
        long base = killSwitch.sessionBase();
        long bps = live.of(LimitName.SOFT_LOSS_BPS);
        long loss = FixedPoint.subtract(base, equity);
        boolean pass =
                loss != NONE
                        && base != NONE
                        && Notional.compareProducts(loss, ONE_IN_BASIS_POINTS, bps, base) < 0;
        judgement.check(
                27, loss, live.share(LimitName.SOFT_LOSS_BPS, base), pass, Verdict.DAILY_LOSS_SOFT);
    }
}
