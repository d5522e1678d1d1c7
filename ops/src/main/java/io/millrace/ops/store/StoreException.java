package io.millrace.ops.store;

import java.sql.SQLException;

/** The store cannot be read or written. Says which file, what is wrong and what would be right. */
public final class StoreException extends RuntimeException {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int INPUT_OUTPUT = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_DATABASE = 26;

    private final Kind kind;

    /** What may be done about it. */
    enum Kind {
        /** Waiting may help. */
        WAIT,
        /** The file is damaged: it is moved aside and made anew. */
        DAMAGED,
        /** The file holds something older, or of another journal: it is made anew. */
        OUTDATED
    }

    StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static StoreException of(String path, SQLException cause) {
        int code = cause.getErrorCode();
        String what =
                switch (code) {
                    case BUSY, LOCKED -> "is locked by another process; it must let go";
                    case READ_ONLY -> "is read-only; it must be writable";
                    case CANNOT_OPEN -> "cannot be opened; its folder must exist and be writable";
                    case FULL -> "does not fit; the disk must have room";
                    case INPUT_OUTPUT -> "cannot be read or written; the disk must be sound";
                    case CORRUPT, NO_DATABASE -> "is damaged";
                    default -> "cannot be used: " + cause.getMessage();
                };
        boolean damaged = code == CORRUPT || code == NO_DATABASE;
        return new StoreException(
                damaged ? Kind.DAMAGED : Kind.WAIT, path + ": the store " + what, cause);
    }

    Kind kind() {
        return kind;
    }
}
