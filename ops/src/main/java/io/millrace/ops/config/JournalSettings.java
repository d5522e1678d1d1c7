package io.millrace.ops.config;

import io.millrace.journal.disk.Disk;
import io.millrace.journal.disk.Durability;
import io.millrace.journal.disk.Durability.Policy;

import java.util.List;

/**
 * The section about the journal: its keys, and the record that is made of it.
 *
 * @param label the policy as it is written
 * @param policy when records are forced
 * @param intervalNs longest time between two forces; 0 unless the policy has one
 * @param ballastBytes room kept for the end of a run
 * @param floorBytes room that must be left on the disk
 * @param allowVolatile whether a live run may keep its home in memory or on a network's disk
 */
public record JournalSettings(
        String label,
        Policy policy,
        long intervalNs,
        long ballastBytes,
        long floorBytes,
        boolean allowVolatile) {

    private static final String INTERVAL = "interval:";
    private static final long LEAST_INTERVAL_NS = 1_000_000L;
    private static final long MIB = 1L << 20;

    static void addKeys(List<Key> keys) {
        keys.add(
                Key.of(
                        "journal.durability",
                        Kind.TEXT,
                        "interval:10ms",
                        "when records are forced to the disk: none, interval:10ms and the like,"
                                + " orders (before an order leaves), always; a backtest has none"));
        keys.add(
                Key.of(
                        "journal.ballast",
                        Kind.SIZE,
                        8 * MIB,
                        "room kept in the home, given back when the disk is full so that the end"
                                + " of a run fits"));
        keys.add(
                Key.of(
                        "journal.disk_floor",
                        Kind.SIZE,
                        256 * MIB,
                        "room that the disk must have: a run does not start with less, and ends"
                                + " HALTED when it gets less"));
        keys.add(
                Key.of(
                        "journal.allow_volatile",
                        Kind.FLAG,
                        false,
                        "whether a live run may have its home in memory or on a network's disk; a"
                                + " paper run only warns"));
        keys.add(
                Key.choice(
                        "journal.follower",
                        "auto",
                        List.of("auto", "on", "off"),
                        "whether a thread beside the run recomputes it from the journal, compares"
                                + " every output and takes snapshots; auto is on when the run is"
                                + " paced"));
        keys.add(
                Key.of(
                        "journal.archive",
                        Kind.TEXT,
                        ArchiveSettings.OFF,
                        "whether a run that has ended archives sealed epochs: off, or keep: and"
                                + " how many of the newest stay as they are, such as keep:10; a"
                                + " backtest never does"));
    }

    /**
     * {@return whether every record is forced within some time, so that its delay can be judged}
     */
    public boolean isForcedInTime() {
        return policy == Policy.INTERVAL || policy == Policy.ALWAYS;
    }

    /**
     * Reads the section.
     *
     * @param config all settings
     * @return the section
     * @throws IllegalArgumentException naming the setting that cannot be used
     */
    public static JournalSettings read(Config config) {
        String label = config.text("journal.durability");
        long intervalNs = 0;
        Policy policy;
        if (label.startsWith(INTERVAL)) {
            policy = Policy.INTERVAL;
            intervalNs = interval(label);
        } else {
            policy =
                    switch (label) {
                        case "none" -> Policy.NONE;
                        case "orders" -> Policy.ORDERS;
                        case "always" -> Policy.ALWAYS;
                        default -> throw wrong(label);
                    };
        }
        return new JournalSettings(
                label,
                policy,
                intervalNs,
                config.whole("journal.ballast"),
                config.whole("journal.disk_floor"),
                config.flag("journal.allow_volatile"));
    }

    private static long interval(String label) {
        long ns;
        try {
            ns = Durations.parse(label.substring(INTERVAL.length()));
        } catch (IllegalArgumentException e) {
            IllegalArgumentException wrong = wrong(label);
            wrong.initCause(e);
            throw wrong;
        }
        if (ns < LEAST_INTERVAL_NS) {
            throw wrong(label);
        }
        return ns;
    }

    private static IllegalArgumentException wrong(String label) {
        return new IllegalArgumentException(
                "durability is \""
                        + label
                        + "\"; it must be none, orders, always, or interval: and a time from 1ms,"
                        + " such as interval:10ms");
    }

    /**
     * The policy for the journal.
     *
     * @param disk of the home
     * @return the policy
     */
    public Durability durability(Disk disk) {
        return new Durability(policy, intervalNs, floorBytes, disk);
    }
}
