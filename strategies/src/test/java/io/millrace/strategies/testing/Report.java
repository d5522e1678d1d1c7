package io.millrace.strategies.testing;

import io.millrace.engine.strategy.ExecutionReport;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;

/** A broker's answer about instrument 0, made by hand. */
public record Report(
        ExecutionKind kind,
        OrderRole role,
        Side side,
        long price,
        long size,
        long position,
        long roundTripPnl)
        implements ExecutionReport {

    /** An entry that works. */
    public static Report accepted(Side side) {
        return without(ExecutionKind.ACCEPTED, side);
    }

    /** An entry that found no price. */
    public static Report expired(Side side) {
        return without(ExecutionKind.EXPIRED, side);
    }

    private static Report without(ExecutionKind kind, Side side) {
        return new Report(kind, OrderRole.ENTRY, side, FixedPoint.NONE, 0, 0, FixedPoint.NONE);
    }

    /** An entry that traded; the position after it is given, signed. */
    public static Report entry(double price, double size, double position) {
        return new Report(
                ExecutionKind.FILL,
                OrderRole.ENTRY,
                position > 0 ? Side.BUY : Side.SELL,
                FixedPoint.fromDouble(price),
                FixedPoint.fromDouble(size),
                FixedPoint.fromDouble(position),
                FixedPoint.NONE);
    }

    /** An exit of a long position that ended a round trip with a result. */
    public static Report exit(double pnl) {
        return new Report(
                ExecutionKind.FILL,
                OrderRole.EXIT,
                Side.SELL,
                FixedPoint.ONE,
                FixedPoint.ONE,
                0,
                FixedPoint.fromDouble(pnl));
    }

    @Override
    public int instrumentId() {
        return 0;
    }

    @Override
    public long fee() {
        return 0;
    }
}
