package io.millrace.broker.guard;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the order door and the gateway and expects proof of life. When none comes in time
 * it refuses every later order, for good, and cancels what is open and protects nothing; cancels
 * pass at all times.
 *
 * <p>Two threads. The door's sends and tells what the broker answered; it takes no lock and waits
 * for nobody. A thread of its own calls {@link #look}. An order whose sending was under way when
 * the dead man fired is cancelled once more by the thread that sent it, should that ever return.
 */
public final class DeadMan implements BrokerGateway {

    /** Orders that may be open at once. */
    public static final int CAPACITY = 512;

    private static final int OPEN = 0;
    private static final int EDITING = 1;
    private static final int SENDING = 2;
    private static final int FIRED = 3;

    private final BrokerGateway gateway;
    private final Pulse pulse;
    private final long patienceNs;
    private final AtomicInteger state = new AtomicInteger(OPEN);
    private final Pulse journal;
    private final Stillness stillness = new Stillness();
    private final Stillness journalStillness = new Stillness();
    private final Row[] rows = new Row[CAPACITY];
    private final Row[] early = new Row[CAPACITY];
    private int used;
    private int ended;
    private final AtomicInteger cancelled = new AtomicInteger();
    private volatile @Nullable RuntimeException failure;

    /** An order as a cancel names it. */
    private static final class Row {
        private long cause;
        private int number;
        private int instrument;
        private byte role;
        private byte side;
        private byte type;
        private int strategy;
        private long size;

        private boolean is(long orderCause, int orderNumber) {
            return cause == orderCause && number == orderNumber;
        }
    }

    /**
     * A dead man in front of a gateway.
     *
     * @param gateway where orders go; it must bear a cancel from another thread
     * @param pulse proof of life
     * @param patienceNs time without it after which it fires, above 0
     */
    public DeadMan(BrokerGateway gateway, Pulse pulse, long patienceNs) {
        this(gateway, pulse, new Pulse(), patienceNs);
    }

    /**
     * A dead man over a pipeline whose journal has a thread of its own.
     *
     * @param gateway where orders go; it must bear a cancel from another thread
     * @param pulse proof of life of the engine
     * @param journal proof of life of the journal; it lives while it has nothing to do
     * @param patienceNs time without either after which it fires, above 0
     */
    public DeadMan(BrokerGateway gateway, Pulse pulse, Pulse journal, long patienceNs) {
        if (patienceNs < 1) {
            throw new IllegalArgumentException(
                    "patience is " + patienceNs + " ns; it must be above 0");
        }
        this.gateway = gateway;
        this.pulse = pulse;
        this.journal = journal;
        this.patienceNs = patienceNs;
        for (int i = 0; i < CAPACITY; i++) {
            rows[i] = new Row();
            early[i] = new Row();
        }
    }

    /**
     * Looks for proof of life. Called a few times a second by a thread of its own.
     *
     * @param nowNs monotonic clock
     * @return true when this look fired
     */
    public boolean look(long nowNs) {
        long stillNs = Math.max(stillness.look(pulse.life(), nowNs), journalStillNs(nowNs));
        if (stillNs < patienceNs) {
            return false;
        }
        int now = state.get();
        if (now == FIRED || now == EDITING || !state.compareAndSet(now, FIRED)) {
            return false;
        }
        Cancels cancels = new Cancels();
        for (int row = 0; row < used; row++) {
            cancels.send(rows[row]);
        }
        return true;
    }

    private long journalStillNs(long nowNs) {
        if (journal.isBusy()) {
            return journalStillness.look(journal.steps(), nowNs);
        }
        journalStillness.reset();
        return 0;
    }

    /** Cancels of one thread. What one of them throws keeps back none of the others. */
    private final class Cancels {

        private final OrderFlyweight order =
                new OrderFlyweight()
                        .wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);

        void send(Row row) {
            order.number(0)
                    .action((byte) OrderAction.CANCEL.code())
                    .side(row.side)
                    .orderType(row.type)
                    .role(row.role)
                    .strategyId(row.strategy)
                    .reduceOnly((byte) (row.role == OrderRole.ENTRY.code() ? 0 : 1))
                    .size(row.size)
                    .limitPrice(NONE)
                    .stopPrice(NONE)
                    .referencePrice(NONE)
                    .targetSequence(row.cause)
                    .targetNumber(row.number);
            try {
                gateway.send(row.cause, row.instrument, order);
                cancelled.incrementAndGet();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    /**
     * Sends an instruction while there is life.
     *
     * @throws IllegalStateException once it has fired, for all but cancels
     */
    @Override
    public void send(long cause, int instrument, OrderFlyweight order) {
        if (order.action() == OrderAction.CANCEL.code()) {
            gateway.send(cause, instrument, order);
            return;
        }
        if (!state.compareAndSet(OPEN, EDITING)) {
            throw refused(cause, order.number());
        }
        boolean isNoted = note(cause, instrument, order);
        state.set(SENDING);
        try {
            gateway.send(cause, instrument, order);
        } finally {
            if (!state.compareAndSet(SENDING, OPEN) && isNoted) {
                new Cancels().send(rows[find(cause, order.number())]);
            }
        }
    }

    /**
     * Takes over an order that an earlier run sent and that is open still. Before the first look.
     *
     * @param cause sequence of the event that caused it
     * @param instrument id
     * @param order as it was sent
     */
    public void adopt(long cause, int instrument, OrderFlyweight order) {
        note(cause, instrument, order);
    }

    private static IllegalStateException refused(long cause, int number) {
        return new IllegalStateException(
                "order door: the dead man fired, the pipeline stood still; order "
                        + number
                        + " of input "
                        + cause
                        + " is refused, as is every later one");
    }

    /** Whether a cancel would have to name it. */
    private boolean note(long cause, int instrument, OrderFlyweight order) {
        boolean counts =
                order.action() == OrderAction.NEW.code()
                        && order.role() != OrderRole.PROTECTIVE_STOP.code();
        if (!counts || hasEnded(cause, order.number())) {
            return false;
        }
        if (used == CAPACITY) {
            state.set(OPEN);
            throw new IllegalStateException(
                    "order door: more than " + CAPACITY + " orders are open");
        }
        Row row = rows[used++];
        row.cause = cause;
        row.number = order.number();
        row.instrument = instrument;
        row.role = order.role();
        row.side = order.side();
        row.type = order.orderType();
        row.strategy = order.strategyId();
        row.size = order.size();
        return true;
    }

    /** The simulated broker answers before the door opens. */
    private boolean hasEnded(long cause, int number) {
        for (int i = 0; i < ended; i++) {
            if (early[i].is(cause, number)) {
                ended--;
                early[i].cause = early[ended].cause;
                early[i].number = early[ended].number;
                return true;
            }
        }
        return false;
    }

    private int find(long cause, int number) {
        int row = 0;
        while (row < used && !rows[row].is(cause, number)) {
            row++;
        }
        return row;
    }

    @Override
    public void onExecution(int instrument, ExecutionFlyweight execution) {
        if (isOver(execution) && state.compareAndSet(OPEN, EDITING)) {
            end(execution.orderSequence(), execution.orderNumber(), execution.role());
            state.set(OPEN);
        }
    }

    private static boolean isOver(ExecutionFlyweight execution) {
        int kind = execution.kind();
        return kind == ExecutionKind.CANCELLED.code()
                || kind == ExecutionKind.REJECTED.code()
                || kind == ExecutionKind.EXPIRED.code()
                || (kind == ExecutionKind.FILL.code() && execution.remaining() == 0);
    }

    private void end(long cause, int number, int role) {
        int row = find(cause, number);
        if (row < used) {
            Row free = rows[row];
            rows[row] = rows[--used];
            rows[used] = free;
        } else if (role != OrderRole.PROTECTIVE_STOP.code()) {
            Row first = early[ended % CAPACITY];
            first.cause = cause;
            first.number = number;
            ended = Math.min(ended + 1, CAPACITY);
        }
    }

    /**
     * Whether it refuses for good; any thread.
     *
     * @return true from the look that fired on
     */
    public boolean hasFired() {
        return state.get() == FIRED;
    }

    /**
     * Orders that it cancelled, or tried to; any thread, once it has fired: nobody edits them then.
     *
     * @return 0 to {@link #CAPACITY}
     */
    public int orders() {
        return used;
    }

    /**
     * Cause of an order that it cancelled.
     *
     * @param order 0 to {@link #orders()} less 1
     * @return sequence of the event
     */
    public long cause(int order) {
        return rows[order].cause;
    }

    /**
     * Number of an order that it cancelled.
     *
     * @param order 0 to {@link #orders()} less 1
     * @return number under its cause
     */
    public int number(int order) {
        return rows[order].number;
    }

    /**
     * Cancels that it sent; any thread.
     *
     * @return 0 or more
     */
    public int cancelled() {
        return cancelled.get();
    }

    /**
     * What the last cancel that failed threw; any thread.
     *
     * @return null when none failed
     */
    public @Nullable RuntimeException failure() {
        return failure;
    }
}
