package io.millrace.engine.ring;

import io.millrace.engine.order.LatencyProbe;
import io.millrace.model.event.EventSource;
import io.millrace.model.event.EventType;
import io.millrace.risk.gate.GateProbe;

import org.HdrHistogram.Histogram;
import org.agrona.BitUtil;
import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/**
 * Latency from the inlet to the order door, and of the steps between, from the monotonic clock. The
 * inlet's thread stamps, the engine's reads; the ring's own hand-over orders the two.
 *
 * <p>Where the source is paced an input's time begins when it was <em>due</em>, however late it was
 * taken: a pause of any thread counts for every input that it kept waiting. Without a pace nothing
 * is due; time begins when the inlet took the input. The source of a run at full speed is always
 * ahead, so that time is mostly spent waiting in the full ring: it measures the ring's length, not
 * the engine.
 *
 * <p>Without a pace the clock is read for every input that is no tick, for the first input of each
 * turn of the source, and for every 64th; a tick between them begins with the newest reading, up to
 * 63 inputs too early and never too late. At the other end it is read for instructions and
 * judgements only. So most inputs cost no reading at all.
 */
public final class TickToOrder implements LatencyProbe, GateProbe {

    private static final int GROUP = 64;

    private final long[] admittedNs;
    private final int mask;
    private final LatencyTimes[] times = new LatencyTimes[Latency.values().length];
    private final LatencyTimes tickToOrder;
    private final LatencyTimes decided;
    private final LatencyTimes journaled;
    private final LatencyTimes append;
    private final LatencyTimes gate;

    /** Of the inlet's thread; null without a pace. */
    private @Nullable LongSupplier due;

    private long readNs;
    private boolean isStale = true;

    /** Of the engine's thread. */
    private long decidedNs;

    private long judgingNs;

    /**
     * Nothing measured yet.
     *
     * @param inFlight inputs that may be on their way at once, a power of two
     */
    public TickToOrder(int inFlight) {
        if (!BitUtil.isPowerOfTwo(inFlight)) {
            throw new IllegalArgumentException(
                    "inputs in flight are " + inFlight + "; it must be a power of two");
        }
        admittedNs = new long[inFlight];
        mask = inFlight - 1;
        for (int i = 0; i < times.length; i++) {
            times[i] = new LatencyTimes();
        }
        tickToOrder = times[Latency.TICK_TO_ORDER.ordinal()];
        decided = times[Latency.DECIDED.ordinal()];
        journaled = times[Latency.JOURNALED.ordinal()];
        append = times[Latency.JOURNAL_APPEND.ordinal()];
        gate = times[Latency.GATE.ordinal()];
    }

    /**
     * Counts from when inputs are due. Before the first one; inlet's thread.
     *
     * @param source when the input in hand was due, on the clock of {@link System#nanoTime}, or
     *     {@link EventSource#NOT_PACED}
     */
    public void pacedBy(LongSupplier source) {
        due = source;
    }

    /** The source gets a turn: its first input is new. Inlet's thread. */
    public void turn() {
        isStale = true;
    }

    /** An input goes on its way. Inlet's thread. */
    void admitted(long sequence, int type) {
        LongSupplier pace = due;
        if (pace != null && !isAsked(type)) {
            long dueNs = pace.getAsLong();
            if (dueNs != EventSource.NOT_PACED) {
                admittedNs[(int) sequence & mask] = dueNs;
                return;
            }
        }
        boolean isTick = type == EventType.TRADE || type == EventType.QUOTE;
        if (!isTick || isStale || (sequence & (GROUP - 1)) == 0) {
            readNs = nowNs();
            isStale = false;
        }
        admittedNs[(int) sequence & mask] = readNs;
    }

    private static long nowNs() {
        return System.nanoTime();
    }

    /** What an operator asks for, or is measured here, is due when it comes. */
    private static boolean isAsked(int type) {
        return type == EventType.COMMAND
                || type == EventType.COMMAND_TEXT
                || type == EventType.HEALTH;
    }

    @Override
    public void decided(long cause) {
        decidedNs = nowNs();
        record(decided, cause, decidedNs);
    }

    @Override
    public void journaled(long cause) {
        long journaledNs = nowNs();
        record(journaled, cause, journaledNs);
        append.record(journaledNs - decidedNs);
    }

    @Override
    public void sent(long cause) {
        record(tickToOrder, cause, nowNs());
    }

    /** What an earlier start admitted was never stamped here. */
    private void record(LatencyTimes kind, long cause, long endNs) {
        long admitted = admittedNs[(int) cause & mask];
        if (cause > 0 && admitted != 0) {
            kind.record(endNs - admitted);
        }
    }

    @Override
    public void judging() {
        judgingNs = nowNs();
    }

    @Override
    public void judged() {
        gate.record(nowNs() - judgingNs);
    }

    /**
     * What was measured so far; any thread.
     *
     * @param latency which
     * @return nanoseconds, a copy
     */
    public Histogram times(Latency latency) {
        return times[latency.ordinal()].total();
    }

    /**
     * Tick to order, as measured so far; any thread.
     *
     * @return nanoseconds, a copy
     */
    public Histogram histogram() {
        return times(Latency.TICK_TO_ORDER);
    }
}
