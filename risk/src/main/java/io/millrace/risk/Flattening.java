package io.millrace.risk;

import io.millrace.model.instrument.Instrument;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.gate.SessionCheck;
import io.millrace.risk.state.KillFlatten;
import io.millrace.risk.state.TradingStateMachine;

import java.util.Arrays;

/**
 * Cancels and closes, for the kill switch and for operators, in this order:
 *
 * <ol>
 *   <li>entries, targets and exits are cancelled; protective stops work on;
 *   <li>when the broker has ended them, or after 3 seconds, what is held is closed by a limit that
 *       only reduces, 1 % beyond the market;
 *   <li>every 3 seconds that it did not fill, the same order goes to 2 %, then to 5 % beyond the
 *       market of then; one that the broker ended is sent again there;
 *   <li>protective stops are cancelled when nothing is held any more.
 * </ol>
 *
 * A cancel that the broker refused or did not answer is sent again every 3 seconds. While its
 * market is closed a position waits, and a record says so every minute. Engine's thread.
 */
final class Flattening {

    /** How long a close that does not fill is waited for, ns of engine time. */
    private static final long WAIT_NS = Cancels.WAIT_NS;

    private static final long ALARM_NS = 60 * Timeframe.SECOND_NS;
    private static final long LONG_AGO_NS = Cancels.LONG_AGO_NS;
    private static final int LOSSES =
            (1 << StateCause.DAILY_LOSS.code())
                    | (1 << StateCause.DRAWDOWN.code())
                    | (1 << StateCause.CONCENTRATION.code());
    private static final int WIDEST = OrderPrices.WIDTHS_BPS.length - 1;

    private final Desk desk;
    private final TradingStateMachine machine;
    private final KillFlatten mode;
    private final Cancels cancels;
    private final boolean waitsForOpen;
    private final Candidate order = new Candidate();
    private final boolean[] closes;
    private final int[] width;
    private final long[] sentNs;
    private boolean all;
    private long alarmNs = LONG_AGO_NS;

    Flattening(Desk desk, TradingStateMachine machine, RiskLimits limits) {
        this.desk = desk;
        this.machine = machine;
        mode = limits.kill().flatten();
        waitsForOpen = limits.market().sessions() != SessionCheck.OFF;
        int instruments = desk.positions().instruments();
        closes = new boolean[instruments];
        cancels = new Cancels(desk, mode, closes);
        width = new int[desk.positions().strategies() * instruments];
        sentNs = new long[width.length];
        Arrays.fill(sentNs, LONG_AGO_NS);
    }

    /** What ends orders. */
    Cancels cancels() {
        return cancels;
    }

    /** Whether an instrument is being closed. */
    boolean isOn(int instrument) {
        return closes[instrument];
    }

    /** Whether everything is to be closed and is not yet. */
    boolean isUnderWay() {
        return all && held() > 0;
    }

    /**
     * Whether everything is to be closed, and is not flat with all its orders ended: then nobody
     * may trade on.
     */
    boolean holdsBack() {
        return all && (held() > 0 || desk.orders().totals().open() > 0);
    }

    /** Whether nothing is being closed, and what is open are stops of what is held. */
    boolean isSettled() {
        for (int id = 0; id < closes.length; id++) {
            if (closes[id] && holds(id)) {
                return false;
            }
        }
        return cancels.areOver();
    }

    /**
     * Cancels, and closes where losses call for it, right after trading was halted, and when a loss
     * is a further cause of a halt that kept positions.
     */
    void kill() {
        boolean isLoss = (machine.haltCauses() & LOSSES) != 0;
        if (isLoss && mode == KillFlatten.POSITIONS) {
            closeAll();
        } else {
            cancels.all();
        }
    }

    /**
     * Begins to close everything, new fills too, until {@link #end}; returns how many positions.
     */
    int closeAll() {
        all = true;
        for (int id = 0; id < closes.length; id++) {
            start(id);
        }
        for (int id = 0; id < closes.length; id++) {
            flatten(id);
        }
        return held();
    }

    /** Begins to close one instrument; returns 1 when something is held. */
    int close(int instrument) {
        start(instrument);
        flatten(instrument);
        return desk.positions().size(instrument) == 0 ? 0 : 1;
    }

    /** Closes half of what is held where the steps before a halt ask for it. */
    void closeHalf(Supervision supervision) {
        if (supervision.takesHalf()) {
            closeRiskiest();
        }
    }

    /** Closes the larger half of the positions, by their value, the odd one too. */
    private void closeRiskiest() {
        int left = (held() + 1) / 2;
        while (left > 0) {
            int riskiest = -1;
            long most = -1;
            for (int id = 0; id < closes.length; id++) {
                long value = closes[id] ? -1 : Math.abs(desk.positions().value(id));
                if (holds(id) && value > most) {
                    riskiest = id;
                    most = value;
                }
            }
            if (riskiest < 0) {
                return;
            }
            close(riskiest);
            left--;
        }
    }

    private void start(int instrument) {
        closes[instrument] = true;
        cancels.allBut(instrument);
    }

    private int held() {
        int held = 0;
        for (int id = 0; id < closes.length; id++) {
            held += holds(id) ? 1 : 0;
        }
        return held;
    }

