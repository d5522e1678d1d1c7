package io.millrace.bench.micro;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;
import io.millrace.model.state.Action;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.risk.GateLoad;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskLimits;
import io.millrace.risk.RiskSettings;
import io.millrace.risk.RiskStage;
import io.millrace.risk.StrategyLimits;
import io.millrace.risk.book.Funds;
import io.millrace.risk.state.KillLimits;

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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One entry judged by every check, alone ({@link GateLoad} says over what), with its record, and
 * sized before by the whole stage: there, five instruments at the same price, nothing held.
 *
 * <p>How p50 is taken: one call takes about as long as reading the clock twice, so that a sample of
 * one call would measure the clock. A sample is a round of {@link GateLoad#ORDERS} different
 * orders, divided by their number ({@link Mode#SampleTime}); the clock's share of it is below 1 ns.
 * The median of such means is the p50 of the gate as long as single calls do not differ by their
 * order, which {@code gateOnce} shows: it samples single calls, clock and all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PreTradeGateBenchmark {

    private static final int INSTRUMENTS = 5;
    private static final long RISK = fixed(0.01);
    private static final long NOW_NS = 1_767_625_200_000_000_000L;

    private final DecisionFlyweight decision =
            new DecisionFlyweight().wrap(new UnsafeBuffer(new byte[DecisionFlyweight.LENGTH]), 0);
    private RiskStage risk = fresh();
    private GateLoad load = new GateLoad(new Nowhere(), false);
    private GateLoad full = new GateLoad(new Nowhere(), true);

    private static long fixed(double value) {
        return FixedPoint.fromDouble(value);
    }

    private static RiskStage fresh() {
        List<Instrument> list = new ArrayList<>();
        for (int id = 0; id < INSTRUMENTS; id++) {
            list.add(
                    new Instrument(
                            id,
                            "I" + id,
                            "BENCH",
                            "USD",
                            new Instrument.Grid(fixed(0.01), fixed(0.001), fixed(1)),
                            new Instrument.Costs(0, fixed(0.0001), 0, 0),
                            SessionCalendar.ALWAYS_OPEN,
                            fixed(0.02),
                            true,
                            true,
                            true,
                            Terms.STANDARD));
        }
        RiskLimits limits =
                new RiskLimits(
                        new RiskLimits.OrderLimits(
                                2_000, fixed(1_000_000), 5_000_000_000L, 0, false, true),
                        new RiskLimits.TotalLimits(2_000, 5_000, 50, 5, 5, 200),
                        new KillLimits(300, 2_000, 5_000, true),
                        true);
        InstrumentTable table = new InstrumentTable(list);
        return new RiskStage(
                new RiskSettings(
                        limits,
                        List.of(new StrategyLimits(true, 0)),
                        OrderPolicy.standard(),
                        Funds.of(fixed(100_000), table)),
                table,
                new Nowhere());
    }

    /** Outputs that nobody reads. */
    private static final class Nowhere implements OutputSink {

        private final UnsafeBuffer room = new UnsafeBuffer(new byte[4_096]);

        @Override
        public int claim(int type, int instrumentId, int payloadLength) {
            return 0;
        }

        @Override
        public MutableDirectBuffer buffer() {
            return room;
        }

        @Override
        public void commit() {
            // Nobody reads it.
        }
    }

    /** An account that trades. */
    @Setup
    public void prepare() {
        load = new GateLoad(new Nowhere(), false);
        full = new GateLoad(new Nowhere(), true);
        check();
        risk = fresh();
        risk.start(false);
        risk.begin(1, NOW_NS);
        for (int id = 0; id < INSTRUMENTS; id++) {
            risk.onPrice(id, fixed(100));
        }
        decision.strategyId(0)
                .action(Action.ENTER_LONG.code())
                .sizeRequest(SizeRequest.RISK_FRACTION.code())
                .requestValue(RISK)
                .price(fixed(100))
                .entryPrice(FixedPoint.NONE)
                .stopPrice(fixed(98))
                .targetPrice(FixedPoint.NONE);
        decision.plan().triggerPrice(FixedPoint.NONE).weight(1);
    }

    /** Nothing may have changed what the gate answers. */
    @TearDown(Level.Iteration)
    public void check() {
        load.check();
        full.check();
    }

    /**
     * A round of entries, judged over an account that holds nothing.
     *
     * @return sum of the verdicts, 0
     */
    @Benchmark
    @OperationsPerInvocation(GateLoad.ORDERS)
    public int gateAlone() {
        return load.judgeAll();
    }

    /**
     * A round of entries, judged over an account that holds and asks for something.
     *
     * @return sum of the verdicts, 0
     */
    @Benchmark
    @OperationsPerInvocation(GateLoad.ORDERS)
    public int gateOverFullAccount() {
        return full.judgeAll();
    }

    /**
     * A round of entries, judged and written as they are journaled.
     *
     * @return sum of the verdicts, 0
     */
    @Benchmark
    @OperationsPerInvocation(GateLoad.ORDERS)
    public int gateAndRecord() {
        int sum = 0;
        for (int i = 0; i < GateLoad.ORDERS; i++) {
            sum += load.judgeAndWrite();
        }
        return sum;
    }

    /**
     * One entry, judged: with the clock.
     *
     * @return its verdict
     */
    @Benchmark
    public int gateOnce() {
        return load.judge();
    }

    /**
     * Nothing: the clock alone.
     *
     * @return 0
     */
    @Benchmark
    public int clock() {
        return 0;
    }

    /**
     * A round of entries, sized and judged by the stage.
     *
     * @return sum of the verdicts, 0
     */
    @Benchmark
    @OperationsPerInvocation(GateLoad.ORDERS)
    public int sizeAndJudge() {
        int sum = 0;
        for (int i = 0; i < GateLoad.ORDERS; i++) {
            decision.stopPrice(fixed(98)).requestValue(RISK + i);
            risk.prepare(0, decision, true);
            if (decision.sizeCode() != SizeCode.SIZED.code() || decision.verdict() != 0) {
                throw new IllegalStateException("verdict " + decision.verdict() + ", expected 0");
            }
            sum += decision.verdict();
        }
        return sum;
    }

    /**
     * The same for risks so small that they are less than a lot: sized only.
     *
     * @return sum of the codes
     */
    @Benchmark
    @OperationsPerInvocation(GateLoad.ORDERS)
    public int sizeOnly() {
        int sum = 0;
        for (int i = 0; i < GateLoad.ORDERS; i++) {
            decision.stopPrice(fixed(98)).requestValue(1 + (i & 1));
            risk.prepare(0, decision, true);
            if (decision.sizeCode() != SizeCode.INSUFFICIENT_CAPITAL.code()) {
                throw new IllegalStateException("size code " + decision.sizeCode());
            }
            sum += decision.sizeCode();
        }
        return sum;
    }
}
