package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.TradingState;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.Exposure;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.state.TradingStateMachine;

/**
 * The pre-trade checks, in the order of their numbers; the first that fails names the verdict, all
 * are evaluated.
 *
 * <p>Every comparison is of integers. An operand that cannot be computed ({@link FixedPoint#NONE})
 * denies. A check that has nothing to judge keeps its number and is marked not applicable: today
 * these are 3 to 5, 11, 13, 15 to 18, 20, 21, 24, 25 and 27 to 29. Orders that only reduce are
 * judged by 1, 7 and 10 of the checks that exist, so that no limit traps a position.
 *
 * <p>Engine's thread; allocates nothing. The answer stays in {@link #judgement()} until the next
 * call.
 */
public final class PreTradeGate {

    private final RiskLimits limits;
    private final InstrumentTable instruments;
    private final TradingStateMachine machine;
    private final PositionBook positions;
    private final OpenOrders orders;
    private final Exposure exposure;
    private final RecentIntents recent = new RecentIntents();
    private final Judgement judgement = new Judgement();

    PreTradeGate(
            RiskLimits limits,
            InstrumentTable instruments,
            TradingStateMachine machine,
            PositionBook positions,
            OpenOrders orders) {
        this.limits = limits;
        this.instruments = instruments;
        this.machine = machine;
        this.positions = positions;
        this.orders = orders;
        this.exposure = new Exposure(positions, orders);
    }

    Exposure exposure() {
        return exposure;
    }

    /**
     * Answer of the last call.
     *
     * @return verdict, masks and operands
     */
    public Judgement judgement() {
        return judgement;
    }

    Verdict judge(Candidate order, long nowNs) {
        judgement.clear();
        tradingState(order);
        wellFormed(order);
        if (order.role == OrderRole.ENTRY) {
            automaticExecution();
            shortAllowed(order);
            freshness(order, nowNs);
            dataQuality(order);
            collar(order);
            long worst = worstPrice(order);
            long value = Notional.of(worst, order.size);
            orderValue(value);
            duplicate(order, nowNs);
            openOrders(order);
            positionSize(order, worst);
            grossExposure(value);
            buyingPower(order, value);
        } else if (order.type != OrderType.STOP) {
            collar(order);
        }
        return judgement.verdict();
    }

    /** Remembers an entry that was sent, for the duplicate check. */
    void passed(Candidate order, long nowNs) {
        recent.add(order, nowNs);
    }

    private void tradingState(Candidate order) {
        TradingState state = machine.state();
        Verdict answer =
                switch (state) {
                    case ACTIVE -> Verdict.PASS;
                    case REDUCING -> order.reduces() ? Verdict.PASS : Verdict.REDUCING_ONLY;
                    case HALTED ->
                            order.role == OrderRole.FLATTEN ? Verdict.PASS : Verdict.TRADING_HALTED;
                    case STARTING, RECOVERING, RECONCILING -> Verdict.NOT_READY;
                };
        judgement.check(1, state.code(), TradingState.ACTIVE.code(), answer);
    }

    private void automaticExecution() {
        boolean on = limits.autoExecute();
        judgement.check(2, on ? 1 : 0, 1, on ? Verdict.PASS : Verdict.AUTO_EXECUTE_OFF);
    }

    private void shortAllowed(Candidate order) {
        // A stop or exit under way may close the position first.
        long held = positions.size(order.instrument);
        long start = orders.reducing(order.instrument) == 0 ? held : Math.min(held, 0);
        long lowest = FixedPoint.subtract(start, orders.entrySells(order.instrument));
        if (order.side == Side.SELL) {
            lowest = FixedPoint.subtract(lowest, order.size);
        }
        boolean opensShort = order.side == Side.SELL && lowest < 0;
        boolean pass = lowest != NONE && (limits.order().shortAllowed() || !opensShort);
        judgement.check(6, lowest, 0, pass ? Verdict.PASS : Verdict.SHORT_NOT_ALLOWED);
    }

