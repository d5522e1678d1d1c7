package io.millrace.model.state;

/** A saved state that cannot be read: cut short, or of other settings or another version. */
public final class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message where: what stands there; what would be right
     */
    public StateException(String message) {
        super(message);
    }
}
