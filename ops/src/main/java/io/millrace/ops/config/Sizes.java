package io.millrace.ops.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them. */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");
    private static final String[] UNITS = {"GiB", "MiB", "KiB", "B"};

    private Sizes() {}

    static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it must be " + Kind.SIZE.expectation());
        }
        return Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
    }

    static String toText(long bytes) {
        for (String unit : UNITS) {
            if (bytes % unit(unit) == 0 && bytes / unit(unit) > 0) {
                return bytes / unit(unit) + unit;
            }
        }
        return "0B";
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 1L;
        };
    }
}
