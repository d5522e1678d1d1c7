package io.millrace.risk;

import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;

/**
 * What everything that sends orders works with: the books, the gate, and the way out.
 *
 * @param instruments what is traded
 * @param positions what we hold
 * @param orders what we asked for
 * @param gate who judges
 * @param emitter the way out
 */
record Desk(
        InstrumentTable instruments,
        PositionBook positions,
        OpenOrders orders,
        PreTradeGate gate,
        OrderEmitter emitter) {

    /** Answer of {@link #submit} for an order that was denied. */
    static final int DENIED = -2;

    /** Whether something is held or asked for. */
    boolean isExposed() {
        return positions.positions() > 0 || orders.totals().open() > 0;
    }

    /** Judges an order, journals it with its verdict, and sends it when it passed. */
    int submit(Candidate order) {
        gate.judge(order, emitter.timeNs());
        return emit(order);
    }

    /** Journals the order that was judged last, and sends it when it passed; returns its row. */
    int emit(Candidate order) {
        boolean passed = gate.judgement().verdict() == Verdict.PASS;
        int number = emitter.judged(order, gate.judgement());
        if (!passed) {
            return DENIED;
        }
        int row = emitter.send(order, number);
        gate.onSent(order, emitter.timeNs());
        return row;
    }

    /** Ends an order, judged by nobody: whatever the state, an order of ours may be ended. */
    void cancel(int row) {
        if (emitter.cancel(row)) {
            gate.onCancel(orders.instrument(row), emitter.timeNs());
        }
    }

    /** The same, also where a cancel is under way that nobody answered. */
    void cancelAgain(int row) {
        emitter.cancelAgain(row);
        gate.onCancel(orders.instrument(row), emitter.timeNs());
    }
}
