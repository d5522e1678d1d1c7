package io.millrace.ops.research;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.bar.PriceRange;
import io.millrace.model.fixed.FixedPoint;

import java.math.BigDecimal;

/** Numbers as they stand in tables: exact, without exponent, no digit too many. Any thread. */
final class TableText {

    private TableText() {}

    /** Open, high, low, close and volume, each behind a comma. */
    static void prices(StringBuilder line, Bar bar) {
        fixed(line, bar.open());
        fixed(line, bar.high());
        fixed(line, bar.low());
        fixed(line, bar.close());
        fixed(line, bar.volume());
    }

    /** Open, high, low and close of a side, each behind a comma. */
    static void side(StringBuilder line, PriceRange side) {
        fixed(line, side.open());
        fixed(line, side.high());
        fixed(line, side.low());
        fixed(line, side.close());
    }

    private static void fixed(StringBuilder line, long value) {
        FixedPoint.append(line.append(','), value);
    }

    /**
     * The shortest decimal that reads back to the same double.
     *
     * @return empty for NaN, {@code inf} and {@code -inf} for infinities
     */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
