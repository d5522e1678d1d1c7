package io.millrace.ops.recovery;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.ops.launch.ChainCursor;
import io.millrace.ops.launch.ReplayChain;

import org.agrona.concurrent.UnsafeBuffer;

/** The inputs of a run, one by one, with a look at the one behind. Single thread. */
final class RecordedInputs implements AutoCloseable {

    private final ChainCursor cursor;
    private final TimerFlyweight timer = new TimerFlyweight();
    private UnsafeBuffer first = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private UnsafeBuffer second = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
    private int count;
    private long records;

    RecordedInputs(ReplayChain chain) {
        cursor = new ChainCursor(chain);
        fill();
    }

    private void fill() {
        while (count < 2 && nextInput()) {
            UnsafeBuffer into = count == 0 ? first : second;
            into.putBytes(0, cursor.buffer(), cursor.offset(), cursor.length());
            count++;
        }
    }

    private boolean nextInput() {
        while (cursor.next()) {
            records++;
            if (EventType.isInput(cursor.type())) {
                return true;
            }
        }
        return false;
    }

    /** Records read so far, outputs and those of the journal itself included. */
    long records() {
        return records;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The next input, as it is recorded. */
    UnsafeBuffer buffer() {
        return first;
    }

    /** Whether the next input, or the one that a timer was put before, comes from no source. */
    boolean isForeign() {
        int type = count == 0 ? 0 : EventLayout.type(first, 0);
        if (type == EventType.TIMER && isSilence()) {
            return true;
        }
        if (type == EventType.TIMER && count > 1) {
            type = EventLayout.type(second, 0);
        }
        return type == EventType.HEALTH
                || type == EventType.COMMAND
                || type == EventType.COMMAND_TEXT;
    }

    private boolean isSilence() {
        return timer.wrap(first, EventLayout.payload(0)).kind() == TimerFlyweight.SILENCE;
    }

    /** Copies the input that comes from no source. */
    void foreign(UnsafeBuffer copy) {
        boolean behindTimer = EventLayout.type(first, 0) == EventType.TIMER && !isSilence();
        copy.putBytes(0, behindTimer ? second : first, 0, EventLayout.SLOT_LENGTH);
    }

    /** Moves to the next. */
    void advance() {
        UnsafeBuffer used = first;
        first = second;
        second = used;
        count--;
        fill();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
