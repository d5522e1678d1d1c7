package io.millrace.risk.gate;

/**
 * Measures how long the gate takes. No part of the state: nothing that is decided depends on it.
 * Engine's thread.
 */
public interface GateProbe {

    /** Measures nothing. */
    GateProbe NONE =
            new GateProbe() {
                @Override
                public void judging() {}

                @Override
                public void judged() {}
            };

    /** An order comes before the gate. */
    void judging();

    /** It has its verdict. */
    void judged();
}
