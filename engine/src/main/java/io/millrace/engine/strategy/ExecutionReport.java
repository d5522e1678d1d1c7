package io.millrace.engine.strategy;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

/** A broker's answer to an order of the strategy that reads it. Valid during the call. */
public interface ExecutionReport {

    /**
     * What it is about.
     *
     * @return instrument id
     */
    int instrumentId();

    /**
     * What it says.
     *
     * @return kind
     */
    ExecutionKind kind();

    /**
     * Why the order existed.
     *
     * @return role
     */
    OrderRole role();

    /**
     * Side of the order.
     *
     * @return buy or sell
     */
    Side side();

    /**
     * Price of a fill.
     *
     * @return fixed point, {@link FixedPoint#NONE} when nothing traded
     */
    long price();

    /**
     * Size of a fill.
     *
     * @return fixed point, unsigned, 0 when nothing traded
     */
    long size();

    /**
     * Fee of a fill.
     *
     * @return fixed point, above 0 when paid
     */
    long fee();

    /**
     * What the strategy holds now.
     *
     * @return fixed point, signed
     */
    long position();

    /**
     * Profit of the strategy's round trip that this fill ended, after fees.
     *
     * @return fixed point, {@link FixedPoint#NONE} when it ended none
     */
    long roundTripPnl();
}
