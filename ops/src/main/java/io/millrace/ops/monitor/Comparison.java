package io.millrace.ops.monitor;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.StateFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.StateCause;
import io.millrace.risk.state.HealthWatch;

import java.math.BigDecimal;
import java.util.StringJoiner;

/**
 * What was measured when the trading state changed, and what it was compared with, in the unit of
 * its cause. Immutable.
 *
 * @param unit of both
 * @param value as in the record; {@link FixedPoint#NONE} when it could not be computed
 * @param limit as in the record
 */
public record Comparison(Unit unit, long value, long limit) {

    /** Nothing was compared. */
    public static final Comparison NOTHING = new Comparison(Unit.AMOUNT, 0, 0);

    private static final int NANO_DIGITS = 9;
    private static final long NS_IN_LAST_DIGIT = 10;
    private static final long MIB = 1L << 20;
    private static final String[] LINK = {
        "link down", "private stream down", "reconciling", "comparison failed"
    };

    /** What the numbers of a comparison are, and what their unit is called. */
    public enum Unit {
        /** Money, a price or a size: fixed point. */
        AMOUNT("amount"),
        /** Nanoseconds; told in seconds. */
        TIME("s"),
        /** Bytes; told in MiB. */
        ROOM("MiB"),
        /** A whole number. */
        COUNT("count"),
        /** What is wrong with the venue's link, one bit for each. */
        BITS("bits");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        /** {@return what it is called in a dump} */
        public String label() {
            return label;
        }
    }

    /**
     * Reads a change of the trading state. A fault in the data has the unit of the DATA_QUALITY
     * record before it, which is not known here: it is told as an amount.
     *
     * @param change the record
     * @return what it compares
     */
    public static Comparison of(StateFlyweight change) {
        return new Comparison(unit(change), change.value(), change.limit());
    }

    /** The same, where the newest fault in the data is known. */
    static Comparison of(StateFlyweight change, QualityKind fault) {
        boolean isData = change.cause() == StateCause.DATA.code();
        return isData ? new Comparison(unit(fault), change.value(), change.limit()) : of(change);
    }

    private static Unit unit(StateFlyweight change) {
        long value = change.value();
        long limit = change.limit();
        return switch (StateCause.ofCode(change.cause())) {
            case CLOCK_SKEW, STALE_MARK, CLEARED -> Unit.TIME;
            case UNKNOWN_ORDER, FLATTEN_PENDING_OPEN -> Unit.COUNT;
            // A link that is up has been silent for too long; one that is not has no limit.
            case VENUE_LINK -> limit == 0 ? Unit.BITS : Unit.TIME;
            // Records wait for longer than they may, or for less than no time; room is too small.
            case JOURNAL -> value < 0 || value > limit ? Unit.TIME : Unit.ROOM;
            case CRITICAL -> ofFailure(change);
            case NONE,
                    START_UP,
                    DAILY_LOSS,
                    DRAWDOWN,
                    CONCENTRATION,
                    MANUAL,
                    WATCHDOG,
                    LATCH,
                    DATA,
                    RESET,
                    SOFT_LOSS,
                    GATEWAY_GUARD,
                    LADDER,
                    UNEXPECTED_FILL ->
                    Unit.AMOUNT;
        };
    }

    /** An order that broke check 21 has its intent as limit and as base; the venue has no base. */
    private static Unit ofFailure(StateFlyweight change) {
        if (change.base() != 0) {
            return Unit.AMOUNT;
        }
        if (change.limit() == HealthWatch.DOWN_NS) {
            return Unit.TIME;
        }
        return change.limit() == HealthWatch.FAILED_COMPARISONS ? Unit.COUNT : Unit.AMOUNT;
    }

    private static Unit unit(QualityKind fault) {
        return switch (fault) {
            case GAP, LATE, OUT_OF_ORDER, STALE -> Unit.TIME;
            case RECOVERED, MISSING, DUPLICATE, FROZEN, RENUMBERED -> Unit.COUNT;
            case DOUBTED, CROSSED, LOCKED, OUTLIER -> Unit.AMOUNT;
        };
    }

    /**
     * What was measured, for people.
     *
     * @return number and unit, such as {@code 15.2 s}; money and sizes have none
     */
    public String valueText() {
        return text(value);
    }

    /**
     * What it was compared with, for people.
     *
     * @return number and unit
     */
    public String limitText() {
        return text(limit);
    }

    private String text(long number) {
        if (number == NONE) {
            return FixedPoint.toText(NONE);
        }
        return switch (unit) {
            case AMOUNT -> FixedPoint.toText(number);
            case TIME -> seconds(number) + " s";
            case ROOM -> FixedPoint.toText(amount(number)) + " MiB";
            case COUNT -> Long.toString(number);
            case BITS -> bits(number);
        };
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String bits(long flags) {
        StringJoiner names = new StringJoiner(", ", flags + " (", ")");
        for (int bit = 0; bit < LINK.length; bit++) {
            if ((flags & (1L << bit)) != 0) {
                names.add(LINK[bit]);
            }
        }
        return flags == 0 ? "0" : names.toString();
    }

    /**
     * What was measured, for machines.
     *
     * @return fixed point, in the unit: seconds are cut to 1e-8; {@link FixedPoint#NONE} when it
     *     could not be computed
     */
    public long valueAmount() {
        return amount(value);
    }

    /**
     * What it was compared with, for machines.
     *
     * @return fixed point, in the unit
     */
    public long limitAmount() {
        return amount(limit);
    }

    private long amount(long number) {
        if (number == NONE) {
            return NONE;
        }
        return switch (unit) {
            case AMOUNT -> number;
            case TIME -> number / NS_IN_LAST_DIGIT;
            case ROOM ->
                    Notional.multiplyDivide(
                            number, FixedPoint.ONE, MIB, Notional.Rounding.HALF_EVEN);
            case COUNT, BITS ->
                    Notional.multiplyDivide(number, FixedPoint.ONE, 1, Notional.Rounding.HALF_EVEN);
        };
    }
}
