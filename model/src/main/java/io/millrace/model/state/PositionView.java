package io.millrace.model.state;

import io.millrace.model.fixed.FixedPoint;

/**
 * What one strategy holds and has asked for, as it may see it. Read on the engine's thread, within
 * the event in hand. Sizes are those of the strategy alone, not of others in the same run.
 */
public interface PositionView {

    /**
     * Size held.
     *
     * @param instrumentId id
     * @return fixed point, signed, 0 when flat
     */
    long size(int instrumentId);

    /**
     * Mean price of what is held.
     *
     * @param instrumentId id
     * @return fixed point, {@link FixedPoint#NONE} when flat
     */
    long averagePrice(int instrumentId);

    /**
     * Price of the working protective stop.
     *
     * @param instrumentId id
     * @return fixed point, {@link FixedPoint#NONE} when there is none
     */
    long stopPrice(int instrumentId);

    /**
     * Whether an entry or exit is under way.
     *
     * @param instrumentId id
     * @return true while an order is open that is neither a protective stop nor a profit target
     */
    boolean isBusy(int instrumentId);

    /**
     * Size held by all strategies together.
     *
     * @param instrumentId id
     * @return fixed point, signed
     */
    long netSize(int instrumentId);

    /**
     * Limit price of the oldest entry that works.
     *
     * @param instrumentId id
     * @return fixed point, {@link FixedPoint#NONE} when there is none
     */
    long entryPrice(int instrumentId);

    /**
     * Equity of the account: cash and positions at their marks.
     *
     * @return fixed point, account currency; {@link FixedPoint#NONE} after an overflow
     */
    long equity();
}
