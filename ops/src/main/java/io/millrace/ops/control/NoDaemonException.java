package io.millrace.ops.control;

/** Nobody answers at a control socket, or not in time, or it may not be opened. */
public final class NoDaemonException extends Exception {

    private final int code;

    NoDaemonException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@return exit code of the command that asked} */
    public int code() {
        return code;
    }
}
