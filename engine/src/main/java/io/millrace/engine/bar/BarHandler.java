package io.millrace.engine.bar;

/** Takes closed bars. */
@FunctionalInterface
public interface BarHandler {

    /**
     * Takes one closed bar.
     *
     * @param bar valid during the call
     */
    void onBar(Bar bar);
}
