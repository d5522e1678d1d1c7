package io.millrace.feed.synthetic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which synthetic market: the same count, seed and instruments give the same ticks on every
 * machine.
 *
 * @param count ticks over all instruments, 1 to 10,000,000,000
 * @param seed any number
 */
public record Synthetic(long count, long seed) {

    private static final long LARGEST = 10_000_000_000L;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):(-?[0-9]{1,18})");

    /** Checks the count. */
    public Synthetic {
        if (count < 1 || count > LARGEST) {
            throw new IllegalArgumentException(
                    "synthetic count is " + count + "; it must be 1 to " + LARGEST);
        }
    }

    /**
     * Reads {@code count:seed}.
     *
     * @param text for example {@code 2000000:7}
     * @return the market
     * @throws IllegalArgumentException when it has another form
     */
    public static Synthetic parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "synthetic is \"" + text + "\"; it must be count:seed, such as 2000000:7");
        }
        return new Synthetic(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /**
     * Text that {@link #parse} reads.
     *
     * @return for example {@code 2000000:7}
     */
    public String label() {
        return count + ":" + seed;
    }
}
