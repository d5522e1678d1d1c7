package io.millrace.feed.text;

import io.millrace.model.fixed.FixedPoint;

/**
 * Reads the time column. The first row decides between text (ISO 8601, or a date with slashes) and
 * epoch number and, from its magnitude, on the unit; from then on both are fixed. Nothing is
 * allocated.
 */
public final class Times {

    /** 1990-01-01T00:00:00Z. */
    public static final long EARLIEST_NS = 631_152_000L * 1_000_000_000;

    /** 2100-01-01T00:00:00Z, the first instant that is too late. */
    public static final long LATEST_NS = 4_102_444_800L * 1_000_000_000;

    /** Form of a column that says nothing about itself. */
    public static final int UNKNOWN = -2;

    /** Form {@code yyyyMMdd HHmmss}. */
    public static final int COMPACT = -3;

    private static final int ISO = -1;
    private static final int SLASHES = -4;
    private static final int[] SCALES = {9, 6, 3, 0};

    private final Decimals decimals = new Decimals();
    private final IsoTime iso = new IsoTime();
    private final PlainTime plain = new PlainTime();

    /** Decimals from the unit to nanoseconds: 9 for s, 6 for ms, 3 for µs, 0 for ns. */
    private int form;

    /**
     * Reads a column.
     *
     * @param form decimals from its unit to nanoseconds, {@link #COMPACT} or {@link #UNKNOWN}
     */
    public Times(int form) {
        this.form = form;
    }

    /**
     * Reads one time.
     *
     * @param bytes text
     * @param from first byte
     * @param to behind the last byte
     * @return ns since 1970-01-01 UTC, perhaps out of {@link #EARLIEST_NS} to {@link #LATEST_NS},
     *     or {@link FixedPoint#NONE} when it is no time
     */
    public long parse(byte[] bytes, int from, int to) {
        if (form >= 0) {
            long timeNs = decimals.parse(bytes, from, to, form);
            return decimals.problem() == Decimals.Problem.TOO_LARGE ? 0 : timeNs;
        }
        return switch (form) {
            case ISO -> iso.parse(bytes, from, to);
            case SLASHES -> plain.parseSlashes(bytes, from, to);
            case COMPACT -> plain.parseCompact(bytes, from, to);
            default -> parseFirst(bytes, from, to);
        };
    }

    /**
     * What a time should look like.
     *
     * @return for messages
     */
    public String expected() {
        return switch (form) {
            case UNKNOWN ->
                    "it must be an epoch number in s, ms, µs or ns, or text such as"
                            + " 2024-01-31T09:30:00Z";
            case ISO -> "it must be text such as 2024-01-31T09:30:00Z, as in the first row";
            case SLASHES -> "it must be month/day/year such as 1/31/2024, as in the first row";
            case COMPACT -> "it must be text such as 20240131 093000";
            case 9 -> "it must be an epoch number in s";
            case 6 -> "it must be an epoch number in ms";
            case 3 -> "it must be an epoch number in µs";
            default -> "it must be an epoch number in ns";
        };
    }

    private long parseFirst(byte[] bytes, int from, int to) {
        long text = iso.parse(bytes, from, to);
        if (text != FixedPoint.NONE) {
            form = ISO;
            return text;
        }
        text = plain.parseSlashes(bytes, from, to);
        if (text != FixedPoint.NONE) {
            form = SLASHES;
            return text;
        }
        long answer = FixedPoint.NONE;
        for (int scale : SCALES) {
            long timeNs = decimals.parse(bytes, from, to, scale);
            if (decimals.problem() == Decimals.Problem.NO_NUMBER) {
                return FixedPoint.NONE;
            }
            if (timeNs >= EARLIEST_NS && timeNs < LATEST_NS) {
                form = scale;
                return timeNs;
            }
            answer = 0;
        }
        return answer;
    }
}
