package io.millrace.feed;

import org.agrona.concurrent.NanoClock;

import java.util.regex.Pattern;

/**
 * How fast recorded time passes: as fast as the engine takes it, or so many times as fast as it
 * happened.
 *
 * @param speed recorded time per time that really passes, above 0 and at most 1,000,000, or {@link
 *     Double#POSITIVE_INFINITY} for no waiting at all
 */
public record Pacing(double speed) {

    /** No waiting at all. */
    public static final Pacing MAX = new Pacing(Double.POSITIVE_INFINITY);

    /** As fast as it happened. */
    public static final Pacing REAL_TIME = new Pacing(1);

    private static final double FASTEST = 1_000_000;
    private static final Pattern TIMES = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,6})?x");
    private static final String EXPECTED =
            "it must be max or a speed above 0 and at most 1000000x, such as 1x, 10x or 0.5x";

    /** Checks the speed. */
    public Pacing {
        boolean waits = speed > 0 && speed <= FASTEST;
        if (!waits && speed != Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("pacing is " + speed + "; " + EXPECTED);
        }
    }

    /**
     * So many times as fast as it happened.
     *
     * @param speed above 0 and at most 1,000,000
     * @return the pacing
     * @throws IllegalArgumentException when the speed is out of range
     */
    public static Pacing times(double speed) {
        return new Pacing(speed);
    }

    /**
     * Reads {@code max}, or a speed such as {@code 1x}, {@code 10x} or {@code 0.5x}.
     *
     * @param text what stands on the command line
     * @return the pacing
     * @throws IllegalArgumentException when it is neither
     */
    public static Pacing parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        if (TIMES.matcher(text).matches()) {
            double speed = Double.parseDouble(text.substring(0, text.length() - 1));
            if (speed > 0 && speed <= FASTEST) {
                return new Pacing(speed);
            }
        }
        throw new IllegalArgumentException("pacing is \"" + text + "\"; " + EXPECTED);
    }

    /**
     * Starts the pace for one source.
     *
     * @param clock time that really passes; never read when there is no waiting
     * @return a pacer that begins with the first event it is asked about
     */
    public Pacer start(NanoClock clock) {
        return new Pacer(this, clock);
    }

    /**
     * Text that {@link #parse} reads.
     *
     * @return for example {@code max} or {@code 0.5x}
     */
    public String label() {
        if (speed == Double.POSITIVE_INFINITY) {
            return "max";
        }
        return java.math.BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString() + "x";
    }
}
