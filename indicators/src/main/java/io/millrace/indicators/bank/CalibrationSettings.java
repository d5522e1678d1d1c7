package io.millrace.indicators.bank;

/**
 * How often and over how much a {@link Calibration} is done. Immutable; checked here.
 *
 * @param lookback bars that are read back, 2 to 4,000
 * @param interval bars from one calibration to the next, at least 1
 * @param minReadings readings without which none is done, 2 to {@code lookback}
 */
public record CalibrationSettings(int lookback, int interval, int minReadings) {

    private static final int MAX_LOOKBACK = 4_000; // sorting more would hold a bar up
    private static final CalibrationSettings DEFAULTS = new CalibrationSettings(252, 21, 100);

    /** Checks every number, also against each other. */
    public CalibrationSettings {
        check("lookback", lookback, 2, MAX_LOOKBACK);
        check("interval", interval, 1, Integer.MAX_VALUE);
        check("minReadings", minReadings, 2, lookback);
    }

    /**
     * Those of the specification: 252 bars back, every 21 bars, at least 100 readings.
     *
     * @return the same object at each call
     */
    public static CalibrationSettings defaults() {
        return DEFAULTS;
    }

    private static void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "CalibrationSettings: "
                            + name
                            + " is "
                            + value
                            + "; it must be a whole number from "
                            + min
                            + " to "
                            + max);
        }
    }
}
