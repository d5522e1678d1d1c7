package io.millrace.engine.strategy;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeRequest;

/**
 * A strategy's answer to one bar: side, order style and prices, stop, target, confidence and one
 * request for a size. Risk sizes it, the gate judges it; a strategy never sends an order.
 *
 * <p>Prices are doubles here, as the indicators gave them; they become fixed point once, on the way
 * out. A price that is not finite and above 0 counts as absent.
 */
public final class Wanted {

    private final OrderPlan plan = new OrderPlan();
    private Action action = Action.HOLD;
    private DecisionReason reason = DecisionReason.NO_SIGNAL;
    private DecisionReason block = DecisionReason.NO_SIGNAL;
    private Regime mode = Regime.UNKNOWN;
    private SizeRequest request = SizeRequest.NONE;
    private long requestValue;
    private long entryPrice = NONE;
    private long stopPrice = NONE;
    private long targetPrice = NONE;
    private int confidence;
    private double trigger = Double.NaN;
    private double blockMeasured = Double.NaN;
    private double blockAllowed = Double.NaN;

    /**
     * Forgets everything: hold, no signal.
     *
     * @return this
     */
    public Wanted hold() {
        action = Action.HOLD;
        reason = DecisionReason.NO_SIGNAL;
        block = DecisionReason.NO_SIGNAL;
        mode = Regime.UNKNOWN;
        request = SizeRequest.NONE;
        requestValue = 0;
        entryPrice = NONE;
        stopPrice = NONE;
        targetPrice = NONE;
        confidence = 0;
        trigger = Double.NaN;
        blockMeasured = Double.NaN;
        blockAllowed = Double.NaN;
        plan.clear();
        return this;
    }

    /**
     * How it is to be carried out: type, time in force, trailing stop, ladder, chase.
     *
     * @return the plan, to fill in
     */
    public OrderPlan plan() {
        return plan;
    }

    /**
     * Wants a position.
     *
     * @param side buy for long, sell for short
     * @param why the trigger
     * @return this
     */
    public Wanted enter(Side side, DecisionReason why) {
        confidence = 100;
        return want(side == Side.BUY ? Action.ENTER_LONG : Action.ENTER_SHORT, why);
    }

    /**
     * Wants none of its entries to work any longer.
     *
     * @param why the trigger
     * @return this
     */
    public Wanted cancel(DecisionReason why) {
        return want(Action.CANCEL, why);
    }

    /**
     * Wants its entries that rest at a limit to rest elsewhere.
     *
     * @param price limit, quote currency; one that counts as absent moves nothing
     * @param why the trigger
     * @return this
     */
    public Wanted reprice(double price, DecisionReason why) {
        if (priceOf(price) == NONE) {
            return this;
        }
        return want(Action.REPRICE, why).limit(price);
    }

    /**
     * Wants no position, or less of it when a size is asked for with {@link #fixedSize}.
     *
     * @param why the trigger
     * @return this
     */
    public Wanted exit(DecisionReason why) {
        return want(Action.EXIT, why);
    }

    private Wanted want(Action what, DecisionReason why) {
        action = what;
        reason = why;
        return this;
    }

    /**
     * Wants the protective stop closer; the gate denies one further away, and NaN moves nothing.
     *
     * @param price quote currency
     * @return this
     */
    public Wanted moveStop(double price) {
        if (priceOf(price) == NONE) {
            return this;
        }
        return want(Action.MOVE_STOP, DecisionReason.STOP_RATCHET).stop(price);
    }

    /**
     * Says why nothing is wanted.
     *
     * @param why for example an order that is still under way
     * @return this
     */
    public Wanted hold(DecisionReason why) {
        hold();
        reason = why;
        return this;
    }

    /**
     * Names what stood against a wanted entry. The decision is journaled as blocked, with the
     * operands, and nothing is sized.
     *
     * @param by the block
     * @param measured its operand
     * @param allowed its limit
     * @return this
     */
    public Wanted blockedBy(DecisionReason by, double measured, double allowed) {
        block = by;
        blockMeasured = canonical(measured);
        blockAllowed = canonical(allowed);
        return this;
    }

    /**
     * Names the rules that were used.
     *
     * @param rules regime whose rules they are
     * @return this
     */
    public Wanted mode(Regime rules) {
        mode = rules;
        return this;
    }

