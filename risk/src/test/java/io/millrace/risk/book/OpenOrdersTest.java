package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;
import static io.millrace.model.fixed.FixedPoint.ONE;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderStatus;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateBuffer;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class OpenOrdersTest {

    private final OpenOrders orders = new OpenOrders(1, 3);
    private final OrderFlyweight order =
            new OrderFlyweight().wrap(new UnsafeBuffer(new byte[OrderFlyweight.BASE_LENGTH]), 0);

    private int add(long cause, int instrument, OrderRole role, Side side, long size, long limit) {
        order.number(1)
                .role((byte) role.code())
                .side((byte) side.code())
                .size(size)
                .limitPrice(limit)
                .referencePrice(fp("100"))
                .stopPrice(NONE)
                .targetSequence(0);
        return orders.add(cause, instrument, order);
    }

    @Test
    void shouldReserveAnEntryAtItsLimitOrTheMarketWhereThatIsHigher() {
        add(1, 0, OrderRole.ENTRY, Side.BUY, fp("2"), fp("102"));
        assertEquals(fp("204"), orders.totals().reserved(0));

        add(2, 0, OrderRole.ENTRY, Side.SELL, fp("1"), fp("98"));
        assertEquals(fp("304"), orders.totals().totalReserved());

        add(3, 1, OrderRole.ENTRY, Side.BUY, fp("1"), NONE);
        assertEquals(fp("404"), orders.totals().totalReserved());
        assertEquals(fp("2"), orders.totals().entryBuys(0));
        assertEquals(fp("1"), orders.totals().entrySells(0));

        add(4, 0, OrderRole.EXIT, Side.SELL, fp("9"), fp("98"));
        assertEquals(fp("404"), orders.totals().totalReserved());
        assertEquals(1, orders.totals().reducing(0));
    }

    @Test
    void shouldSayAbsentWhenFullAndTakeAgainWhenOneEnded() {
        for (int i = 0; i < OpenOrders.CAPACITY; i++) {
            assertEquals(i, add(i + 1, 0, OrderRole.ENTRY, Side.BUY, 1, fp("1")));
        }
        assertEquals(OpenOrders.ABSENT, add(999, 0, OrderRole.ENTRY, Side.BUY, 1, fp("1")));
        assertEquals(OpenOrders.CAPACITY, orders.totals().open());

        orders.ended(17, OrderStatus.CANCELLED);
        assertEquals(17, add(999, 0, OrderRole.ENTRY, Side.BUY, 1, fp("1")));
        assertEquals(17, orders.find(999, 1));
        assertEquals(OpenOrders.ABSENT, orders.find(999, 2));
        assertEquals(OpenOrders.ABSENT, orders.find(18, 1));
    }

    @Test
    void shouldReturnToExactlyNothingAfterRandomLives() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        for (int life = 0; life < 20_000; life++) {
            OrderRole role = OrderRole.ofCode(random.nextInt(4));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long size = random.nextLong(1, 1_000_00000000L);
            add(life + 1, random.nextInt(3), role, side, size, random.nextLong(1, 1_00000000L));
            int row = random.nextInt(OpenOrders.CAPACITY);
            while (orders.totals().open() > 200
                    || (orders.status(row).isOpen() && random.nextBoolean())) {
                step(random, row);
                row = random.nextInt(OpenOrders.CAPACITY);
            }
        }
        for (int row = 0; row < OpenOrders.CAPACITY; row++) {
            if (orders.status(row).isOpen()) {
                orders.ended(row, OrderStatus.EXPIRED);
            }
        }
        assertEquals(0, orders.totals().totalReserved(), "seed " + seed);
        assertEquals(0, orders.totals().open(), "seed " + seed);
        for (int id = 0; id < 3; id++) {
            String where = "seed " + seed + ", instrument " + id;
            assertEquals(0, orders.totals().reserved(id), where);
            assertEquals(0, orders.totals().entryBuys(id), where);
            assertEquals(0, orders.totals().entrySells(id), where);
            assertEquals(0, orders.totals().open(id), where);
            assertEquals(0, orders.totals().reducing(id), where);
            assertEquals(0, orders.totals().protective(id), where);
        }
    }

    /** Whatever its rows were before: counts, sums and places are those that were saved. */
    @Test
    void shouldBecomeTheTableThatWasSaved() {
        long seed = 815;
        SplittableRandom random = new SplittableRandom(seed);
        OpenOrders other = new OpenOrders(1, 3);
        for (int life = 0; life < 2_000; life++) {
            OrderRole role = OrderRole.ofCode(random.nextInt(5));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long size = random.nextLong(1, 1_000_00000000L);
            int row = add(life, random.nextInt(3), role, side, size, random.nextLong(1, ONE));
            if (random.nextBoolean()) {
                orders.note(row, random.nextBoolean() ? OrderEvent.LOST : OrderEvent.ACCEPTED);
                orders.chases().start(row, random.nextLong(ONE), random.nextInt(4));
            }
            while (orders.totals().open() > 100) {
                step(random, random.nextInt(OpenOrders.CAPACITY));
            }
            if (life % 50 == 0) {
                StateBuffer saved = save(orders);
                other.load(saved);
                saved.expectEnd();
                assertArrayEquals(saved.toBytes(), save(other).toBytes(), "life " + life);
                assertEquals(sums(orders), sums(other), "life " + life);
            }
        }
    }

    private static StateBuffer save(OpenOrders book) {
        StateBuffer state = new StateBuffer();
        book.save(state);
        return state;
    }

    private static String sums(OpenOrders book) {
        OrderTotals totals = book.totals();
        StringBuilder text = new StringBuilder();
        text.append(book.rows()).append(' ').append(totals.open());
        text.append(' ').append(totals.totalReserved());
        for (int id = 0; id < 3; id++) {
            text.append(' ').append(totals.open(id)).append(' ').append(totals.busy(0, id));
            text.append(' ').append(totals.reducing(id)).append(' ').append(totals.protective(id));
            text.append(' ').append(totals.unknown(id)).append(' ').append(totals.reserved(id));
            text.append(' ').append(totals.entryBuys(id));
            text.append(' ').append(totals.entrySells(id));
        }
        return text.toString();
    }

    private void step(SplittableRandom random, int row) {
        if (!orders.status(row).isOpen()) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> orders.note(row, OrderEvent.ACCEPTED);
            case 1 -> orders.ended(row, OrderStatus.CANCELLED);
            case 2 -> orders.filled(row, orders.remaining(row));
            default -> orders.filled(row, random.nextLong(1, orders.remaining(row) + 1));
        }
    }

    private static long fp(String text) {
        return FixedPoint.parse(text);
    }
}
