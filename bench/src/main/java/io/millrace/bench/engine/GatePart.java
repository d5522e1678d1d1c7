package io.millrace.bench.engine;

import com.sun.management.ThreadMXBean;

import io.millrace.bench.micro.PreTradeGateBenchmark;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.risk.GateLoad;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * 64 different entries judged by every check, over an account in the middle of its day; in turns
 * with that the same with their records, entries that are sized before, and requests that sizing
 * refuses. Each round checks its verdicts.
 */
public final class GatePart implements Part {

    private static final String PART = "gate";

    /** A part of the suite. */
    public GatePart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        PreTradeGateBenchmark gate = new PreTradeGateBenchmark();
        gate.prepare();
        double[] found =
                new Rounds(form.pick(10_000, 50_000), form.pick(4_000, 20_000))
                        .medians(
                                List.of(
                                        () -> passing(gate::gateAlone),
                                        () -> passing(gate::gateAndRecord),
                                        () -> passing(gate::sizeAndJudge),
                                        () -> sized(gate)));
        gate.check();
        findings.goal("gate-p50", found[0]);
        findings.figure(PART, "gate and its record, p50", found[1], "ns");
        findings.figure(PART, "sizing and gate, p50", found[2], "ns");
        findings.figure(PART, "sizing alone, p50", found[3], "ns");
        findings.goal("gate-bytes", bytes(gate));
    }

    private static long passing(IntSupplier round) {
        int sum = round.getAsInt();
        if (sum != 0) {
            throw new WrongAnswer("verdicts add up to " + sum);
        }
        return GateLoad.ORDERS;
    }

    /** It looks at its codes itself. */
    private static long sized(PreTradeGateBenchmark gate) {
        int sum = gate.sizeOnly();
        assert sum != 0 : "a request without a code";
        return GateLoad.ORDERS;
    }

    /** Bytes a call in the quietest of twenty rounds: the compiler is charged some now and then. */
    private static double bytes(PreTradeGateBenchmark gate) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        IntSupplier once = gate::gateAlone;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                passing(once);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / (1_000.0 * GateLoad.ORDERS);
    }
}
