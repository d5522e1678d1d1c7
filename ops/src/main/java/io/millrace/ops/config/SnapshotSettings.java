package io.millrace.ops.config;

import java.util.List;

/**
 * When snapshots of the trading state are taken.
 *
 * @param atEnd whether one is taken when a run ends in order
 * @param interval inputs between two snapshots of the follower, above 0
 * @param follower who recomputes the run beside it
 */
public record SnapshotSettings(boolean atEnd, long interval, String follower) {

    private static final long INTERVAL = 1_000_000;

    /** Checks the interval. */
    public SnapshotSettings {
        if (interval < 1) {
            throw new ConfigException("snapshot.interval is " + interval + "; it must be above 0");
        }
    }

    static void addKeys(List<Key> keys) {
        keys.add(
                Key.of(
                        "snapshot.at_end",
                        Kind.FLAG,
                        true,
                        "whether a snapshot is taken when a run ends in order; a backtest takes"
                                + " none"));
        keys.add(
                Key.of(
                        "snapshot.interval",
                        Kind.WHOLE,
                        INTERVAL,
                        "inputs between two snapshots of the follower"));
    }

    /**
     * Reads the section.
     *
     * @param config all settings
     * @return the section
     * @throws ConfigException when a value cannot be used
     */
    public static SnapshotSettings read(Config config) {
        return new SnapshotSettings(
                config.flag("snapshot.at_end"),
                config.whole("snapshot.interval"),
                config.text("journal.follower"));
    }

    /**
     * Whether the run is followed.
     *
     * @param speed pace of the run, as in {@code run.speed}
     * @return true when somebody recomputes it
     */
    public boolean isFollowed(String speed) {
        return follower.equals("on") || (follower.equals("auto") && !speed.equals("max"));
    }
}
