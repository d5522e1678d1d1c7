package io.millrace.risk;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of the specification in decimals, read off the books anew for every order; slow and
 * obvious. Trading is active, markets are always open, prices are good and fresh.
 */
final class NaiveGate {

    /** A price or an order of the past. */
    record Past(long timeNs, int strategy, int instrument, BigDecimal amount) {}

    final List<Past> prices = new ArrayList<>();
    final List<Past> orders = new ArrayList<>();
    final List<Past> entries = new ArrayList<>();
    private static final long HUNDRED = 100 * FixedPoint.ONE;

    private final GateBench bench;
    private final Map<Integer, Verdict> failures = new TreeMap<>();

    NaiveGate(GateBench bench) {
        this.bench = bench;
    }

    static BigDecimal decimal(long fixed) {
        return BigDecimal.valueOf(fixed, FixedPoint.DIGITS);
    }

    private static BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b).setScale(FixedPoint.DIGITS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal part(BigDecimal amount, long basisPoints) {
        return times(amount, BigDecimal.valueOf(basisPoints, 4));
    }

    private void fail(boolean fails, Verdict verdict) {
        if (fails) {
            failures.putIfAbsent(verdict.check(), verdict);
        }
    }

    /** Failing checks, by their numbers. */
    Map<Integer, Verdict> judge(Candidate order, long nowNs) {
        failures.clear();
        int id = order.instrument;
        Instrument instrument = bench.instruments().get(id);
        BigDecimal mark = decimal(bench.positions.mark(id));
        BigDecimal size = decimal(order.size);
        BigDecimal limit = decimal(order.limitPrice);
        boolean buys = order.side == Side.BUY;
        BigDecimal collar = times(mark, decimal(instrument.collar()));
        BigDecimal reach = buys ? limit.subtract(mark) : mark.subtract(limit);
        boolean isStop = order.role == OrderRole.PROTECTIVE_STOP;
        fail(
                !isStop && !bench.limits.build().market().isAllowed(instrument.symbol()),
                Verdict.SYMBOL_NOT_ALLOWED);
        fail(!isStop && reach.compareTo(collar) > 0, Verdict.PRICE_COLLAR);
        fail(unknown(id) > 0, Verdict.UNKNOWN_PENDING);
        if (order.role != OrderRole.ENTRY) {
            conservation(order);
            return failures;
        }
        window(order, nowNs);
        fail(!bench.strategies[order.strategy].enabled(), Verdict.STRATEGY_DISABLED);
        fail(
                order.confidence < bench.strategies[order.strategy].leastConfidence(),
                Verdict.LOW_CONFIDENCE);
        rates(order, nowNs);
        if (instrument.terms().dailyVolume() > 0) {
            BigDecimal volume = decimal(instrument.terms().dailyVolume());
            fail(
                    size.compareTo(part(volume, bench.limits.maxVolumeBps)) > 0,
                    Verdict.MAX_ORDER_VOLUME);
        }
        selfTrade(order);
        account(order, times(limit.max(mark), size), instrument);
        return failures;
    }

    private int unknown(int id) {
        return bench.orders.totals().unknown(id);
    }

    private void window(Candidate order, long nowNs) {
        BigDecimal limit = decimal(order.limitPrice);
        Past oldest = null;
        for (Past price : prices) {
            boolean counts =
                    price.instrument() == order.instrument
                            && nowNs - price.timeNs() <= bench.limits.windowNs;
            if (oldest == null && counts) {
                oldest = price;
            }
        }
        if (oldest == null) {
            fail(true, Verdict.COLLAR_WINDOW);
            return;
        }
        BigDecimal distance = limit.subtract(oldest.amount());
        if (order.side == Side.SELL) {
            distance = distance.negate();
        }
        BigDecimal most = part(oldest.amount(), bench.limits.windowBps);
        fail(distance.compareTo(most) > 0, Verdict.COLLAR_WINDOW);
    }

    private void rates(Candidate order, long nowNs) {
        long recent =
                orders.stream()
                        .filter(sent -> sent.strategy() == order.strategy)
                        .filter(sent -> sent.instrument() == order.instrument)
                        .filter(sent -> nowNs - sent.timeNs() < 60_000_000_000L)
                        .count();
        fail(recent + 2 > bench.limits.strategyRate, Verdict.STRATEGY_RATE);
        long today = entries.stream().filter(sent -> sent.instrument() == order.instrument).count();
        fail(today + 1 > bench.limits.entriesPerDay, Verdict.REPEAT_THROTTLE);
    }

    private void selfTrade(Candidate order) {
        boolean buys = order.side == Side.BUY;
        for (int strategy = 0; strategy < GateBench.STRATEGIES; strategy++) {
            long held = bench.size(strategy, order.instrument);
            boolean against = buys ? held < 0 : held > 0;
            fail(strategy != order.strategy && against, Verdict.SELF_TRADE);
        }
        for (int row = 0; row < OpenOrders.CAPACITY; row++) {
            boolean isOther =
                    bench.orders.status(row).isOpen()
                            && bench.orders.instrument(row) == order.instrument
                            && bench.orders.side(row) != order.side;
            if (isOther) {
                boolean isRival = bench.orders.strategy(row) != order.strategy;
                boolean isEntry = bench.orders.role(row) == OrderRole.ENTRY;
                boolean isStop = bench.orders.role(row) == OrderRole.PROTECTIVE_STOP;
                long price = isStop ? bench.orders.stopPrice(row) : bench.orders.limitPrice(row);
                boolean isAbove = order.limitPrice >= price;
                boolean isBelow = order.limitPrice <= price;
                fail(
                        (isRival && isEntry) || (buys != isStop ? isAbove : isBelow),
                        Verdict.SELF_TRADE);
            }
        }
    }

    private void conservation(Candidate order) {
        BigDecimal held = decimal(bench.size(order.strategy, order.instrument));
        BigDecimal allowed = order.side == Side.SELL ? held : held.negate();
        BigDecimal asked = decimal(order.size);
        for (int row = 0; row < OpenOrders.CAPACITY; row++) {
            boolean isSame =
                    bench.orders.status(row).isOpen()
                            && bench.orders.instrument(row) == order.instrument
                            && bench.orders.side(row) == order.side
                            && bench.orders.strategy(row) == order.strategy
                            && bench.orders.role(row) == order.role;
            asked = isSame ? asked.add(decimal(bench.orders.remaining(row))) : asked;
        }
        fail(asked.compareTo(allowed.max(BigDecimal.ZERO)) > 0, Verdict.CONSERVATION);
    }

    private BigDecimal asked(int id, Side side, boolean valued) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; row < OpenOrders.CAPACITY; row++) {
            boolean counts =
                    bench.orders.status(row).isOpen()
                            && bench.orders.role(row) == OrderRole.ENTRY
                            && bench.orders.instrument(row) == id
                            && (side == Side.NONE || bench.orders.side(row) == side);
            if (counts) {
                BigDecimal size = decimal(bench.orders.remaining(row));
                BigDecimal limit = decimal(bench.orders.limitPrice(row));
                sum = sum.add(valued ? times(limit.max(decimal(HUNDRED)), size) : size);
            }
        }
        return sum;
    }

    private BigDecimal worst(int id, BigDecimal buys, BigDecimal sells) {
        BigDecimal held = decimal(bench.positions.size(id));
        BigDecimal up = held.max(BigDecimal.ZERO).add(asked(id, Side.BUY, false)).add(buys);
        BigDecimal down =
                held.negate().max(BigDecimal.ZERO).add(asked(id, Side.SELL, false)).add(sells);
        return up.max(down);
    }

    private void account(Candidate order, BigDecimal value, Instrument instrument) {
        TestLimits limits = bench.limits;
        BigDecimal equity = decimal(bench.positions.equity());
        boolean buys = order.side == Side.BUY;
        BigDecimal size = decimal(order.size);
        fail(value.compareTo(part(equity, limits.maxValueBps)) > 0, Verdict.MAX_ORDER_VALUE);
        BigDecimal highest =
                decimal(Math.max(order.limitPrice, bench.positions.mark(order.instrument)));
        BigDecimal worst =
                worst(
                        order.instrument,
                        buys ? size : BigDecimal.ZERO,
                        buys ? BigDecimal.ZERO : size);
        fail(
                times(highest, worst).compareTo(part(equity, limits.maxPositionBps)) > 0,
                Verdict.MAX_POSITION);
        BigDecimal gross = value;
        BigDecimal tied = times(value, decimal(instrument.terms().margin().initial()));
        BigDecimal power = decimal(bench.positions.cash());
        BigDecimal cluster = value;
        boolean usesMargin = instrument.terms().margin().isUsed();
        int members = 0;
        int inGroup = 1;
        int held = 1;
        for (Instrument each : bench.list()) {
            int id = each.id();
            BigDecimal position = decimal(bench.positions.value(id));
            BigDecimal pending = asked(id, Side.NONE, true);
            BigDecimal exposed = position.abs().add(pending);
            BigDecimal margin = times(exposed, decimal(each.terms().margin().initial()));
            gross = gross.add(exposed);
            tied = tied.add(margin);
            boolean isExposed = exposed.signum() != 0;
            usesMargin |= isExposed && each.terms().margin().isUsed();
            power = power.add(position).subtract(margin);
            boolean isOther = id != order.instrument;
            held += isOther && isExposed ? 1 : 0;
            String group = instrument.terms().group();
            inGroup += isOther && isExposed && each.terms().group().equals(group) ? 1 : 0;
            boolean isSide = position.signum() == (buys ? 1 : -1);
            boolean isAsked = asked(id, order.side, false).signum() != 0;
            BigDecimal sided =
                    (isSide ? position.abs() : BigDecimal.ZERO)
                            .add(isAsked ? pending : BigDecimal.ZERO);
            boolean isMember =
                    sided.signum() != 0 && isOther && bench.correlation[order.instrument][id] > 0.7;
            members += isMember ? 1 : 0;
            cluster = cluster.add(isMember || !isOther ? sided : BigDecimal.ZERO);
        }
        fail(gross.compareTo(part(equity, limits.maxExposureBps)) > 0, Verdict.MAX_EXPOSURE);
        fail(held > limits.maxPositions, Verdict.MAX_POSITIONS);
        boolean isTooMuch = cluster.compareTo(part(equity, limits.clusterBps)) > 0;
        fail(members > 0 && isTooMuch, Verdict.CORRELATION);
        boolean hasGroup = !instrument.terms().group().isEmpty();
        fail(hasGroup && inGroup > limits.perGroup, Verdict.CORRELATION);
        long leverage =
                instrument.terms().margin().isUsed()
                        ? limits.marginLeverageBps
                        : limits.leverageBps;
        fail(gross.compareTo(part(equity, leverage)) > 0, Verdict.LEVERAGE);
        BigDecimal free = equity.subtract(tied);
        fail(usesMargin && free.compareTo(part(equity, limits.freeMarginBps)) < 0, Verdict.MARGIN);
        BigDecimal needed = times(value, decimal(instrument.terms().margin().initial()));
        power = power.subtract(part(equity, limits.cashReserveBps));
        fail(needed.compareTo(power) > 0, Verdict.BUYING_POWER);
        BigDecimal loss = decimal(bench.base()).subtract(equity);
        fail(
                loss.compareTo(part(decimal(bench.base()), limits.softLossBps)) >= 0,
                Verdict.DAILY_LOSS_SOFT);
    }
}
