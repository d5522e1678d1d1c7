package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.broker.ExecutionHandler;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.TimeInForce;

/**
 * A broker in event time, on the engine's thread. An order sent while one event is handled meets
 * the market with the next event of its instrument, before the engine sees that event; its answers
 * are outputs of that event.
 *
 * <p>Rules of a fill, in this order within one event:
 *
 * <ol>
 *   <li>Immediate orders trade at the touch, with spread and slippage, when that is within their
 *       limit; else they expire. On bars they trade at the open.
 *   <li>Stops: reached at or beyond the stop price, then at the touch; on bars at the worse of open
 *       and stop.
 *   <li>Limits: at once like immediate orders when marketable; later at their limit when the market
 *       trades through it. On bars, later begins after the open of the first bar.
 *   <li>On bars, stops whose entry filled in this bar.
 * </ol>
 *
 * A protective stop is held until its entry fills, and is ended with the entry, or when no position
 * is left that it could reduce; an entry whose stop finds no room is ended with it. An order that
 * may only reduce is refused when there is nothing to reduce, and never trades more than the
 * position. Fills are complete; partial fills come with the queue model.
 */
public final class SimulatedBroker {

    private static final byte TAKER = 2;
    private static final byte MAKER = 1;

    private final Answers answers;
    private final FillModel[] fills;
    private final long[] position;
    private final int[] open;
    private final WorkingOrders orders = new WorkingOrders();
    private final MarketView market;

    /**
     * A broker without positions.
     *
     * @param instruments what it trades
     * @param outputs where its answers are journaled
     * @param handler who takes its answers
     */
    public SimulatedBroker(
            InstrumentTable instruments, OutputSink outputs, ExecutionHandler handler) {
        answers = new Answers(outputs, handler, orders);
        fills = new FillModel[instruments.size()];
        for (int i = 0; i < fills.length; i++) {
            fills[i] = new FillModel(instruments.get(i));
        }
        market = new MarketView(fills[0]);
        position = new long[instruments.size()];
        open = new int[instruments.size()];
    }

    /**
     * Takes an instruction.
     *
     * @param cause sequence of the event that caused it
     * @param instrument id
     * @param order the instruction
     */
    public void onSend(long cause, int instrument, OrderFlyweight order) {
        switch (OrderAction.ofCode(order.action())) {
            case NEW -> accept(cause, instrument, order);
            case REPLACE -> replace(instrument, order);
            case CANCEL -> cancel(instrument, order);
        }
    }

    private void accept(long cause, int instrument, OrderFlyweight order) {
        boolean protects = order.targetSequence() != 0;
        int parent = orders.find(order.targetSequence(), order.targetNumber());
        if (protects && parent == WorkingOrders.ABSENT) {
            answers.refuse(cause, instrument, order, ExecutionReason.ENTRY_ENDED);
            return;
        }
        Side reduced = Side.ofCode(order.side()).opposite();
        if (order.reduceOnly() == 1 && !protects && Side.of(position[instrument]) != reduced) {
            answers.refuse(cause, instrument, order, ExecutionReason.WOULD_NOT_REDUCE);
            return;
        }
        int row = orders.add(cause, instrument, order);
        if (row == WorkingOrders.ABSENT) {
            answers.refuse(cause, instrument, order, ExecutionReason.BOOK_FULL);
            if (protects) {
                endWithChildren(parent, ExecutionKind.CANCELLED, ExecutionReason.BOOK_FULL);
            }
            return;
        }
        open[instrument]++;
        orders.held[row] = protects;
        if (!protects) {
            answers.tell(row, ExecutionKind.ACCEPTED, ExecutionReason.NONE, NONE);
        }
    }

    private void replace(int instrument, OrderFlyweight order) {
        int row = orders.find(order.targetSequence(), order.targetNumber());
        if (row == WorkingOrders.ABSENT) {
            answers.refuse(
                    order.targetSequence(), instrument, order, ExecutionReason.UNKNOWN_ORDER);
            return;
        }
        orders.stopPrice[row] = order.stopPrice();
        long price = order.stopPrice();
        answers.tell(row, ExecutionKind.REPLACED, ExecutionReason.NONE, price);
    }

