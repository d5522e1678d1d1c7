package io.millrace.engine.ring;

/** Where an event of the ring stands in its memory. */
record RingSlot(int offset) {}
