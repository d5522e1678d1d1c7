package io.millrace.ops.config;

import java.util.List;

/**
 * For how long the pipeline may stand still.
 *
 * @param deadManNs until orders are refused for good and what is open is cancelled; 0 for never
 * @param watchdogNs until the process is ended; 0 for never
 */
public record WatchSettings(long deadManNs, long watchdogNs) {

    /** Nobody watches. */
    public static final WatchSettings OFF = new WatchSettings(0, 0);

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long LEAST_NS = SECOND_NS;

    /** Checks that a patience is long enough to tell a pause from an end. */
    public WatchSettings {
        atLeast("dead_man", deadManNs);
        atLeast("watchdog", watchdogNs);
    }

    private static void atLeast(String name, long ns) {
        if (ns != 0 && ns < LEAST_NS) {
            throw new IllegalArgumentException(
                    name + " is " + Durations.toText(ns) + "; it must be at least 1s, or 0s");
        }
    }

    static void addKeys(List<Key> keys) {
        Keys.duration(
                keys,
                "pipeline.dead_man",
                5 * SECOND_NS,
                "time without proof of life of the pipeline after which orders are refused for good"
                        + " and open ones cancelled, stops excepted; 0s for never");
        Keys.duration(
                keys,
                "pipeline.watchdog",
                10 * SECOND_NS,
                "time for which the pipeline may stand still while input waits; then the process"
                        + " is ended; 0s for never");
    }

    /**
     * Reads the section.
     *
     * @param config all settings
     * @return the section
     * @throws IllegalArgumentException naming the setting that cannot be used
     */
    public static WatchSettings read(Config config) {
        return new WatchSettings(
                config.whole("pipeline.dead_man"), config.whole("pipeline.watchdog"));
    }
}
