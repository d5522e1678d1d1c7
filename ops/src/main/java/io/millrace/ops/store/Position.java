package io.millrace.ops.store;

/**
 * How far the store holds the journal.
 *
 * @param epoch number; 0 before the first
 * @param records of that epoch, head and checkpoints included
 * @param sequence of the last of them
 * @param created of that epoch, as its manifest says
 */
record Position(int epoch, long records, long sequence, String created) {

    static final Position NONE = new Position(0, 0, 0, "");
}
