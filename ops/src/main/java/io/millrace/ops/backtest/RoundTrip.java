package io.millrace.ops.backtest;

import io.millrace.model.state.Side;

/**
 * One trade: from the fill that opened a position of a strategy to the fill that ended it, or to
 * the end of the run.
 *
 * @param id from 1, in the order of the entries
 * @param strategy its name
 * @param symbol of the instrument
 * @param side BUY for a long position, SELL for a short one
 * @param size fixed point, all that was entered
 * @param entry when and at what
 * @param exit when and at what; of an open trade the end of the run and its value there
 * @param open whether it was open at the end
 * @param result what it came to
 * @param cause why it was entered and left
 */
public record RoundTrip(
        long id,
        String strategy,
        String symbol,
        Side side,
        long size,
        Leg entry,
        Leg exit,
        boolean open,
        Result result,
        Cause cause) {

    /**
     * One end of a trade.
     *
     * @param timeNs engine time of its first fill when it is the entry, of its last when the exit
     * @param price fixed point, mean over the fills
     * @param orderSequence cause of the order of that fill; 0 for an end without an order
     * @param orderNumber number of the order under its cause
     */
    public record Leg(long timeNs, long price, long orderSequence, int orderNumber) {

        /**
         * Name of the order, as {@code explain} takes it.
         *
         * @return for example {@code 28008.1}; empty without an order
         */
        public String order() {
            return orderSequence == 0 ? "" : orderSequence + "." + orderNumber;
        }
    }

    /**
     * Money, fixed point, quote currency.
     *
     * @param gross before fees and charges; of an open trade with what is not realised
     * @param fees paid for its fills
     * @param charges borrowing and funding while it was held
     * @param best largest profit that was not realised yet, 0 or above
     * @param worst largest loss that was not realised yet, 0 or below
     * @param risk lost at the stop of the entry as decided; 0 without a stop
     */
    public record Result(long gross, long fees, long charges, long best, long worst, long risk) {

        /**
         * After all costs.
         *
         * @return fixed point
         */
        public long net() {
            return gross - fees - charges;
        }

        /**
         * Result in units of the risk taken.
         *
         * @return NaN without a stop
         */
        public double multiple() {
            return risk == 0 ? Double.NaN : (double) net() / risk;
        }
    }

    /**
     * Why.
     *
     * @param regime of the market at the decision that caused the entry; empty without a decision
     * @param signalReason of that decision; empty without one
     * @param exitReason reason of the decision to leave, or role of the closing order; empty when
     *     open
     */
    public record Cause(String regime, String signalReason, String exitReason) {}
}
