package io.millrace.risk.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.risk.TestLimits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.SplittableRandom;

class PositionBookTwinTest {

    private static final int INSTRUMENTS = 3;
    private static final long CASH = 1_000_000_00000000L;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20260101, 987654321})
    void shouldAgreeWithTheNaiveBookOverRandomFills(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PositionBook book = TestLimits.book(INSTRUMENTS, CASH);
        NaivePositionBook twin = new NaivePositionBook(INSTRUMENTS, CASH);
        for (int i = 0; i < 100_000; i++) {
            int id = random.nextInt(INSTRUMENTS);
            long price = random.nextLong(1, 1_000_00000000L >> (8 * id));
            if (random.nextInt(3) == 0) {
                book.mark(id, price, i);
                twin.mark[id] = BigInteger.valueOf(price);
            }
            long size = nextSize(random, book.size(id));
            long fee = random.nextLong(-1_000, 1_000_000);
            book.fill(0, id, size, price, fee);
            twin.fill(id, size, price, fee);

            compare(book, twin, id, "seed " + seed + ", fill " + i);
        }
    }

    /** Adds, reduces, closes exactly, or flips; keeps positions within a bound. */
    private static long nextSize(SplittableRandom random, long held) {
        long most = 100_00000000L;
        long size = random.nextLong(1, most);
        if (held == 0) {
            return random.nextBoolean() ? size : -size;
        }
        long against = held > 0 ? -1 : 1;
        return switch (random.nextInt(4)) {
            case 0 -> -held;
            case 1 -> against * random.nextLong(1, Math.abs(held) + 1);
            case 2 -> against * (Math.abs(held) + size);
            default -> Math.abs(held) > 10 * most ? -held : -against * size;
        };
    }

    private static void compare(PositionBook book, NaivePositionBook twin, int id, String where) {
        assertEquals(twin.size[id].longValueExact(), book.size(id), where);
        assertEquals(twin.cash.longValueExact(), book.cash(), where);
        assertEquals(twin.fees.longValueExact(), book.fees(), where);
        assertEquals(twin.realised[id].longValueExact(), book.realised(id), where);
        assertEquals(twin.worth(id).longValueExact(), book.value(id), where);
        assertEquals(twin.equity().longValueExact(), book.equity(), where);
        long profit = -book.fees();
        int held = 0;
        for (int i = 0; i < INSTRUMENTS; i++) {
            profit += book.realised(i) + book.unrealised(i);
            held += book.size(i) == 0 ? 0 : 1;
        }
        assertEquals(book.equity() - CASH, profit, where);
        assertEquals(held, book.positions(), where);
    }
}
