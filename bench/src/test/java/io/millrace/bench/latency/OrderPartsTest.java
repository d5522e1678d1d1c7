package io.millrace.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.run.WrongAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class OrderPartsTest {

    private static final int WARM = 100 * EngineTarget.PER_BAR;

    @TempDir private Path home;

    private long nowNs;

    /** A clock that steps by itself, so that waiting ends. */
    private Pace pace() {
        return new Pace(() -> nowNs += 10_000, 100_000);
    }

    /** The run compares its state with that of a plain pipeline. */
    @Test
    void shouldTimeEveryOrderBehindTheWarmUp() {
        OrderParts parts = new OrderParts(home);

        parts.run(WARM, 100L * EngineTarget.PER_BAR, pace());

        // In on one bar, out on the next.
        assertTrue(parts.orders() >= 90 && parts.orders() <= 101, "orders: " + parts.orders());
        assertTrue(parts.step() > 0 && parts.journal() > 0);
        assertEquals(
                parts.admission() + parts.step() - 30 + parts.journal() + parts.door(),
                parts.sum(10),
                1e-9);
    }

    @Test
    void shouldRefuseARunWithoutAnOrder() {
        OrderParts parts = new OrderParts(home);

        assertThrows(WrongAnswer.class, () -> parts.run(0, EngineTarget.PER_BAR, pace()));
    }
}
