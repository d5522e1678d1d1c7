package io.millrace.broker.guard;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import org.agrona.DirectBuffer;

import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Check 29. Reads each instruction from the bytes that will be sent, and counts by itself what was
 * asked for and what traded; it shares no counter and no reading with the gate.
 *
 * <ul>
 *   <li>An instruction that could add to a position is refused when its value exceeds the larger
 *       one of two amounts, or when all that is held and asked for would exceed the other; both are
 *       twice what the gate allows.
 *   <li>One that says that it only reduces is refused when it is larger than what its strategy
 *       holds on the other side and its open entries there may still bring. So is one on the wrong
 *       side, where that is nothing. A change may keep the size that its order has, for stop and
 *       target may both have been sent at full size. No amount, rate or price can refuse it.
 *   <li>A cancel always passes.
 * </ul>
 *
 * <p>The amounts are set from outside ({@link #allow}); before that, everything that adds is
 * refused. So is whatever cannot be computed. Engine's thread; allocates nothing.
 */
public final class GatewayGuard {

    /** Entries that may be open at once; one more is refused. */
    public static final int CAPACITY = OpenInstructions.ENTRIES;

    // Where the instruction stands in the bytes; held apart from the reading of the gate.
    private static final int NUMBER = 0;
    private static final int ACTION = 4;
    private static final int SIDE = 5;
    private static final int ROLE = 7;
    private static final int STRATEGY = 8;
    private static final int REDUCE_ONLY = 15;
    private static final int SIZE = 16;
    private static final int LIMIT_PRICE = 24;
    private static final int STOP_PRICE = 32;
    private static final int REFERENCE_PRICE = 40;
    private static final int TARGET_SEQUENCE = 48;
    private static final int TARGET_NUMBER = 56;

    private final int strategies;
    private final int instruments;
    private final long[] held;
    private final long[] price;
    private final long[] rate;
    private final OpenInstructions orders;
    private long mostOrder = NONE;
    private long mostGross = NONE;

    // What the last refusal found; valid until the next, no state.
    private long measured;
    private long allowed;

    /**
     * A guard that refuses everything that adds.
     *
     * @param strategies how many there are
     * @param instruments how many there are
     */
    public GatewayGuard(int strategies, int instruments) {
        this.strategies = strategies;
        this.instruments = instruments;
        held = new long[strategies * instruments];
        price = new long[instruments];
        rate = new long[instruments];
        orders = new OpenInstructions(held.length);
        Arrays.fill(rate, FixedPoint.ONE);
    }

    /**
     * Takes what the gate allows at most now; twice of it is allowed here.
     *
     * @param order largest value of one order, account currency, fixed point
     * @param gross largest gross exposure, account currency, fixed point
     */
    public void allow(long order, long gross) {
        mostOrder = twice(order);
        mostGross = twice(gross);
    }

    private static long twice(long amount) {
        if (amount == NONE || amount < 0) {
            return NONE;
        }
        return amount > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : amount * 2;
    }

    /**
     * Takes what a unit of the quote currency is worth.
     *
     * @param instrumentId id
     * @param perUnit account currency, fixed point
     */
    public void rate(int instrumentId, long perUnit) {
        rate[instrumentId] = perUnit;
    }

    /**
     * Judges an instruction, and counts it when it passes.
     *
     * @param bytes that will be sent
     * @param offset of its envelope
     * @return false when it must not be sent
     */
    public boolean admits(DirectBuffer bytes, int offset) {
        int at = EventLayout.payload(offset);
        if (bytes.getByte(at + ACTION) == OrderAction.CANCEL.code()) {
            return true;
        }
        int strategy = getInt(bytes, at + STRATEGY);
        if (strategy < 0 || strategy >= strategies) {
            measured = strategy;
            allowed = strategies - 1L;
            return false;
        }
        int plan = strategy * instruments + EventLayout.instrumentId(bytes, offset);
        return adds(bytes, at)
                ? admitsEntry(bytes, offset, plan)
                : admitsReducing(bytes, offset, plan);
    }

    private boolean admitsEntry(DirectBuffer bytes, int offset, int plan) {
        int at = EventLayout.payload(offset);
        int row = row(bytes, at);
        if (row < 0 || !isWithin(bytes, offset)) {
            return false;
        }
        long worst = worstPrice(bytes, at);
        int id = EventLayout.instrumentId(bytes, offset);
        long size = getLong(bytes, at + SIZE);
        boolean isNew = row == orders.used();
        long before = isNew ? 0 : amount(id, orders.price(row), Math.abs(orders.open(row)));
        long more = FixedPoint.subtract(amount(id, worst, size), before);
        measured = FixedPoint.add(gross(), more);
        allowed = mostGross;
        if (measured == NONE || allowed == NONE || measured > allowed) {
            return false;
        }
        take(bytes, offset, row, plan, worst);
        return true;
    }

    private boolean admitsReducing(DirectBuffer bytes, int offset, int plan) {
        int at = EventLayout.payload(offset);
        boolean isChange = bytes.getByte(at + ACTION) == OrderAction.REPLACE.code();
        int row = isChange ? target(bytes, at) : orders.used();
        long size = getLong(bytes, at + SIZE);
        boolean sells = isSell(bytes, at);
        measured = size;
        allowed = reducible(plan, sells);
        boolean isKnown = isChange && row < orders.used() && !orders.isEntry(row);
        if (isKnown && orders.plan(row) == plan && orders.open(row) < 0 == sells) {
            allowed = Math.max(allowed, Math.abs(orders.open(row)));
        }
        if (size <= 0 || size > allowed) {
            return false;
        }
        if (isKnown || (!isChange && row < OpenInstructions.CAPACITY)) {
            take(bytes, offset, row, plan, 0);
        }
        return true;
    }

    /** What a strategy holds on the other side, and what its open entries there may bring. */
    private long reducible(int plan, boolean sells) {
        long sum = Math.max(0, sells ? held[plan] : -held[plan]);
        for (int row = 0; row < orders.used(); row++) {
            boolean brings = orders.plan(row) == plan && orders.isEntry(row);
            if (brings && orders.open(row) > 0 == sells) {
                sum += Math.abs(orders.open(row));
            }
        }
        return sum;
    }

    private void take(DirectBuffer bytes, int offset, int row, int plan, long worst) {
        int at = EventLayout.payload(offset);
        long size = getLong(bytes, at + SIZE);
        long signed = isSell(bytes, at) ? -size : size;
        if (row == orders.used()) {
            int number = getInt(bytes, at + NUMBER);
            orders.add(EventLayout.sequence(bytes, offset), number, plan, signed, worst);
        } else {
            orders.change(row, signed, worst);
        }
    }

    private static boolean isSell(DirectBuffer bytes, int at) {
        return bytes.getByte(at + SIDE) == Side.SELL.code();
    }

    /**
     * Whether the value of an instruction alone is within its amount: what is looked at once more
     * when it leaves.
     *
     * @param bytes that are sent
     * @param offset of its envelope
     * @return false when it must not leave
     */
    public boolean isWithin(DirectBuffer bytes, int offset) {
        int at = EventLayout.payload(offset);
        if (!adds(bytes, at)) {
            return true;
        }
        long worst = worstPrice(bytes, at);
        long size = getLong(bytes, at + SIZE);
        boolean isWhole = worst > 0 && size > 0;
        int id = EventLayout.instrumentId(bytes, offset);
        measured = isWhole ? amount(id, worst, size) : NONE;
        allowed = mostOrder;
        return measured != NONE && allowed != NONE && measured <= allowed;
    }

    /** Whatever does not say that it only reduces may add, and so may an entry that says so. */
    private static boolean adds(DirectBuffer bytes, int at) {
        boolean isCancel = bytes.getByte(at + ACTION) == OrderAction.CANCEL.code();
        boolean reduces =
                bytes.getByte(at + REDUCE_ONLY) == 1
                        && bytes.getByte(at + ROLE) != OrderRole.ENTRY.code();
        return !isCancel && !reduces;
    }

    /**
     * Row of the entry that is changed, the first free one for a new one, -1 when all are taken.
     */
    private int row(DirectBuffer bytes, int at) {
        if (bytes.getByte(at + ACTION) == OrderAction.REPLACE.code()) {
            int row = target(bytes, at);
            measured = getLong(bytes, at + TARGET_SEQUENCE);
            allowed = 0;
            return row < orders.used() && orders.isEntry(row) ? row : -1;
        }
        measured = orders.entries();
        allowed = CAPACITY;
        boolean hasRoom = orders.entries() < CAPACITY && orders.used() < OpenInstructions.CAPACITY;
        return hasRoom ? orders.used() : -1;
    }

    private int target(DirectBuffer bytes, int at) {
        return orders.find(getLong(bytes, at + TARGET_SEQUENCE), getInt(bytes, at + TARGET_NUMBER));
    }

    /** A sell too is valued at the highest of its prices. */
    private static long worstPrice(DirectBuffer bytes, int at) {
        long highest = Math.max(getLong(bytes, at + LIMIT_PRICE), getLong(bytes, at + STOP_PRICE));
        long reference = getLong(bytes, at + REFERENCE_PRICE);
        return isSell(bytes, at)
                ? Math.max(getLong(bytes, at + LIMIT_PRICE), reference)
                : Math.max(highest, reference);
    }

    private long amount(int id, long at, long size) {
        long value = Notional.of(at, size);
        return rate[id] == FixedPoint.ONE ? value : Notional.of(value, rate[id]);
    }

    private long gross() {
        long sum = 0;
        for (int id = 0; id < instruments; id++) {
            long net = 0;
            for (int plan = id; plan < held.length; plan += instruments) {
                net = FixedPoint.add(net, held[plan]);
            }
            if (net != 0) {
                long size = net == NONE ? NONE : Math.abs(net);
                sum = FixedPoint.add(sum, amount(id, price[id], size));
            }
        }
        for (int row = 0; row < orders.used(); row++) {
            if (orders.isEntry(row)) {
                int id = orders.plan(row) % instruments;
                long size = Math.abs(orders.open(row));
                sum = FixedPoint.add(sum, amount(id, orders.price(row), size));
            }
        }
        return sum;
    }

    /**
     * Takes a broker's answer. One for a strategy that is not there counts for none: the books
     * refuse it, and halt.
     *
     * @param instrumentId id
     * @param execution the answer
     */
    public void onExecution(int instrumentId, ExecutionFlyweight execution) {
        int kind = execution.kind();
        boolean isFill = kind == ExecutionKind.FILL.code();
        int strategy = execution.strategyId();
        if (isFill && strategy >= 0 && strategy < strategies) {
            int plan = strategy * instruments + instrumentId;
            long signed = Side.ofCode(execution.side()).sign() * execution.size();
            held[plan] = FixedPoint.add(held[plan], signed);
            price[instrumentId] = execution.price();
        }
        int row = orders.find(execution.orderSequence(), execution.orderNumber());
        boolean isOver =
                kind == ExecutionKind.CANCELLED.code()
                        || kind == ExecutionKind.REJECTED.code()
                        || kind == ExecutionKind.EXPIRED.code()
                        || (isFill && execution.remaining() == 0);
        if (row < orders.used() && (isFill || isOver)) {
            orders.note(row, isFill ? execution.size() : 0, isOver);
        }
    }

    /**
     * What the last refusal measured.
     *
     * @return fixed point, {@link FixedPoint#NONE} when it could not be computed
     */
    public long measured() {
        return measured;
    }

    /**
     * What the last refusal compared with.
     *
     * @return fixed point
     */
    public long allowed() {
        return allowed;
    }

    private static long getLong(DirectBuffer bytes, int at) {
        return bytes.getLong(at, ByteOrder.LITTLE_ENDIAN);
    }

    private static int getInt(DirectBuffer bytes, int at) {
        return bytes.getInt(at, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Writes the counters and the amounts.
     *
     * @param sink receives the state
     */
    public void save(StateSink sink) {
        sink.putText("gateway-guard");
        sink.putLong(mostOrder);
        sink.putLong(mostGross);
        for (int id = 0; id < instruments; id++) {
            for (int plan = id; plan < held.length; plan += instruments) {
                sink.putLong(held[plan]);
            }
            sink.putLong(price[id]);
            sink.putLong(rate[id]);
        }
        orders.save(sink);
    }

    /**
     * Takes over saved counters and amounts.
     *
     * @param source holds the state of a guard of as many strategies and instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("gateway-guard");
        mostOrder = source.takeLong();
        mostGross = source.takeLong();
        for (int id = 0; id < instruments; id++) {
            for (int plan = id; plan < held.length; plan += instruments) {
                held[plan] = source.takeLong();
            }
            price[id] = source.takeLong();
            rate[id] = source.takeLong();
        }
        orders.load(source);
    }
}
