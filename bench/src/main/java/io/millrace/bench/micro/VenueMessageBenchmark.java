package io.millrace.bench.micro;

import io.millrace.bench.load.Ticks;
import io.millrace.feed.capture.BinanceRaw;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.Reading;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventSink;
import io.millrace.model.event.TradeFlyweight;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One recorded message of a venue made an event: a trade of Binance, 210 bytes of JSON behind its
 * receive time, read from a file that the system holds in memory, and written as a payload. Each
 * call reads a file of 20,000 of them; prices, sizes and numbers must add up to what was recorded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VenueMessageBenchmark {

    private static final int MESSAGES = 20_000;
    private static final long NS_A_MS = 1_000_000L;
    private static final double ONE = 1e8;

    private final Sum sum = new Sum();
    private Path file = Path.of("");
    private long expected;

    /** Takes trades and adds them up. */
    private static final class Sum implements EventSink {

        private final UnsafeBuffer room = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
        private final TradeFlyweight trade = new TradeFlyweight().wrap(room, 0);
        private long value;

        @Override
        public int claim(int type, int instrumentId, int payloadLength, long timeNs) {
            return 0;
        }

        @Override
        public MutableDirectBuffer buffer() {
            return room;
        }

        @Override
        public void commit() {
            value += of(trade.price(), trade.size(), trade.venueSequence());
        }

        /** Three numbers of a trade in one, so that none can be missing. */
        static long of(long price, long size, long number) {
            return price * 31 + size * 17 + number;
        }
    }

    /**
     * Records messages.
     *
     * @throws IOException when there is no room
     */
    @Setup(Level.Trial)
    public void record() throws IOException {
        file = Files.createTempFile("bench-btcusdt", ".txt");
        Ticks ticks = new Ticks(1, 64, 7);
        expected = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < MESSAGES; i++) {
                ticks.advance();
                out.write(message(ticks));
                expected += Sum.of(ticks.price(), ticks.size(), ticks.number());
            }
        }
    }

    private static String message(Ticks ticks) {
        long timeMs = ticks.timeNs() / NS_A_MS;
        return String.format(
                Locale.ROOT,
                "%d {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":%d,"
                        + "\"s\":\"BTCUSDT\",\"t\":%d,\"p\":\"%.8f\",\"q\":\"%.8f\",\"T\":%d,"
                        + "\"m\":true,\"M\":true}}%n",
                ticks.timeNs(),
                timeMs + 1,
                ticks.number(),
                ticks.price() / ONE,
                ticks.size() / ONE,
                timeMs);
    }

    /**
     * The file from its first message to its last.
     *
     * @return the sum of its events
     */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long message() {
        sum.value = 0;
        int events = 0;
        try (EventReader reader = new BinanceRaw().open(file, Reading.of(0))) {
            while (reader.advance()) {
                reader.writeTo(sum);
                events++;
            }
        }
        if (events != MESSAGES || sum.value != expected) {
            throw new IllegalStateException(
                    events
                            + " events of the sum "
                            + sum.value
                            + "; they must be "
                            + MESSAGES
                            + " of "
                            + expected);
        }
        return sum.value;
    }

    /**
     * Removes the file.
     *
     * @throws IOException when it cannot be removed
     */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
