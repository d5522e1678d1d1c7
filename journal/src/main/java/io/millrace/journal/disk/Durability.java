package io.millrace.journal.disk;

/**
 * When records are put on the disk, and how much room must stay there.
 *
 * @param policy when
 * @param intervalNs longest time between two forces under {@link Policy#INTERVAL}; else 0
 * @param floorBytes room below which the journal asks for an end; 0 for no floor
 * @param disk that takes the journal's own files
 */
public record Durability(Policy policy, long intervalNs, long floorBytes, Disk disk) {

    /** When records are forced. Head, manifest and seal always are. */
    public enum Policy {
        /** Never: the system writes them when it likes. */
        NONE,
        /** Again and again, by a thread of its own; orders do not wait. */
        INTERVAL,
        /** Before an order leaves. */
        ORDERS,
        /** With every excerpt. */
        ALWAYS
    }

    /** Checks that an interval belongs to its policy. */
    public Durability {
        if ((policy == Policy.INTERVAL) != (intervalNs > 0) || intervalNs < 0 || floorBytes < 0) {
            throw new IllegalArgumentException(
                    "durability " + policy + " with " + intervalNs + " ns, floor " + floorBytes);
        }
    }

    /**
     * Forces nothing between head and seal; no floor.
     *
     * @return on the disk of this machine
     */
    public static Durability none() {
        return new Durability(Policy.NONE, 0, 0, Disk.system());
    }

    /** Whether an order waits until its cause is on the disk. */
    boolean holdsOrders() {
        return policy == Policy.ORDERS || policy == Policy.ALWAYS;
    }
}