    private void wellFormed(Candidate order) {
        Instrument.Grid grid = instruments.get(order.instrument).grid();
        if (order.size <= 0 || order.size % grid.lot() != 0) {
            judgement.check(7, order.size, grid.lot(), Verdict.MALFORMED);
        } else if (lacksPrice(order)) {
            judgement.check(7, NONE, grid.priceIncrement(), Verdict.MALFORMED);
        } else if (!isOnGrid(order.limitPrice, grid) || !isOnGrid(order.stopPrice, grid)) {
            long offender = isOnGrid(order.limitPrice, grid) ? order.stopPrice : order.limitPrice;
            judgement.check(7, offender, grid.priceIncrement(), Verdict.MALFORMED);
        } else if (order.referencePrice == NONE || order.referencePrice <= 0) {
            judgement.check(7, order.referencePrice, 1, Verdict.MALFORMED);
        } else if (order.role == OrderRole.ENTRY) {
            entryWellFormed(order, grid);
        } else if (order.action == OrderAction.REPLACE && loosens(order)) {
            judgement.check(7, order.stopPrice, currentStop(order), Verdict.MALFORMED);
        } else {
            judgement.check(7, order.size, grid.lot(), Verdict.PASS);
        }
    }

    private void entryWellFormed(Candidate order, Instrument.Grid grid) {
        long value = Notional.of(order.referencePrice, order.size);
        if (value == NONE || value < grid.minNotional()) {
            judgement.check(7, value, grid.minNotional(), Verdict.MALFORMED);
        } else if (limits.order().requireStop() && !stopProtects(order)) {
            judgement.check(7, order.stopPrice, order.referencePrice, Verdict.NO_STOP);
        } else {
            judgement.check(7, order.size, grid.lot(), Verdict.PASS);
        }
    }

    private static boolean lacksPrice(Candidate order) {
        return (order.type == OrderType.LIMIT && order.limitPrice == NONE)
                || (order.type == OrderType.STOP && order.stopPrice == NONE);
    }

    private static boolean isOnGrid(long price, Instrument.Grid grid) {
        return price == NONE || (price > 0 && price % grid.priceIncrement() == 0);
    }

    /** The losing side is that of the market and of the order's own limit. */
    private static boolean stopProtects(Candidate order) {
        long stop = order.stopPrice;
        long limit = order.limitPrice == NONE ? order.referencePrice : order.limitPrice;
        return stop != NONE
                && (order.side == Side.BUY
                        ? stop < Math.min(limit, order.referencePrice)
                        : stop > Math.max(limit, order.referencePrice));
    }

    private long currentStop(Candidate order) {
        int row = orders.find(order.targetSequence, order.targetNumber);
        return row == OpenOrders.ABSENT ? NONE : orders.stopPrice(row);
    }

    private boolean loosens(Candidate order) {
        long current = currentStop(order);
        return current == NONE
                || (order.side == Side.SELL
                        ? order.stopPrice < current
                        : order.stopPrice > current);
    }

    private void freshness(Candidate order, long nowNs) {
        long age = nowNs - positions.markTimeNs(order.instrument);
        long most = limits.order().maxQuoteAgeNs();
        judgement.check(8, age, most, age <= most ? Verdict.PASS : Verdict.STALE_DATA);
    }

    private void dataQuality(Candidate order) {
        boolean suspect = positions.isSuspect(order.instrument);
        Verdict answer =
                suspect
                        ? Verdict.SUSPECT_DATA
                        : order.warm ? Verdict.PASS : Verdict.INSUFFICIENT_DATA;
        judgement.check(9, suspect ? 1 : order.warm ? 0 : 2, 0, answer);
    }

