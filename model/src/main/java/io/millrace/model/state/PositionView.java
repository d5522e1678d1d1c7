package io.millrace.model.state;

import io.millrace.model.fixed.FixedPoint;

/**
 * What we hold, as strategies may see it. Read on the engine's thread, within the event in hand.
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
     * @return true while an order other than the protective stop is open
     */
    boolean isBusy(int instrumentId);
}
