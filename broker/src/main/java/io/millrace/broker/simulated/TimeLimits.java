package io.millrace.broker.simulated;

import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;

/** Ends orders whose time is over. */
final class TimeLimits {

    /** Longer than any day, and shorter than two. */
    private static final long PAST_A_DAY_NS = 25L * 3_600 * 1_000_000_000;

    private final WorkingOrders orders;
    private final OrderLives lives;
    private long earliestNs = WorkingOrder.NEVER;

    TimeLimits(WorkingOrders orders, OrderLives lives) {
        this.orders = orders;
        this.lives = lives;
    }

    void note(WorkingOrder order) {
        earliestNs = Math.min(earliestNs, order.expireNs);
    }

    /** Ends what ends at a time or before. */
    void pass(long timeNs) {
        if (timeNs < earliestNs) {
            return;
        }
        for (int row = 0; row < orders.count(); row++) {
            WorkingOrder order = orders.get(row);
            if (!order.done && order.expireNs <= timeNs) {
                lives.end(order, ExecutionKind.EXPIRED, ExecutionReason.TIME_OVER);
            }
        }
        follow();
    }

    /** Looks for the earliest end of what works; also after a load, for it is not written. */
    void follow() {
        earliestNs = WorkingOrder.NEVER;
        for (int row = 0; row < orders.count(); row++) {
            if (!orders.get(row).done) {
                note(orders.get(row));
            }
        }
    }

    /**
     * End of a day order that arrives at a time: the close of the session in hand or, when closed,
     * of the next, and never later than the end of its trading day.
     */
    static long dayEndNs(SessionCalendar calendar, long timeNs) {
        long startNs = calendar.isOpen(timeNs) ? timeNs : calendar.openNs(timeNs);
        long dayNs = calendar.sessionStartNs(startNs);
        long nextDayNs = calendar.sessionStartNs(dayNs + PAST_A_DAY_NS);
        return Math.min(calendar.closeNs(startNs), nextDayNs);
    }
}
