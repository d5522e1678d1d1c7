package io.millrace.broker.simulated;

/** Where an order trades that was sent when a bar closed. */
public enum BarFill {
    /** At the open of the next bar. */
    NEXT_OPEN,
    /** At the close of the bar in hand, in the same event. */
    IN_HAND
}
