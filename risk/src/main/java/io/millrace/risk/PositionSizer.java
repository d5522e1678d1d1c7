package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.command.LimitName;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.Action;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.SizeCap;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.book.Exposure;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.gate.CorrelatedPairs;
import io.millrace.risk.state.LiveLimits;

/**
 * Turns a request for size into lots: {@code equity · risk / |entry - stop|}, then the caps per
 * position, on gross exposure and by cash, each valued at {@code entry · (1 + collar)} on both
 * sides, or at the market where that is higher, so that the gate does not deny what sizing allowed;
 * then halved when a position is held that moves together with the instrument, and again while
 * equity is far below its peak; then rounded down to the lot, once.
 *
 * <p>The answers stay in this object until the next call. Engine's thread.
 */
public final class PositionSizer {

    /** 2^36 units of 1e-8 of a unit are below 2^63. */
    private static final int SMALL_SHIFT = 36;

    private final LiveLimits limits;
    private final long cashReserveBps;
    private final PositionBook positions;
    private final Exposure exposure;
    private final CorrelatedPairs pairs;

    private long size;
    private long reduction;
    private boolean reached;
    private SizeCode code = SizeCode.NONE;
    private SizeCap cap = SizeCap.NONE;
    private boolean halves;

    /**
     * A sizer over one account.
     *
     * @param limits the caps
     * @param positions what we hold
     * @param exposure what we could come to hold
     * @param pairs what moves together
     */
    public PositionSizer(
            RiskLimits limits, PositionBook positions, Exposure exposure, CorrelatedPairs pairs) {
        this(limits.live(), limits.total().cashReserveBps(), positions, exposure, pairs);
    }

    PositionSizer(
            LiveLimits limits,
            long cashReserveBps,
            PositionBook positions,
            Exposure exposure,
            CorrelatedPairs pairs) {
        this.limits = limits;
        this.cashReserveBps = cashReserveBps;
        this.positions = positions;
        this.exposure = exposure;
        this.pairs = pairs;
    }

    /** Whether equity has fallen so far that what follows is halved. */
    void halve(boolean isReduced) {
        halves = isReduced;
    }

    /**
     * Sizes an entry.
     *
     * @param instrument what is traded
     * @param decision action, price, entry and stop prices, request
     * @return this, holding the answers
     */
    public PositionSizer size(Instrument instrument, DecisionFlyweight decision) {
        boolean buys = decision.action() == Action.ENTER_LONG.code();
        long entry = DecisionOrders.entryPrice(decision);
        long account = positions.equity();
        long equity = positions.fromAccount(instrument.id(), account);
        size = 0;
        reduction = 0;
        reached = false;
        cap = SizeCap.REQUEST;
        long wanted = weighted(decision, requested(decision, buys, entry, equity));
        if (decision.sizeRequest() == SizeRequest.TARGET_WEIGHT.code() && wanted != NONE) {
            wanted = beyond(decision, buys, wanted, instrument.grid().lot());
        }
        if (wanted == NONE || wanted <= 0) {
            code =
                    SizeRequest.RISK_FRACTION.code() == decision.sizeRequest() && wanted == NONE
                            ? SizeCode.INVALID_STOP
                            : SizeCode.INSUFFICIENT_CAPITAL;
            return this;
        }
        exposure.measure(account);
        long worst = worstPrice(instrument, decision, entry);
        wanted =
                within(
                        wanted,
                        positionRoom(instrument.id(), worst, equity),
                        worst,
                        SizeCap.POSITION);
        wanted = within(wanted, exposureRoom(instrument.id(), equity), worst, SizeCap.EXPOSURE);
        wanted = within(wanted, cashRoom(instrument), worst, SizeCap.CASH);
        if (isBoundToPosition(instrument.id())) {
            wanted = capped(wanted, wanted / 2, SizeCap.CORRELATION);
        }
        if (halves) {
            wanted = capped(wanted, wanted / 2, SizeCap.DRAWDOWN);
        }
        finish(instrument, wanted);
        return this;
    }

    private static long weighted(DecisionFlyweight decision, long wanted) {
        double weight = decision.plan().weight();
        return weight == 1 ? wanted : Notional.of(wanted, FixedPoint.fromDouble(weight));
    }

    /** What is missing to the target; what is too much of it becomes a reduction. */
    private long beyond(DecisionFlyweight decision, boolean buys, long target, long lot) {
        long held = buys ? decision.position() : -decision.position();
        if (held <= 0) {
            return target;
        }
        reached = Math.abs(target - held) < lot;
        if (target < held && !reached) {
            reduction = FixedPoint.floorTo(held - target, lot);
        }
        return Math.max(0, target - held);
    }

