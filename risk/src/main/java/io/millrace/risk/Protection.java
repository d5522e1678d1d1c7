package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.PlanFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.risk.book.OpenOrders;

import java.util.Arrays;

/**
 * Stops and targets. They leave together with their entry; a trailing stop follows the best price
 * and only ever moves closer; after the first step of a ladder the stop moves to the cost.
 *
 * <p>A position that was entered with a stop has one as long as it is open: when the broker ends
 * the stop, or a fill comes after its order was ended, another leaves in the same event; when the
 * broker will not take one, the position is closed. One plan for each strategy and instrument.
 */
final class Protection {

    private final Desk desk;
    private final OrderPolicy policy;
    private final Candidate order = new Candidate();
    private final int instruments;
    private final long[] stop;
    private final long[] trail;
    private final long[] best;
    private final boolean[] ladder;
    private final int[] attempts;
    private int naked;
    private int trailing;

    Protection(Desk desk, OrderPolicy policy) {
        this.desk = desk;
        this.policy = policy;
        instruments = desk.positions().instruments();
        int plans = desk.positions().strategies() * instruments;
        stop = new long[plans];
        trail = new long[plans];
        best = new long[plans];
        ladder = new boolean[plans];
        attempts = new int[plans];
        Arrays.fill(stop, NONE);
        Arrays.fill(best, NONE);
    }

    private int plan(int strategy, int instrument) {
        return strategy * instruments + instrument;
    }

    /** Sends the stop and the targets of an entry that was sent as a number of this event. */
    void accompany(Candidate entry, PlanFlyweight wanted, int entryNumber) {
        int plan = plan(entry.strategy, entry.instrument);
        boolean isLadder = (wanted.features() & PlanFlyweight.LADDER) != 0;
        if (isFirst(entry)) {
            forget(plan);
        }
        if (entry.stopPrice != NONE) {
            stop[plan] = entry.stopPrice;
            trailing += (wanted.trail() > 0 ? 1 : 0) - (trail[plan] > 0 ? 1 : 0);
            trail[plan] = wanted.trail();
            ladder[plan] = isLadder;
            start(entry, OrderRole.PROTECTIVE_STOP, entry.size, entryNumber);
            order.type = OrderType.STOP;
            order.stopPrice = entry.stopPrice;
            desk.submit(order);
        }
        if (isLadder && entry.stopPrice != NONE) {
            climb(entry, entryNumber);
        } else if (entry.targetPrice != NONE) {
            target(entry, entry.size, entry.targetPrice, entryNumber);
        }
    }

    /** Cancels the stop and the targets of an entry that never left. */
    void abandon(long cause, int number) {
        OpenOrders orders = desk.orders();
        for (int row = 0; row < orders.rows(); row++) {
            if (orders.status(row).isOpen() && orders.isChildOf(row, cause, number)) {
                desk.cancel(row);
            }
        }
    }

    /** Whether nothing is held and no other entry is on its way: then a new plan begins. */
    private boolean isFirst(Candidate entry) {
        OpenOrders orders = desk.orders();
        int one = orders.find(entry.strategy, entry.instrument, OrderRole.ENTRY, 0);
        int next =
                one == OpenOrders.ABSENT
                        ? one
                        : orders.find(entry.strategy, entry.instrument, OrderRole.ENTRY, one + 1);
        return next == OpenOrders.ABSENT
                && desk.positions().size(entry.strategy, entry.instrument) == 0;
    }

    /** Half at one risk, the rest at two; all at two when half is less than a lot. */
    private void climb(Candidate entry, int entryNumber) {
        long lot = desk.instruments().get(entry.instrument).grid().lot();
        long half = FixedPoint.floorTo(entry.size / 2, lot);
        long risk = FixedPoint.subtract(entry.price(), entry.stopPrice);
        if (half > 0) {
            target(entry, half, FixedPoint.add(entry.price(), risk), entryNumber);
        }
        long far = FixedPoint.add(entry.price(), FixedPoint.add(risk, risk));
        target(entry, entry.size - half, far, entryNumber);
    }

