package io.millrace.journal.packed;

import java.io.IOException;

/** A packed file is not what was written. */
public final class PackedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    PackedException(long offset, String what) {
        super(what);
        this.offset = offset;
    }

    /** {@return where in the file the first member begins that is wrong, in bytes} */
    public long offset() {
        return offset;
    }
}
