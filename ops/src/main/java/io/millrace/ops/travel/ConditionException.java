package io.millrace.ops.travel;

/**
 * A condition that cannot be read. Its message says at which character, and what would be right.
 */
public final class ConditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConditionException(String message) {
        super(message);
    }
}
