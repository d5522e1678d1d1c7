package io.millrace.ops.store;

/** Whether more records will come when the last one was read. */
interface Tail {

    /** What was written is all there is. */
    Tail ENDED =
            new Tail() {
                @Override
                public boolean grows() {
                    return false;
                }

                @Override
                public boolean isEnding() {
                    return true;
                }

                @Override
                public boolean isGivenUp() {
                    return false;
                }

                @Override
                public void pause() {}
            };

    /** Whether it is the epoch of a run that goes on. */
    boolean grows();

    /** Whether nothing more will be written; asked before each look at the end. */
    boolean isEnding();

    /** Whether to stop where it is. */
    boolean isGivenUp();

    /** Waits a little for more. */
    void pause();
}