    private boolean isBoundToPosition(int instrument) {
        for (int id = positions.nextHeld(0); id >= 0; id = positions.nextHeld(id + 1)) {
            if (id != instrument && pairs.areBound(instrument, id)) {
                return true;
            }
        }
        return false;
    }

    /** Not below the price at which the gate will value the order. */
    private long worstPrice(Instrument instrument, DecisionFlyweight decision, long entry) {
        long mark = positions.mark(instrument.id());
        boolean takes = decision.plan().orderType() == OrderType.MARKET.code();
        return Math.max(withCollar(entry, instrument), takes ? withCollar(mark, instrument) : mark);
    }

    private static long withCollar(long price, Instrument instrument) {
        return FixedPoint.add(price, Notional.of(price, instrument.collar()));
    }

    private static long requested(
            DecisionFlyweight decision, boolean buys, long entry, long equity) {
        long value = decision.requestValue();
        return switch (SizeRequest.ofCode(decision.sizeRequest())) {
            case RISK_FRACTION -> {
                long stop = decision.stopPrice();
                boolean losing = entry > 0 && stop > 0 && (buys ? stop < entry : stop > entry);
                yield losing
                        ? Notional.sizeFor(Notional.of(equity, value), Math.abs(entry - stop))
                        : NONE;
            }
            case TARGET_WEIGHT -> Notional.sizeFor(Notional.of(equity, value), entry);
            case FIXED_SIZE -> value;
            case NONE -> 0;
        };
    }

    private long positionRoom(int instrument, long worstPrice, long equity) {
        long room = limits.share(LimitName.MAX_POSITION_BPS, equity);
        long held = Notional.of(worstPrice, exposure.worstSize(instrument, 0, 0));
        long order =
                Math.min(
                        limits.share(LimitName.MAX_ORDER_VALUE_BPS, equity),
                        positions.fromAccount(instrument, limits.of(LimitName.MAX_ORDER_VALUE)));
        return Math.min(FixedPoint.subtract(room, held), order);
    }

    private long exposureRoom(int instrument, long equity) {
        long room = limits.share(LimitName.MAX_EXPOSURE_BPS, equity);
        long gross = positions.fromAccount(instrument, exposure.gross());
        return FixedPoint.subtract(room, gross);
    }

    private long cashRoom(Instrument instrument) {
        long margin = instrument.terms().margin().initial();
        long withFee = margin + Math.max(0, instrument.costs().takerFee());
        long power = positions.fromAccount(instrument.id(), exposure.buyingPower(cashReserveBps));
        // The fee leaves the cash first: the fee of one unit may be below 1e-8.
        return Notional.multiplyDivide(
                power, FixedPoint.ONE, withFee, Notional.Rounding.TOWARD_ZERO);
    }

    /**
     * Caps a size by the room for its value. Where {@code room >= wanted · price} the quotient is
     * not below the size, and need not be computed; one that could overflow is.
     */
    private long within(long wanted, long room, long price, SizeCap by) {
        boolean fits =
                wanted > 0
                        && room > 0
                        && room >>> SMALL_SHIFT < price
                        && Notional.compareProducts(room, FixedPoint.ONE, wanted, price) >= 0;
        return fits ? wanted : capped(wanted, Notional.sizeFor(room, price), by);
    }

    private long capped(long wanted, long most, SizeCap by) {
        if (most >= wanted || wanted == 0) {
            return wanted;
        }
        cap = by;
        return Math.max(0, most);
    }

    private void finish(Instrument instrument, long wanted) {
        size = FixedPoint.floorTo(wanted, instrument.grid().lot());
        if (size > 0) {
            code = SizeCode.SIZED;
        } else if (wanted > 0
                || cap == SizeCap.CASH
                || cap == SizeCap.REQUEST
                || cap == SizeCap.CORRELATION
                || cap == SizeCap.DRAWDOWN) {
            code = SizeCode.INSUFFICIENT_CAPITAL;
        } else {
            code = cap == SizeCap.POSITION ? SizeCode.POSITION_LIMIT : SizeCode.EXPOSURE_LIMIT;
        }
    }

    /**
     * Size found.
     *
     * @return fixed point, unsigned, 0 when the code is not SIZED
     */
    public long size() {
        return size;
    }

    /**
     * What a target weight asks to be given up.
     *
     * @return fixed point, unsigned, 0 when nothing
     */
    public long reduction() {
        return reduction;
    }

    /**
     * Whether the target weight is held already, to the lot.
     *
     * @return false when something is missing
     */
    public boolean isReached() {
        return reached;
    }

    /**
     * What became of the request.
     *
     * @return code
     */
    public SizeCode code() {
        return code;
    }

    /**
     * What bound the size.
     *
     * @return cap
     */
    public SizeCap cap() {
        return cap;
    }
}
