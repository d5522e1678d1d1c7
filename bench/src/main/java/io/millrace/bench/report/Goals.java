package io.millrace.bench.report;

import static io.millrace.bench.report.Relation.AT_LEAST;
import static io.millrace.bench.report.Relation.AT_MOST;
import static io.millrace.bench.report.Relation.BELOW;

import java.util.List;

/** The catalogue: every goal of the suite, in the order of the table. */
public final class Goals {

    private static final List<Goal> ALL =
            List.of(
                    new Goal(
                            "journal-append-vs-mmap",
                            "journal",
                            "append of a trade, envelope and CRC included / raw mmap append",
                            AT_MOST,
                            2.0,
                            ""),
                    new Goal(
                            "engine-step",
                            "engine",
                            "engine step of a tick, 16 symbols",
                            AT_MOST,
                            100,
                            "ns"),
                    new Goal(
                            "live-figures-cost",
                            "engine",
                            "live figures of a paced tick and its orders / engine step",
                            AT_MOST,
                            2,
                            "%"),
                    new Goal(
                            "indicators-vs-talib",
                            "indicators",
                            "all indicators of the adaptive strategy, a bar / TA-Lib batch sum",
                            AT_MOST,
                            0.7,
                            ""),
                    new Goal(
                            "ta4j-vs-indicators",
                            "indicators",
                            "ta4j streaming, a bar / ours",
                            AT_LEAST,
                            200,
                            ""),
                    new Goal(
                            "indicators-all",
                            "indicators",
                            "all indicators of the specification, a bar, each read",
                            AT_MOST,
                            150,
                            "ns"),
                    new Goal(
                            "gate-p50",
                            "gate",
                            "pre-trade gate, all checks, p50",
                            AT_MOST,
                            200,
                            "ns"),
                    new Goal(
                            "gate-full-p50",
                            "gate",
                            "the same, over a full account",
                            AT_MOST,
                            200,
                            "ns"),
                    new Goal(
                            "gate-bytes",
                            "gate",
                            "pre-trade gate, allocation of an order",
                            AT_MOST,
                            0,
                            "B"),
                    new Goal(
                            "inline-p50-vs-parts",
                            "latency",
                            "inline tick-to-order p50 / sum of its measured parts",
                            AT_MOST,
                            1.4,
                            ""),
                    new Goal(
                            "inline-p99-vs-empty-loop",
                            "latency",
                            "inline tick-to-order p99 / empty-loop p99",
                            AT_MOST,
                            2,
                            ""),
                    new Goal(
                            "fused-p50-vs-ring-hop",
                            "latency",
                            "ring and fused consumer, tick-to-order p50 / bare ring hop p50",
                            AT_MOST,
                            1.8,
                            ""),
                    new Goal(
                            "saturated-events",
                            "throughput",
                            "saturated throughput, journaled, ring and fused consumer",
                            AT_LEAST,
                            5_000_000,
                            "events/s"),
                    new Goal(
                            "saturated-vs-naive",
                            "throughput",
                            "saturated throughput, journaled, never forced / naive pipeline",
                            AT_LEAST,
                            50,
                            ""),
                    new Goal(
                            "orders-vs-exchange-core",
                            "exchange",
                            "filled orders, journaled, never forced / pairs that match in"
                                    + " exchange-core with journaling",
                            AT_LEAST,
                            5,
                            ""),
                    new Goal(
                            "replay-verified",
                            "replay",
                            "replay with verification of every output",
                            AT_LEAST,
                            3_000_000,
                            "events/s"),
                    new Goal(
                            "replay-vs-mmap",
                            "replay",
                            "replay without verification / the same from a flat mmap",
                            AT_LEAST,
                            0.6,
                            ""),
                    new Goal(
                            "year-of-bars",
                            "year",
                            "100,000 minute bars, adaptive, costs, metrics, after JVM start",
                            BELOW,
                            0.5,
                            "s"),
                    new Goal(
                            "start-aot-vs-plain",
                            "startup",
                            "start to ready with AOT cache / without",
                            AT_MOST,
                            0.6,
                            ""),
                    new Goal(
                            "start-aot",
                            "startup",
                            "start to ready with warm AOT cache",
                            BELOW,
                            1,
                            "s"),
                    new Goal(
                            "allocation-per-event",
                            "allocation",
                            "steady state allocation of the tick's thread",
                            AT_MOST,
                            0,
                            "B/event"),
                    new Goal(
                            "epsilon-heap",
                            "allocation",
                            "heap used at the end of a run under Epsilon GC with 1 GB",
                            AT_MOST,
                            1_024,
                            "MiB"),
                    new Goal(
                            "resident-drift",
                            "memory",
                            "own resident memory, largest distance from its value after warm-up",
                            AT_MOST,
                            2,
                            "%"),
                    new Goal(
                            "kill-first-cancel",
                            "kill",
                            "kill during 50 open orders to the first cancel, longest",
                            AT_MOST,
                            50,
                            "ms"),
                    new Goal(
                            "kill-flat",
                            "kill",
                            "kill to nothing held at the simulated broker, longest",
                            AT_MOST,
                            10,
                            "s"),
                    new Goal(
                            "symbols-cost",
                            "scale",
                            "cost of a tick with 4,096 symbols / with 1",
                            AT_MOST,
                            4,
                            ""));

    private Goals() {}

    /** {@return every goal} */
    public static List<Goal> all() {
        return ALL;
    }

    /**
     * The goals of some parts.
     *
     * @param parts their names
     * @return in the order of the table
     */
    public static List<Goal> of(List<String> parts) {
        return ALL.stream().filter(goal -> parts.contains(goal.part())).toList();
    }
}
