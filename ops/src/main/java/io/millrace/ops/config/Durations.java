package io.millrace.ops.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(ns|us|ms|s|m|h|d)");
    private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};

    private Durations() {}

    static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it must be " + Kind.DURATION.expectation());
        }
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unitNs(matcher.group(2)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("it must be shorter than 292 years", e);
        }
    }

    static String toText(long ns) {
        for (String unit : UNITS) {
            long length = unitNs(unit);
            if (ns % length == 0 && ns / length > 0) {
                return ns / length + unit;
            }
        }
        return "0s";
    }

    private static long unitNs(String unit) {
        return switch (unit) {
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> 1L;
        };
    }
}
