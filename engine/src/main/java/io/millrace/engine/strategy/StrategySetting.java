package io.millrace.engine.strategy;

/**
 * One setting of a strategy.
 *
 * @param key name below {@code [strategy.<name>]}
 * @param kind what values look like
 * @param standard default; 0 or 1 for a flag
 * @param least smallest value allowed
 * @param most largest value allowed
 * @param meaning one sentence with the unit
 */
public record StrategySetting(
        String key, Kind kind, double standard, double least, double most, String meaning) {

    /** What values look like. */
    public enum Kind {
        /** A decimal number. */
        NUMBER,
        /** A whole number. */
        WHOLE,
        /** True or false. */
        FLAG
    }

    /** Checks the default against the range. */
    public StrategySetting {
        if (!(standard >= least && standard <= most)) {
            throw new IllegalArgumentException(
                    key
                            + " has the default "
                            + standard
                            + "; it must be from "
                            + least
                            + " to "
                            + most);
        }
    }

    /**
     * A decimal number.
     *
     * @param key name
     * @param standard default
     * @param least smallest value
     * @param most largest value
     * @param meaning one sentence
     * @return the setting
     */
    public static StrategySetting number(
            String key, double standard, double least, double most, String meaning) {
        return new StrategySetting(key, Kind.NUMBER, standard, least, most, meaning);
    }

    /**
     * A whole number.
     *
     * @param key name
     * @param standard default
     * @param least smallest value
     * @param most largest value
     * @param meaning one sentence
     * @return the setting
     */
    public static StrategySetting whole(
            String key, int standard, int least, int most, String meaning) {
        return new StrategySetting(key, Kind.WHOLE, standard, least, most, meaning);
    }

    /**
     * True or false.
     *
     * @param key name
     * @param standard default
     * @param meaning one sentence
     * @return the setting
     */
    public static StrategySetting flag(String key, boolean standard, String meaning) {
        return new StrategySetting(key, Kind.FLAG, standard ? 1 : 0, 0, 1, meaning);
    }
}
