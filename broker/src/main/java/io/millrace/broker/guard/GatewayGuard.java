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
 * asked for and what traded; it shares no counter and no reading with the gate. An instruction that
 * could add to a position is refused when its value exceeds the larger one of two amounts, or when
 * all that is held and asked for would exceed the other; both are twice what the gate allows. An
 * instruction that only reduces, and a cancel, always passes.
 *
 * <p>The amounts are set from outside ({@link #allow}); before that, everything that adds is
 * refused. So is whatever cannot be computed. Engine's thread; allocates nothing.
 */
public final class GatewayGuard {

    /** Entries that may be open at once; one more is refused. */
    public static final int CAPACITY = 256;

    // Where the instruction stands in the bytes; held apart from the reading of the gate.
    private static final int NUMBER = 0;
    private static final int ACTION = 4;
    private static final int SIDE = 5;
    private static final int ROLE = 7;
    private static final int REDUCE_ONLY = 15;
    private static final int SIZE = 16;
    private static final int LIMIT_PRICE = 24;
    private static final int STOP_PRICE = 32;
    private static final int REFERENCE_PRICE = 40;
    private static final int TARGET_SEQUENCE = 48;
    private static final int TARGET_NUMBER = 56;

    private final long[] held;
    private final long[] price;
    private final long[] rate;
    private final long[] cause = new long[CAPACITY];
    private final int[] number = new int[CAPACITY];
    private final int[] instrument = new int[CAPACITY];
    private final long[] open = new long[CAPACITY];
    private final long[] openPrice = new long[CAPACITY];
    private int used;
    private long mostOrder = NONE;
    private long mostGross = NONE;

    // What the last refusal found; valid until the next, no state.
    private long measured;
    private long allowed;

    /**
     * A guard that refuses everything that adds.
     *
     * @param instruments how many there are
     */
    public GatewayGuard(int instruments) {
        held = new long[instruments];
        price = new long[instruments];
        rate = new long[instruments];
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
        if (!adds(bytes, at)) {
            return true;
        }
        int row = row(bytes, at);
        if (row < 0 || !isWithin(bytes, offset)) {
            return false;
        }
        long worst = worstPrice(bytes, at);
        int id = EventLayout.instrumentId(bytes, offset);
        long size = getLong(bytes, at + SIZE);
        long before = row < used ? amount(id, openPrice[row], open[row]) : 0;
        long more = FixedPoint.subtract(amount(id, worst, size), before);
        measured = FixedPoint.add(gross(), more);
        allowed = mostGross;
        if (measured == NONE || allowed == NONE || measured > allowed) {
            return false;
        }
        if (row == used) {
            cause[row] = EventLayout.sequence(bytes, offset);
            number[row] = getInt(bytes, at + NUMBER);
            instrument[row] = id;
            used++;
        }
        open[row] = size;
        openPrice[row] = worst;
        return true;
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
     * Row of the order that is changed, the first free one for a new one, -1 when all are taken.
     */
    private int row(DirectBuffer bytes, int at) {
        if (bytes.getByte(at + ACTION) == OrderAction.REPLACE.code()) {
            long target = getLong(bytes, at + TARGET_SEQUENCE);
            int row = find(target, getInt(bytes, at + TARGET_NUMBER));
            measured = target;
            allowed = 0;
            return row < used ? row : -1;
        }
        measured = used;
        allowed = CAPACITY;
        return used < CAPACITY ? used : -1;
    }

    private int find(long sequence, int orderNumber) {
        int row = 0;
        while (row < used && (cause[row] != sequence || number[row] != orderNumber)) {
            row++;
        }
        return row;
    }

    /** A sell too is valued at the highest of its prices. */
    private static long worstPrice(DirectBuffer bytes, int at) {
        long highest = Math.max(getLong(bytes, at + LIMIT_PRICE), getLong(bytes, at + STOP_PRICE));
        boolean sells = bytes.getByte(at + SIDE) == Side.SELL.code();
        long reference = getLong(bytes, at + REFERENCE_PRICE);
        return sells
                ? Math.max(getLong(bytes, at + LIMIT_PRICE), reference)
                : Math.max(highest, reference);
    }

    private long amount(int id, long at, long size) {
        long value = Notional.of(at, size);
        return rate[id] == FixedPoint.ONE ? value : Notional.of(value, rate[id]);
    }

    private long gross() {
        long sum = 0;
        for (int id = 0; id < held.length; id++) {
            if (held[id] != 0) {
                sum = FixedPoint.add(sum, amount(id, price[id], Math.abs(held[id])));
            }
        }
        for (int row = 0; row < used; row++) {
            sum = FixedPoint.add(sum, amount(instrument[row], openPrice[row], open[row]));
        }
        return sum;
    }

    /**
     * Takes a broker's answer.
     *
     * @param instrumentId id
     * @param execution the answer
     */
    public void onExecution(int instrumentId, ExecutionFlyweight execution) {
        int kind = execution.kind();
        boolean isFill = kind == ExecutionKind.FILL.code();
        if (isFill) {
            long signed = Side.ofCode(execution.side()).sign() * execution.size();
            held[instrumentId] = FixedPoint.add(held[instrumentId], signed);
            price[instrumentId] = execution.price();
        }
        int row = find(execution.orderSequence(), execution.orderNumber());
        if (row == used) {
            return;
        }
        open[row] -= isFill ? Math.min(open[row], execution.size()) : 0;
        boolean isOver =
                kind == ExecutionKind.CANCELLED.code()
                        || kind == ExecutionKind.REJECTED.code()
                        || kind == ExecutionKind.EXPIRED.code()
                        || (isFill && (execution.remaining() == 0 || open[row] == 0));
        if (isOver) {
            free(row);
        }
    }

    private void free(int row) {
        used--;
        cause[row] = cause[used];
        number[row] = number[used];
        instrument[row] = instrument[used];
        open[row] = open[used];
        openPrice[row] = openPrice[used];
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
        for (int id = 0; id < held.length; id++) {
            sink.putLong(held[id]);
            sink.putLong(price[id]);
            sink.putLong(rate[id]);
        }
        sink.putInt(used);
        for (int row = 0; row < used; row++) {
            sink.putLong(cause[row]);
            sink.putInt(number[row]);
            sink.putInt(instrument[row]);
            sink.putLong(open[row]);
            sink.putLong(openPrice[row]);
        }
    }

    /**
     * Takes over saved counters and amounts.
     *
     * @param source holds the state of a guard of as many instruments
     * @throws io.millrace.model.state.StateException if it does not
     */
    public void load(StateSource source) {
        source.expectText("gateway-guard");
        mostOrder = source.takeLong();
        mostGross = source.takeLong();
        for (int id = 0; id < held.length; id++) {
            held[id] = source.takeLong();
            price[id] = source.takeLong();
            rate[id] = source.takeLong();
        }
        used = source.takeCount("open entries", CAPACITY);
        for (int row = 0; row < used; row++) {
            cause[row] = source.takeLong();
            number[row] = source.takeInt();
            instrument[row] = source.takeCount("instrument", held.length - 1);
            open[row] = source.takeLong();
            openPrice[row] = source.takeLong();
        }
    }
}
