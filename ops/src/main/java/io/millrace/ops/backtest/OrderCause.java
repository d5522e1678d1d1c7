package io.millrace.ops.backtest;

/**
 * Why an order exists: what its decision said.
 *
 * @param regime name; empty without a decision
 * @param reason name; empty without a decision
 * @param risk fixed point, lost at the stop; 0 when not known
 */
record OrderCause(String regime, String reason, long risk) {

    static final OrderCause UNKNOWN = new OrderCause("", "", 0);
}
