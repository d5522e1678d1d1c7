package io.millrace.ops.backtest;

/** The ledger and the engine's books disagree: a bug, told with both numbers. */
public final class LedgerException extends RuntimeException {

    /**
     * A disagreement.
     *
     * @param message where, what is it, what must it be
     */
    public LedgerException(String message) {
        super(message);
    }
}
