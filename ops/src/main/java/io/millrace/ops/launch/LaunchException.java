package io.millrace.ops.launch;

/** A start that cannot be. Carries the exit code that says which kind of failure it is. */
public final class LaunchException extends RuntimeException {

    private final int exitCode;

    /**
     * A failure.
     *
     * @param exitCode of {@link ExitCodes}
     * @param message where, what, what would be right
     */
    public LaunchException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /**
     * A failure with its cause.
     *
     * @param exitCode of {@link ExitCodes}
     * @param message where, what, what would be right
     * @param cause what was thrown
     */
    public LaunchException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /**
     * Which kind of failure.
     *
     * @return exit code
     */
    public int exitCode() {
        return exitCode;
    }
}
