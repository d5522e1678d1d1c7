package io.millrace.feed.capture;

/**
 * Keeps a local order book out of updates and a snapshot, as the venue says: updates are numbered
 * without holes, and those the snapshot already contains do not count. Updates may come before the
 * snapshot. After a hole the book is empty until the next snapshot.
 *
 * <p>Not thread-safe.
 */
final class LocalBook {

    private static final long NONE = -1;

    private final BookSide bids = BookSide.ofBids();
    private final BookSide asks = BookSide.ofAsks();

    /** Last update before the unbroken run of those seen. */
    private long runStart = NONE;

    private long lastUpdate = NONE;
    private long snapshot = NONE;
    private long faults;

    BookSide bids() {
        return bids;
    }

    BookSide asks() {
        return asks;
    }

    /** Holes between updates, and snapshots that do not fit. */
    long faults() {
        return faults;
    }

    /** Whether a snapshot and all updates since are in. */
    boolean isComplete() {
        return snapshot != NONE;
    }

    /** Whether there is a best bid and a best ask, and both are known for certain. */
    boolean hasTop() {
        return isComplete() && bids.count() > 0 && asks.count() > 0;
    }

    /**
     * Notes an update before its levels are set.
     *
     * @param before number of the update before it, as far as it says
     * @param last its last number
     * @return false when it brings nothing new, and its levels must not be set
     */
    boolean begin(long before, long last) {
        if (last <= lastUpdate) {
            return false;
        }
        boolean continues = lastUpdate == NONE ? snapshot == NONE : before <= lastUpdate;
        if (lastUpdate == NONE && snapshot != NONE) {
            continues = before <= snapshot;
        }
        if (!continues) {
            faults++;
            restart();
        }
        runStart = runStart == NONE ? before : runStart;
        lastUpdate = last;
        return last > snapshot;
    }

    /** Sets a level of the update at hand; false when there is no room. */
    boolean set(boolean bid, long price, long size) {
        return (bid ? bids : asks).set(price, size, lastUpdate, !isComplete());
    }

    /**
     * Notes a snapshot before its levels are set.
     *
     * @param update its number
     * @return false when updates behind it are missing or it is older than the book; its levels
     *     must not be set
     */
    boolean beginSnapshot(long update) {
        if (isComplete() && update <= Math.max(snapshot, lastUpdate)) {
            return false;
        }
        if (runStart > update) {
            faults++;
            return false;
        }
        bids.dropUntil(update);
        asks.dropUntil(update);
        snapshot = update;
        return true;
    }

    /** Sets a level of the snapshot at hand; false when there is no room. */
    boolean setSnapshot(boolean bid, long price, long size) {
        return (bid ? bids : asks).setOlder(price, size, snapshot);
    }

    /** Ends a snapshot. */
    void endSnapshot() {
        bids.dropRemoved();
        asks.dropRemoved();
    }

    private void restart() {
        bids.clear();
        asks.clear();
        runStart = NONE;
        lastUpdate = NONE;
        snapshot = NONE;
    }
}
