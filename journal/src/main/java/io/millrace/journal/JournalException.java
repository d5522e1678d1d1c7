package io.millrace.journal;

import org.jspecify.annotations.Nullable;

/**
 * The journal cannot be written or read: a failure of the world, which the owner turns into a halt.
 * The message says where, what, and what would be right.
 */
public sealed class JournalException extends RuntimeException permits JournalCorruptException {

    private static final long serialVersionUID = 1L;

    /**
     * Failure that no other exception caused.
     *
     * @param message "where: what; what would be right"
     */
    public JournalException(String message) {
        super(message);
    }

    /**
     * Failure with the exception that tells it.
     *
     * @param message "where: what; what would be right"
     * @param cause what the system said
     */
    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