    private boolean holds(int instrument) {
        for (int by = 0; by < desk.positions().strategies(); by++) {
            if (desk.positions().size(by, instrument) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Ends what was to close everything, once it has: after a resume. */
    void endAll() {
        if (all) {
            end();
        }
    }

    /** Closes no more: after a reset, and when an operator wants to keep what is held. */
    void end() {
        all = false;
        Arrays.fill(closes, false);
        Arrays.fill(width, 0);
    }

    /** With time: goes on wherever something is left to close. */
    void retry() {
        for (int id = 0; id < closes.length; id++) {
            retry(id);
        }
    }

    /** With each price: goes on with one instrument. */
    void retry(int instrument) {
        if (!closes[instrument]) {
            if (machine.isHalted()) {
                cancels.sweep(instrument);
            }
            return;
        }
        if (holds(instrument)) {
            flatten(instrument);
            cancels.sweep(instrument);
        } else if (!cancels.isQuiet(instrument)) {
            cancels.sweep(instrument);
        } else {
            cancels.cancel(instrument, OrderRole.PROTECTIVE_STOP);
            cancels.sweep(instrument);
            for (int by = 0; by < desk.positions().strategies(); by++) {
                width[plan(by, instrument)] = 0;
            }
            closes[instrument] = all;
        }
    }

    /** Goes on when an order ended or an entry traded before its cancel arrived. */
    void flatten(int instrument) {
        if (!closes[instrument] || !holds(instrument) || waits(instrument)) {
            return;
        }
        for (int by = 0; by < desk.positions().strategies(); by++) {
            flatten(by, instrument);
        }
    }

    private boolean waits(int instrument) {
        long now = desk.emitter().timeNs();
        if (!hasBegun(instrument) && cancels.areUnderWay(instrument)) {
            return true;
        }
        Instrument traded = desk.instruments().get(instrument);
        if (!waitsForOpen || traded.calendar().isOpen(now)) {
            return false;
        }
        if (now - alarmNs >= ALARM_NS) {
            alarmNs = now;
            machine.note(StateCause.FLATTEN_PENDING_OPEN, held(), 0);
        }
        return true;
    }

    /** Whether a close has left: it waited for the first cancels, and never waits for the next. */
    private boolean hasBegun(int instrument) {
        for (int by = 0; by < desk.positions().strategies(); by++) {
            if (width[plan(by, instrument)] > 0) {
                return true;
            }
        }
        return false;
    }

    private int plan(int strategy, int instrument) {
        return strategy * closes.length + instrument;
    }

    private void flatten(int strategy, int instrument) {
        long held = desk.positions().size(strategy, instrument);
        if (held == 0) {
            return;
        }
        Side side = Side.of(held).opposite();
        int plan = plan(strategy, instrument);
        long open = desk.orders().remaining(strategy, instrument, OrderRole.FLATTEN, side);
        if (open < Math.abs(held)) {
            prepare(strategy, instrument, side, Math.abs(held) - open);
            submit(plan);
        } else if (desk.emitter().timeNs() - sentNs[plan] >= WAIT_NS) {
            widen(strategy, instrument, side);
        }
    }

    private void prepare(int strategy, int instrument, Side side, long size) {
        order.start(instrument, strategy, OrderRole.FLATTEN, side, size);
        order.referencePrice = desk.positions().mark(instrument);
        int step = Math.min(width[plan(strategy, instrument)], WIDEST);
        OrderPrices.beyond(desk.instruments().get(instrument), order, step);
    }

    private void submit(int plan) {
        if (desk.submit(order) != Desk.DENIED) {
            width[plan] = Math.min(width[plan], WIDEST) + 1;
            sentNs[plan] = desk.emitter().timeNs();
        }
    }

    /** The order that did not fill keeps its identity and gets the next price. */
    private void widen(int strategy, int instrument, Side side) {
        OpenOrders orders = desk.orders();
        int row = orders.find(strategy, instrument, OrderRole.FLATTEN, 0);
        if (row == OpenOrders.ABSENT || orders.status(row) == OrderStatus.REPLACE_PENDING) {
            return;
        }
        prepare(strategy, instrument, side, orders.remaining(row));
        if (order.limitPrice == orders.limitPrice(row)) {
            return;
        }
        order.action = OrderAction.REPLACE;
        order.type = OrderType.LIMIT;
        order.targetSequence = orders.sequence(row);
        order.targetNumber = orders.number(row);
        submit(plan(strategy, instrument));
    }

    void save(StateSink sink) {
        sink.putText("flattening");
        sink.putBoolean(all);
        sink.putLong(alarmNs);
        for (int id = 0; id < closes.length; id++) {
            sink.putBoolean(closes[id]);
            sink.putLong(cancels.sentNs(id));
        }
        for (int plan = 0; plan < width.length; plan++) {
            sink.putInt(width[plan]);
            sink.putLong(sentNs[plan]);
        }
    }

    void load(StateSource source) {
        source.expectText("flattening");
        all = source.takeBoolean();
        alarmNs = source.takeLong();
        for (int id = 0; id < closes.length; id++) {
            closes[id] = source.takeBoolean();
            cancels.sentNs(id, source.takeLong());
        }
        for (int plan = 0; plan < width.length; plan++) {
            width[plan] = source.takeCount("steps of a collar", WIDEST + 1);
            sentNs[plan] = source.takeLong();
        }
    }
}
