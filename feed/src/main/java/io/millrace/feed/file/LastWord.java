package io.millrace.feed.file;

import io.millrace.model.event.EventSink;

/** Zeroes the last word of a payload, reserved bytes included: equal events are equal bytes. */
final class LastWord {

    private LastWord() {}

    static void clear(EventSink sink, int offset, int length) {
        sink.buffer().putLong(offset + length - Long.BYTES, 0);
    }
}
