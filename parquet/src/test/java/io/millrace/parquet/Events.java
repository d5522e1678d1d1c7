package io.millrace.parquet;

import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;
import io.millrace.feed.format.Formats;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Every event of a file of any format, byte for byte. */
final class Events implements EventSink {

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final List<String> all = new ArrayList<>();
    private String head = "";
    private int length;

    /** The events of a file; its format is found out. */
    static List<String> of(Path file) {
        Events events = new Events();
        try (EventReader reader = Formats.detect(file).open(file, Reading.of(3))) {
            while (reader.advance()) {
                reader.writeTo(events);
            }
        }
        return events.all;
    }

    @Override
    public int claim(int type, int instrumentId, int payloadLength, long timeNs) {
        head = type + " " + instrumentId + " " + timeNs + " ";
        length = payloadLength;
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void commit() {
        byte[] payload = new byte[length];
        buffer.getBytes(0, payload);
        all.add(head + HexFormat.of().formatHex(payload));
    }
}
