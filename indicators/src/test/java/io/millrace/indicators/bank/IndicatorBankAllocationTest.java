package io.millrace.indicators.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/**
 * The bank allocates nothing. The quietest of many rounds is judged: the compiler of the virtual
 * machine charges some bytes to the thread now and then.
 */
final class IndicatorBankAllocationTest {

    private static final int ROUNDS = 20;
    private static final int UPDATES = 100_000;
    private static final long MINUTE_NS = 60_000_000_000L;

    private double sink;

    @Test
    void shouldAllocateNothingWhenBarsAreAddedAndRead() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(bank);
            long after = threads.getCurrentThreadAllocatedBytes();
            quietest = Math.min(quietest, after - before);
        }

        assertEquals(0, quietest);
        assertTrue(sink > 0.0);
    }

    private void run(IndicatorBank bank) {
        for (int i = 0; i < UPDATES; i++) {
            double close = 100.0 + (i * 31 % 97) * 0.01;
            bank.update(close, close + 0.05, close - 0.04, close, i % 1_000);
            if (bank.isWarm()) {
                sink += bank.kama() + bank.adx() + bank.rSquared() + bank.previousAtr();
                sink += bank.bollingerUpper() + bank.spreadVolatility(0.01, MINUTE_NS);
                sink += bank.volatilityState().code();
            }
        }
        bank.reset();
    }
}
