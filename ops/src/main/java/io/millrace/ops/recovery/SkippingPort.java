package io.millrace.ops.recovery;

import io.millrace.engine.ring.Inlet;
import io.millrace.engine.ring.InputPort;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventSource;
import io.millrace.model.event.EventType;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;
import io.millrace.ops.run.Recovery;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Takes the beginning of the data out of the way, event by event, each compared with the recorded
 * one. So the inlet is exactly where it was when the last input was recorded: in sequence, in
 * engine time, and before the same timer. One thread, the input thread.
 */
final class SkippingPort implements Recovery.Skipping {

    private static final int PLACE = 16;

    private final RecordedInputs recorded;
    private final RunningAheadClock clock;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final UnsafeBuffer foreign = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private final List<DirectBuffer> waiting = new ArrayList<>();
    private @Nullable InputPort port;
    private boolean skipping;
    private String source = "";

    SkippingPort(RecordedInputs recorded, RunningAheadClock clock) {
        this.recorded = recorded;
        this.clock = clock;
        skipping = !recorded.isEmpty();
    }

    @Override
    public long skip(EventSource from, EventSink sink, Inlet inlet) {
        source = from.name();
        try (recorded) {
            while (skipping) {
                if (recorded.isForeign()) {
                    putForeign(inlet);
                } else if (from.poll(sink, 1) == EventSource.END) {
                    throw other("the data ends");
                }
            }
        }
        clock.walk();
        return recorded.records();
    }

    @Override
    public void attach(InputPort way) {
        port = way;
        for (DirectBuffer event : waiting) {
            int at = way.claim();
            if (at == CLOSED) {
                break;
            }
            way.memory().putBytes(at, event, 0, event.capacity());
            way.publish();
        }
        waiting.clear();
    }

    /** What an operator, a probe or the time that passed put between the events of the source. */
    private void putForeign(Inlet inlet) {
        recorded.foreign(foreign);
        if (EventLayout.type(foreign, 0) == EventType.TIMER) {
            inlet.pass(EventLayout.engineTimeNs(foreign, 0));
            return;
        }
        int length = EventLayout.length(foreign, 0) - EventLayout.recordLength(0);
        int payload =
                inlet.claim(
                        EventLayout.type(foreign, 0),
                        EventLayout.instrumentId(foreign, 0),
                        length,
                        EventLayout.engineTimeNs(foreign, 0));
        inlet.buffer().putBytes(payload, foreign, EventLayout.payload(0), length);
        inlet.commit();
    }

    @Override
    public int claim() {
        InputPort way = port;
        return way == null ? 0 : way.claim();
    }

    @Override
    public MutableDirectBuffer memory() {
        InputPort way = port;
        return way == null ? slot : way.memory();
    }

    @Override
    public void publish() {
        InputPort way = port;
        if (way != null) {
            way.publish();
        } else if (skipping) {
            compare();
            recorded.advance();
            skipping = !recorded.isEmpty();
        } else {
            UnsafeBuffer copy = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
            copy.putBytes(0, slot, 0, EventLayout.SLOT_LENGTH);
            waiting.add(copy);
        }
    }

    /** All but chain, epoch and checksum, which only the journal gives. */
    private void compare() {
        UnsafeBuffer known = recorded.buffer();
        int length = EventLayout.length(slot, 0);
        boolean isEqual = slot.getLong(0) == known.getLong(0);
        int last = length - EventLayout.TRAILER_LENGTH;
        for (int at = PLACE; isEqual && at < last; at += Long.BYTES) {
            isEqual = slot.getLong(at) == known.getLong(at);
        }
        if (!isEqual) {
            byte[] bytes = new byte[last - PLACE];
            slot.getBytes(PLACE, bytes);
            throw other(
                    "the data has "
                            + EventType.name(EventLayout.type(slot, 0))
                            + " "
                            + HexFormat.of().formatHex(bytes));
        }
    }

    private LaunchException other(String what) {
        UnsafeBuffer known = recorded.buffer();
        byte[] bytes = new byte[EventLayout.length(known, 0) - EventLayout.TRAILER_LENGTH - PLACE];
        known.getBytes(PLACE, bytes);
        return new LaunchException(
                ExitCodes.BAD_DATA,
                source
                        + ": is not the data of the run: at sequence "
                        + EventLayout.sequence(known, 0)
                        + " "
                        + what
                        + ", epoch "
                        + EventLayout.epoch(known, 0)
                        + " has "
                        + EventType.name(EventLayout.type(known, 0))
                        + " "
                        + HexFormat.of().formatHex(bytes));
    }

    @Override
    public void endOfBatch() {
        way().endOfBatch();
    }

    @Override
    public void drain() {
        way().drain();
    }

    private InputPort way() {
        return Objects.requireNonNull(port, "not attached");
    }

    @Override
    public void close() {
        InputPort way = port;
        if (way != null) {
            way.close();
        }
    }
}
