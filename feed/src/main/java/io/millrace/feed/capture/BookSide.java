package io.millrace.feed.capture;

import java.util.Arrays;

/**
 * One side of a local order book, in sorted arrays whose last level is the best, where most changes
 * are. Allocates only while it grows.
 *
 * <p>A level remembers the update that set it. Until the book is complete, removed levels are kept
 * with size 0, so that an older snapshot does not bring them back.
 */
final class BookSide {

    /** Most levels; venues send a few thousand. */
    static final int MAX_LEVELS = 1 << 18;

    private static final int FIRST_LENGTH = 4_096;

    /** 1 for bids, -1 for asks: keys rise towards the best. */
    private final int sign;

    private long[] keys = new long[FIRST_LENGTH];
    private long[] sizes = new long[FIRST_LENGTH];
    private long[] updates = new long[FIRST_LENGTH];
    private int count;

    private BookSide(int sign) {
        this.sign = sign;
    }

    static BookSide ofBids() {
        return new BookSide(1);
    }

    static BookSide ofAsks() {
        return new BookSide(-1);
    }

    void clear() {
        count = 0;
    }

    /** Levels, those with size 0 included. */
    int count() {
        return count;
    }

    /** Best price; there must be a level. */
    long bestPrice() {
        return sign * keys[count - 1];
    }

    /** Size at the best price; there must be a level. */
    long bestSize() {
        return sizes[count - 1];
    }

    /**
     * Sets a level.
     *
     * @param price fixed point
     * @param size 0 removes it
     * @param update number of the update
     * @param keepRemoved whether a removed level is kept with size 0
     * @return false when there is no room
     */
    boolean set(long price, long size, long update, boolean keepRemoved) {
        long key = sign * price;
        int place = find(key);
        boolean known = place < count && keys[place] == key;
        if (size == 0 && !keepRemoved) {
            if (known) {
                move(place + 1, place);
                count--;
            }
            return true;
        }
        if (!known && !insert(place)) {
            return false;
        }
        keys[place] = key;
        sizes[place] = size;
        updates[place] = update;
        return true;
    }

    /** Sets a level of a snapshot unless a later update did. */
    boolean setOlder(long price, long size, long update) {
        int place = find(sign * price);
        boolean known = place < count && keys[place] == sign * price;
        return (known && updates[place] > update) || set(price, size, update, true);
    }

    /** Drops what an update or one before it set. */
    void dropUntil(long update) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (updates[i] > update) {
                kept = keep(i, kept);
            }
        }
        count = kept;
    }

    /** Drops levels of size 0. */
    void dropRemoved() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (sizes[i] != 0) {
                kept = keep(i, kept);
            }
        }
        count = kept;
    }

    private int keep(int place, int kept) {
        keys[kept] = keys[place];
        sizes[kept] = sizes[place];
        updates[kept] = updates[place];
        return kept + 1;
    }

    /** First place whose key is not below. */
    private int find(long key) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean insert(int place) {
        if (count == MAX_LEVELS) {
            return false;
        }
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            updates = Arrays.copyOf(updates, 2 * count);
        }
        move(place, place + 1);
        count++;
        return true;
    }

    private void move(int from, int to) {
        System.arraycopy(keys, from, keys, to, count - from);
        System.arraycopy(sizes, from, sizes, to, count - from);
        System.arraycopy(updates, from, updates, to, count - from);
    }
}
