package io.millrace.risk;

import io.millrace.model.instrument.InstrumentTable;
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
        OrderEmitter emitter) {}
