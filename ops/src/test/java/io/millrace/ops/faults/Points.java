package io.millrace.ops.faults;

/** Told of each named place that a run passes; may end it there by throwing. */
@FunctionalInterface
interface Points {

    /** Looks on. */
    Points NONE = name -> {};

    /** The run has come to a place. */
    void at(String name);
}
