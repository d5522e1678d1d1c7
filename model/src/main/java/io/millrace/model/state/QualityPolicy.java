package io.millrace.model.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done about a fault in the data. */
public enum QualityPolicy {
    /** It is not looked for. */
    IGNORE,
    /** It is counted; the tick is used. */
    COUNT,
    /** The tick is used, and the instrument is suspect: no order until enough good ticks came. */
    MARK,
    /** The tick is not used, and the instrument is suspect. */
    SKIP,
    /** The tick is not used, and trading halts. */
    REFUSE;

    private static final QualityPolicy[] BY_CODE = values();

    /**
     * Number in the journal; the order of the constants is part of its format.
     *
     * @return 0 or above
     */
    public int code() {
        return ordinal();
    }

    /**
     * Constant of a number in the journal.
     *
     * @param code as {@link #code()} gives it
     * @return the constant
     */
    public static QualityPolicy ofCode(int code) {
        return BY_CODE[code];
    }

    /**
     * Reads a name from the settings.
     *
     * @param label in lower case
     * @return the policy
     * @throws IllegalArgumentException when there is none of that name
     */
    public static QualityPolicy parse(String label) {
        for (QualityPolicy policy : BY_CODE) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(label)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "is \""
                        + label
                        + "\"; it must be one of "
                        + Arrays.stream(BY_CODE)
                                .map(policy -> policy.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }
}
