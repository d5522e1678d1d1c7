package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;

/**
 * Matches the orders of one instrument against the market of one event, in order of arrival within
 * each step. A trade or a quote is one price for each side, and so is the open of a bar: what wants
 * to trade at once, then stops, then limits. Inside a bar come stops, limits, and the stops whose
 * entries filled inside the bar.
 */
final class Matching {

    private final WorkingOrders orders;
    private final Holdings holdings;
    private final Answers answers;
    private final Fills fills;
    private final OrderLives lives;
    private final QueueModel queueModel;
    private final QueuePosition queue;
    private final FillModel[] models;
    private boolean inside;

    Matching(Parts parts, QueueModel queueModel, FillModel[] models) {
        orders = parts.orders();
        holdings = parts.holdings();
        answers = parts.answers();
        fills = parts.fills();
        lives = fills.lives();
        queue = new QueuePosition(parts.newest());
        this.queueModel = queueModel;
        this.models = models;
    }

    /**
     * What matching works on.
     *
     * @param orders the table
     * @param holdings positions
     * @param newest prices
     * @param answers where answers go
     * @param fills how trades are booked
     */
    record Parts(
            WorkingOrders orders,
            Holdings holdings,
            NewestMarket newest,
            Answers answers,
            Fills fills) {}

    private enum Turn {
        IMMEDIATE,
        STOP,
        LIMIT
    }

    void match(int instrument, MarketView view) {
        phase(view, false);
        each(instrument, Turn.IMMEDIATE, view);
        each(instrument, Turn.STOP, view);
        each(instrument, Turn.LIMIT, view);
        if (view.isBar()) {
            phase(view, true);
            each(instrument, Turn.STOP, view);
            each(instrument, Turn.LIMIT, view);
            each(instrument, Turn.STOP, view);
            phase(view, false);
            leaveBar();
        }
    }

    /** Lets the bar in hand fill an order that was sent on its close. */
    void inHand(WorkingOrder order, MarketView view) {
        phase(view, false);
        Turn turn = turn(order);
        if (turn == Turn.IMMEDIATE) {
            immediate(order, view, view.start(order.side));
        } else if (turn == Turn.LIMIT && !order.rested) {
            atStart(order, view);
        }
    }

    private void phase(MarketView view, boolean isInside) {
        inside = isInside;
        fills.at(view.isBar(), isInside);
    }

    private void leaveBar() {
        for (int row = 0; row < orders.count(); row++) {
            orders.get(row).leaveBar();
        }
    }

    private void each(int instrument, Turn turn, MarketView view) {
        for (int row = 0; row < orders.count(); row++) {
            WorkingOrder order = orders.get(row);
            boolean works = order.instrument == instrument && !order.held && !order.done;
            if (works && turn(order) == turn) {
                switch (turn) {
                    case IMMEDIATE -> immediate(order, view, view.start(order.side));
                    case STOP -> stop(order, view);
                    case LIMIT -> limit(order, view);
                }
            }
        }
    }

    private static Turn turn(WorkingOrder order) {
        if (order.isStop()) {
            return Turn.STOP;
        }
        return order.isLimit() && !order.isImmediate() ? Turn.LIMIT : Turn.IMMEDIATE;
    }

    private void immediate(WorkingOrder order, MarketView view, long market) {
        FillModel model = models[order.instrument];
        ExecutionReason missing =
                order.isFillOrKill()
                        ? ExecutionReason.NOT_WHOLE
                        : ExecutionReason.NO_LIQUIDITY_AT_LIMIT;
        long price = model.takerPrice(order, market, view.isTouch());
        if (price == NONE || !order.allows(price)) {
            lives.end(order, ExecutionKind.EXPIRED, missing);
            return;
        }
        long wanted = holdings.tradable(order);
        if (wanted == 0) {
            lives.end(order, ExecutionKind.CANCELLED, ExecutionReason.WOULD_NOT_REDUCE);
            return;
        }
        long part = view.part(order.side, wanted, model.lot());
        if (part > 0 && (part == wanted || !order.isFillOrKill())) {
            view.take(order.side, part);
            fills.take(order, market, price, part);
        }
        if (order.isImmediate() && !order.done) {
            lives.end(order, ExecutionKind.EXPIRED, missing);
        }
    }

