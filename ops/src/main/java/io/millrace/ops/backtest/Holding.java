package io.millrace.ops.backtest;

/**
 * A trade that is open, and what is held of it.
 *
 * @param trade as if it ended now
 * @param size held, fixed point, signed
 * @param mark price it is valued at, fixed point
 * @param unrealised profit at the mark of what is held, before costs, fixed point
 */
public record Holding(RoundTrip trade, long size, long mark, long unrealised) {}