    private void cancel(int instrument, OrderFlyweight order) {
        int row = orders.find(order.targetSequence(), order.targetNumber());
        if (row == WorkingOrders.ABSENT) {
            answers.refuse(
                    order.targetSequence(), instrument, order, ExecutionReason.UNKNOWN_ORDER);
            return;
        }
        endWithChildren(row, ExecutionKind.CANCELLED, ExecutionReason.NONE);
    }

    /**
     * Matches against a trade.
     *
     * @param instrument id
     * @param price fixed point, above 0
     */
    public void onTrade(int instrument, long price) {
        if (open[instrument] > 0) {
            match(instrument, market.trade(fills[instrument], price));
        }
    }

    /**
     * Matches against a quote.
     *
     * @param instrument id
     * @param bid fixed point, above 0
     * @param ask fixed point, above 0
     */
    public void onQuote(int instrument, long bid, long ask) {
        if (open[instrument] > 0) {
            match(instrument, market.quote(fills[instrument], bid, ask));
        }
    }

    /**
     * Matches against a bar.
     *
     * @param instrument id
     * @param barOpen fixed point, above 0
     * @param high fixed point, above 0
     * @param low fixed point, above 0
     */
    public void onBar(int instrument, long barOpen, long high, long low) {
        if (open[instrument] > 0) {
            match(instrument, market.bar(fills[instrument], barOpen, high, low));
        }
    }

    private void match(int instrument, MarketView view) {
        for (int row = 0; row < orders.count(); ) {
            row = waits(row, instrument, Turn.IMMEDIATE) ? immediate(row, view) : row + 1;
        }
        stops(instrument, view);
        for (int row = 0; row < orders.count(); ) {
            row = waits(row, instrument, Turn.LIMIT) ? limit(row, view) : row + 1;
        }
        if (view.isBar()) {
            stops(instrument, view);
        }
    }

    private void stops(int instrument, MarketView view) {
        for (int row = 0; row < orders.count(); ) {
            row = waits(row, instrument, Turn.STOP) ? stop(row, view) : row + 1;
        }
    }

    private enum Turn {
        IMMEDIATE,
        STOP,
        LIMIT
    }

    private boolean waits(int row, int instrument, Turn turn) {
        if (orders.instrument[row] != instrument || orders.held[row]) {
            return false;
        }
        Turn own =
                orders.type[row] == OrderType.STOP
                        ? Turn.STOP
                        : orders.timeInForce[row] == TimeInForce.IMMEDIATE_OR_CANCEL
                                        || orders.type[row] == OrderType.MARKET
                                ? Turn.IMMEDIATE
                                : Turn.LIMIT;
        return own == turn;
    }

    private int immediate(int row, MarketView view) {
        long price = view.takerPrice(orders.side[row]);
        if (price == NONE || !within(row, price)) {
            return endWithChildren(
                    row, ExecutionKind.EXPIRED, ExecutionReason.NO_LIQUIDITY_AT_LIMIT);
        }
        return fill(row, price, TAKER);
    }

    private boolean within(int row, long price) {
        long limit = orders.limitPrice[row];
        return limit == NONE || (orders.side[row] == Side.BUY ? price <= limit : price >= limit);
    }

    private int stop(int row, MarketView view) {
        if (!view.reaches(orders.side[row], orders.stopPrice[row])) {
            return row + 1;
        }
        long price = view.stopFillPrice(orders.side[row], orders.stopPrice[row]);
        answers.tell(row, ExecutionKind.TRIGGERED, ExecutionReason.NONE, price);
        return fill(row, price, TAKER);
    }

