package io.millrace.model.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A state in memory: written as a {@link StateSink}, read from its first byte as a {@link
 * StateSource}.
 *
 * <pre>
 * value        bytes
 * long         8, little-endian
 * int          8, as a long
 * boolean      8, 0 or 1
 * double       8, its bits; every NaN is one, for which one a processor makes is left to it;
 *              unlike in a hash, -0.0 stays apart from 0.0, for one can divide by both
 * text         8 for the number of bytes, then UTF-8
 * </pre>
 *
 * <p>Cold path: it grows as needed. Not thread-safe.
 */
public final class StateBuffer implements StateSink, StateSource {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_CAPACITY = 1024;

    private byte[] bytes;
    private int written;
    private int taken;

    /** Creates an empty state. */
    public StateBuffer() {
        bytes = new byte[FIRST_CAPACITY];
    }

    /**
     * Opens a state for reading; what is put goes behind it.
     *
     * @param state what {@link #toBytes()} returned; copied
     */
    public StateBuffer(byte[] state) {
        bytes = state.clone();
        written = state.length;
    }

    /**
     * All that was put, also what was taken already.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, written);
    }

    /**
     * Checks that everything was taken.
     *
     * @throws StateException if bytes are left
     */
    public void expectEnd() {
        if (taken != written) {
            throw new StateException(
                    "state, byte "
                            + taken
                            + ": "
                            + (written - taken)
                            + " bytes are left; it must end");
        }
    }

    @Override
    public void putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, written, value);
        written += Long.BYTES;
    }

    @Override
    public void putDouble(double value) {
        putLong(Double.doubleToLongBits(value));
    }

    @Override
    public void putText(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        putInt(text.length);
        reserve(text.length);
        System.arraycopy(text, 0, bytes, written, text.length);
        written += text.length;
    }

    @Override
    public long takeLong() {
        if (written - taken < Long.BYTES) {
            throw new StateException(
                    "state, byte " + taken + ": ends after " + written + "; 8 more must follow");
        }
        long value = (long) LONGS.get(bytes, taken);
        taken += Long.BYTES;
        return value;
    }

    @Override
    public int takeInt() {
        return (int) takeFrom("number", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public int takeCount(String what, int max) {
        return (int) takeFrom(what, 0, max);
    }

    @Override
    public void expectCount(String what, int expected) {
        takeFrom(what, expected, expected);
    }

    @Override
    public boolean takeBoolean() {
        return takeFrom("yes or no", 0, 1) == 1;
    }

    @Override
    public double takeDouble() {
        return Double.longBitsToDouble(takeLong());
    }

    @Override
    public String takeText() {
        int length = (int) takeFrom("length of text", 0, Integer.MAX_VALUE);
        if (length > written - taken) {
            throw new StateException(
                    "state, byte "
                            + taken
                            + ": ends after "
                            + written
                            + "; a text of "
                            + length
                            + " bytes must follow");
        }
        String text = new String(bytes, taken, length, StandardCharsets.UTF_8);
        taken += length;
        return text;
    }

    @Override
    public void expectText(String expected) {
        int at = taken;
        String text = takeText();
        if (!text.equals(expected)) {
            throw new StateException(
                    "state, byte "
                            + at
                            + ": text is \""
                            + text
                            + "\"; it must be \""
                            + expected
                            + "\"");
        }
    }

    private long takeFrom(String what, long min, long max) {
        int at = taken;
        long value = takeLong();
        if (value < min || value > max) {
            throw new StateException(
                    "state, byte "
                            + at
                            + ": "
                            + what
                            + " is "
                            + value
                            + "; it must be "
                            + (min == max
                                    ? "" + min
                                    : "a whole number from " + min + " to " + max));
        }
        return value;
    }

    private void reserve(int length) {
        if (length > bytes.length - written) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, written + length));
        }
    }
}
