package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.Action;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.TimeInForce;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.state.KillSwitch;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Turns a decision into judged orders, in two steps, because the decision is journaled before the
 * orders it caused: {@link #prepare} sizes, judges and completes the decision's record; {@link
 * #release} emits what was prepared.
 */
final class DecisionOrders {

    private final Desk desk;
    private final PositionSizer sizer;
    private final Protection protection;
    private final Repricing repricing;
    private final KillSwitch killSwitch;
    private final Candidate candidate = new Candidate();
    private final PlanFlyweight plan = new PlanFlyweight();
    private Pending pending = Pending.NOTHING;
    private long price;

    /** What {@link #release} has to emit. */
    private enum Pending {
        NOTHING,
        ORDER,
        MOVES,
        REPRICES,
        CANCELS
    }

    DecisionOrders(
            Desk desk,
            PositionSizer sizer,
            Protection protection,
            Repricing repricing,
            KillSwitch killSwitch) {
        this.desk = desk;
        this.sizer = sizer;
        this.protection = protection;
        this.repricing = repricing;
        this.killSwitch = killSwitch;
        plan.wrap(new UnsafeBuffer(new byte[PlanFlyweight.LENGTH]), 0);
    }

    void prepare(int instrumentId, DecisionFlyweight decision, boolean warm) {
        pending = Pending.NOTHING;
        decision.size(0).riskAmount(0).riskFraction(0).verdict(0);
        decision.sizeCode(SizeCode.NONE.code()).sizeCap(0).outcome(Outcome.HOLD.code());
        candidate.warm = warm;
        if (killSwitch.isReduced()) {
            protection.trailAtMost(decision.strategyId(), instrumentId, closeTrail(decision));
        }
        switch (Action.ofCode(decision.action())) {
            case ENTER_LONG -> enter(instrumentId, decision, Side.BUY, warm);
            case ENTER_SHORT -> enter(instrumentId, decision, Side.SELL, warm);
            case EXIT -> exit(instrumentId, decision);
            case MOVE_STOP -> moveStops(instrumentId, decision);
            case REPRICE -> reprice(instrumentId, decision);
            case CANCEL -> cancel(instrumentId, decision);
            case HOLD -> {
                // Nothing is wanted.
            }
        }
    }

    /** Gives up the decision in hand: a fault of ours denies it. */
    void giveUp(DecisionFlyweight decision) {
        pending = Pending.NOTHING;
        decision.outcome(Outcome.BLOCKED.code()).verdict(Verdict.TRADING_HALTED.code());
    }

    /** Forgets what was prepared. */
    void giveUp() {
        pending = Pending.NOTHING;
    }

    private void enter(int instrumentId, DecisionFlyweight decision, Side side, boolean warm) {
        Instrument instrument = desk.instruments().get(instrumentId);
        boolean isReduced = killSwitch.isReduced();
        boolean isReady = warm && (!isReduced || trailClosely(decision));
        setInitialStop(decision, side);
        sizer.halve(isReduced);
        sizer.size(instrument, decision);
        decision.size(sizer.size())
                .sizeCode(sizer.code().code())
                .sizeCap(sizer.cap().code())
                .outcome(Outcome.BLOCKED.code());
        explainRisk(instrumentId, decision);
        if (sizer.reduction() > 0) {
            long most = closable(decision.strategyId(), instrumentId);
            decision.size(Math.max(0, Math.min(sizer.reduction(), most)));
            if (decision.size() > 0) {
                close(instrumentId, decision, decision.size());
            }
        } else if (sizer.code() == SizeCode.SIZED) {
            order(instrument, decision, side, isReady);
            settle(decision);
        } else if (sizer.isReached()) {
            decision.outcome(Outcome.HOLD.code());
        }
    }

    /**
     * While equity is far below its peak stops trail by twice the average true range at most.
     * Returns false when that is not known: then nothing may be entered.
     */
    private static boolean trailClosely(DecisionFlyweight decision) {
        long trail = closeTrail(decision);
        PlanFlyweight wanted = decision.plan();
        if (trail > 0 && (wanted.trail() <= 0 || trail < wanted.trail())) {
            wanted.trail(trail);
        }
        return trail > 0;
    }

    /** Not above 0 when it is not known. */
    private static long closeTrail(DecisionFlyweight decision) {
        long range = FixedPoint.fromDouble(decision.indicators().atr());
        return FixedPoint.add(range, range);
    }

    /** A trailing stop without a price of its own begins at its distance. */
    private static void setInitialStop(DecisionFlyweight decision, Side side) {
        long trail = decision.plan().trail();
        if (decision.stopPrice() == NONE && trail > 0) {
            long entry = entryPrice(decision);
            long stop =
                    side == Side.BUY
                            ? FixedPoint.subtract(entry, trail)
                            : FixedPoint.add(entry, trail);
            decision.stopPrice(stop > 0 ? stop : NONE);
        }
    }

    /** The price that an entry is made for: its limit, its trigger, or the close. */
    static long entryPrice(DecisionFlyweight decision) {
        if (decision.entryPrice() != NONE) {
            return decision.entryPrice();
        }
        long trigger = decision.plan().triggerPrice();
        return trigger == NONE ? decision.price() : trigger;
    }

    private void order(Instrument instrument, DecisionFlyweight decision, Side side, boolean warm) {
        PlanFlyweight wanted = decision.plan();
        candidate.start(
                instrument.id(), decision.strategyId(), OrderRole.ENTRY, side, sizer.size());
        candidate.confidence = decision.confidence();
        candidate.referencePrice = desk.positions().mark(instrument.id());
        candidate.stopPrice = OrderPrices.onGrid(instrument, decision.stopPrice(), side);
        candidate.targetPrice = decision.targetPrice();
        candidate.children = children(decision);
        candidate.warm = warm;
        if (OrderType.ofCode(wanted.orderType()) == OrderType.MARKET) {
            OrderPrices.marketable(instrument, candidate);
        } else {
            rest(instrument, decision, side);
        }
    }

    /** Stops and targets that will leave with the entry. */
    private static int children(DecisionFlyweight decision) {
        boolean stops = decision.stopPrice() != NONE;
        boolean climbs = stops && (decision.plan().features() & PlanFlyweight.LADDER) != 0;
        int targets = climbs ? 2 : decision.targetPrice() == NONE ? 0 : 1;
        return targets + (stops ? 1 : 0);
    }

    private void rest(Instrument instrument, DecisionFlyweight decision, Side side) {
        PlanFlyweight wanted = decision.plan();
        candidate.type = OrderType.ofCode(wanted.orderType());
        candidate.timeInForce = TimeInForce.ofCode(wanted.timeInForce());
        candidate.expireNs = wanted.expireNs();
        candidate.limitPrice = OrderPrices.inside(instrument, decision.entryPrice(), side);
        candidate.triggerPrice =
                OrderPrices.inside(instrument, wanted.triggerPrice(), side.opposite());
    }

    private void explainRisk(int instrumentId, DecisionFlyweight decision) {
        if (decision.stopPrice() == NONE) {
            return;
        }
        long distance = Math.abs(entryPrice(decision) - decision.stopPrice());
        long amount = Notional.of(distance, decision.size());
        long inAccount = desk.positions().inAccount(instrumentId, amount);
        decision.riskAmount(amount)
                .riskFraction(
                        Notional.multiplyDivide(
                                inAccount,
                                FixedPoint.ONE,
                                desk.positions().equity(),
                                Notional.Rounding.HALF_EVEN));
    }

    private void exit(int instrumentId, DecisionFlyweight decision) {
        long held = closable(decision.strategyId(), instrumentId);
        decision.outcome(Outcome.BLOCKED.code());
        if (held <= 0) {
            return;
        }
        boolean isPart = decision.sizeRequest() == SizeRequest.FIXED_SIZE.code();
        long lot = desk.instruments().get(instrumentId).grid().lot();
        long part = isPart ? FixedPoint.floorTo(decision.requestValue(), lot) : held;
        decision.size(Math.min(held, Math.max(0, part)));
        if (decision.size() > 0) {
            close(instrumentId, decision, decision.size());
        }
    }

    /** What is held and not yet being closed by an exit that works. */
    private long closable(int strategy, int instrument) {
        long left = Math.abs(desk.positions().size(strategy, instrument));
        int row = desk.orders().find(strategy, instrument, OrderRole.EXIT, 0);
        while (row != OpenOrders.ABSENT) {
            left -= desk.orders().remaining(row);
            row = desk.orders().find(strategy, instrument, OrderRole.EXIT, row + 1);
        }
        return left;
    }

    private void close(int instrumentId, DecisionFlyweight decision, long size) {
        long held = desk.positions().size(decision.strategyId(), instrumentId);
        Instrument instrument = desk.instruments().get(instrumentId);
        Side side = Side.of(held).opposite();
        candidate.start(instrumentId, decision.strategyId(), OrderRole.EXIT, side, size);
        candidate.referencePrice = desk.positions().mark(instrumentId);
        boolean atLimit = decision.action() == Action.EXIT.code() && decision.entryPrice() != NONE;
        if (atLimit) {
            rest(instrument, decision, side);
        } else {
            OrderPrices.marketable(instrument, candidate);
        }
        settle(decision);
    }

    private void moveStops(int instrumentId, DecisionFlyweight decision) {
        decision.outcome(Outcome.BLOCKED.code());
        int row = nextStop(decision.strategyId(), instrumentId, 0);
        if (row == OpenOrders.ABSENT) {
            return;
        }
        Side held = desk.orders().side(row).opposite();
        price =
                OrderPrices.onGrid(
                        desk.instruments().get(instrumentId), decision.stopPrice(), held);
        protection.replacement(candidate, row, price);
        decision.size(candidate.size);
        settle(decision);
        pending = Pending.MOVES;
    }

    /** Protective stops that can reduce the position; any when there is no position yet. */
    private int nextStop(int strategy, int instrument, int from) {
        OpenOrders orders = desk.orders();
        Side held = Side.of(desk.positions().size(strategy, instrument));
        int row = orders.find(strategy, instrument, OrderRole.PROTECTIVE_STOP, from);
        while (row != OpenOrders.ABSENT && orders.side(row) == held) {
            row = orders.find(strategy, instrument, OrderRole.PROTECTIVE_STOP, row + 1);
        }
        return row;
    }

    private void reprice(int instrumentId, DecisionFlyweight decision) {
        decision.outcome(Outcome.BLOCKED.code());
        int row = repricing.next(decision.strategyId(), instrumentId, 0);
        if (row == OpenOrders.ABSENT) {
            return;
        }
        Side side = desk.orders().side(row);
        price =
                OrderPrices.inside(
                        desk.instruments().get(instrumentId), decision.entryPrice(), side);
        repricing.write(candidate, row, price);
        decision.size(candidate.size);
        settle(decision);
        pending = Pending.REPRICES;
    }

    private void cancel(int instrumentId, DecisionFlyweight decision) {
        candidate.instrument = instrumentId;
        candidate.strategy = decision.strategyId();
        boolean any =
                desk.orders().find(decision.strategyId(), instrumentId, OrderRole.ENTRY, 0)
                        != OpenOrders.ABSENT;
        decision.outcome(any ? Outcome.TRADE.code() : Outcome.BLOCKED.code());
        pending = any ? Pending.CANCELS : Pending.NOTHING;
    }

    private void settle(DecisionFlyweight decision) {
        Verdict verdict = judge();
        pending = Pending.ORDER;
        decision.verdict(verdict.code());
        if (verdict == Verdict.PASS) {
            decision.outcome(Outcome.TRADE.code());
        }
        PlanFlyweight wanted = decision.plan();
        plan.features(wanted.features()).trail(wanted.trail());
    }

    private Verdict judge() {
        return desk.gate().judge(candidate, desk.emitter().timeNs());
    }

    void release() {
        Pending what = pending;
        pending = Pending.NOTHING;
        switch (what) {
            case ORDER -> releaseOrder();
            case MOVES -> releaseMoves();
            case REPRICES -> releaseReprices();
            case CANCELS -> cancelEntries(candidate.strategy, candidate.instrument);
            case NOTHING -> {
                // The decision was to hold, or nothing could be sized.
            }
        }
    }

    private void releaseOrder() {
        int row = desk.emit(candidate);
        if (row == Desk.DENIED || candidate.role != OrderRole.ENTRY) {
            return;
        }
        if ((plan.features() & PlanFlyweight.CHASE) != 0 && candidate.type == OrderType.LIMIT) {
            repricing.start(row, desk.emitter().timeNs());
        }
        protection.accompany(candidate, plan, desk.emitter().lastNumber());
    }

    private void releaseMoves() {
        int strategy = candidate.strategy;
        int instrument = candidate.instrument;
        int row = nextStop(strategy, instrument, 0);
        boolean passed = desk.emit(candidate) != Desk.DENIED;
        while (passed && row != OpenOrders.ABSENT) {
            protection.onMoved(strategy, instrument, price);
            row = nextStop(strategy, instrument, row + 1);
            if (row != OpenOrders.ABSENT) {
                protection.replacement(candidate, row, price);
                desk.submit(candidate);
            }
        }
        protection.settle(strategy, instrument);
    }

    private void releaseReprices() {
        int row = repricing.next(candidate.strategy, candidate.instrument, 0);
        desk.emit(candidate);
        row = repricing.next(candidate.strategy, candidate.instrument, row + 1);
        while (row != OpenOrders.ABSENT) {
            repricing.write(candidate, row, price);
            desk.submit(candidate);
            row = repricing.next(candidate.strategy, candidate.instrument, row + 1);
        }
    }

    /** Ends all entries of a strategy in an instrument. */
    void cancelEntries(int strategy, int instrument) {
        int row = desk.orders().find(strategy, instrument, OrderRole.ENTRY, 0);
        while (row != OpenOrders.ABSENT) {
            desk.cancel(row);
            row = desk.orders().find(strategy, instrument, OrderRole.ENTRY, row + 1);
        }
    }
}
