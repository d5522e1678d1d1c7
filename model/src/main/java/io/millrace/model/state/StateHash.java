package io.millrace.model.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the state of the engine, fed value by value in an order fixed by the code.
 *
 * <p>Numbers enter as little-endian bytes. Doubles are canonical: every NaN is one NaN and -0.0 is
 * 0.0, so that equal states have equal bytes. Cold path only: taken at snapshots and at the end of
 * a run. Not thread-safe.
 */
public final class StateHash implements StateSink {

    private static final int CAPACITY = 4096;

    private final MessageDigest digest;
    private final byte[] pending = new byte[CAPACITY];
    private int length;

    /** Starts an empty hash. */
    public StateHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    @Override
    public void putLong(long value) {
        if (length > CAPACITY - Long.BYTES) {
            drain();
        }
        for (int i = 0; i < Long.BYTES; i++) {
            pending[length++] = (byte) (value >>> (8 * i));
        }
    }

    @Override
    public void putDouble(double value) {
        putLong(value == 0.0 ? 0L : Double.doubleToLongBits(value));
    }

    /**
     * Adds the first values of an array, with their count.
     *
     * @param values array to read
     * @param count how many of them, from index 0
     */
    public void putDoubles(double[] values, int count) {
        putInt(count);
        for (int i = 0; i < count; i++) {
            putDouble(values[i]);
        }
    }

    @Override
    public void putText(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        drain();
        digest.update(bytes);
    }

    /**
     * Ends the hash. The object starts empty again.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String toHex() {
        drain();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void drain() {
        digest.update(pending, 0, length);
        length = 0;
    }
}
