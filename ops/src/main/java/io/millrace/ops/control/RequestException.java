package io.millrace.ops.control;

/** A request that cannot be used, or that is refused before it reaches the engine. */
final class RequestException extends RuntimeException {

    private final int code;

    /** A request that cannot be used. */
    RequestException(String message) {
        this(Answer.USAGE, message);
    }

    RequestException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Exit code of the command that asked. */
    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
