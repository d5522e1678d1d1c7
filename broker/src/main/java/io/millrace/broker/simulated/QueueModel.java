package io.millrace.broker.simulated;

/** When a resting limit trades although the market did not trade through it. */
public enum QueueModel {
    /** When the market trades at its price. */
    TOUCH,
    /** Never. */
    THROUGH,
    /** When all that was displayed at its price before it has traded. */
    QUEUE
}
