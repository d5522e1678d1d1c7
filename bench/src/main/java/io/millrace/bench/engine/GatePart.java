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
 * 64 different entries judged by every check, all of which pass: the median of rounds of them, each
 * divided by 64, since one call takes about as long as reading the clock.
 */
public final class GatePart implements Part {

    private static final String PART = "gate";
    private static final int ROUNDS = 1_000;

    /** A part of the suite. */
    public GatePart() {}

    @Override
    public void measure(Form form, Place place, Findings findings) throws Exception {
        PreTradeGateBenchmark gate = new PreTradeGateBenchmark();
        gate.prepare();
        Rounds rounds = new Rounds(form.pick(40_000, 100_000), form.pick(10_000, 50_000));
        findings.goal("gate-p50", p50(rounds, gate::gateAlone));
        findings.goal("gate-full-p50", p50(rounds, gate::gateOverFullAccount));
        findings.figure(PART, "gate with its record, p50", p50(rounds, gate::gateAndRecord), "ns");
        findings.figure(
                PART, "sizing, gate and record, p50", p50(rounds, gate::sizeAndJudge), "ns");
        findings.goal("gate-bytes", bytes(gate));
        gate.check();
    }

    private static double p50(Rounds rounds, IntSupplier round) throws Exception {
        return rounds.medians(List.of(() -> passed(round.getAsInt())))[0];
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
