package io.millrace.bench.engine;

import com.sun.management.ThreadMXBean;

import io.millrace.bench.micro.PreTradeGateBenchmark;
import io.millrace.bench.report.Findings;
import io.millrace.bench.report.Spread;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.risk.GateLoad;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * 64 different entries judged by every check, all of which pass: the median of rounds of them, each
 * divided by 64, since one call takes about as long as reading the clock.
 */
public final class GatePart implements Part {

    private static final String PART = "gate";
    private static final int ROUNDS = 1_000;

    /** A part of the suite. */
    public GatePart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        PreTradeGateBenchmark gate = new PreTradeGateBenchmark();
        gate.prepare();
        // A million calls, which warm up what the goals are about.
        double bytes = bytes(gate);
        Spread alone = p50(effort, 0.35, gate::gateAlone);
        Spread full = p50(effort, 0.45, gate::gateOverFullAccount);
        Spread record = p50(effort, 0.4, gate::gateAndRecord);
        Spread sized = p50(effort, 0.8, gate::sizeAndJudge);
        findings.goal("gate-p50", alone.median());
        findings.spread(PART, "gate-p50", alone, "ns");
        findings.goal("gate-full-p50", full.median());
        findings.spread(PART, "gate-full-p50", full, "ns");
        findings.figure(PART, "gate with its record, p50", record.median(), "ns");
        findings.figure(PART, "sizing, gate and record, p50", sized.median(), "ns");
        findings.goal("gate-bytes", bytes);
        gate.check();
    }

    private static Spread p50(Effort effort, double share, IntSupplier round) throws Exception {
        return effort.rounds(share, effort.pick(40_000, 100_000), effort.pick(10_000, 50_000))
                .around(List.of(() -> passed(round.getAsInt())))
                .spread(0);
    }

    private static long passed(int sum) {
        if (sum != 0) {
            throw new WrongAnswer("verdicts of the gate add up to " + sum + "; all must pass");
        }
        return GateLoad.ORDERS;
    }

    /** Bytes a call in the quietest of twenty rounds: the compiler is charged some now and then. */
    private static double bytes(PreTradeGateBenchmark gate) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ROUNDS; i++) {
                passed(gate.gateAlone());
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return (double) least / (ROUNDS * GateLoad.ORDERS);
    }
}
