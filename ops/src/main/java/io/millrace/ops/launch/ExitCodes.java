package io.millrace.ops.launch;

/** Exit codes of every command. */
public final class ExitCodes {

    /** All went well. */
    public static final int OK = 0;

    /** Something failed that has no code of its own. */
    public static final int FAILED = 1;

    /** The command line cannot be used. */
    public static final int USAGE = 2;

    /** The run ended HALTED. */
    public static final int HALTED = 3;

    /** A replay differs from what was recorded. */
    public static final int DIFFERENCES = 4;

    /** Data or journal is damaged. */
    public static final int BAD_DATA = 65;

    /** No run answers. */
    public static final int UNAVAILABLE = 69;

    /** A bug of ours. */
    public static final int BUG = 70;

    /** Another process uses the home directory. */
    public static final int ALREADY_RUNNING = 73;

    /** The disk does not do what it must. */
    public static final int INPUT_OUTPUT = 74;

    /** The home is not ours alone to write. */
    public static final int NO_PERMISSION = 77;

    /** The settings cannot be used. */
    public static final int CONFIG = 78;

    private ExitCodes() {}
}