    /**
     * Names the level that the close was compared with.
     *
     * @param level quote currency
     * @return this
     */
    public Wanted trigger(double level) {
        trigger = canonical(level);
        return this;
    }

    /** Equal decisions are equal bytes: one NaN, no negative zero. */
    private static double canonical(double value) {
        return Double.longBitsToDouble(Double.doubleToLongBits(value + 0.0));
    }

    /**
     * Asks for a limit order instead of a market order.
     *
     * @param price quote currency
     * @return this
     */
    public Wanted limit(double price) {
        entryPrice = priceOf(price);
        return this;
    }

    /**
     * Names the protective stop.
     *
     * @param price quote currency
     * @return this
     */
    public Wanted stop(double price) {
        stopPrice = priceOf(price);
        return this;
    }

    /**
     * Names the target.
     *
     * @param price quote currency
     * @return this
     */
    public Wanted target(double price) {
        targetPrice = priceOf(price);
        return this;
    }

    /**
     * Says how sure the strategy is.
     *
     * @param percent 0 to 100
     * @return this
     */
    public Wanted confidence(int percent) {
        assert percent >= 0 && percent <= 100 : "confidence of " + percent;

        confidence = percent;
        return this;
    }

    /**
     * Asks to lose a part of equity at the stop.
     *
     * @param fraction for example 0.01
     * @return this
     */
    public Wanted riskFraction(double fraction) {
        return request(SizeRequest.RISK_FRACTION, fraction);
    }

    /**
     * Asks to hold a part of equity.
     *
     * @param weight for example 0.1
     * @return this
     */
    public Wanted targetWeight(double weight) {
        return request(SizeRequest.TARGET_WEIGHT, weight);
    }

    /**
     * Asks for a size.
     *
     * @param units units of the instrument
     * @return this
     */
    public Wanted fixedSize(double units) {
        return request(SizeRequest.FIXED_SIZE, units);
    }

    private Wanted request(SizeRequest kind, double value) {
        request = kind;
        requestValue = FixedPoint.fromDouble(value);
        return this;
    }

    private static long priceOf(double price) {
        long fixed = FixedPoint.fromDouble(price);
        return fixed > 0 ? fixed : NONE;
    }

    /**
     * Reads the action.
     *
     * @return what is wanted
     */
    public Action action() {
        return action;
    }

    /**
     * Reads the trigger's name.
     *
     * @return why
     */
    public DecisionReason reason() {
        return reason;
    }

    /**
     * Reads the block.
     *
     * @return {@link DecisionReason#NO_SIGNAL} when nothing stood against it
     */
    public DecisionReason block() {
        return block;
    }

    /**
     * Reads the block's operand.
     *
     * @return in the unit of its code; NaN when nothing stood against it
     */
    public double blockMeasured() {
        return blockMeasured;
    }

    /**
     * Reads the block's limit.
     *
     * @return in the unit of its code; NaN when nothing stood against it
     */
    public double blockAllowed() {
        return blockAllowed;
    }

    /**
     * Whether something stood against it.
     *
     * @return true when blocked
     */
    public boolean isBlocked() {
        return block != DecisionReason.NO_SIGNAL;
    }

    /**
     * Reads the rules used.
     *
     * @return regime whose rules they are
     */
    public Regime mode() {
        return mode;
    }

    /**
     * Reads the kind of request.
     *
     * @return how a size is asked for
     */
    public SizeRequest request() {
        return request;
    }

    /**
     * Reads the request.
     *
     * @return fixed point
     */
    public long requestValue() {
        return requestValue;
    }

    /**
     * Reads the entry's limit.
     *
     * @return fixed point, {@link FixedPoint#NONE} for a market order
     */
    public long entryPrice() {
        return entryPrice;
    }

    /**
     * Reads the stop.
     *
     * @return fixed point, {@link FixedPoint#NONE} when there is none
     */
    public long stopPrice() {
        return stopPrice;
    }

    /**
     * Reads the target.
     *
     * @return fixed point, {@link FixedPoint#NONE} when there is none
     */
    public long targetPrice() {
        return targetPrice;
    }

    /**
     * Reads the confidence.
     *
     * @return 0 to 100
     */
    public int confidence() {
        return confidence;
    }

    /**
     * Reads the level.
     *
     * @return quote currency, NaN when none
     */
    public double trigger() {
        return trigger;
    }
}
