package io.millrace.engine.quality;

import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Which of a venue's identifiers were seen, exactly, for the newest 1,024 numbers: one bit each, in
 * a ring that moves with the newest. One per stream; engine's thread; allocates nothing.
 */
final class IdentifierWindow {

    /** Numbers behind the newest one that are remembered. */
    static final int LENGTH = 1_024;

    private final long[] bits = new long[LENGTH / Long.SIZE];
    private long newest;
    private long leapNewest;
    private int leapCount;

    /** The newest number, 0 before the first. */
    long newest() {
        return newest;
    }

    /** Remembers a number that is one above the newest, and says whether it was. */
    boolean takeNext(long number) {
        if (number - 1 != newest || newest == 0) {
            return false;
        }
        leapCount = 0;
        newest = number;
        bits[word(number)] |= bit(number);
        return true;
    }

    /** Whether a number was seen before, as far as is remembered. */
    boolean hasSeen(long number) {
        boolean remembered = number <= newest && newest - number < LENGTH;
        return remembered && (bits[word(number)] & bit(number)) != 0;
    }

    /** Whether a number is so far from the newest one that it may come from another count. */
    boolean isLeap(long number) {
        return newest != 0 && Math.abs(number - newest) >= LENGTH;
    }

    /**
     * Notes a leap, which is believed when enough numbers in a row follow each other from there.
     *
     * @return true for the first of such a row
     */
    boolean leap(long number, int believedAfter) {
        boolean follows = number > leapNewest && number - leapNewest < LENGTH && leapCount > 0;
        leapCount = follows ? leapCount + 1 : 1;
        leapNewest = number;
        if (leapCount >= believedAfter) {
            newest = 0;
            see(number);
        }
        return !follows;
    }

    /** Numbers that are left out between the newest one and this one. */
    long missingBefore(long number) {
        return newest == 0 ? 0 : Math.max(0, number - newest - 1);
    }

    /** Remembers a number. */
    void see(long number) {
        leapCount = 0;
        if (number > newest) {
            forget(number);
            newest = number;
        }
        bits[word(number)] |= bit(number);
    }

    /** Clears the places that the numbers from newest + 1 to this one will stand in. */
    private void forget(long number) {
        if (number - newest >= LENGTH || newest == 0) {
            for (int i = 0; i < bits.length; i++) {
                bits[i] = 0;
            }
            return;
        }
        for (long passed = newest + 1; passed <= number; passed++) {
            bits[word(passed)] &= ~bit(passed);
        }
    }

    private static int word(long number) {
        return (int) (number & (LENGTH - 1)) / Long.SIZE;
    }

    private static long bit(long number) {
        return 1L << number;
    }

    void save(StateSink sink) {
        sink.putLong(newest);
        sink.putLong(leapNewest);
        sink.putInt(leapCount);
        for (long word : bits) {
            sink.putLong(word);
        }
    }

    void load(StateSource source) {
        newest = source.takeLong();
        leapNewest = source.takeLong();
        leapCount = source.takeInt();
        for (int i = 0; i < bits.length; i++) {
            bits[i] = source.takeLong();
        }
    }
}
