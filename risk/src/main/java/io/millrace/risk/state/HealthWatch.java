package io.millrace.risk.state;

import io.millrace.model.event.HealthFlyweight;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;

/**
 * What was last measured around the engine: journal, disk, venue link and clock. Before the first
 * HEALTH event, as in runs over files, nothing is known and nothing is judged. Engine's thread.
 */
public final class HealthWatch {

    /** Silence of the venue that is still allowed, ns. */
    public static final long SILENCE_NS = 15 * Timeframe.SECOND_NS;

    /** Silence of the venue that halts while something is held, ns. */
    public static final long DOWN_NS = 60 * Timeframe.SECOND_NS;

    /** How far the clocks may be apart, ns. */
    public static final long SKEW_NS = 5 * Timeframe.SECOND_NS;

    /** Comparisons with the venue that may fail one after the other; this one halts. */
    public static final int FAILED_COMPARISONS = 3;

    private static final int LINK_DOWN = 1;
    private static final int STREAM_DOWN = 2;
    private static final int RECONCILING = 4;
    private static final int FAILED = 8;

    private final SafetyLimits limits;
    private boolean known;
    private long durableLagNs;
    private long freeBytes;
    private long silentNs;
    private long skewNs;
    private int flags;
    private int failed;

    /**
     * Nothing measured yet.
     *
     * @param limits what is healthy
     */
    public HealthWatch(SafetyLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes what was measured.
     *
     * @param health the measurement
     */
    public void take(HealthFlyweight health) {
        known = true;
        durableLagNs = health.durableLagNs();
        freeBytes = health.freeBytes();
        silentNs = health.linkSilentNs();
        skewNs = health.clockSkewNs();
        flags = health.flags();
        if ((flags & FAILED) != 0) {
            failed++;
        } else if (!isReconciling()) {
            failed = 0;
        }
    }

    /**
     * Comparisons with the venue that failed since the last one that did not.
     *
     * @return 0 or more
     */
    public int failedComparisons() {
        return failed;
    }

    /**
     * Whether anything was ever measured.
     *
     * @return false in runs over files
     */
    public boolean isKnown() {
        return known;
    }

    /**
     * Whether records reach the disk in time.
     *
     * @return false also for a time below 0
     */
    public boolean isDurable() {
        return durableLagNs >= 0 && durableLagNs <= limits.durableLagNs();
    }

    /**
     * Whether the disk has room.
     *
     * @return false below the floor
     */
    public boolean hasRoom() {
        return freeBytes >= limits.freeBytes();
    }

    /**
     * Whether there is a venue to be linked to.
     *
     * @return false where nothing was ever said about one
     */
    public boolean hasVenue() {
        return silentNs != 0 || flags != 0;
    }

    /**
     * Whether the venue is linked, heard, and agrees with our books.
     *
     * @return false also for a time below 0
     */
    public boolean isLinked() {
        return flags == 0 && silentNs >= 0 && silentNs <= SILENCE_NS;
    }

    /**
     * Whether the books are still being compared with the venue.
     *
     * @return true while they are
     */
    public boolean isReconciling() {
        return (flags & RECONCILING) != 0;
    }

    /**
     * Whether the last comparison of the books with the venue is over, and found them equal.
     *
     * @return true also where nobody compares
     */
    public boolean isReconciled() {
        return (flags & (RECONCILING | FAILED)) == 0;
    }

    /**
     * Whether the venue cannot be reached for so long that what is held is at risk.
     *
     * @return true from a minute on
     */
    public boolean isDown() {
        return silentNs >= DOWN_NS;
    }

    /**
     * Whether our clock and the venue's agree.
     *
     * @return false beyond 5 seconds
     */
    public boolean isOnTime() {
        return skewNs <= SKEW_NS && skewNs >= -SKEW_NS;
    }

    /**
     * What of the link is down.
     *
     * @return bits: 1 link, 2 private stream, 4 reconciling, 8 a comparison failed
     */
    public int flags() {
        return flags & (LINK_DOWN | STREAM_DOWN | RECONCILING | FAILED);
    }

    /**
     * How long the oldest record waits for the disk.
     *
     * @return ns
     */
    public long durableLagNs() {
        return durableLagNs;
    }

    /**
     * Room on the disk of the journal.
     *
     * @return bytes
     */
    public long freeBytes() {
        return freeBytes;
    }

    /**
     * How long the venue was not heard.
     *
     * @return ns
     */
    public long silentNs() {
        return silentNs;
    }

    /**
     * How far our clock is ahead of the venue.
     *
     * @return ns, below 0 when it is behind
     */
    public long skewNs() {
        return skewNs;
    }

    /**
     * What it is judged by.
     *
     * @return limits
     */
    public SafetyLimits limits() {
        return limits;
    }

    /**
     * Writes what was measured.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("health");
        sink.putBoolean(known);
        sink.putLong(durableLagNs);
        sink.putLong(freeBytes);
        sink.putLong(silentNs);
        sink.putLong(skewNs);
        sink.putInt(flags);
        sink.putInt(failed);
    }

    /**
     * Takes over what was measured.
     *
     * @param source holds it
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("health");
        known = source.takeBoolean();
        durableLagNs = source.takeLong();
        freeBytes = source.takeLong();
        silentNs = source.takeLong();
        skewNs = source.takeLong();
        flags = source.takeInt();
        failed = source.takeInt();
    }
}
