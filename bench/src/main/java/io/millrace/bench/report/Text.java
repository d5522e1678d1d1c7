package io.millrace.bench.report;

import java.util.Locale;

/** Numbers for people, the same in every locale. */
final class Text {

    private static final double THOUSAND = 1_000;

    private Text() {}

    /** Three or four digits that count, thousands with commas. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= THOUSAND) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 0.01 ? "%.3f" : "%.3g", value);
    }

    static String with(double value, String unit) {
        return unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }
}