    private void target(Candidate entry, long size, long price, int entryNumber) {
        start(entry, OrderRole.TAKE_PROFIT, size, entryNumber);
        order.type = OrderType.LIMIT;
        Instrument instrument = desk.instruments().get(entry.instrument);
        order.limitPrice = OrderPrices.inside(instrument, price, order.side);
        desk.submit(order);
    }

    private void start(Candidate entry, OrderRole role, long size, int entryNumber) {
        order.start(entry.instrument, entry.strategy, role, entry.side.opposite(), size);
        order.referencePrice = entry.referencePrice;
        order.targetSequence = desk.emitter().sequence();
        order.targetNumber = entryNumber;
    }

    /**
     * After a fill or the end of an order: what is held must be covered. The plan outlives its
     * orders, for a fill that comes after their end; the next entry from flat replaces it.
     */
    void settle(int strategy, int instrument) {
        long held = desk.positions().size(strategy, instrument);
        if (held != 0 && stop[plan(strategy, instrument)] != NONE) {
            cover(strategy, instrument, held);
        }
    }

    private void forget(int plan) {
        trailing -= trail[plan] > 0 ? 1 : 0;
        stop[plan] = NONE;
        trail[plan] = 0;
        best[plan] = NONE;
        ladder[plan] = false;
        attempts[plan] = 0;
    }

    private void cover(int strategy, int instrument, long held) {
        int plan = plan(strategy, instrument);
        long missing = Math.abs(held) - covered(strategy, instrument, Side.of(held).opposite());
        if (missing <= 0) {
            attempts[plan] = 0;
        } else if (attempts[plan] < policy.stopAttempts()) {
            attempts[plan]++;
            order.start(
                    instrument,
                    strategy,
                    OrderRole.PROTECTIVE_STOP,
                    Side.of(held).opposite(),
                    missing);
            order.type = OrderType.STOP;
            order.stopPrice = stop[plan];
            order.referencePrice = desk.positions().mark(instrument);
            desk.submit(order);
        } else if (attempts[plan] == policy.stopAttempts()
                && desk.orders().totals().busy(strategy, instrument) == 0) {
            attempts[plan]++;
            close(strategy, instrument, held);
        }
        naked += missing > 0 ? 1 : 0;
    }

    private long covered(int strategy, int instrument, Side side) {
        return desk.orders().remaining(strategy, instrument, OrderRole.PROTECTIVE_STOP, side);
    }

    private void close(int strategy, int instrument, long held) {
        order.start(instrument, strategy, OrderRole.EXIT, Side.of(held).opposite(), Math.abs(held));
        order.referencePrice = desk.positions().mark(instrument);
        OrderPrices.marketable(desk.instruments().get(instrument), order);
        desk.submit(order);
    }

    /** With each price: tries again where a position could not be covered. */
    void retry(int instrument) {
        if (naked == 0) {
            return;
        }
        naked = 0;
        for (int id = 0; id < desk.positions().strategies(); id++) {
            for (int i = 0; i < instruments; i++) {
                int plan = plan(id, i);
                long held = desk.positions().size(id, i);
                if (stop[plan] == NONE || held == 0) {
                    continue;
                }
                attempts[plan] = i == instrument ? 0 : attempts[plan];
                cover(id, i, held);
            }
        }
    }

    /** A step of a ladder was reached: the rest may not lose any more. */
    void onTarget(int strategy, int instrument) {
        int plan = plan(strategy, instrument);
        long held = desk.positions().size(strategy, instrument);
        if (!ladder[plan] || held == 0) {
            return;
        }
        ladder[plan] = false;
        long cost = desk.positions().averagePrice(strategy, instrument);
        tighten(strategy, instrument, cost);
    }

    /** Brings a trailing stop closer, never further away; the next price moves it. */
    void trailAtMost(int strategy, int instrument, long distance) {
        int plan = plan(strategy, instrument);
        if (distance > 0 && distance < trail[plan]) {
            trail[plan] = distance;
        }
    }

    /** Lets trailing stops follow. */
    void follow(int instrument, long high, long low) {
        if (trailing == 0) {
            return;
        }
        for (int id = 0; id < desk.positions().strategies(); id++) {
            int plan = plan(id, instrument);
            long held = desk.positions().size(id, instrument);
            if (trail[plan] > 0 && held != 0) {
                follow(id, instrument, held > 0 ? high : low);
            }
        }
    }

