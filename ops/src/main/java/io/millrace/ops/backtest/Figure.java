package io.millrace.ops.backtest;

import java.util.Locale;

/**
 * One number of a result.
 *
 * @param name in JSON
 * @param label for people
 * @param value any; what is not finite is undefined
 * @param unit how it is shown
 */
public record Figure(String name, String label, double value, Unit unit) {

    /** How a number is shown to people; in JSON it stands as it is. */
    public enum Unit {
        /** A part of one, shown as a percentage. */
        PART("%,.4f %%", 100),
        /** A plain number. */
        RATIO("%,.4f", 1),
        /** An amount of money. */
        MONEY("%,.2f", 1),
        /** A whole number. */
        COUNT("%,.0f", 1),
        /** Days and parts of a day. */
        DAYS("%,.2f days", 1);

        private final String format;
        private final double factor;

        Unit(String format, double factor) {
            this.format = format;
            this.factor = factor;
        }
    }

    /**
     * Text for people.
     *
     * @return the number in its unit, or "undefined"
     */
    public String text() {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, unit.format, value * unit.factor)
                : "undefined";
    }
}
