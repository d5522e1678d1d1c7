package io.millrace.broker.simulated;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Instructions on their way to the broker, by time of arrival; those of one time in the order in
 * which they were sent. Fixed size: when it is full the first arrives early, so that none is lost.
 */
final class Arrivals {

    static final int CAPACITY = 1_024;

    private final Travelling[] way = new Travelling[CAPACITY];
    private int count;

    /** One instruction on its way. Reused. */
    static final class Travelling {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]);
        final OrderFlyweight order = new OrderFlyweight().wrap(bytes, 0);
        long arrivalNs;
        long cause;
        int instrument;
    }

    Arrivals() {
        for (int i = 0; i < CAPACITY; i++) {
            way[i] = new Travelling();
        }
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    boolean isDue(long timeNs) {
        return count > 0 && way[0].arrivalNs <= timeNs;
    }

    void add(long arrivalNs, long cause, int instrument, OrderFlyweight order) {
        Travelling added = way[count];
        int place = count++;
        while (place > 0 && way[place - 1].arrivalNs > arrivalNs) {
            way[place] = way[place - 1];
            place--;
        }
        way[place] = added;
        added.arrivalNs = arrivalNs;
        added.cause = cause;
        added.instrument = instrument;
        copy(order, added.order);
    }

    /** The next one; valid until another is added. */
    Travelling take() {
        Travelling first = way[0];
        System.arraycopy(way, 1, way, 0, --count);
        way[count] = first;
        return first;
    }

    private static void copy(OrderFlyweight from, OrderFlyweight to) {
        to.number(from.number())
                .action(from.action())
                .side(from.side())
                .orderType(from.orderType())
                .role(from.role())
                .strategyId(from.strategyId())
                .timeInForce(from.timeInForce())
                .reduceOnly(from.reduceOnly())
                .size(from.size())
                .limitPrice(from.limitPrice())
                .stopPrice(from.stopPrice())
                .targetSequence(from.targetSequence())
                .targetNumber(from.targetNumber())
                .expireNs(from.expireNs());
    }

    void save(StateSink sink) {
        sink.putInt(count);
        for (int i = 0; i < count; i++) {
            Travelling each = way[i];
            OrderFlyweight order = each.order;
            sink.putLong(each.arrivalNs);
            sink.putLong(each.cause);
            sink.putInt(each.instrument);
            sink.putInt(order.number());
            sink.putInt(order.action());
            sink.putInt(order.side());
            sink.putInt(order.orderType());
            sink.putInt(order.role());
            sink.putInt(order.strategyId());
            sink.putInt(order.timeInForce());
            sink.putInt(order.reduceOnly());
            sink.putLong(order.size());
            sink.putLong(order.limitPrice());
            sink.putLong(order.stopPrice());
            sink.putLong(order.targetSequence());
            sink.putInt(order.targetNumber());
            sink.putLong(order.expireNs());
        }
    }

    void load(StateSource source, SavedCodes codes) {
        count = source.takeCount("instructions on their way", CAPACITY);
        for (int i = 0; i < count; i++) {
            Travelling each = way[i];
            each.arrivalNs = source.takeLong();
            each.cause = source.takeLong();
            each.instrument = codes.instrument(source);
            each.order
                    .number(source.takeInt())
                    .action((byte) codes.action(source).code())
                    .side((byte) codes.side(source).code())
                    .orderType((byte) codes.type(source).code())
                    .role((byte) codes.role(source).code())
                    .strategyId(codes.strategy(source))
                    .timeInForce((byte) codes.timeInForce(source).code())
                    .reduceOnly((byte) (source.takeBoolean() ? 1 : 0))
                    .size(source.takeLong())
                    .limitPrice(source.takeLong())
                    .stopPrice(source.takeLong())
                    .targetSequence(source.takeLong())
                    .targetNumber(source.takeInt())
                    .expireNs(source.takeLong());
        }
    }
}
