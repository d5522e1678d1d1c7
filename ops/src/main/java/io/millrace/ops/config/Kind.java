package io.millrace.ops.config;

import io.millrace.model.fixed.FixedPoint;

import org.tomlj.TomlArray;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the value of a setting looks like in a file, and what it becomes. */
enum Kind {
    /** Text; becomes {@link String}. */
    TEXT("text in quotes"),
    /** Several texts; becomes a list of {@link String}. */
    TEXTS("a list of texts, such as [\"a.csv\", \"b.csv\"]"),
    /** One name or several; becomes a list of {@link String}. */
    NAMES("a name in quotes, or a list of names, such as [\"a\", \"b\"]"),
    /** Whole number; becomes {@link Long}. */
    WHOLE("a whole number"),
    /** Decimal number; becomes {@link Double}. */
    NUMBER("a number"),
    /** Amount or size; becomes fixed point {@link Long}. */
    AMOUNT("a number with at most 8 decimals"),
    /** Part of one; becomes basis points, {@link Long}. */
    FRACTION("a part of one with at most 4 decimals, such as 0.02"),
    /** Length of time; becomes nanoseconds, {@link Long}. */
    DURATION("a length of time in quotes, such as \"250ms\", \"5s\", \"1m\""),
    /** Number of bytes; becomes {@link Long}. */
    SIZE("a size in quotes, such as \"64MiB\", \"2GiB\""),
    /** True or false; becomes {@link Boolean}. */
    FLAG("true or false");

    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    private final String expectation;

    Kind(String expectation) {
        this.expectation = expectation;
    }

    String expectation() {
        return expectation;
    }

    /**
     * Reads a value of a TOML file.
     *
     * @throws IllegalArgumentException when it is of another kind
     */
    Object read(Object toml) {
        try {
            return switch (this) {
                case TEXT -> (String) toml;
                case TEXTS -> texts((TomlArray) toml);
                case NAMES ->
                        toml instanceof String text
                                ? List.of(text.split("\\s*,\\s*", -1))
                                : texts((TomlArray) toml);
                case WHOLE -> (Long) toml;
                case NUMBER -> finite(decimal(toml).doubleValue());
                case AMOUNT -> FixedPoint.parse(decimal(toml).toPlainString());
                case FRACTION -> decimal(toml).multiply(BASIS_POINTS).longValueExact();
                case DURATION -> Durations.parse((String) toml);
                case SIZE -> Sizes.parse((String) toml);
                case FLAG -> (Boolean) toml;
            };
        } catch (ClassCastException | ArithmeticException e) {
            throw new IllegalArgumentException("it must be " + expectation, e);
        }
    }

    private static List<String> texts(TomlArray array) {
        List<String> texts = new ArrayList<>();
        for (Object entry : array.toList()) {
            texts.add((String) entry);
        }
        return List.copyOf(texts);
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("it must be a finite number");
        }
        return value;
    }

    private static BigDecimal decimal(Object toml) {
        if (toml instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        double value = finite((Double) toml);
        if (Math.abs(value) > 1e18) {
            throw new ArithmeticException("absurd");
        }
        return BigDecimal.valueOf(value);
    }

    /** Writes a value the way a TOML file has it. */
    String write(Object value) {
        return switch (this) {
            case TEXT -> quoted((String) value);
            case TEXTS -> list(value);
            case NAMES ->
                    value instanceof List<?> names && names.size() == 1
                            ? quoted((String) names.getFirst())
                            : list(value);
            case WHOLE, FLAG -> value.toString();
            case NUMBER -> number((Double) value);
            case AMOUNT -> FixedPoint.toText((Long) value);
            case FRACTION ->
                    BigDecimal.valueOf((Long) value, 4).stripTrailingZeros().toPlainString();
            case DURATION -> quoted(Durations.toText((Long) value));
            case SIZE -> quoted(Sizes.toText((Long) value));
        };
    }

    private static String number(double value) {
        String text = BigDecimal.valueOf(value).toPlainString();
        return text.contains(".") ? text : text + ".0";
    }

    private static String list(Object value) {
        List<String> quoted = new ArrayList<>();
        for (Object entry : (List<?>) value) {
            quoted.add(quoted((String) entry));
        }
        return "[" + String.join(", ", quoted) + "]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
