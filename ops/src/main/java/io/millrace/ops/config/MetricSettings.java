package io.millrace.ops.config;

/**
 * How results are measured.
 *
 * @param riskFree return of a year without risk, a part of one, above -1 and at most 1
 * @param periods days with returns in a year, 1 to 366
 * @param sample whether deviations are those of a sample, not of a population
 */
public record MetricSettings(double riskFree, int periods, boolean sample) {

    /** Checks the ranges. */
    public MetricSettings {
        if (!(riskFree > -1 && riskFree <= 1)) {
            throw new ConfigException(
                    "metrics.risk_free is " + riskFree + "; it must be above -1 and at most 1");
        }
        if (periods < 1 || periods > 366) {
            throw new ConfigException(
                    "metrics.periods is " + periods + "; it must be from 1 to 366");
        }
    }

    /**
     * Reads the settings.
     *
     * @param config all settings
     * @return those of the metrics
     */
    public static MetricSettings from(Config config) {
        return new MetricSettings(
                config.number("metrics.risk_free"),
                Math.clamp(config.whole("metrics.periods"), -1, 1_000_000),
                config.text("metrics.deviation").equals("sample"));
    }
}
