package io.millrace.ops.monitor;

/** Counts of one run. Written by the projection. */
public final class RunCounters {

    long ticks;
    long bars;
    long regimeChanges;
    long decisions;
    long signals;
    long approved;
    long filtered;
    long unsized;
    long denied;
    long orders;
    long entries;
    long stops;
    long exits;
    long targets;
    long fills;
    long expired;
    long rejected;
    long stopMoves;
    long roundTrips;
    long won;

    /**
     * Market-data updates.
     *
     * @return count
     */
    public long ticks() {
        return ticks;
    }

    /**
     * Closed bars.
     *
     * @return count
     */
    public long bars() {
        return bars;
    }

    /**
     * Confirmed changes of regime.
     *
     * @return count
     */
    public long regimeChanges() {
        return regimeChanges;
    }

    /**
     * Decisions, "hold" included.
     *
     * @return count
     */
    public long decisions() {
        return decisions;
    }

    /**
     * Decisions that wanted something.
     *
     * @return count
     */
    public long signals() {
        return signals;
    }

    /**
     * Signals whose order passed the gate.
     *
     * @return count
     */
    public long approved() {
        return approved;
    }

    /**
     * Signals that the strategy's own filter blocked.
     *
     * @return count
     */
    public long filtered() {
        return filtered;
    }

    /**
     * Signals that no size was found for, or that had nothing to act on.
     *
     * @return count
     */
    public long unsized() {
        return unsized;
    }

    /**
     * Orders denied by the gate.
     *
     * @return count
     */
    public long denied() {
        return denied;
    }

    /**
     * New orders sent.
     *
     * @return count, protective stops included
     */
    public long orders() {
        return orders;
    }

    /**
     * Entries sent.
     *
     * @return count
     */
    public long entries() {
        return entries;
    }

    /**
     * Protective stops sent.
     *
     * @return count
     */
    public long stops() {
        return stops;
    }

    /**
     * Exits sent, those of the kill switch included.
     *
     * @return count
     */
    public long exits() {
        return exits;
    }

    /**
     * Profit targets sent.
     *
     * @return count
     */
    public long targets() {
        return targets;
    }

    /**
     * Fills.
     *
     * @return count
     */
    public long fills() {
        return fills;
    }

    /**
     * Orders that found no price within their limit.
     *
     * @return count
     */
    public long expired() {
        return expired;
    }

    /**
     * Orders that the broker refused.
     *
     * @return count
     */
    public long rejected() {
        return rejected;
    }

    /**
     * Times a protective stop was moved.
     *
     * @return count
     */
    public long stopMoves() {
        return stopMoves;
    }

    /**
     * Positions opened and closed again.
     *
     * @return count
     */
    public long roundTrips() {
        return roundTrips;
    }

    /**
     * Round trips that made money after fees.
     *
     * @return count
     */
    public long won() {
        return won;
    }
}
