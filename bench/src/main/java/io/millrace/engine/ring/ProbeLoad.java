package io.millrace.engine.ring;

import io.millrace.model.event.EventType;

/**
 * What the live figures of a run cost: the calls that a probe gets for ticks, paced or at full
 * speed, and those for an order. A paced probe asks for each tick when it was due, as in a run.
 */
public final class ProbeLoad {

    private static final int IN_FLIGHT = 1 << 16;
    private static final int TICKS_A_TURN = 256;
    private static final long INTERVAL_NS = 10_000;

    private final TickToOrder probe = new TickToOrder(IN_FLIGHT);
    private long sequence;
    private long orders;
    private long dueNs;

    /**
     * Nothing measured yet.
     *
     * @param isPaced whether latency counts from when ticks are due
     */
    public ProbeLoad(boolean isPaced) {
        if (isPaced) {
            dueNs = System.nanoTime();
            probe.pacedBy(() -> dueNs);
        }
    }

    /**
     * Tells the probe of ticks.
     *
     * @param count how many
     * @return how many
     */
    public long ticks(int count) {
        for (int done = 0; done < count; done += TICKS_A_TURN) {
            dueNs += INTERVAL_NS;
            probe.turn();
            turn(Math.min(TICKS_A_TURN, count - done));
        }
        return count;
    }

    private void turn(int count) {
        long next = sequence;
        for (int i = 0; i < count; i++) {
            probe.admitted(++next, EventType.TRADE);
        }
        sequence = next;
    }

    /**
     * Tells the probe of judgements and orders that the newest tick caused.
     *
     * @param count how many
     * @return how many
     */
    public long orders(int count) {
        for (int i = 0; i < count; i++) {
            probe.judging();
            probe.judged();
            probe.decided(sequence);
            probe.journaled(sequence);
            probe.sent(sequence);
        }
        orders += count;
        return count;
    }

    /**
     * Looks whether every order was counted.
     *
     * @throws IllegalStateException when one was not
     */
    public void check() {
        long counted = probe.histogram().getTotalCount();
        if (counted != orders) {
            throw new IllegalStateException(
                    "the probe counted " + counted + " orders; there were " + orders);
        }
    }
}
