package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;

import io.millrace.feed.CountingSink;
import io.millrace.feed.file.Adjustment;
import io.millrace.feed.file.EventReader;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** The quietest of 20 rounds of 80,000 events allocates nothing, adjusted and from plain text. */
class LeanAllocationTest {

    private static final int ROUNDS = 20;

    /** So that all rounds of ticks, 50 ms apart, fit into a day. */
    private static final int EVENTS = 80_000;

    @TempDir Path root;

    @BeforeEach
    void writeFactors() {
        LeanFiles.text(
                root,
                "equity/usa/factor_files/spy.csv",
                "20000101,0.7777777,0.33333333\n20501231,0.8613657,0.00892857\n");
    }

    private void assertQuiet(String name, IntFunction<String> row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < (ROUNDS + 1) * EVENTS; i++) {
            text.append(i * 50).append(',').append(row.apply(i)).append('\n');
        }
        Path file = LeanFiles.text(root, name, text.toString());
        try (EventReader reader = new LeanFormat().open(file, LeanFiles.adjusted(Adjustment.ALL))) {
            assertEquals(0, quietestRound(reader));
        }
    }

    private static long quietestRound(EventReader reader) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CountingSink sink = new CountingSink(true);
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < EVENTS; i++) {
                reader.advance();
                reader.writeTo(sink);
            }
            quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals((long) ROUNDS * EVENTS, sink.count());
        return quietest;
    }

    @Test
    void shouldAllocateNothingWhenTradesAreAdjusted() {
        assertQuiet(
                "equity/usa/tick/spy/20131007_trade.csv",
                i -> (1_600_000 + i % 999) + "," + i % 700 + ",P,20002020,0");
    }

    @Test
    void shouldAllocateNothingWhenQuotesAreAdjusted() {
        assertQuiet(
                "equity/usa/tick/spy/20131007_quote.csv",
                i -> i % 2 == 0 ? "1600000,100,0,0,P,1,0" : "0,0,1600100,100,Q,1,0");
    }

    @Test
    void shouldAllocateNothingWhenCurrenciesAreRead() {
        assertQuiet(
                "forex/fxcm/tick/eurusd/20131007_quote.csv",
                i -> "1.3" + i % 10 + ",1.3800" + i % 9);
    }

    @Test
    void shouldAllocateNothingWhenHoursAreReadFromText() {
        // A row an hour, so the rounds are shorter.
        StringBuilder text = new StringBuilder();
        java.time.LocalDate day = java.time.LocalDate.of(1998, 1, 2);
        for (int i = 0; i < 30_000; i++) {
            text.append(day.plusDays(i / 8).toString().replace("-", "")).append(' ');
            text.append(10 + i % 8).append(":00,,,,,,16,18,15,17,").append(i).append('\n');
        }
        String bars = text.toString().replaceFirst(",,,,,,", ",16,18,15,17,,");
        Path file = LeanFiles.text(root, "forex/oanda/hour/eurusd.csv", bars);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CountingSink sink = new CountingSink(true);
        long quietest = Long.MAX_VALUE;
        try (EventReader reader = new LeanFormat().open(file, LeanFiles.adjusted(Adjustment.ALL))) {
            for (int round = 0; round < ROUNDS; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1_500; i++) {
                    reader.advance();
                    reader.writeTo(sink);
                }
                quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - before);
            }
        }

        assertEquals(30_000, sink.count());
        assertEquals(0, quietest);
    }
}
