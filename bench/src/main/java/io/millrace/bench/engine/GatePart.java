package io.millrace.bench.engine;

import io.millrace.bench.micro.PreTradeGateBenchmark;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * An entry sized and judged by every check, and, in turns with it, a request that sizing refuses:
 * the gate's share is the difference. Each call checks its verdict.
 */
public final class GatePart implements Part {

    private static final String PART = "gate";
    private static final int CALLS = 64;

    /** A part of the suite. */
    public GatePart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        PreTradeGateBenchmark gate = new PreTradeGateBenchmark();
        gate.prepare();
        double[] found =
                new Rounds(form.pick(10_000, 50_000), form.pick(4_000, 20_000))
                        .medians(List.of(() -> judge(gate), () -> size(gate)));
        findings.goal("gate-p50", found[0] - found[1]);
        findings.figure(PART, "sizing and gate, p50", found[0], "ns");
        findings.figure(PART, "sizing alone, p50", found[1], "ns");
        findings.goal("gate-bytes", bytes(gate));
    }

    private static long judge(PreTradeGateBenchmark gate) {
        int sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += gate.sizeAndJudge();
        }
        if (sum != 0) {
            throw new WrongAnswer("verdicts add up to " + sum);
        }
        return CALLS;
    }

    private static long size(PreTradeGateBenchmark gate) {
        for (int i = 0; i < CALLS; i++) {
            gate.sizeOnly();
        }
        return CALLS;
    }

    /** Bytes a call in the quietest of twenty rounds: the compiler is charged some now and then. */
    private static double bytes(PreTradeGateBenchmark gate) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                judge(gate);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / (1_000.0 * CALLS);
    }
}
