package io.millrace.bench.allocation;

import com.sun.management.ThreadMXBean;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Child;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.engine.pipeline.ThreadingMode;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * Bytes that the tick's threads allocate: the quietest of twenty stretches, as the compiler, and
 * the journal's next block of 16 MiB, are charged to a thread now and then. So a stretch is shorter
 * than a block. And a run under a collector that never frees, with 1 GB.
 */
public final class AllocationPart implements Part {

    private static final String PART = "allocation";
    private static final int STRETCHES = 20;

    /** Trades; their records take 5 MB. */
    private static final int STRETCH = 50_000;

    /** A part of the suite. */
    public AllocationPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        int warmUp = effort.pick(500_000, 5_000_000);
        double[] inline = bytes(place.fresh("inline"), ThreadingMode.INLINE, warmUp, findings);
        double[] fused = bytes(place.fresh("fused"), ThreadingMode.FUSED, warmUp, findings);
        findings.goal("allocation-per-event", Math.max(inline[0], fused[0]));
        findings.figure(PART, "inline, mean of all stretches", inline[1], "B/event");
        findings.figure(PART, "fused, mean of all stretches", fused[1], "B/event");
        epsilon(place, effort.pick(3_000_000, 30_000_000), findings);
    }

    /** Least and mean bytes an event, of the thread that runs the stages and of the input's. */
    private static double[] bytes(Path home, ThreadingMode mode, int warmUp, Findings findings) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LongRun run = new LongRun(home, mode);
        run.stretch(warmUp);
        long[] ids =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(
                                thread ->
                                        thread.equals(Thread.currentThread())
                                                || thread.getName().equals("millrace-engine"))
                        .mapToLong(Thread::threadId)
                        .toArray();
        double least = Double.MAX_VALUE;
        double sum = 0;
        for (int i = 0; i < STRETCHES; i++) {
            long before = allocated(threads, ids);
            run.stretch(STRETCH);
            double each = (double) (allocated(threads, ids) - before) / STRETCH;
            least = Math.min(least, each);
            sum += each;
        }
        run.check();
        findings.figure(PART, mode + ", threads looked at", ids.length, "");
        return new double[] {least, sum / STRETCHES};
    }

    private static long allocated(ThreadMXBean threads, long[] ids) {
        long sum = 0;
        for (long id : ids) {
            sum += threads.getThreadAllocatedBytes(id);
        }
        return sum;
    }

    private static void epsilon(Place place, int trades, Findings findings) throws Exception {
        Path home = place.fresh("epsilon");
        String said =
                Child.java(
                        place,
                        List.of(
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:-UseSerialGC",
                                "-XX:+UseEpsilonGC",
                                "-Xms1g",
                                "-Xmx1g"),
                        EpsilonMain.class,
                        List.of(home.toString(), Integer.toString(trades)));
        String[] words = said.strip().split(" ", -1);
        WrongAnswer.unlessEqual("state hash under Epsilon", LongRun.right(trades), words[0]);
        findings.goal("epsilon-heap", Double.parseDouble(words[1]));
        findings.figure(PART, "trades under Epsilon", trades, "");
    }
}
