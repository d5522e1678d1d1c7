package io.millrace.risk.gate;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.risk.book.Exposure;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;

/**
 * What an entry would add to, for check 24: the exposure of its side in instruments that rise and
 * fall with its own, and the instruments of its group. The answers stay until the next call; they
 * are no state.
 */
public final class Clusters {

    private static final int NO_GROUP = -1;

    private final CorrelatedPairs pairs;
    private final Exposure exposure;
    private final PositionBook positions;
    private final OpenOrders orders;
    private final int[] group;
    private int members;
    private int matrix;
    private long value;

    /**
     * Looks at two books.
     *
     * @param instruments whose groups
     * @param exposure in what something is held or asked for
     * @param positions what we hold
     * @param orders what we asked for
     * @param pairs what is alike
     */
    public Clusters(
            InstrumentTable instruments,
            Exposure exposure,
            PositionBook positions,
            OpenOrders orders,
            CorrelatedPairs pairs) {
        this.pairs = pairs;
        this.exposure = exposure;
        this.positions = positions;
        this.orders = orders;
        group = new int[instruments.size()];
        for (int id = 0; id < group.length; id++) {
            String name = instruments.get(id).terms().group();
            group[id] = name.isEmpty() ? NO_GROUP : first(instruments, name);
        }
    }

    private static int first(InstrumentTable instruments, String name) {
        int id = 0;
        while (!instruments.get(id).terms().group().equals(name)) {
            id++;
        }
        return id;
    }

    /**
     * Adds up the cluster of an entry: its own value, what is held and asked for on its side of its
     * own instrument and of every instrument that is alike. Positions count at their mark, open
     * entries at their limit.
     *
     * @param instrument id
     * @param isBuy its side
     * @param orderValue fixed point
     * @return this, holding the answers
     */
    public Clusters weigh(int instrument, boolean isBuy, long orderValue) {
        int found = 0;
        boolean asks = false;
        long sum = FixedPoint.add(orderValue, exposed(instrument, isBuy));
        for (int word = 0; word < exposure.words(); word++) {
            for (long left = others(word, instrument); left != 0; left &= left - 1) {
                int other = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                long amount = exposed(other, isBuy);
                asks |= amount != 0;
                if (amount != 0 && pairs.areAlike(instrument, other)) {
                    found++;
                    sum = FixedPoint.add(sum, amount);
                }
            }
        }
        members = found;
        matrix = asks ? pairs.version() : 0;
        value = sum;
        return this;
    }

    /** Instruments of a word in which something is held or asked for, without the one named. */
    private long others(int word, int instrument) {
        long own = instrument / Long.SIZE == word ? 1L << instrument : 0;
        return exposure.members(word) & ~own;
    }

    private long exposed(int instrument, boolean isBuy) {
        long size = positions.size(instrument);
        boolean isHeld = isBuy ? size > 0 : size < 0;
        boolean isAsked =
                (isBuy
                                ? orders.totals().entryBuys(instrument)
                                : orders.totals().entrySells(instrument))
                        != 0;
        if (!isHeld && !isAsked) {
            return 0;
        }
        return FixedPoint.add(
                isHeld ? Math.abs(positions.value(instrument)) : 0,
                isAsked ? orders.totals().reserved(instrument) : 0);
    }

    /**
     * Other instruments of the cluster.
     *
     * @return 0 or more
     */
    public int members() {
        return members;
    }

    /**
     * Version of the correlations that were asked.
     *
     * @return low 32 bits; 0 when none had to be asked
     */
    public int matrix() {
        return matrix;
    }

    /**
     * Value of the cluster with the entry.
     *
     * @return fixed point, {@link FixedPoint#NONE} on overflow
     */
    public long value() {
        return value;
    }

    /**
     * Whether an instrument belongs to a group.
     *
     * @param instrument id
     * @return true when the table names one
     */
    public boolean hasGroup(int instrument) {
        return group[instrument] != NO_GROUP;
    }

    /**
     * Instruments of a group that are held or asked for, with the one that is about to be.
     *
     * @param instrument id, of a group
     * @return 1 or more
     */
    public int held(int instrument) {
        int held = 1;
        for (int word = 0; word < exposure.words(); word++) {
            for (long left = others(word, instrument); left != 0; left &= left - 1) {
                int other = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                held += group[other] == group[instrument] ? 1 : 0;
            }
        }
        return held;
    }
}