    private void stop(WorkingOrder order, MarketView view) {
        boolean reached =
                inside
                        ? view.reachesStop(order.side, order.stopPrice)
                        : view.startsAtStop(order.side, order.stopPrice);
        if (!reached || (holdings.tradable(order) == 0 && lives.isEntryOpen(order))) {
            return;
        }
        long market = inside ? insidePrice(order) : view.start(order.side);
        long price = models[order.instrument].takerPrice(order, market, view.isTouch());
        order.triggered = true;
        answers.tell(order, ExecutionKind.TRIGGERED, ExecutionReason.NONE, price);
        if (order.type == OrderType.STOP || order.isImmediate()) {
            immediate(order, view, market);
        } else if (inside) {
            // What the bar did after the stop is not known: no limit of this order trades in it.
            order.inside = true;
            takeOrRest(order, view, market);
        }
    }

    /** The stop itself; the market where the order began to work, when that was worse. */
    private static long insidePrice(WorkingOrder order) {
        if (order.fromPrice == NONE) {
            return order.stopPrice;
        }
        return order.side == Side.SELL
                ? Math.min(order.fromPrice, order.stopPrice)
                : Math.max(order.fromPrice, order.stopPrice);
    }

    private void limit(WorkingOrder order, MarketView view) {
        if (inside) {
            insideBar(order, view);
        } else {
            atStart(order, view);
        }
    }

    private void atStart(WorkingOrder order, MarketView view) {
        if (!order.rested) {
            takeOrRest(order, view, view.start(order.side));
        } else if (view.startsThrough(order.side, order.limitPrice)) {
            if (view.isBar()) {
                make(order, view, view.start(order.side));
            } else {
                makeWhole(order, order.limitPrice);
            }
        } else if (view.isQuote()) {
            queue.look(order);
        } else if (!view.isBar() && view.startsAt(order.limitPrice)) {
            atTouch(order, view);
        }
    }

    private void takeOrRest(WorkingOrder order, MarketView view, long market) {
        FillModel model = models[order.instrument];
        long price = model.takerPrice(order, market, view.isTouch());
        if (price == NONE || !order.allows(price)) {
            order.rested = true;
            queue.look(order);
            return;
        }
        long part = view.part(order.side, holdings.tradable(order), model.lot());
        if (part > 0) {
            view.take(order.side, part);
            fills.take(order, market, price, part);
        }
    }

    /** The market trades at the limit of a resting order. */
    private void atTouch(WorkingOrder order, MarketView view) {
        switch (queueModel) {
            case THROUGH -> {
                // Nobody knows who was first.
            }
            case TOUCH -> make(order, view, order.limitPrice);
            case QUEUE -> {
                long reach = QueuePosition.reach(order, view.printed());
                long wanted = holdings.tradable(order);
                long lot = models[order.instrument].lot();
                long part = wanted <= reach ? wanted : FixedPoint.floorTo(reach, lot);
                if (part > 0) {
                    view.takePrinted(part);
                    fills.make(order, order.limitPrice, part);
                }
            }
        }
    }

    private void insideBar(WorkingOrder order, MarketView view) {
        boolean touchIsEnough = queueModel == QueueModel.TOUCH;
        boolean sawAll = order.rested && !order.inside;
        if (sawAll && view.goesThrough(order.side, order.limitPrice, touchIsEnough)) {
            make(order, view, order.limitPrice);
        }
    }

    private void make(WorkingOrder order, MarketView view, long price) {
        long wanted = holdings.tradable(order);
        long part = view.part(order.side, wanted, models[order.instrument].lot());
        if (part > 0) {
            view.take(order.side, part);
            fills.make(order, price, part);
        }
    }

    private void makeWhole(WorkingOrder order, long price) {
        long wanted = holdings.tradable(order);
        if (wanted > 0) {
            fills.make(order, price, wanted);
        }
    }
}