    private void follow(int strategy, int instrument, long extreme) {
        int plan = plan(strategy, instrument);
        boolean isLong = desk.positions().size(strategy, instrument) > 0;
        long known =
                best[plan] == NONE
                        ? desk.positions().averagePrice(strategy, instrument)
                        : best[plan];
        best[plan] = isLong ? Math.max(known, extreme) : Math.min(known, extreme);
        long wanted = isLong ? best[plan] - trail[plan] : best[plan] + trail[plan];
        long gained = isLong ? wanted - stop[plan] : stop[plan] - wanted;
        long step = desk.instruments().get(instrument).grid().priceIncrement();
        if (gained >= Math.max(step, Notional.of(trail[plan], policy.trailStep()))) {
            tighten(strategy, instrument, wanted);
        }
    }

    /** Moves all stops of a position closer; one that is as close already stays. */
    private void tighten(int strategy, int instrument, long price) {
        OpenOrders orders = desk.orders();
        int plan = plan(strategy, instrument);
        Side held = Side.of(desk.positions().size(strategy, instrument));
        long onGrid = OrderPrices.onGrid(desk.instruments().get(instrument), price, held);
        if (isCloser(held, onGrid, stop[plan])) {
            stop[plan] = onGrid;
        }
        int row = orders.find(strategy, instrument, OrderRole.PROTECTIVE_STOP, 0);
        while (row != OpenOrders.ABSENT) {
            if (orders.side(row) != held && isCloser(held, onGrid, orders.stopPrice(row))) {
                replacement(order, row, onGrid);
                desk.submit(order);
            }
            row = orders.find(strategy, instrument, OrderRole.PROTECTIVE_STOP, row + 1);
        }
    }

    private static boolean isCloser(Side held, long price, long than) {
        return held == Side.BUY ? price > than : price < than;
    }

    /** Makes the instruction that moves a stop. */
    void replacement(Candidate move, int row, long price) {
        OpenOrders orders = desk.orders();
        move.start(
                orders.instrument(row),
                orders.strategy(row),
                OrderRole.PROTECTIVE_STOP,
                orders.side(row),
                orders.remaining(row));
        move.action = OrderAction.REPLACE;
        move.type = OrderType.STOP;
        move.referencePrice = desk.positions().mark(move.instrument);
        move.stopPrice = price;
        move.targetSequence = orders.sequence(row);
        move.targetNumber = orders.number(row);
    }

    /** Remembers where the strategy moved its stop to. */
    void onMoved(int strategy, int instrument, long price) {
        int plan = plan(strategy, instrument);
        Side held = Side.of(desk.positions().size(strategy, instrument));
        if (stop[plan] == NONE || isCloser(held, price, stop[plan])) {
            stop[plan] = price;
        }
    }

    /**
     * Where the stop of a position has to be.
     *
     * @return fixed point, {@link FixedPoint#NONE} when it needs none
     */
    long stopPrice(int strategy, int instrument) {
        return stop[plan(strategy, instrument)];
    }

    boolean isNaked(int strategy, int instrument) {
        long held = desk.positions().size(strategy, instrument);
        return held != 0
                && stopPrice(strategy, instrument) != NONE
                && desk.orders().totals().busy(strategy, instrument) == 0
                && covered(strategy, instrument, Side.of(held).opposite()) < Math.abs(held);
    }

    void save(StateSink sink) {
        sink.putText("protection");
        sink.putInt(naked);
        for (int plan = 0; plan < stop.length; plan++) {
            sink.putLong(stop[plan]);
            sink.putLong(trail[plan]);
            sink.putLong(best[plan]);
            sink.putBoolean(ladder[plan]);
            sink.putInt(attempts[plan]);
        }
    }

    void load(StateSource source) {
        source.expectText("protection");
        naked = source.takeInt();
        trailing = 0;
        for (int plan = 0; plan < stop.length; plan++) {
            stop[plan] = source.takeLong();
            trail[plan] = source.takeLong();
            best[plan] = source.takeLong();
            ladder[plan] = source.takeBoolean();
            attempts[plan] = source.takeInt();
            trailing += trail[plan] > 0 ? 1 : 0;
        }
    }
}
