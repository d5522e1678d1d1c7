package io.millrace.risk.book;

/**
 * Ids of instruments, a bit each, so that a walk meets the few that count and not all that there
 * are. Engine's thread; no state: who keeps it can make it anew.
 */
final class IdSet {

    /** Answer of {@link #next} behind the last. */
    static final int END = -1;

    private final long[] words;

    IdSet(int ids) {
        words = new long[(ids + Long.SIZE - 1) / Long.SIZE];
    }

    void put(int id, boolean isIn) {
        long bit = 1L << id;
        int word = id / Long.SIZE;
        words[word] = isIn ? words[word] | bit : words[word] & ~bit;
    }

    /** First member from an id on. */
    int next(int from) {
        int word = from / Long.SIZE;
        if (word >= words.length) {
            return END;
        }
        long left = words[word] & (-1L << from);
        while (left == 0) {
            if (++word == words.length) {
                return END;
            }
            left = words[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(left);
    }

    int words() {
        return words.length;
    }

    /** Members among 64 ids, bit 0 for the first. */
    long word(int word) {
        return words[word];
    }

    /** Members of either set among 64 ids, bit 0 for the first. */
    long either(IdSet other, int word) {
        return words[word] | other.words[word];
    }

    /** How many are in either set, or are the one that is named. */
    int count(IdSet other, int id) {
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            long also = word == id / Long.SIZE ? 1L << id : 0;
            count += Long.bitCount(words[word] | other.words[word] | also);
        }
        return count;
    }

    void clear() {
        java.util.Arrays.fill(words, 0);
    }
}
