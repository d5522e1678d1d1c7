package io.millrace.ops.faults;

/** The process is gone: nothing that it would have done from here on happens. */
final class Crash extends RuntimeException {

    private static final long serialVersionUID = 1;

    Crash(String point) {
        super("crash at " + point);
    }
}
