package io.millrace.engine.strategy;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.TimeInForce;

/**
 * How a wanted entry or exit is to be carried out. Without a word it is a market order, with a stop
 * that stands still.
 *
 * <p>A distance or time that is not finite and above 0 counts as absent.
 */
public final class OrderPlan {

    private TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCEL;
    private long triggerPrice = NONE;
    private long trail;
    private long validNs;
    private boolean ladder;
    private boolean chase;
    private double weight = 1;

    OrderPlan() {}

    OrderPlan clear() {
        timeInForce = TimeInForce.GOOD_TILL_CANCEL;
        triggerPrice = NONE;
        trail = 0;
        validNs = 0;
        ladder = false;
        chase = false;
        weight = 1;
        return this;
    }

    /**
     * Enters only when the market reaches a price: above it for a buy, below it for a sell. With a
     * limit price as well it becomes a limit order then.
     *
     * @param price quote currency
     * @return this
     */
    public OrderPlan when(double price) {
        long fixed = FixedPoint.fromDouble(price);
        triggerPrice = fixed > 0 ? fixed : NONE;
        return this;
    }

    /**
     * Lets the order live for a time in force.
     *
     * @param how long; {@link #validFor} for a time of its own
     * @return this
     */
    public OrderPlan timeInForce(TimeInForce how) {
        timeInForce = how;
        return this;
    }

    /**
     * Ends the order after a time.
     *
     * @param nanoseconds from now, above 0
     * @return this
     */
    public OrderPlan validFor(long nanoseconds) {
        if (nanoseconds > 0) {
            timeInForce = TimeInForce.GOOD_TILL_TIME;
            validNs = nanoseconds;
        }
        return this;
    }

    /**
     * Lets the protective stop follow the best price. It only ever moves closer.
     *
     * @param distance quote currency
     * @return this
     */
    public OrderPlan trail(double distance) {
        trail = Math.max(0, FixedPoint.fromDouble(distance));
        return this;
    }

    /**
     * Closes half of the position one risk away, the rest two risks away, and moves the stop to the
     * cost after the first. A risk is the distance of entry and stop.
     *
     * @return this
     */
    public OrderPlan ladder() {
        ladder = true;
        return this;
    }

    /**
     * Lets a limit entry that does not fill follow the market, as the settings say.
     *
     * @return this
     */
    public OrderPlan chase() {
        chase = true;
        return this;
    }

    /**
     * Scales the size by what this way of trading has earned.
     *
     * @param factor above 0 and at most 1
     * @return this
     */
    public OrderPlan weight(double factor) {
        assert factor > 0 && factor <= 1 : "weight of " + factor;

        weight = factor;
        return this;
    }

    /**
     * Type of the order.
     *
     * @param limitPrice fixed point, NONE when there is none
     * @return market, limit, stop or stop-limit
     */
    public OrderType type(long limitPrice) {
        if (triggerPrice != NONE) {
            return limitPrice == NONE ? OrderType.STOP : OrderType.STOP_LIMIT;
        }
        return limitPrice == NONE ? OrderType.MARKET : OrderType.LIMIT;
    }

    /**
     * How long the order lives.
     *
     * @return time in force
     */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /**
     * Price that the order waits for.
     *
     * @return fixed point, {@link FixedPoint#NONE} when it waits for none
     */
    public long triggerPrice() {
        return triggerPrice;
    }

    /**
     * Distance of the trailing stop.
     *
     * @return fixed point, 0 when the stop stands still
     */
    public long trail() {
        return trail;
    }

    /**
     * Life of the order.
     *
     * @return ns, 0 when {@link #timeInForce()} says it all
     */
    public long validNs() {
        return validNs;
    }

    /**
     * Whether profits are taken in two steps.
     *
     * @return false for one target or none
     */
    public boolean isLadder() {
        return ladder;
    }

    /**
     * Whether the entry follows the market.
     *
     * @return false when it waits
     */
    public boolean isChase() {
        return chase;
    }

    /**
     * Factor on the size.
     *
     * @return above 0 and at most 1
     */
    public double weight() {
        return weight;
    }
}
