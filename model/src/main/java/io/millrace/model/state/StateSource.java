package io.millrace.model.state;

/**
 * Gives back, in the same order, what a {@link StateSink} received. Every method throws a {@link
 * StateException} that says at which byte what stands and what would be right.
 *
 * <p>Cold path. Not thread-safe.
 */
public interface StateSource {

    /**
     * Takes eight bytes.
     *
     * @return the value that was put
     */
    long takeLong();

    /**
     * Takes an int.
     *
     * @return the value that was put
     */
    int takeInt();

    /**
     * Takes a number of things and checks it.
     *
     * @param what whose number it is, for the message
     * @param max largest number that fits there
     * @return 0 to {@code max}
     */
    int takeCount(String what, int max);

    /**
     * Takes a number of things and compares it.
     *
     * @param what whose number it is, for the message
     * @param expected how many it must be, 0 or more
     */
    void expectCount(String what, int expected);

    /**
     * Takes a boolean.
     *
     * @return the value that was put
     */
    boolean takeBoolean();

    /**
     * Takes a double.
     *
     * @return the value that was put, bit for bit; every NaN is the same one
     */
    double takeDouble();

    /**
     * Takes a text.
     *
     * @return the text that was put
     */
    String takeText();

    /**
     * Takes a text and compares it.
     *
     * @param expected what must stand there
     */
    void expectText(String expected);
}
