package io.millrace.bench.allocation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.engine.pipeline.ThreadingMode;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Resident memory of a long run: looked at after each stretch; the first fifth warms up. The quick
 * form is a short one, and says how short.
 *
 * <p>The goal is about the program's own memory. Pages of files are the system's to take back: of
 * the journal those are resident that were written since its newest block of 16 MiB was mapped, so
 * that they go up and down with every block. They stand beside.
 */
public final class MemoryPart implements Part {

    private static final String PART = "memory";
    private static final int STRETCHES = 25;
    private static final int WARM_UP = 5;
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final int THROWN_AWAY_BYTES = 64 * 1024;

    @SuppressWarnings("UnusedVariable") // Written, so that the compiler cannot leave it out.
    private static volatile byte[] thrownAway = new byte[0];

    /** Reused: a look must not grow what it looks at. */
    private final ByteBuffer status = ByteBuffer.allocateDirect(8 * 1024);

    private final byte[] text = new byte[8 * 1024];

    /** A part of the suite. */
    public MemoryPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        int stretch = effort.pick(200_000, 4_000_000);
        LongRun run = new LongRun(place.fresh("home"), ThreadingMode.FUSED);
        passThroughHeap();
        double[] own = new double[STRETCHES];
        double[] files = new double[STRETCHES];
        try (FileChannel channel = FileChannel.open(STATUS)) {
            for (int i = 0; i < STRETCHES; i++) {
                run.stretch(stretch);
                String now = read(channel);
                own[i] = kib(now, "RssAnon:");
                files[i] = kib(now, "RssFile:");
            }
        }
        double first = own[WARM_UP - 1];
        findings.goal("resident-drift", 100 * farthest(own) / first);
        findings.figure(PART, "events of the run", (double) run.inputs(), "");
        findings.figure(PART, "own, after warm-up", first / 1024, "MiB");
        findings.figure(PART, "own, at the end", own[STRETCHES - 1] / 1024, "MiB");
        findings.figure(PART, "of files, after warm-up", files[WARM_UP - 1] / 1024, "MiB");
        findings.figure(PART, "of files, farthest from that", farthest(files) / 1024, "MiB");
        run.check();
    }

    /**
     * Throws away as much as it takes to collect once. A page of the heap counts from the first
     * time that it is touched, and the few bytes that the threads beside the engine throw away
     * would touch the young generation page by page for hours, which is no growth.
     */
    private static void passThroughHeap() {
        long before = collections();
        while (collections() == before) {
            thrownAway = new byte[THROWN_AWAY_BYTES];
        }
        thrownAway = new byte[0];
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /** Largest distance from the value after the warm-up. */
    private static double farthest(double[] kib) {
        double farthest = 0;
        for (int i = WARM_UP; i < kib.length; i++) {
            farthest = Math.max(farthest, Math.abs(kib[i] - kib[WARM_UP - 1]));
        }
        return farthest;
    }

    private String read(FileChannel channel) throws IOException {
        status.clear();
        channel.read(status, 0);
        int length = status.flip().remaining();
        status.get(text, 0, length);
        return new String(text, 0, length, US_ASCII);
    }

    private static double kib(String status, String name) throws IOException {
        int at = status.indexOf(name);
        int unit = status.indexOf("kB", at);
        if (at < 0 || unit < 0) {
            throw new IOException(STATUS + " has no " + name);
        }
        return Double.parseDouble(status.substring(at + name.length(), unit));
    }
}
