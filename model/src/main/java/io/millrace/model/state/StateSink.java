package io.millrace.model.state;

/**
 * Receives the state of an object, value by value, in an order fixed by the code. What is hashed
 * and what is saved is one sequence: {@link StateHash} and {@link StateBuffer} both are sinks.
 *
 * <p>Cold path. Not thread-safe.
 */
public interface StateSink {

    /**
     * Adds eight bytes.
     *
     * @param value any value
     */
    void putLong(long value);

    /**
     * Adds an int as eight bytes, so that widening a field later changes neither hashes nor saved
     * states.
     *
     * @param value any value
     */
    default void putInt(int value) {
        putLong(value);
    }

    /**
     * Adds a boolean as 0 or 1.
     *
     * @param value any value
     */
    default void putBoolean(boolean value) {
        putLong(value ? 1 : 0);
    }

    /**
     * Adds a double.
     *
     * @param value any value, NaN included
     */
    void putDouble(double value);

    /**
     * Adds a name with its length, so that sections cannot run into each other.
     *
     * @param name any text
     */
    void putText(String name);
}