    private int limit(int row, MarketView view) {
        Side side = orders.side[row];
        long limit = orders.limitPrice[row];
        long taker = view.takerPrice(side);
        boolean rested = orders.rested[row];
        orders.rested[row] = true;
        if (!rested && taker != NONE && within(row, taker)) {
            return fill(row, taker, TAKER);
        }
        if ((rested || view.isBar()) && view.tradesThrough(side, limit)) {
            return fill(row, rested ? view.makerPrice(side, limit) : limit, MAKER);
        }
        return row + 1;
    }

    /** Trades an order as far as it may, and returns the row to look at next. */
    private int fill(int row, long price, byte liquidity) {
        int instrument = orders.instrument[row];
        long size = orders.remaining[row];
        if (orders.reduceOnly[row]) {
            long reducible =
                    orders.side[row] == Side.SELL ? position[instrument] : -position[instrument];
            size = Math.min(size, reducible);
            if (size <= 0) {
                return endWithChildren(
                        row, ExecutionKind.CANCELLED, ExecutionReason.WOULD_NOT_REDUCE);
            }
        }
        long fee = fills[instrument].fee(price, size, liquidity == MAKER);
        position[instrument] += orders.side[row].sign() * size;
        orders.remaining[row] = 0;
        wakeChildren(row);
        answers.fill(row, price, size, fee, liquidity);
        orders.remove(row);
        open[instrument]--;
        return endIdle(instrument, row);
    }

    private void wakeChildren(int parent) {
        for (int row = 0; row < orders.count(); row++) {
            if (orders.held[row] && isChild(row, parent)) {
                orders.held[row] = false;
                answers.tell(row, ExecutionKind.ACCEPTED, ExecutionReason.NONE, NONE);
            }
        }
    }

    private boolean isChild(int row, int parent) {
        return orders.parentSequence[row] == orders.sequence[parent]
                && orders.parentNumber[row] == orders.number[parent];
    }

    private int endWithChildren(int row, ExecutionKind kind, ExecutionReason reason) {
        for (int child = orders.count() - 1; child > row; child--) {
            if (orders.held[child] && isChild(child, row)) {
                end(child, ExecutionKind.CANCELLED, ExecutionReason.ENTRY_ENDED);
            }
        }
        end(row, kind, reason);
        return row;
    }

    /** Ends what can no longer reduce, and returns where the row to look at next has moved to. */
    private int endIdle(int instrument, int next) {
        int moved = next;
        for (int row = orders.count() - 1; row >= 0; row--) {
            if (orders.instrument[row] == instrument
                    && orders.reduceOnly[row]
                    && !orders.held[row]
                    && !reduces(row)) {
                end(row, ExecutionKind.CANCELLED, ExecutionReason.POSITION_CLOSED);
                moved -= row < moved ? 1 : 0;
            }
        }
        return moved;
    }

    private boolean reduces(int row) {
        return Side.of(position[orders.instrument[row]]) == orders.side[row].opposite();
    }

    private void end(int row, ExecutionKind kind, ExecutionReason reason) {
        int instrument = orders.instrument[row];
        answers.tell(row, kind, reason, NONE);
        orders.remove(row);
        open[instrument]--;
    }

    /**
     * Size held at this broker.
     *
     * @param instrument id
     * @return fixed point, signed
     */
    public long position(int instrument) {
        return position[instrument];
    }

    /**
     * How many orders work or wait.
     *
     * @return 0 or more
     */
    public int openOrders() {
        return orders.count();
    }

    /**
     * Whether a position has a working protective stop.
     *
     * @param instrument id
     * @return true when a stop works that can reduce it
     */
    public boolean isProtected(int instrument) {
        for (int row = 0; row < orders.count(); row++) {
            if (orders.instrument[row] == instrument
                    && orders.role[row] == OrderRole.PROTECTIVE_STOP
                    && !orders.held[row]
                    && reduces(row)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds positions and orders.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        hash.putText("simulated-broker");
        for (long held : position) {
            hash.putLong(held);
        }
        orders.hashInto(hash);
    }
}
