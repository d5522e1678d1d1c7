package io.millrace.risk.state;

import io.millrace.model.command.LimitName;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import java.util.Arrays;

/**
 * The limits that an operator may change while running, at their values now. They change by a
 * journaled command alone, and are part of the state. Engine's thread.
 */
public final class LiveLimits {

    private static final long ONE = 10_000;
    private static final int COUNT = LimitName.values().length;

    private final long[] values;

    /**
     * Limits as the settings have them.
     *
     * @param initial a value for each {@link LimitName}, in the order of their codes
     */
    public LiveLimits(long[] initial) {
        if (initial.length != COUNT) {
            throw new IllegalArgumentException(
                    "limits: there are " + initial.length + "; there must be " + COUNT);
        }
        values = initial.clone();
    }

    /** Limits of the kill switch alone; the others are as wide as they go. */
    static LiveLimits of(KillLimits kill) {
        long[] widest = new long[COUNT];
        Arrays.fill(widest, Long.MAX_VALUE);
        widest[LimitName.SOFT_LOSS_BPS.code()] = ONE;
        widest[LimitName.DAILY_LOSS_BPS.code()] = kill.dailyLossBps();
        widest[LimitName.DRAWDOWN_BPS.code()] = kill.drawdownBps();
        widest[LimitName.CONCENTRATION_BPS.code()] = kill.concentrationBps();
        return new LiveLimits(widest);
    }

    /**
     * A limit.
     *
     * @param name which
     * @return its value now, in its unit
     */
    public long of(LimitName name) {
        return values[name.code()];
    }

    /**
     * Part of an amount that a limit in basis points allows.
     *
     * @param name which
     * @param amount fixed point
     * @return fixed point, {@link FixedPoint#NONE} when it cannot be computed
     */
    public long share(LimitName name, long amount) {
        return Notional.basisPoints(amount, values[name.code()]);
    }

    /**
     * Changes a limit.
     *
     * @param name which
     * @param value in its unit
     * @return false when the value is out of range, also against the other limits; nothing has
     *     changed then
     */
    public boolean set(LimitName name, long value) {
        if (value < least(name) || value > most(name)) {
            return false;
        }
        values[name.code()] = value;
        return true;
    }

    /** All orders together may not be fewer than those of one instrument. */
    private long least(LimitName name) {
        return switch (name) {
            case MAX_ORDER_VALUE -> FixedPoint.ONE;
            case MAX_OPEN_ORDERS -> of(LimitName.MAX_OPEN_ORDERS_PER_SYMBOL);
            default -> 1;
        };
    }

    private long most(LimitName name) {
        return switch (name) {
            case MAX_ORDER_VALUE -> Long.MAX_VALUE;
            case MAX_OPEN_ORDERS -> 200;
            case MAX_OPEN_ORDERS_PER_SYMBOL -> of(LimitName.MAX_OPEN_ORDERS);
            case MAX_POSITIONS -> 4_096;
            case SOFT_LOSS_BPS, DAILY_LOSS_BPS, DRAWDOWN_BPS -> ONE;
            case MAX_ORDER_VALUE_BPS, MAX_POSITION_BPS, MAX_EXPOSURE_BPS, CONCENTRATION_BPS ->
                    10 * ONE;
        };
    }

    /**
     * Writes all values.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("limits");
        for (long value : values) {
            sink.putLong(value);
        }
    }

    /**
     * Takes over saved values.
     *
     * @param source holds them
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("limits");
        for (int i = 0; i < COUNT; i++) {
            values[i] = source.takeLong();
        }
    }
}
