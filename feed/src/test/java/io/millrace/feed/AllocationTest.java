package io.millrace.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;

import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.TickFile;
import io.millrace.feed.synthetic.Synthetic;
import io.millrace.feed.synthetic.SyntheticSource;
import io.millrace.model.event.EventSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The quietest of 20 rounds of 100,000 events allocates nothing. */
class AllocationTest {

    private static final int ROUNDS = 20;
    private static final int EVENTS = 100_000;
    private static final int BATCH = 1_000;

    /** Events of a round of long lines; the files would be too big otherwise. */
    private static final int LONG_EVENTS = 20_000;

    @TempDir Path directory;

    @Test
    void shouldAllocateNothingWhenPlainTradesAreRead() throws IOException {
        StringBuilder text = new StringBuilder("ts_ms,price,qty,side,id\n");
        for (int i = 0; i < (ROUNDS + 1) * EVENTS; i++) {
            text.append(1_642_204_800_000L + i).append(",43059.").append(i % 100);
            text.append(i % 10 == 0 ? ",1e-05,buy," : ",0.00713,sell,").append(i).append('\n');
        }
        assertQuiet(text.toString(), EVENTS);
    }

    @Test
    void shouldAllocateNothingWhenTwoFilesOfTextTimesAreMerged() throws IOException {
        StringBuilder text = new StringBuilder("time,bid,ask\n");
        for (int i = 0; i < (ROUNDS + 1) * EVENTS / 2; i++) {
            String hour = String.valueOf(10 + i / 360_000);
            String minute = String.valueOf(100 + i / 6_000 % 60).substring(1);
            String second = String.valueOf(100 + i / 100 % 60).substring(1);
            text.append("2022-01-15T").append(hour).append(':').append(minute).append(':');
            text.append(second).append(".5Z,1.5,1.").append(4 + i % 5).append('\n');
        }
        Path file = Files.writeString(directory.resolve("q.csv"), text);
        List<TickFile> files = List.of(SampleFiles.open(file, 0), SampleFiles.open(file, 1));
        try (FileSource source = new FileSource(files, Pacing.times(1e6), System::nanoTime)) {
            assertEquals(0, quietestRound(source, EVENTS));
        }
    }

    @Test
    void shouldAllocateNothingWhenCaptureOfBinanceIsRead() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("1642204800000000000 {\"lastUpdateId\":1,\"bids\":[[\"10\",\"1\"]],");
        text.append("\"asks\":[[\"12\",\"1\"]]}\n");
        // No ticker: every second event is a quote out of the book, its best bid set or removed.
        for (int i = 0; i < (ROUNDS + 2) * LONG_EVENTS / 2; i++) {
            long ms = 1_642_204_800_000L + i;
            text.append(ms)
                    .append("000000 {\"stream\":\"a@depth\",\"data\":{\"e\":\"depthUpdate\"");
            text.append(",\"E\":").append(ms).append(",\"s\":\"A\",\"U\":").append(i + 2);
            text.append(",\"u\":").append(i + 2).append(",\"b\":[[\"11\",\"").append(i % 2);
            text.append("\"]],\"a\":[[\"13.5\",\"2e-05\"]]}}\n");
            text.append(ms).append("000000 {\"e\":\"trade\",\"E\":").append(ms);
            text.append(",\"s\":\"A\",\"t\":").append(i).append(",\"p\":\"10.5\",\"q\":\"1\",");
            text.append("\"T\":").append(ms).append(",\"m\":true}\n");
        }
        assertQuiet(text.toString(), LONG_EVENTS);
    }

    @Test
    void shouldAllocateNothingWhenCaptureOfHyperliquidIsRead() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < (ROUNDS + 2) * LONG_EVENTS / 2; i++) {
            long ms = 1_642_204_800_000L + i;
            text.append("{\"channel\":\"l2Book\",\"data\":{\"coin\":\"A\",\"levels\":[[{\"n\":1,");
            text.append("\"px\":\"10.5\",\"sz\":\"1\"}],[{\"px\":\"11\",\"sz\":\"2\"}]],\"time\":");
            text.append(ms)
                    .append("}}\n{\"channel\":\"trades\",\"data\":[{\"coin\":\"A\",\"side\":");
            text.append("\"B\",\"px\":\"10.5\",\"sz\":\"1\",\"time\":").append(ms);
            text.append(",\"tid\":").append(i).append("}]}\n");
        }
        assertQuiet(text.toString(), LONG_EVENTS);
    }

    @Test
    void shouldAllocateNothingWhenJsonTradesAreRead() throws IOException {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < (ROUNDS + 2) * LONG_EVENTS; i++) {
            text.append(i == 0 ? "" : ", ").append('[').append(1_642_204_800_000L + i);
            text.append(",\"").append(i).append("\",null,\"buy\",0.09946999000000001,1e-05,0.1]");
        }
        assertQuiet(text.append("]").toString(), LONG_EVENTS);
    }

    @Test
    void shouldAllocateNothingWhenMarketIsSynthetic() {
        try (SyntheticSource source =
                new SyntheticSource(
                        new Synthetic(1_000_000_000, 3), Tables.many(7), Pacing.MAX, () -> 0)) {
            assertEquals(0, quietestRound(source, EVENTS));
        }
    }

    private void assertQuiet(String text, int events) throws IOException {
        Path file = directory.resolve("plain.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        try (FileSource source =
                new FileSource(List.of(SampleFiles.open(file, 0)), Pacing.MAX, () -> 0)) {
            assertEquals(0, quietestRound(source, events));
        }
    }

    private static long quietestRound(EventSource source, int events) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CountingSink sink = new CountingSink(true);
        long quietest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long end = sink.count() + events;
            long before = threads.getCurrentThreadAllocatedBytes();
            while (sink.count() < end) {
                source.poll(sink, BATCH);
            }
            quietest = Math.min(quietest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals((long) ROUNDS * events, sink.count());
        return quietest;
    }
}