    private void collar(Candidate order) {
        long reference = positions.mark(order.instrument);
        long most = Notional.of(reference, instruments.get(order.instrument).collar());
        long distance = 0;
        if (order.limitPrice != NONE) {
            distance =
                    order.side == Side.BUY
                            ? FixedPoint.subtract(order.limitPrice, reference)
                            : FixedPoint.subtract(reference, order.limitPrice);
        }
        boolean pass = most != NONE && distance != NONE && distance <= most;
        judgement.check(10, distance, most, pass ? Verdict.PASS : Verdict.PRICE_COLLAR);
    }

    /** The price that an entry is valued at: its limit, or the market where that is higher. */
    private static long worstPrice(Candidate order) {
        return order.limitPrice == NONE
                ? order.referencePrice
                : Math.max(order.limitPrice, order.referencePrice);
    }

    private void orderValue(long value) {
        long share = Notional.basisPoints(positions.equity(), limits.order().maxValueBps());
        long most = Math.min(share, limits.order().maxValue());
        boolean pass = value != NONE && share != NONE && value <= most;
        judgement.check(12, value, most, pass ? Verdict.PASS : Verdict.MAX_ORDER_VALUE);
    }

    private void duplicate(Candidate order, long nowNs) {
        long age = recent.ageOf(order, nowNs);
        long window = limits.order().duplicateWindowNs();
        judgement.check(14, age, window, age >= window ? Verdict.PASS : Verdict.DUPLICATE);
    }

    private void openOrders(Candidate order) {
        int added = order.stopPrice == NONE ? 1 : 2;
        int total = orders.open() + added;
        int most = limits.total().maxOpenOrders();
        int perSymbol = orders.open(order.instrument) + added;
        if (total > most) {
            judgement.check(19, total, most, Verdict.MAX_OPEN_ORDERS);
        } else if (perSymbol > limits.total().maxOpenOrdersPerSymbol()) {
            int mostPerSymbol = limits.total().maxOpenOrdersPerSymbol();
            judgement.check(19, perSymbol, mostPerSymbol, Verdict.MAX_OPEN_ORDERS);
        } else {
            openPositions(order);
        }
    }

    private void openPositions(Candidate order) {
        int held = 0;
        for (int i = 0; i < positions.instruments(); i++) {
            boolean counts = i == order.instrument || exposure.worstSize(i, 0, 0) != 0;
            held += counts ? 1 : 0;
        }
        int most = limits.total().maxPositions();
        judgement.check(19, held, most, held <= most ? Verdict.PASS : Verdict.MAX_POSITIONS);
    }

    private void positionSize(Candidate order, long worst) {
        long size =
                exposure.worstSize(
                        order.instrument,
                        order.side == Side.BUY ? order.size : 0,
                        order.side == Side.SELL ? order.size : 0);
        long value = Notional.of(worst, size);
        long most = Notional.basisPoints(positions.equity(), limits.total().maxPositionBps());
        boolean pass = value != NONE && most != NONE && value <= most;
        judgement.check(22, value, most, pass ? Verdict.PASS : Verdict.MAX_POSITION);
    }

    private void grossExposure(long value) {
        long gross = FixedPoint.add(exposure.gross(), value);
        long most = Notional.basisPoints(positions.equity(), limits.total().maxExposureBps());
        boolean pass = gross != NONE && most != NONE && gross <= most;
        judgement.check(23, gross, most, pass ? Verdict.PASS : Verdict.MAX_EXPOSURE);
    }

    private void buyingPower(Candidate order, long value) {
        long rate = Math.max(0, instruments.get(order.instrument).costs().takerFee());
        long needed = FixedPoint.add(value, Notional.of(value, rate));
        long power = exposure.buyingPower(limits.total().cashReserveBps());
        boolean pass = needed != NONE && power != NONE && needed <= power;
        judgement.check(26, needed, power, pass ? Verdict.PASS : Verdict.BUYING_POWER);
    }

    void hashInto(StateHash hash) {
        recent.hashInto(hash);
    }
}
