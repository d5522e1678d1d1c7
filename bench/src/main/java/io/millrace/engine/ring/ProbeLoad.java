package io.millrace.engine.ring;

import io.millrace.model.event.EventType;

/**
 * What the live figures of a run cost: the calls that a probe gets for ticks at full speed, one in
 * 64 with a judgement and an order.
 */
public final class ProbeLoad {

    private static final int IN_FLIGHT = 1 << 16;
    private static final int TICKS_AN_ORDER = 64;
    private static final int TICKS_A_TURN = 256;

    private final TickToOrder probe = new TickToOrder(IN_FLIGHT);
    private long sequence;

    /** Nothing measured yet. */
    public ProbeLoad() {}

    /**
     * Tells the probe of ticks and of their orders.
     *
     * @param ticks how many
     * @return how many
     * @throws IllegalStateException when it did not count all orders
     */
    public long tell(int ticks) {
        for (int i = 0; i < ticks; i++) {
            sequence++;
            if (sequence % TICKS_A_TURN == 1) {
                probe.turn();
            }
            probe.admitted(sequence, EventType.TRADE);
            if (sequence % TICKS_AN_ORDER == 0) {
                order();
            }
        }
        return ticks;
    }

    private void order() {
        probe.judging();
        probe.judged();
        probe.decided(sequence);
        probe.journaled(sequence);
        probe.sent(sequence);
    }

    /**
     * Looks whether every order was counted.
     *
     * @throws IllegalStateException when one was not
     */
    public void check() {
        long counted = probe.histogram().getTotalCount();
        if (counted != sequence / TICKS_AN_ORDER) {
            throw new IllegalStateException(
                    "the probe counted "
                            + counted
                            + " orders; there were "
                            + sequence / TICKS_AN_ORDER);
        }
    }
}
