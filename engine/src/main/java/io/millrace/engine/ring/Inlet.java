package io.millrace.engine.ring;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.EventType;
import io.millrace.model.event.TimerFlyweight;
import io.millrace.model.instrument.Instrument;

import org.agrona.MutableDirectBuffer;

/**
 * Hop 2 of a tick: the one place that orders all inputs. It gives each its sequence and its engine
 * time.
 *
 * <p>For files the engine's clock is the data: engine time is the newest source time seen, and
 * never runs back. When it reaches the next multiple of the timer's interval, a timer is put before
 * the event that brought it there; instants that nothing happened in get no timer of their own. A
 * bar that ends at that instant belongs before it, so the timer follows with the next event. Where
 * the data is paced and has nothing for a while, time goes on without it ({@link #pass}).
 *
 * <p>One thread, the input thread.
 */
public final class Inlet implements EventSink {

    private static final long NO_TIMER = Long.MIN_VALUE;

    private final InputPort port;
    private final TickToOrder probe;
    private final long timerIntervalNs;
    private final TimerFlyweight timer = new TimerFlyweight();
    private long sequence;
    private long engineTimeNs = Long.MIN_VALUE;
    private long nextTimerNs = NO_TIMER;
    private int slot;
    private int type;

    /**
     * An inlet before its first event.
     *
     * @param port where events go
     * @param probe stamps them
     * @param timerIntervalNs distance of timers, above 0
     */
    public Inlet(InputPort port, TickToOrder probe, long timerIntervalNs) {
        this.port = port;
        this.probe = probe;
        this.timerIntervalNs = timerIntervalNs;
    }

    @Override
    public int claim(int kind, int instrumentId, int payloadLength, long timeNs) {
        engineTimeNs = Math.max(engineTimeNs, timeNs);
        boolean isBar = kind == EventType.BAR || kind == EventType.QUOTE_BAR;
        long reachedNs = isBar ? engineTimeNs - 1 : engineTimeNs;
        if (reachedNs >= nextTimerNs && !timer(reachedNs)) {
            return CLOSED;
        }
        return start(kind, instrumentId, payloadLength, engineTimeNs);
    }

    /**
     * Says that time has passed without an event: engine time goes on, and a timer tells the engine
     * so. It closes the bars that have ended, so none of their own follows. Nothing happens before
     * the first event, and where an event has come further.
     *
     * @param timeNs ns since 1970-01-01 UTC; every event until then was offered
     */
    public void pass(long timeNs) {
        if (nextTimerNs == NO_TIMER || timeNs <= engineTimeNs) {
            return;
        }
        engineTimeNs = timeNs;
        if (timeNs >= nextTimerNs) {
            nextTimerNs = timeNs - Math.floorMod(timeNs, timerIntervalNs) + timerIntervalNs;
        }
        put(timeNs, TimerFlyweight.SILENCE);
    }

    private boolean timer(long reachedNs) {
        long due = reachedNs - Math.floorMod(reachedNs, timerIntervalNs);
        boolean first = nextTimerNs == NO_TIMER;
        nextTimerNs = due + timerIntervalNs;
        if (first) {
            return true;
        }
        return put(due, TimerFlyweight.BAR);
    }

    private boolean put(long due, long kind) {
        int payload = start(EventType.TIMER, Instrument.NONE, TimerFlyweight.LENGTH, due);
        if (payload == CLOSED) {
            return false;
        }
        timer.wrap(port.memory(), payload).dueNs(due).kind(kind);
        commit();
        return true;
    }

    private int start(int kind, int instrumentId, int payloadLength, long timeNs) {
        assert payloadLength <= EventLayout.MAX_INPUT_PAYLOAD : "payload of " + payloadLength;
        slot = port.claim();
        if (slot == InputPort.CLOSED) {
            return CLOSED;
        }
        type = kind;
        MutableDirectBuffer memory = port.memory();
        EventLayout.start(memory, slot, kind, instrumentId, payloadLength);
        EventLayout.place(memory, slot, sequence + 1, timeNs, 0);
        int payload = EventLayout.payload(slot);
        // What a source leaves out is zero, never what an older event left in the slot.
        for (int at = payload; at < payload + payloadLength; at += Long.BYTES) {
            memory.putLong(at, 0);
        }
        return payload;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return port.memory();
    }

    @Override
    public void commit() {
        sequence++;
        probe.admitted(sequence, type);
        port.publish();
    }

    /**
     * Sequence of the newest event.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return sequence;
    }
}
